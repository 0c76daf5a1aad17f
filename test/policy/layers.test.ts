/** The direction of imports, as src/README.md states it. The compiler proves it as well, by each room's tsconfig.json. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";

const SRC = resolve(import.meta.dirname, "../../src");

const CORE = ["contract", "text", "clutter", "article", "reader", "browser"];
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  contract: [],
  text: ["contract"],
  clutter: ["contract", "text"],
  article: ["contract", "text"],
  reader: ["contract", "text"],
  browser: ["contract"],
  page: CORE,
  background: CORE,
  popup: CORE,
  options: CORE,
  welcome: CORE,
  "full-reader": CORE,
};

interface Import {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

function sourceFiles(): string[] {
  return readdirSync(SRC, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".ts") && !path.endsWith(".d.ts"));
}

function importsOf(file: string): string[] {
  const source = readFileSync(join(SRC, file), "utf8");
  return [...source.matchAll(/^\s*(?:import|export)\b[^"';]*?["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']\s*\)/gmu)].map((match) => match[1] ?? match[2] ?? "");
}

function roomOf(path: string): string {
  return path.split("/")[0] ?? "";
}

function crossings(): Import[] {
  return sourceFiles().flatMap((file) =>
    importsOf(file)
      .filter((target) => target.startsWith("."))
      .map((target) => ({ file, from: roomOf(file), to: roomOf(relative(SRC, resolve(SRC, dirname(file), target))) }))
      .filter(({ from, to }) => from !== to),
  );
}

describe("layers", () => {
  test("every folder of src is a known room", () => {
    const rooms = readdirSync(SRC, { withFileTypes: true }).filter((entry) => entry.isDirectory() && entry.name !== "_locales");
    expect(rooms.map((room) => room.name).toSorted()).toEqual(Object.keys(MAY_IMPORT).toSorted());
  });

  test("rooms import only what they may", () => {
    const found = crossings();
    // The reader of imports must see some, or this test would pass on anything.
    expect(found.length).toBeGreaterThan(20);
    expect(found.filter(({ from, to }) => !MAY_IMPORT[from]?.includes(to))).toEqual([]);
  });

  test("only browser/ names the extension API", () => {
    const naming = sourceFiles().filter((file) => roomOf(file) !== "browser" && /webextension-polyfill|\bchrome\.\w|\bbrowser\.\w/u.test(readFileSync(join(SRC, file), "utf8")));
    expect(naming).toEqual([]);
  });
});
