import { describe, expect, test } from "vitest";
import type { Article, ArticleBlock } from "../../../src/contract/article";
import { renderArticle } from "../../../src/reader/render";

const LABELS = { editor: "责任编辑：$1", video: "观看视频" };

function render(blocks: readonly ArticleBlock[], fields: Partial<Article> = {}): HTMLElement {
  const article: Article = {
    url: "https://news.china.com/a/1.html",
    title: "标题",
    time: null,
    source: null,
    author: null,
    editor: null,
    keywords: [],
    section: null,
    blocks,
    pages: 1,
    missingPages: [],
    template: "T4",
    doubts: [],
    ...fields,
  };
  return renderArticle(article, document, LABELS);
}

describe("rendering an article", () => {
  test("facts that are known stand in one line, the time as the site wrote it", () => {
    const facts = render([], { source: "海运观察", time: "2025-11-18T09:42:15+08:00", editor: "周婉" }).querySelectorAll(".fact");
    expect([...facts].map((fact) => fact.textContent)).toEqual(["海运观察", "2025-11-18 09:42", "责任编辑：周婉"]);
  });

  test("no line of facts when none is known", () => {
    expect(render([]).querySelector(".facts")).toBeNull();
  });

  test("an editor's name with $ in it comes out as it is", () => {
    expect(render([], { editor: "$& $1" }).querySelector(".fact")?.textContent).toBe("责任编辑：$& $1");
  });

  test("text that looks like HTML stays text", () => {
    const article = render([{ kind: "paragraph", runs: [{ text: "<img src=x onerror=alert(1)>" }] }], { title: "<b>x</b>" });
    expect(article.querySelector("img, b")).toBeNull();
    expect(article.querySelector("h1")?.textContent).toBe("<b>x</b>");
  });

  test.each(["javascript:alert(1)", "data:text/html,x", " javascript:alert(1)", "vbscript:x", "file:///etc/passwd", "blob:https://x/y", "//host/relative", ""])(
    "the address %j makes no link and no picture",
    (address) => {
      const article = render([
        { kind: "paragraph", runs: [{ text: "x", href: address }] },
        { kind: "image", src: address, caption: null },
        { kind: "video", href: address, poster: address, caption: null },
      ]);
      for (const link of article.querySelectorAll("a")) expect(link.hasAttribute("href")).toBe(false);
      for (const picture of article.querySelectorAll("img")) expect(picture.hasAttribute("src")).toBe(false);
    },
  );

  test("a picture that is refused in its largest size is shown as the page has it, an address that is none never", () => {
    const [large, small] = ["https://img1.utuku.imgcdc.com/1200x0/a.jpg", "https://img1.utuku.imgcdc.com/650x0/a.jpg"];
    const pictures = [...render([{ kind: "image", src: large, fallback: small, caption: null }, { kind: "image", src: large, fallback: "javascript:alert(1)", caption: null }]).querySelectorAll("img")];
    for (const picture of pictures) picture.dispatchEvent(new Event("error"));
    expect(pictures.map(({ src }) => src)).toEqual([small, large]);
  });

  test("links open in a tab of their own that cannot reach back", () => {
    const link = render([{ kind: "paragraph", runs: [{ text: "x", bold: true, href: "https://news.china.com/" }] }]).querySelector("a");
    expect(link?.outerHTML).toBe('<a href="https://news.china.com/" target="_blank" rel="noopener noreferrer"><strong>x</strong></a>');
  });

  test("a line break in a cell or list item is one", () => {
    expect(render([{ kind: "list", ordered: false, items: [[{ text: "上" }, { text: "\n" }, { text: "下" }]] }]).querySelector("li")?.innerHTML).toBe("上<br>下");
  });

  test("the text's language chooses its glyphs", () => {
    expect(render([{ kind: "paragraph", runs: [{ text: "這個國家的時間" }] }]).lang).toBe("zh-Hant");
    expect(render([{ kind: "paragraph", runs: [{ text: "这个国家的时间" }] }]).lang).toBe("zh-Hans");
  });

  test("every kind of block has its element", () => {
    const article = render([
      { kind: "heading", level: 3, runs: [{ text: "小标题" }] },
      { kind: "list", ordered: true, items: [[{ text: "一" }], [{ text: "二" }]] },
      { kind: "quote", paragraphs: [[{ text: "引文" }]] },
      { kind: "table", rows: [[{ runs: [{ text: "头" }], header: true, colSpan: 2 }], [{ runs: [{ text: "格" }] }]] },
      { kind: "image", src: "https://img1.utuku.imgcdc.com/650x0/a.jpg", caption: "图说" },
      { kind: "video", href: "https://news.china.com/v.html", poster: null, caption: null },
    ]);
    expect([...(article.querySelector(".body")?.children ?? [])].map((child) => child.localName)).toEqual(["h3", "ol", "blockquote", "div", "figure", "figure"]);
    expect(article.querySelector("th")?.colSpan).toBe(2);
    expect(article.querySelector("figcaption")?.textContent).toBe("图说");
    expect(article.querySelector("img")?.referrerPolicy).toBe("no-referrer");
  });
});
