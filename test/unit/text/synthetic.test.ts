/** News-like texts, damaged by the forward model. The bars are what is reached today; `tools/text/score.ts` prints more. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { createRepairer } from "../../../src/text/repairer";
import { alignedTo } from "../../../tools/text/align";
import { damageText, TABLES, toTraditionalByCharacter, type DamageOptions, type TableName } from "../../support/damage";

const folder = new URL("../../fixtures/text/news/", import.meta.url);
const truths = readdirSync(folder)
  .filter((name) => name.endsWith(".txt"))
  .map((name) => toTraditionalByCharacter(readFileSync(new URL(name, folder), "utf8").trim()));

const ANNOTATION = /[\u4e00-\u9fff]\([a-zà-ǿ]{1,6} ?\)/g;

function repairAll(options: Omit<DamageOptions, "seed">): { annotationsLeft: number; share: number } {
  let annotationsLeft = 0;
  let right = 0;
  let all = 0;
  truths.forEach((truth, index) => {
    const seen = damageText(truth, { ...options, seed: index + 1 }).text;
    const { text } = createRepairer(seen).repair(seen);
    annotationsLeft += text.match(ANNOTATION)?.length ?? 0;
    right += alignedTo(truth, text).right;
    all += truth.length;
  });
  return { annotationsLeft, share: right / all };
}

test("there are enough texts", () => {
  expect(truths.length).toBeGreaterThanOrEqual(40);
});

describe("damaged news", () => {
  test.each(Object.keys(TABLES) as TableName[])("table %s: no annotation left, nearly every character right", (table) => {
    const { annotationsLeft, share } = repairAll({ table, splitRate: 0.8, annotationRate: 1 });
    expect(annotationsLeft).toBe(0);
    expect(share).toBeGreaterThan(0.995);
  });

  test("aligned annotations alone are undone exactly, also padded and with any reading", () => {
    for (const variant of ["plain", "padded", "anyReading"] as const) {
      expect(repairAll({ table: "medium", splitRate: 0, annotationRate: 1, variant }).annotationsLeft).toBe(0);
    }
  });
});
