/** The table of neighbours: which characters and marks stand side by side more often, or less often, than chance would have it. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { codeTrie } from "../../src/text/packed-words";
import { finish } from "../../src/text/steps";
import { isTableMark, LEAST_LEVEL, neighbourUnit, STEP_OF_LEVEL } from "../../src/text/neighbours";
import { BitWriter } from "./bit-writer";
import { trieOf } from "./words-table";
import { sorted } from "./sources";

const PROSE = fileURLToPath(new URL("prose/", import.meta.url));

/** As many pairs as the size budget leaves room for. */
const PAIRS = 16_000;
/** Added to what is seen and to what is expected: rare pairs tell little. */
const SMOOTHING = 2;
/** In nats. */
const TELLING = 0.5;
/** Marks are everywhere, so a pair with one counts for more. */
const MARK_WORTH = 2;
/** A pair that is never seen tells something when both are this frequent. */
const FREQUENT = 30;

interface Pair {
  readonly text: string;
  readonly level: number;
  readonly worth: number;
}

/** What is known of the prose of `prose/`, pairs within words of the dictionary apart: the words tell of those. */
function pairs(isWord: (text: string) => boolean): Pair[] {
  const seen = new Map<string, number>();
  const before = new Map<string, number>();
  const behind = new Map<string, number>();
  let total = 0;
  const add = (map: Map<string, number>, key: string): unknown => map.set(key, (map.get(key) ?? 0) + 1);
  for (const name of sorted(readdirSync(PROSE), (a, b) => (a < b ? -1 : 1))) {
    if (!name.endsWith(".txt")) continue;
    for (const line of readFileSync(PROSE + name, "utf8").split("\n")) {
      for (let i = 1; i < line.length; i += 1) {
        const one = neighbourUnit(line.charCodeAt(i - 1));
        const other = neighbourUnit(line.charCodeAt(i));
        if (one === 0 || other === 0) continue;
        total += 1;
        add(seen, String.fromCharCode(one, other));
        add(before, String.fromCharCode(one));
        add(behind, String.fromCharCode(other));
      }
    }
  }
  const all: Pair[] = [];
  const consider = (text: string, count: number): void => {
    const expected = ((before.get(text.charAt(0)) ?? 0) * (behind.get(text.charAt(1)) ?? 0)) / total;
    const worth = Math.log((count + SMOOTHING) / (expected + SMOOTHING));
    if (Math.abs(worth) < TELLING || isWord(text)) return;
    const level = Math.min(31, Math.max(1, Math.round(worth / STEP_OF_LEVEL) - LEAST_LEVEL));
    const isMark = isTableMark(text.charCodeAt(0)) || isTableMark(text.charCodeAt(1));
    all.push({ text, level, worth: Math.abs(worth) * (worth < 0 ? expected : count) * (isMark ? MARK_WORTH : 1) });
  };
  const frequent = (map: Map<string, number>): string[] => [...map].filter(([, count]) => count >= FREQUENT).map(([char]) => char);
  for (const [text, count] of seen) consider(text, count);
  for (const one of frequent(before)) for (const other of frequent(behind)) if (!seen.has(one + other)) consider(one + other, 0);
  return sorted(all, (a, b) => b.worth - a.worth || (a.text < b.text ? -1 : 1)).slice(0, PAIRS);
}

/** A writer keeps nothing of what it writes. */
const NOWHERE = (): void => {};

/** The packed table, in base64. `words`: what the dictionary has as a word. */
export function neighboursTable(words: ReadonlySet<string>): string {
  const writer = new BitWriter();
  const levels = new Map(pairs((text) => words.has(text)).map(({ text, level }) => [text, 2 ** (level - 1)]));
  finish(codeTrie(writer, trieOf(levels), NOWHERE, NOWHERE));
  return Buffer.from(writer.end()).toString("base64");
}
