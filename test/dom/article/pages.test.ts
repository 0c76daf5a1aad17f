/// <reference types="vite/client" />
import { describe, expect, it } from "vitest";
import { blockText } from "../../../src/article/blocks";
import { extractByTemplate } from "../../../src/article/extract";
import { joinPages } from "../../../src/article/join";
import { findPages, MAX_PAGES } from "../../../src/article/pages";
import { type ArticleReader, createArticleReader } from "../../../src/article/read-pages";
import { extractGeneric } from "../../../src/article/generic";
import type { Article, ArticleResult } from "../../../src/contract/article";

interface Truth {
  readonly urls: Readonly<Record<"page-1" | "page-2" | "page-3" | "all", string>>;
  readonly title: string;
  readonly time: string;
  readonly source: string;
  readonly editor: string;
  readonly paragraphs: readonly string[];
  readonly image: { readonly src: string; readonly caption: string };
}

const [truth] = Object.values(import.meta.glob<Truth>("../../fixtures/article/multi-page/truth.json", { import: "default", eager: true }));
if (truth === undefined) throw new Error("multi-page/truth.json is missing");
const sources = import.meta.glob<string>("../../fixtures/article/multi-page/*.html", { query: "?raw", import: "default", eager: true });
type Name = keyof Truth["urls"];
const html = (name: Name): string => sources[`../../fixtures/article/multi-page/${name}.html`] ?? "";

const parse = (source: string): Document => new DOMParser().parseFromString(source, "text/html");
const extract = (doc: Document, url: string): ArticleResult => extractByTemplate(doc, url) ?? extractGeneric(doc, url);

const BASE = "https://news.china.com/socialgd/10000169/20220718/42900031";
const pageUrl = (number: number): string => (number === 1 ? `${BASE}.html` : `${BASE}_${number - 1}.html`);

/** Serves pages by address; `null` is a server that does not answer. Writes down what it was asked for. */
function site(pages: Readonly<Record<string, string | null>>): { reader: ArticleReader; asked: string[] } {
  const asked: string[] = [];
  const fetchPage = async (url: string): Promise<Document> => {
    asked.push(url);
    const source = pages[url];
    if (source === undefined || source === null) throw new Error("no answer");
    return parse(source);
  };
  return { reader: createArticleReader({ extract, fetchPage }), asked };
}

function texts(result: ArticleResult): string[] {
  return (result.article?.blocks ?? []).filter(({ kind }) => kind !== "image").map(blockText);
}

const links = (markup: string, url = `${BASE}.html`): ReturnType<typeof findPages> => findPages(parse(markup), url);

describe("the links to the other pages", () => {
  it("go by text and address, not by the reversed class names", () => {
    expect(findPages(parse(html("page-2")), truth.urls["page-2"])).toEqual({
      current: 2,
      count: 3,
      urls: new Map([[1, truth.urls["page-1"]], [3, truth.urls["page-3"]]]),
      whole: truth.urls.all,
    });
  });

  it("of the one-page view itself lead nowhere new", () => {
    expect(findPages(parse(html("all")), truth.urls.all)).toMatchObject({ current: null });
  });

  it("are none on an article of one page, with links to other articles, prints and comments", () => {
    const others = ["42900032.html", "42900031_print.html", "42900031.html#top", "../20220719/42900031_1.html", "http://elsewhere.invalid/socialgd/10000169/20220718/42900031_1.html"];
    expect(links(others.map((href) => `<a href="${href}">下一页</a>`).join(""))).toBeNull();
  });

  it("count in the way that the site's numbers say", () => {
    const shifted = links('<div><a href="42900031_2.html">2</a><a href="42900031_3.html">3</a></div>');
    expect([...(shifted?.urls ?? [])]).toEqual([[2, `${BASE}_2.html`], [3, `${BASE}_3.html`]]);
    const nextOnly = links('<a href="42900031_2.html">下一页</a>');
    expect([...(nextOnly?.urls ?? [])]).toEqual([[2, `${BASE}_2.html`]]);
  });

  it("are completed where the row of numbers has a gap", () => {
    const gap = links('<div><a href="42900031_1.html">2</a> … <a href="42900031_6.html">[7]</a> 共<b>8</b>页</div>');
    expect(gap?.count).toBe(8);
    expect([...(gap?.urls.keys() ?? [])]).toEqual([2, 3, 4, 5, 6, 7, 8]);
    expect(gap?.urls.get(4)).toBe(pageUrl(4));
  });

  it("are thirty at most, however many the page claims", () => {
    const many = links('<div><a href="42900031_1.html">2</a> 共 400 页</div>');
    expect(Math.max(...(many?.urls.keys() ?? []))).toBe(MAX_PAGES);
    expect(many?.count).toBe(400);
  });
});

