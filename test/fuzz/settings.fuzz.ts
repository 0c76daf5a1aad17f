/** Settings come from storage, from files and from other versions: whatever stands there, they are read. */
import * as fc from "fast-check";
import { expect } from "vitest";
import { READING_RANGES } from "../../src/contract/reading";
import { DEFAULTS, readSettings, settingsToStore } from "../../src/contract/settings";
import { problemsIn } from "../../src/contract/settings-check";
import { readSettingsFile, writeSettingsFile } from "../../src/contract/settings-file";
import { property } from "./property";

const KEYS = [...Object.keys(DEFAULTS), ...Object.keys(DEFAULTS.reading), "format", "china.com", "__proto__", "constructor", "toString", ""];
const leaf = fc.oneof(fc.constantFrom(null, true, 0, -1, Number.POSITIVE_INFINITY, Number.NaN, "", "hans", "hant-tw", "china.com", "ad", "rule:x", "auto", 1, 2, 99), fc.string(), fc.double(), fc.integer());
const value: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  any: fc.oneof({ maxDepth: 4 }, leaf, fc.array(tie("any"), { maxLength: 5 }), fc.dictionary(fc.oneof(fc.constantFrom(...KEYS), fc.string({ maxLength: 4 })), tie("any"), { maxKeys: 8 })),
})).any;
const stored = fc.oneof({ weight: 3, arbitrary: fc.dictionary(fc.constantFrom(...KEYS), value, { maxKeys: 9 }) }, { weight: 1, arbitrary: value }, { weight: 1, arbitrary: fc.anything({ withMap: true, withSet: true, withNullPrototype: true, withDate: true, withBigInt: true, withSparseArray: true }) });

property("settings: stored", "anything is read, and what was read is valid", stored, (anything) => {
  const settings = readSettings(anything);
  expect(Object.keys(settings).toSorted()).toEqual(Object.keys(DEFAULTS).toSorted());
  expect(readSettings(settings)).toEqual(settings);
  expect(readSettings(structuredClone(settings))).toEqual(settings);
  for (const [name, { min, max }] of Object.entries(READING_RANGES)) {
    const chosen = settings.reading[name as keyof typeof READING_RANGES];
    expect(chosen >= min && chosen <= max).toBe(true);
  }
  expect(Array.isArray(problemsIn(anything))).toBe(true);
});

property("settings: stored again", "what is stored means what was chosen, whatever was stored before", fc.tuple(stored, stored), ([before, other]) => {
  const settings = readSettings(other);
  expect(readSettings(settingsToStore(before, settings))).toEqual(settings);
});

property("settings: file", "any file is read or refused, and our own come back", fc.tuple(fc.oneof(fc.string(), fc.json(), value.map((any) => JSON.stringify({ kind: "qingye-settings", settings: any }) ?? "")), stored), ([text, other]) => {
  const read = readSettingsFile(text);
  expect(read.ok ? read.settings : read.problem).toBeTruthy();
  const settings = readSettings(other);
  expect(readSettingsFile(writeSettingsFile(settings, "1.2.3", "2026-01-01T00:00:00Z"))).toEqual({ ok: true, settings });
});
