/// <reference types="vite/client" />
import { describe, expect, it } from "vitest";
import type { ArticleResult } from "../../../src/contract/article";
import { extractByTemplate } from "../../../src/article/extract";
import { extractGeneric } from "../../../src/article/generic";
import type { ExtractOptions } from "../../../src/article/options";

interface Expectation {
  readonly url: string;
  /** Which of the two must answer; on `generic` pages the templates must say that they do not know. */
  readonly via: "template" | "generic";
  readonly expect: ArticleResult;
}

const pages = import.meta.glob<string>("../../fixtures/article/*.html", { query: "?raw", import: "default", eager: true });
const expectations = import.meta.glob<Expectation>("../../fixtures/article/*.json", { import: "default", eager: true });

/** Stands in for the classifier, and fails the test when it is asked about running text. */
const SPAM: ExtractOptions = {
  isSpam: (text) => {
    expect(text.length).toBeLessThanOrEqual(80);
    return /娱乐城|注册送|下注/.test(text) && !text.startsWith("警方");
  },
};

const parse = (html: string): Document => new DOMParser().parseFromString(html, "text/html");

describe("fixture pages", () => {
  it("each have an expectation", () => {
    const names = Object.keys(pages).map((path) => path.replace(/html$/, "json"));
    expect(names.length).toBeGreaterThan(20);
    expect(names).toEqual(Object.keys(expectations));
  });

  for (const [path, html] of Object.entries(pages)) {
    const name = path.split("/").at(-1) ?? path;
    const expectation = expectations[path.replace(/html$/, "json")];
    it(name, () => {
      if (expectation === undefined) throw new Error(`no expectation for ${name}`);
      const { url, via, expect: expected } = expectation;
      const doc = parse(html);
      const before = doc.documentElement.outerHTML;
      const byTemplate = extractByTemplate(doc, url, SPAM);
      const result = via === "template" ? byTemplate : extractGeneric(doc, url, SPAM);
      expect(result).toEqual(expected);
      if (via === "generic") expect(byTemplate).toBeNull();
      expect(doc.documentElement.outerHTML).toBe(before);
    });
  }

  it("keep their text when no template is asked", () => {
    for (const [path, html] of Object.entries(pages)) {
      const expected = expectations[path.replace(/html$/, "json")];
      if (expected === undefined || expected.expect.article === null || /gallery|table|short|broken-stray/.test(path)) continue;
      const { article } = extractGeneric(parse(html), expected.url, SPAM);
      expect(article, path).not.toBeNull();
      expect(article?.blocks, path).toEqual(expected.expect.article.blocks);
    }
  });
});