describe("an article on many pages", () => {
  const numbered = { [pageUrl(1)]: html("page-1"), [pageUrl(2)]: html("page-2"), [pageUrl(3)]: html("page-3") };
  const first = (): Document => parse(html("page-1"));

  it("is read from the one-page view when there is one", async () => {
    const { reader, asked } = site({ [truth.urls.all]: html("all") });
    const result = await reader.read(first(), truth.urls["page-1"]);
    expect(asked).toEqual([truth.urls.all]);
    expect(texts(result)).toEqual(truth.paragraphs);
    expect(result.article).toMatchObject({ url: truth.urls["page-1"], pages: 3, missingPages: [], time: truth.time, editor: truth.editor });
  });

  it("is joined in order, with the repeated lead once and the facts of page 1, from whichever page one starts", async () => {
    for (const start of ["page-1", "page-2", "page-3"] as const) {
      const { reader } = site(numbered);
      const result = await reader.read(parse(html(start)), truth.urls[start]);
      expect(texts(result), start).toEqual(truth.paragraphs);
      expect(result.article, start).toMatchObject({
        url: truth.urls[start], title: truth.title, time: truth.time, source: truth.source, editor: truth.editor, pages: 3, missingPages: [], template: "T1",
      });
      expect(result.article?.blocks.filter(({ kind }) => kind === "image")).toMatchObject([{ kind: "image", fallback: truth.image.src, caption: truth.image.caption }]);
    }
  });

  it("asks for nothing until it is wanted, then for what is wanted, and for each page once", async () => {
    const { reader, asked } = site(numbered);
    expect((await reader.read(first(), truth.urls["page-1"], [])).article).toMatchObject({ pages: 1, missingPages: [2, 3] });
    expect(asked).toEqual([]);
    expect((await reader.read(first(), truth.urls["page-1"], [3])).article).toMatchObject({ pages: 2, missingPages: [2] });
    expect(asked).toEqual([truth.urls.all, truth.urls.all, pageUrl(3)]);
    expect((await reader.read(first(), truth.urls["page-1"])).article).toMatchObject({ pages: 3, missingPages: [] });
    expect(asked.slice(3)).toEqual([pageUrl(2)]);
  });

  it("says which page is missing after a second attempt, and reads it when it is asked again", async () => {
    const pages: Record<string, string | null> = { ...numbered, [pageUrl(2)]: null };
    const { reader, asked } = site(pages);
    const lacking = await reader.read(first(), truth.urls["page-1"]);
    expect(lacking.article).toMatchObject({ pages: 2, missingPages: [2] });
    expect(texts(lacking)).toEqual([...truth.paragraphs.slice(0, 4), ...truth.paragraphs.slice(8)]);
    expect(asked.filter((url) => url === pageUrl(2))).toHaveLength(2);
    pages[pageUrl(2)] = html("page-2");
    expect(texts(await reader.read(first(), truth.urls["page-1"]))).toEqual(truth.paragraphs);
  });

  it("does not take an error page, a list or the first page again for a further page", async () => {
    const error = "<title>404 Not Found</title><h1>404 Not Found</h1>";
    const { reader } = site({ ...numbered, [pageUrl(2)]: error, [pageUrl(3)]: html("page-1") });
    const result = await reader.read(first(), truth.urls["page-1"]);
    expect(result.article).toMatchObject({ pages: 1, missingPages: [2, 3] });
  });

  it("does not believe a one-page view that lacks the page at hand", async () => {
    const { reader } = site({ ...numbered, [truth.urls.all]: html("page-3") });
    expect(texts(await reader.read(first(), truth.urls["page-1"]))).toEqual(truth.paragraphs);
  });

  it("follows 下一页 from page to page where no numbers are linked", async () => {
    const only = (name: Name, next: string): string => html(name).replace(/<div class="pageStyle5">.*<\/div><\/div><\/div>/, `</div><div class="fy">${next}</div>`);
    const { reader } = site({ [pageUrl(2)]: only("page-2", '<a href="42900031_2.html">下一页</a>'), [pageUrl(3)]: only("page-3", "") });
    const result = await reader.read(parse(only("page-1", '<a href="42900031_1.html">下一页</a>')), truth.urls["page-1"]);
    expect(result.article).toMatchObject({ pages: 3, missingPages: [] });
    expect(texts(result)).toEqual(truth.paragraphs);
  });

  it("is found by the link to the one-page view alone", async () => {
    const alone = html("page-1").replace(/<div class="pageStyle5">.*<\/div><\/div><\/div>/, `</div><a href="42900031_all.html">阅读全文</a>`);
    const { reader } = site({ [truth.urls.all]: html("all") });
    expect((await reader.read(parse(alone), truth.urls["page-1"], [])).article?.missingPages).toEqual([2]);
    const result = await reader.read(parse(alone), truth.urls["page-1"], [2]);
    expect(result.article?.missingPages).toEqual([]);
    expect(texts(result)).toEqual(truth.paragraphs);
  });

  it("gives the reason when the page at hand is no article, and asks for nothing", async () => {
    const { reader, asked } = site(numbered);
    expect(await reader.read(parse(""), truth.urls["page-1"])).toEqual({ article: null, reason: "empty" });
    expect(asked).toEqual([]);
  });
});

