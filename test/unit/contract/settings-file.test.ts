import { describe, expect, test } from "vitest";
import { FORMAT } from "../../../src/contract/migrations";
import { DEFAULTS, readSettings, type Settings } from "../../../src/contract/settings";
import { problemsIn } from "../../../src/contract/settings-check";
import { MAX_FILE_BYTES, readSettingsFile, writeSettingsFile } from "../../../src/contract/settings-file";

const SETTINGS: Settings = {
  ...DEFAULTS,
  sitesOff: ["a.invalid"],
  script: "hant-tw",
  shown: { "china.com": ["rule:share", "reason:ad"], constructor: ["rule:share"] },
  shownEverywhere: ["floating"],
  ownHidden: { "china.com": ["#box > p"], "[::1]": [".x"] },
  mirrors: ["mirror.invalid", "my_host.invalid"],
  reading: { ...DEFAULTS.reading, size: 22, theme: "sepia", indent: true },
};

/** A file with other settings in it than ours would write. */
function fileWith(changes: object): string {
  return JSON.stringify({ kind: "qingye-settings", version: "0.1.0", saved: "2026-01-01", settings: { format: FORMAT, ...SETTINGS, ...changes } });
}

function problemsOf(text: string): unknown {
  const result = readSettingsFile(text);
  if (result.ok) return "none";
  const { problem } = result;
  return problem.kind === "fields" ? problem.fields.map((field) => [field.path, field.kind === "type" ? field.expected : field.kind]) : problem.kind;
}

describe("a file of settings", () => {
  test("comes back as it was written, a byte order mark or not", () => {
    const text = writeSettingsFile(SETTINGS, "0.1.0", "2026-01-01T00:00:00.000Z");
    expect(readSettingsFile(text)).toEqual({ ok: true, settings: SETTINGS });
    expect(readSettingsFile(`\uFEFF${text}`)).toEqual({ ok: true, settings: SETTINGS });
  });

  test("from before a field was added gets the field's default", () => {
    expect(readSettingsFile(JSON.stringify({ kind: "qingye-settings", settings: { sitesOff: ["a.invalid"] } }))).toEqual({ ok: true, settings: { ...DEFAULTS, sitesOff: ["a.invalid"] } });
  });

  test.each([
    ["", "not_json"],
    ["清页", "not_json"],
    ['{"kind":"qingye-settings","settings":{', "not_json"],
    ["[".repeat(900_000), "not_json"],
    ["null", "not_settings"],
    ["[1]", "not_settings"],
    ['{"manifest_version":3}', "not_settings"],
    ['{"kind":"other","settings":{}}', "not_settings"],
    ['{"kind":"qingye-settings"}', "not_settings"],
    [" ".repeat(MAX_FILE_BYTES + 1), "too_large"],
    [fileWith({ format: FORMAT + 1, sitesOff: 3 }), "newer"],
  ])("%# is refused", (text, problem) => {
    expect(problemsOf(text)).toBe(problem);
  });

  test("from a newer version is said with that version", () => {
    expect(readSettingsFile(JSON.stringify({ kind: "qingye-settings", version: "9.4.0", settings: { format: 99 } }))).toEqual({ ok: false, problem: { kind: "newer", version: "9.4.0" } });
  });

  test.each([
    [{ sitesOff: "china.com" }, [["sitesOff", "list"]]],
    [{ sitesOff: ["china.com", 4] }, [["sitesOff[1]", "text"]]],
    [{ sitesOff: ["not a host"] }, [["sitesOff[0]", "value"]]],
    [{ script: "latin" }, [["script", "value"]]],
    [{ script: null }, [["script", "text"]]],
    [{ reading: [] }, [["reading", "group"]]],
    [{ reading: { ...DEFAULTS.reading, size: "large", theme: "pink" } }, [["reading.size", "number"], ["reading.theme", "value"]]],
    [{ reading: { ...DEFAULTS.reading, size: 400 } }, [["reading.size", "value"]]],
    [{ reading: { ...DEFAULTS.reading, indent: 1 } }, [["reading.indent", "flag"]]],
    [{ reading: { ...DEFAULTS.reading, glow: 1 } }, [["reading.glow", "unknown"]]],
    [{ shown: { "china.com": "rule:share" } }, [['shown["china.com"]', "list"]]],
    [{ shown: { "a b": ["rule:share"] } }, [["shown", "value"]]],
    [{ ownHidden: { "china.com": ["#a", 7] } }, [['ownHidden["china.com"][1]', "text"]]],
    [{ shownEverywhere: ["own"] }, [["shownEverywhere[0]", "value"]]],
    [{ mirrors: ["*"] }, [["mirrors[0]", "value"]]],
    [{ mirrors: ["news.china.com"] }, [["mirrors[0]", "value"]]],
    [{ cookies: 1 }, [["cookies", "unknown"]]],
    [{ format: "1" }, [["format", "number"]]],
    [{ script: 1, sitesOff: 2 }, [["sitesOff", "list"], ["script", "text"]]],
  ])("%j is refused with the field's name", (changes, problems) => {
    expect(problemsOf(fileWith(changes))).toEqual(problems);
  });

  test("cannot reach the prototype of anything", () => {
    const text = fileWith({}).replace('"settings":{', '"settings":{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},');
    expect(problemsOf(text)).toEqual([["__proto__", "unknown"], ["constructor", "unknown"]]);
    expect(problemsOf(fileWith({}).replace('"shown":{', '"shown":{"__proto__":["polluted"],'))).toEqual([["shown", "value"]]);
    expect(problemsOf(`{"__proto__":{"polluted":true},${fileWith({}).slice(1)}`)).toEqual([["__proto__", "unknown"]]);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

describe("problemsIn", () => {
  test("nothing stored, and all that we store, is sound", () => {
    for (const stored of [undefined, {}, DEFAULTS, SETTINGS, { ...SETTINGS, format: FORMAT }, { ...SETTINGS, shown: { "china.com": [] } }]) expect(problemsIn(stored)).toEqual([]);
  });

  test.each([null, 3, "x", [1]])("%j is no settings at all", (stored) => {
    expect(problemsIn(stored)).toMatchObject([{ path: "", kind: "type", expected: "group" }]);
    expect(readSettings(stored)).toEqual(DEFAULTS);
  });
});
