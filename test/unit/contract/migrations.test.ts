import { describe, expect, test } from "vitest";
import { FORMAT, formatOf, migrated, type Migration } from "../../../src/contract/migrations";
import { DEFAULTS, readSettings, settingsToStore } from "../../../src/contract/settings";

/** As two later versions might change the settings: one renames a field, the next changes its shape. */
const LATER: readonly Migration[] = [
  ({ sitesOff, ...fields }) => ({ ...fields, off: sitesOff }),
  ({ off, ...fields }) => ({ ...fields, off: Object.fromEntries((Array.isArray(off) ? off : []).map((site) => [site, true])) }),
];

describe("migrations", () => {
  test.each([
    ["without a number, from the first versions", { sitesOff: ["a.invalid"] }],
    ["of format 1", { format: 1, sitesOff: ["a.invalid"] }],
    ["with a format that is none", { format: "new", sitesOff: ["a.invalid"] }],
  ])("a value %s goes through all, in order", (_name, stored) => {
    expect(migrated(stored, LATER)).toMatchObject({ off: { "a.invalid": true } });
    expect(migrated(stored, LATER)).not.toHaveProperty("sitesOff");
  });

  test("a value starts where its format is", () => {
    expect(migrated({ format: 2, off: ["a.invalid"], sitesOff: ["not ours any more"] }, LATER)).toMatchObject({ off: { "a.invalid": true }, sitesOff: ["not ours any more"] });
    expect(migrated({ format: 3, off: ["as it is"] }, LATER)).toEqual({ format: 3, off: ["as it is"] });
    expect(migrated({ format: 9, off: ["as it is"] }, LATER)).toEqual({ format: 9, off: ["as it is"] });
  });

  test.each([undefined, null, 3, "text", [1]])("%j has no fields, and does not throw", (stored) => {
    expect(migrated(stored, LATER)).toMatchObject({ off: {} });
    expect(formatOf(stored)).toBe(1);
  });
});

describe("settingsToStore", () => {
  test("writes all fields and the format", () => {
    expect(settingsToStore(undefined, DEFAULTS)).toEqual({ ...DEFAULTS, format: FORMAT });
  });

  test("puts right what was damaged, and keeps fields that this version does not know", () => {
    const stored = { sitesOff: 7, script: "keep", addedLater: { a: 1 } };
    expect(settingsToStore(stored, { ...readSettings(stored), sitesOff: ["a.invalid"] })).toEqual({
      ...DEFAULTS,
      format: FORMAT,
      script: "keep",
      sitesOff: ["a.invalid"],
      addedLater: { a: 1 },
    });
  });

  test("of a newer format only what was changed is written", () => {
    const stored = { format: FORMAT + 1, sitesOff: { "a.invalid": "since then an object" }, script: "hant-tw", shown: [["another", "shape"]], addedLater: true };
    const settings = readSettings(stored);
    expect(settings).toEqual({ ...DEFAULTS, script: "hant-tw" });
    expect(settingsToStore(stored, settings)).toEqual(stored);
    expect(settingsToStore(stored, { ...settings, script: "keep" })).toEqual({ ...stored, script: "keep" });
  });
});
