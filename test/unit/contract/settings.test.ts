import { describe, expect, test } from "vitest";
import { DEFAULTS, readSettings, siteOf } from "../../../src/contract/settings";

describe("readSettings", () => {
  test.each([undefined, null, 7, "off", [], {}, { sitesOff: "china.com", script: 3 }, { script: "latin" }, { shown: [1], ownHidden: { a: 3 }, mirrors: {} }])("falls back to the defaults on %j", (stored) => {
    expect(readSettings(stored)).toEqual(DEFAULTS);
  });

  test("keeps what is valid and repairs field by field", () => {
    expect(readSettings({ sitesOff: ["china.com", 4, "", "china.com", "mirror.invalid"], script: "keep", later: true, ownHidden: { "china.com": ["#box", 7], b: [] } })).toEqual({
      ...DEFAULTS,
      sitesOff: ["china.com", "mirror.invalid"],
      script: "keep",
      ownHidden: { "china.com": ["#box"] },
    });
  });

  test("what would spoil all mirrors is left out, and so are the site's own pages", () => {
    const mirrors = ["mirror.invalid", "*", "a b", "-x.invalid", "x..invalid", "Mirror.invalid", "http://x.invalid", "x.invalid/y", "x.invalid:80", "news.china.com", "[::1]", "__proto__", "a".repeat(300)];
    expect(readSettings({ mirrors }).mirrors).toEqual(["mirror.invalid", "[::1]"]);
  });

  test("only kinds that there are can be shown everywhere", () => {
    expect(readSettings({ shownEverywhere: ["ad", "own", "news", 3, "ad"] }).shownEverywhere).toEqual(["ad"]);
  });
});

describe("siteOf", () => {
  test("all channels of china.com are one site", () => {
    expect(siteOf("news.china.com")).toBe("china.com");
    expect(siteOf("china.com")).toBe("china.com");
  });

  test("other hosts stand for themselves, however they are named", () => {
    expect(siteOf("notchina.com")).toBe("notchina.com");
    expect(siteOf("china.com.mirror.invalid")).toBe("china.com.mirror.invalid");
  });
});
