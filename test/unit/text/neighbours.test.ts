import { expect, test } from "vitest";
import { loadLexicon } from "../../../src/text/lexicon";
import { LEAST_LEVEL, neighbourUnit, worthOfLevel } from "../../../src/text/neighbours";

test("a mark has one unit in full width and in ASCII, apart from all characters", () => {
  const unitOf = (char: string): number => neighbourUnit(char.charCodeAt(0));
  expect(unitOf("，")).toBe(unitOf(","));
  expect(unitOf("。")).not.toBe(unitOf("，"));
  expect(unitOf("7")).toBe(unitOf("0"));
  expect(unitOf("海")).toBe("海".charCodeAt(0));
  expect(unitOf("F")).toBe(0);
});

test("levels below the middle cost, levels above are worth something", () => {
  expect(worthOfLevel(1)).toBeLessThan(0);
  expect(worthOfLevel(-LEAST_LEVEL)).toBeCloseTo(0);
  expect(worthOfLevel(-LEAST_LEVEL + 1)).toBeGreaterThan(0);
});

test("a character that nobody puts before a comma is dearer there than elsewhere", () => {
  const { text } = loadLexicon();
  const before = (char: string): number => text(`也${char}，`) - text(`也${char}`);
  expect(before("和")).toBeGreaterThan(before("好") + 1);
});
