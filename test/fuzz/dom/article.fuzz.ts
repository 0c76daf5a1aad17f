/** The article room: any page is read without a fault and without a trace, and what comes out can be shown. */
import * as fc from "fast-check";
import { expect } from "vitest";
import { extractByTemplate } from "../../../src/article/extract";
import { extractGeneric } from "../../../src/article/generic";
import { classifySpam } from "../../../src/clutter/spam-text";
import type { ArticleResult } from "../../../src/contract/article";
import { renderArticle } from "../../../src/reader/render";
import { property } from "../property";
import { bodyHtml, templateHtml } from "./pages";

const ADDRESS = "https://news.china.com/socialgd/10000169/20240311/47310001.html";
const OPTIONS = { isSpam: (text: string, context: Parameters<typeof classifySpam>[1]): boolean => classifySpam(text, context).spam };

const parse = (html: string): Document => new DOMParser().parseFromString(`<!doctype html><title>巡渠人的一天_新闻频道_中华网</title>${html}`, "text/html");
/** Not the document's own markup methods: a page can shadow them. */
const serialised = (doc: Document): string => new XMLSerializer().serializeToString(Document.prototype.cloneNode.call(doc, true));

const isWeb = (address: string): boolean => /^https?:\/\//u.test(address) && URL.canParse(address);

function expectSafe(result: ArticleResult | null): void {
  if (!result?.article) return;
  const { article } = result;
  expect(JSON.parse(JSON.stringify(article))).toEqual(article);
  for (const block of article.blocks) {
    if (block.kind === "image") expect([block.src, block.fallback ?? block.src].filter((address) => !isWeb(address))).toEqual([]);
    if (block.kind === "video") expect([block.href, block.poster ?? block.href].filter((address) => !isWeb(address))).toEqual([]);
  }
  for (const [, href = ""] of JSON.stringify(article.blocks).matchAll(/"href":"((?:[^"\\]|\\.)*)"/gu)) expect(href).toMatch(/^https?:/u);
}

const anyPage = fc.oneof(bodyHtml, templateHtml);

property("article: any page", "is read without a fault, by template and without, and stays as it is", anyPage, (html) => {
  const doc = parse(html);
  const before = serialised(doc);
  const results = [extractByTemplate(doc, ADDRESS, OPTIONS), extractGeneric(doc, ADDRESS, OPTIONS)];
  expect(serialised(doc)).toBe(before);
  results.forEach(expectSafe);
});

const ELEMENTS = new Set("article header h1 h2 h3 h4 p div span ul ol li blockquote table tbody tr td th figure figcaption img a strong br".split(" "));

property("article: rendered", "becomes elements of known kinds, with addresses of the web only", templateHtml, (html) => {
  const result = extractByTemplate(parse(html), ADDRESS, OPTIONS);
  if (!result?.article) return;
  const rendered = renderArticle(result.article, document.implementation.createHTMLDocument(), { editor: "$1", video: "video" });
  for (const element of rendered.querySelectorAll("*")) {
    expect(ELEMENTS.has(element.localName), element.localName).toBe(true);
    for (const { name, value } of element.attributes) {
      expect(name).not.toMatch(/^on|^style$|^id$|^srcdoc$/u);
      if (name === "href" || name === "src") expect(isWeb(value), value).toBe(true);
    }
  }
});
