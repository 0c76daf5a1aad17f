import { expect, test } from "vitest";
import type { Article } from "../../../src/contract/article";
import { readingMinutes, shareRead } from "../../../src/reader/progress";

const article = (text: string): Article => ({
  url: "https://news.china.com/a/1.html", title: "", time: null, source: null, author: null, editor: null, keywords: [], section: null,
  blocks: [{ kind: "paragraph", runs: [{ text }] }], pages: 1, missingPages: [], template: "T4", doubts: [],
});

test.each([["", 1], ["字", 1], ["字".repeat(255 * 4), 4], ["字，".repeat(255 * 4), 4], ["word ".repeat(228 * 3), 3], [`${"字".repeat(255)} ${"word ".repeat(228)}`, 2]] as const)(
  "the time to read a text (%#)",
  (text, minutes) => {
    expect(readingMinutes(article(text))).toBe(minutes);
  },
);

test("how far an article is read: 0 with its start in sight, 1 with its end, nothing when all of it is", () => {
  expect(shareRead(0, 2600, 600)).toBe(0);
  expect(shareRead(-1000, 2600, 600)).toBe(0.5);
  expect(shareRead(-2000, 2600, 600)).toBe(1);
  expect(shareRead(-2500, 2600, 600)).toBe(1);
  expect(shareRead(40, 2600, 600)).toBe(0);
  expect(shareRead(0, 500, 600)).toBeNull();
});
