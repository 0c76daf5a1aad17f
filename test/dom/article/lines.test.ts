/// <reference types="vite/client" />
import { describe, expect, it } from "vitest";
import { extractByTemplate } from "../../../src/article/extract";
import { extractGeneric } from "../../../src/article/generic";
import type { ExtractOptions } from "../../../src/article/options";
import { hiddenByStyles } from "../../../src/article/style-rules";
import { classifySpam } from "../../../src/clutter/spam-text";
import type { ArticleResult } from "../../../src/contract/article";
import { linesOf } from "../../../src/reader/text";

interface Truth {
  readonly url: string;
  readonly article: {
    readonly title: string;
    /** As the page shows it. */
    readonly time: string | null;
    readonly source: string | null;
    readonly author: string | null;
    readonly editor: string | null;
    readonly keywords: readonly string[];
    readonly paragraphs: readonly string[];
    readonly images: readonly { readonly src: string; readonly caption: string | null }[];
  } | null;
  readonly optional?: readonly string[];
  readonly bylineEither?: boolean;
}

const pages = import.meta.glob<string>("../../fixtures/article-lines/*.html", { query: "?raw", import: "default", eager: true });
const truths = import.meta.glob<Truth>("../../fixtures/article-lines/*.json", { import: "default", eager: true });

const parse = (html: string): Document => new DOMParser().parseFromString(html, "text/html");
const isSpam: NonNullable<ExtractOptions["isSpam"]> = (text, context) => classifySpam(text, context).spam;

function read(html: string, url: string): ArticleResult {
  const doc = parse(html);
  const options: ExtractOptions = { isSpam, isHidden: hiddenByStyles(doc) };
  return extractByTemplate(doc, url, options) ?? extractGeneric(doc, url, options);
}

/** What the reader shows, in the form of the truth. */
function shown(result: ArticleResult, optional: ReadonlySet<string>): Truth["article"] {
  const { article } = result;
  if (article === null) return null;
  const images = article.blocks.flatMap((block) => (block.kind === "image" ? [{ src: block.fallback ?? block.src, caption: block.caption }] : []));
  const paragraphs = article.blocks.flatMap((block) => (block.kind === "image" ? [] : linesOf(block))).filter((line) => line !== "" && !optional.has(line));
  const { title, time, source, author, editor, keywords } = article;
  return { title, time: time?.replace("T", " ").replace("+08:00", "") ?? null, source, author, editor, keywords, paragraphs, images };
}

describe("pages with their articles as lines", () => {
  it("have each a truth", () => {
    expect(Object.keys(pages).length).toBeGreaterThan(40);
    expect(Object.keys(pages).map((path) => path.replace(/html$/, "json"))).toEqual(Object.keys(truths));
  });

  for (const [path, html] of Object.entries(pages)) {
    const name = path.split("/").at(-1) ?? path;
    const truth = truths[path.replace(/html$/, "json")];
    it(name, () => {
      if (truth === undefined) throw new Error(`no truth for ${name}`);
      const optional = new Set(truth.optional);
      const got = shown(read(html, truth.url), optional);
      const { article } = truth;
      if (article === null || got === null) expect(got).toEqual(article);
      else {
        const byline = truth.bylineEither === true && got.source === null ? { source: got.author, author: null } : {};
        const wantedByline = truth.bylineEither === true && article.source === null ? { source: article.author, author: null } : {};
        expect({ ...got, ...byline }).toEqual({ ...article, ...wantedByline, paragraphs: article.paragraphs.filter((line) => !optional.has(line)) });
      }
    });
  }
});
