/** What the tables of `src/text/generated` are made from: three packages named in devDependencies and dependencies. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import STCharacters from "opencc-js/dict/STCharacters";
import TSCharacters from "opencc-js/dict/TSCharacters";
import { pinyin } from "pinyin-pro";
import { isTraditionalOnly } from "../../src/text/char-map";

const require = createRequire(import.meta.url);

/** Version and licence of an installed package, for the header of what is made from it. */
export function provenance(name: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(packageFolder(name), "package.json"), "utf8"));
  if (typeof manifest !== "object" || manifest === null || !("version" in manifest)) throw new Error(`${name}: no version in package.json`);
  const licence = "license" in manifest ? String(manifest.license) : "unknown licence";
  return `${name} ${String(manifest.version)} (${licence})`;
}

function packageFolder(name: string): string {
  for (const folder of require.resolve.paths(name) ?? []) {
    try {
      readFileSync(join(folder, name, "package.json"));
      return join(folder, name);
    } catch {
      // Not in this node_modules; the next one up is tried.
    }
  }
  throw new Error(`${name} is not installed`);
}

export interface Word {
  readonly text: string;
  /** Occurrences in the corpus of the dictionary's makers, about 60 million words. */
  readonly count: number;
}

const HAN_ONLY = /^[\u4e00-\u9fff]+$/;

function hasTraditional(text: string): boolean {
  return [...text].some((char) => isTraditionalOnly(char.charCodeAt(0)));
}

/** The words of jieba's plain-text dictionary that are written in Simplified characters alone, most frequent first. */
export function jiebaWords(): Word[] {
  const words = readFileSync(join(packageFolder("@node-rs/jieba"), "dict.txt"), "utf8")
    .split("\n")
    .map((line) => line.split(" "))
    .filter(([text, count]) => text !== undefined && HAN_ONLY.test(text) && !hasTraditional(text) && Number(count) > 0)
    .map(([text, count]) => ({ text: text ?? "", count: Number(count) }));
  return sorted(words, (a, b) => b.count - a.count || (a.text < b.text ? -1 : 1));
}

function pairs(dictionary: string): Map<string, string> {
  return new Map(dictionary.split("|").map((entry): [string, string] => [entry.split(" ")[0] ?? "", entry.split(" ")[1] ?? ""]));
}

/** OpenCC's Simplified form of each Traditional character that has one. */
export const toSimplified: ReadonlyMap<string, string> = pairs(TSCharacters);

/** OpenCC's first Traditional form of each Simplified character that has another one. */
export const toTraditional: ReadonlyMap<string, string> = pairs(STCharacters);

/** All readings of a character, with tone marks, the most usual first. */
export function readingsOf(char: string): readonly string[] {
  return pinyin(char, { multiple: true, type: "array" }).filter((reading) => reading !== char);
}

/** How often each character occurs in the words of the dictionary. */
export function characterCounts(words: readonly Word[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { text, count } of words) {
    for (const char of text) counts.set(char, (counts.get(char) ?? 0) + count);
  }
  return counts;
}

/** A sorted copy. */
export function sorted<T>(items: Iterable<T>, compare: (a: T, b: T) => number): T[] {
  const copy = [...items];
  copy.sort(compare);
  return copy;
}
