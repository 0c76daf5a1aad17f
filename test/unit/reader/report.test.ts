import { describe, expect, test } from "vitest";
import type { Article } from "../../../src/contract/article";
import type { PageState } from "../../../src/contract/messages";
import { reportFile, type ReportFacts } from "../../../src/reader/report";

const STATE: PageState = {
  url: "https://news.china.com/a/1.html",
  cleaning: true,
  original: false,
  html: true,
  damaged: true,
  findings: [{ id: 3, rule: "right-column", reason: "clutter", text: "热门推荐", shown: false }],
  repairs: [{ before: "(shi)", after: "", kind: "annotation", certain: true }],
  timings: { hide: 1.5 },
  failures: ["TypeError: x"],
};

const ARTICLE: Article = {
  url: STATE.url, title: "江岸步道开放", time: "2025-11-18T09:42:15+08:00", source: "海运观察", author: null, editor: null, keywords: [], section: "news", pages: 1, missingPages: [], template: "generic", doubts: ["unknown-layout"],
  blocks: [{ kind: "paragraph", runs: [{ text: "正文。" }] }, { kind: "image", src: "https://a.cn/a.jpg", caption: null }],
};

const FACTS: ReportFacts = {
  version: "0.1.0", browser: "Mozilla/5.0", language: "zh-CN", madeAt: "2026-01-02T03:04:05.000Z", url: "", state: STATE, result: { article: ARTICLE }, html: null, note: "少了一段",
};

const read = (facts: Partial<ReportFacts>): Record<string, unknown> => JSON.parse(reportFile({ ...FACTS, ...facts }).text) as Record<string, unknown>;

describe("a report", () => {
  test("is named after the page's host and the day", () => {
    expect(reportFile(FACTS).name).toBe("2026-01-02 qingye-report news.china.com.json");
    expect(reportFile({ ...FACTS, state: null, url: "nowhere" }).name).toBe("2026-01-02 qingye-report.json");
  });

  test("holds what was seen, hidden, repaired and read, and what went wrong", () => {
    expect(read({})).toEqual({
      format: "qingye-report/1",
      note: "少了一段",
      url: STATE.url,
      madeAt: FACTS.madeAt,
      version: "0.1.0",
      browser: "Mozilla/5.0",
      language: "zh-CN",
      page: { cleaning: true, original: false, html: true, damaged: true },
      article: expect.objectContaining({ template: "generic", doubts: ["unknown-layout"], title: "江岸步道开放", lines: ["正文。"], pictures: 1, videos: 0 }) as object,
      hidden: [{ rule: "right-column", reason: "clutter", text: "热门推荐", shown: false }],
      repairs: STATE.repairs,
      timings: { hide: 1.5 },
      failures: ["TypeError: x"],
    });
  });

  test("holds the page's HTML only when it was added", () => {
    expect(read({})).not.toHaveProperty("pageHtml");
    expect(read({ html: "<p>x</p>" })["pageHtml"]).toBe("<p>x</p>");
  });

  test("is made of what there is: a page without an article, and a page that does not answer", () => {
    expect(read({ result: { article: null, reason: "list" } })["article"]).toEqual({ reason: "list" });
    expect(read({ state: null, result: null, url: "https://news.china.com/b.html" })).toMatchObject({ url: "https://news.china.com/b.html", page: null, article: null, hidden: null });
  });
});