describe("joining", () => {
  const page = (lines: readonly string[], facts: Partial<Article> = {}): Article => ({
    url: BASE, title: "标题", time: null, source: null, author: null, editor: null, keywords: [], section: null, pages: 1, missingPages: [], template: "T4", doubts: [],
    blocks: lines.map((text) => ({ kind: "paragraph", runs: [{ text }] })), ...facts,
  });
  const joined = (first: Article, ...rest: Article[]): string[] => joinPages([first, ...rest]).blocks.map(blockText);

  it("keeps what is the same by chance, and what repeats inside of a page", () => {
    expect(joined(page(["一", "水退了。"]), page(["一", "水退了。", "人回来了。"]))).toEqual(["一", "水退了。", "一", "水退了。", "人回来了。"]);
    expect(joined(page(["他说，好的。", "他说，好的。"]), page(["另一页的开头。"]))).toEqual(["他说，好的。", "他说，好的。", "另一页的开头。"]);
  });

  it("takes the end of a page that stands again at the top of the next once", () => {
    expect(joined(page(["第一段写得不短，足够认出来。", "第二段也写得不短。"]), page(["第二段也写得不短。", "第三段。"]))).toEqual(["第一段写得不短，足够认出来。", "第二段也写得不短。", "第三段。"]);
  });

  it("takes facts that the first page lacks from the next that has them", () => {
    expect(joinPages([page(["一"], { source: "临河日报" }), page(["二"], { source: "别处", editor: "卫长风", keywords: ["河堤"] })])).toMatchObject({ source: "临河日报", editor: "卫长风", keywords: ["河堤"] });
  });
});
