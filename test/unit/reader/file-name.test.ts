import { assert, option, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { fileName } from "../../../src/reader/file-name";

const bytes = (text: string): number => new TextEncoder().encode(text).length;

describe("the name of a saved file", () => {
  test.each([
    ["江岸新修的步道开放", "2025-11-18T09:42:15+08:00", "md", "2025-11-18 江岸新修的步道开放.md"],
    ["江岸新修的步道开放", null, "html", "江岸新修的步道开放.html"],
    // The date is the site's, whatever the reader's zone.
    ["夜航", "2025-11-18T00:30:00+08:00", "md", "2025-11-18 夜航.md"],
    ['“A/B”：是\\否<真>|假?*"', null, "md", "“A／B”：是＼否＜真＞｜假？＊＂.md"],
    ["10:30 的车", null, "md", "10：30 的车.md"],
    ["  两端　空白\n换行\t制表 ", null, "md", "两端 空白 换行 制表.md"],
    ["...隐藏", null, "md", "隐藏.md"],
    ["~家", null, "md", "家.md"],
    ["结尾的点. . .", null, "md", "结尾的点.md"],
    ["CON", null, "md", "_CON.md"],
    ["com1.通知", null, "md", "_com1.通知.md"],
    ["COM", null, "md", "COM.md"],
    ["CON", "2025-11-18", "md", "2025-11-18 CON.md"],
    ["\u202e倒写\u200b的\u0007标题\ud800", null, "md", "倒写的标题.md"],
    ["\u0000\u202e", null, "md", "news.china.com.md"],
    ["…", "not a time", "md", "….md"],
  ] as const)("%j of %j", (title, time, extension, expected) => {
    expect(fileName(title, time, extension, "news.china.com")).toBe(expected);
  });

  test("a page that names nothing still gives a name", () => {
    expect(fileName("", null, "json", "")).toBe("qingye.json");
  });

  test("a long title is cut between characters as a reader sees them, within 200 bytes", () => {
    const family = "👨‍👩‍👧";
    const name = fileName("标".repeat(70), "2025-11-18", "html", "");
    expect(bytes(name)).toBeLessThanOrEqual(200);
    expect(bytes(name)).toBeGreaterThan(190);
    expect(name).toMatch(/^2025-11-18 标+\.html$/u);
    // The joiners are taken out, so that a cut cannot leave one behind.
    expect(fileName(family, null, "md", "")).toBe("👨👩👧.md");
    expect(fileName("e\u0301".repeat(150), null, "md", "")).toMatch(/^é+\.md$/u);
  });

  test("whatever the title is, every system takes the name", () => {
    assert(
      property(string({ unit: "binary", maxLength: 300 }), option(string()), (title, time) => {
        const name = fileName(title, time, "md", title);
        expect(bytes(name)).toBeLessThanOrEqual(200);
        expect(name).toMatch(/^[^<>:"/\\|?*\p{Cc}\p{Cf}\p{Cs}.~\s][^<>:"/\\|?*\p{Cc}\p{Cf}\p{Cs}]*\.md$/u);
        expect(name.slice(0, -3)).toMatch(/[^.\s]$/u);
      }),
      { numRuns: 500 },
    );
  });
});
