import { describe, expect, test } from "vitest";
import type { Article } from "../../../src/contract/article";
import { readArticle } from "../../../src/contract/stored-article";

const ARTICLE: Article = {
  url: "https://news.china.com/a/1.html",
  title: "标题",
  time: "2025-11-02T08:16:40+08:00",
  source: "清江日报",
  author: null,
  editor: null,
  keywords: ["渡口"],
  section: "news/socialgd",
  blocks: [
    { kind: "paragraph", runs: [{ text: "一", bold: true }, { text: "二", href: "https://news.china.com/" }] },
    { kind: "heading", level: 3, runs: [{ text: "小标题" }] },
    { kind: "list", ordered: true, items: [[{ text: "甲" }]] },
    { kind: "quote", paragraphs: [[{ text: "引文" }]] },
    { kind: "table", rows: [[{ runs: [{ text: "头" }], header: true, colSpan: 2, rowSpan: 1 }]] },
    { kind: "image", src: "https://img1.utuku.imgcdc.com/a.jpg", fallback: "https://img1.utuku.imgcdc.com/b.jpg", caption: "图", size: { width: 650, height: 433 } },
    { kind: "video", href: "https://news.china.com/v.html", poster: null, caption: null },
  ],
  pages: 2,
  missingPages: [3],
  template: "T4",
  doubts: ["more-on-page"],
};

describe("readArticle", () => {
  test("gives back what was kept, through JSON", () => {
    expect(readArticle(JSON.parse(JSON.stringify(ARTICLE)))).toEqual(ARTICLE);
  });

  test("takes no fields that it does not know", () => {
    expect(readArticle({ ...ARTICLE, html: "<b>x</b>", blocks: [{ kind: "paragraph", runs: [{ text: "一", onclick: "x" }], id: "x" }] })).toEqual({
      ...ARTICLE,
      blocks: [{ kind: "paragraph", runs: [{ text: "一" }] }],
    });
  });

  test.each([
    undefined, null, 3, "x", [], {},
    { ...ARTICLE, title: 3 },
    { ...ARTICLE, time: undefined },
    { ...ARTICLE, template: "T9" },
    { ...ARTICLE, template: "constructor" },
    { ...ARTICLE, pages: -1 },
    { ...ARTICLE, pages: 1.5 },
    { ...ARTICLE, missingPages: ["2"] },
    { ...ARTICLE, doubts: ["none"] },
    { ...ARTICLE, blocks: {} },
    { ...ARTICLE, blocks: [null] },
    { ...ARTICLE, blocks: [{ kind: "html", html: "x" }] },
    { ...ARTICLE, blocks: [{ kind: "toString" }] },
    { ...ARTICLE, blocks: [{ kind: "heading", level: 1, runs: [] }] },
    { ...ARTICLE, blocks: [{ kind: "paragraph", runs: [{ text: ["x"] }] }] },
    { ...ARTICLE, blocks: [{ kind: "image", src: {}, caption: null }] },
    { ...ARTICLE, blocks: [{ kind: "image", src: "https://x.example/", caption: null, size: { width: "1", height: 1 } }] },
  ])("gives nothing for what is no article (%#)", (stored) => {
    expect(readArticle(stored)).toBeNull();
  });
});
