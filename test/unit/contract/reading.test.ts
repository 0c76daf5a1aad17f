import { describe, expect, test } from "vitest";
import { READING_DEFAULTS, readReading } from "../../../src/contract/reading";

describe("readReading", () => {
  test.each([undefined, null, 3, "x", [], {}, { size: "18", width: null, lineHeight: Number.NaN, font: "comic", theme: 1, indent: "yes", script: "latin", marks: 0, speechRate: {} }])(
    "falls back to the defaults on %j",
    (stored) => {
      expect(readReading(stored)).toEqual(READING_DEFAULTS);
    },
  );

  test("keeps what is valid, field by field, and drops what it does not know", () => {
    expect(readReading({ size: 22, theme: "sepia", font: 4, indent: true, script: "hant-hk", later: 1 })).toEqual({
      ...READING_DEFAULTS, size: 22, theme: "sepia", indent: true, script: "hant-hk",
    });
  });

  test("brings numbers into their range", () => {
    expect(readReading({ size: 1000, width: -3, lineHeight: 1e9, speechRate: 0 })).toMatchObject({ size: 32, width: 22, lineHeight: 2.6, speechRate: 0.5 });
  });

  test("steps of a tenth stay what they look like", () => {
    expect(readReading({ lineHeight: 1.8 + 0.1 + 0.1 }).lineHeight).toBe(2);
  });
});
