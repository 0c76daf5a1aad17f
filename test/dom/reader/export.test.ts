import { describe, expect, test } from "vitest";
import type { Article, ArticleBlock, TextRun } from "../../../src/contract/article";
import { exportDocument } from "../../../src/reader/export-document";
import { htmlFile } from "../../../src/reader/html-file";
import { markdown } from "../../../src/reader/markdown";
import { plainText } from "../../../src/reader/plain-text";
import { renderArticle } from "../../../src/reader/render";

const URL_OF_PAGE = "https://news.china.com/a/1.html";
const PICTURE = "https://img1.utuku.imgcdc.com/650x0/a.jpg";

const ARTICLE: Article = {
  url: URL_OF_PAGE,
  title: "江岸步道开放",
  time: "2025-11-18T09:42:15+08:00",
  source: "海运观察",
  author: null,
  editor: "周婉",
  keywords: ["步道", "江岸"],
  section: null,
  blocks: [],
  pages: 1,
  missingPages: [],
  template: "T4",
  doubts: [],
};

function exported(blocks: readonly ArticleBlock[], fields: Partial<Article> = {}): Document {
  const rendered = renderArticle({ ...ARTICLE, blocks, ...fields }, document, { editor: "责任编辑：$1", video: "观看视频" });
  return exportDocument(rendered, fields.url ?? URL_OF_PAGE, { source: "原文：", keywords: "关键词：" });
}

const paragraph = (...runs: readonly (string | TextRun)[]): ArticleBlock => ({ kind: "paragraph", runs: runs.map((run) => (typeof run === "string" ? { text: run } : run)) });
const bold = (text: string): TextRun => ({ text, bold: true });

/** The Markdown of blocks alone, without title, facts, keywords and source. */
function body(...blocks: readonly ArticleBlock[]): string {
  const text = markdown(exported(blocks, { source: null, time: null, editor: null, keywords: [] }));
  const [head, tail] = ["# 江岸步道开放\n\n", `\n\n原文：<${URL_OF_PAGE}>\n`];
  expect(text.startsWith(head) && text.endsWith(tail), text).toBe(true);
  return text.slice(head.length, -tail.length);
}

describe("what is taken along", () => {
  test("is a copy of title, facts, body, keywords and source, without what is only for the reader's window", () => {
    const rendered = renderArticle({ ...ARTICLE, blocks: [paragraph("正文。")] }, document, { editor: "责任编辑：$1", video: "观看视频" });
    rendered.id = "article";
    rendered.querySelector("header")?.append(Object.assign(document.createElement("button"), { textContent: "朗读" }));
    rendered.append(Object.assign(document.createElement("aside"), { textContent: "目录" }));
    const before = rendered.outerHTML;
    const copy = exportDocument(rendered, URL_OF_PAGE, { source: "原文：", keywords: "关键词：" });
    expect(rendered.outerHTML).toBe(before);
    expect(copy.title).toBe(ARTICLE.title);
    expect([...copy.body.querySelectorAll("h1, p")].map((element) => element.textContent)).toEqual([
      "江岸步道开放", "海运观察2025-11-18 09:42责任编辑：周婉", "正文。", "关键词：步道、江岸", `原文：${URL_OF_PAGE}`,
    ]);
    expect(copy.querySelector("button, aside, [id]")).toBeNull();
  });

  test("an address that is not of the web makes no link", () => {
    expect(exported([], { url: "javascript:alert(1)" }).querySelector("a")).toBeNull();
  });
});

describe("plain text", () => {
  const labels = { caption: "（图：$1）" };

  test("parts blocks by an empty line", () => {
    const text = plainText(
      exported([
        { kind: "heading", level: 2, runs: [{ text: "小标题" }] },
        paragraph("上行\n下行", bold("重点"), { text: "链接", href: "https://news.china.com/" }),
        { kind: "quote", paragraphs: [[{ text: "引一" }], [{ text: "引二" }]] },
        { kind: "list", ordered: true, items: [[{ text: "甲" }], [{ text: "乙" }]] },
        { kind: "list", ordered: false, items: [[{ text: "丙" }]] },
        { kind: "table", rows: [[{ runs: [{ text: "站" }], header: true }, { runs: [{ text: "时" }], header: true }], [{ runs: [{ text: "东\n门" }] }, { runs: [{ text: "9" }] }]] },
        { kind: "image", src: PICTURE, caption: "值$1钱" },
        { kind: "image", src: PICTURE, caption: null },
      ]),
      labels,
    );
    expect(text.split("\n\n")).toEqual([
      "江岸步道开放", "海运观察　2025-11-18 09:42　责任编辑：周婉", "小标题", "上行\n下行重点链接", "引一", "引二", "1. 甲\n2. 乙", "· 丙", "站\t时\n东 门\t9", "（图：值$1钱）", "关键词：步道、江岸", `原文：${URL_OF_PAGE}`,
    ]);
  });
});

describe("Markdown", () => {
  test("has title, facts, body, keywords and source", () => {
    expect(markdown(exported([paragraph("正文。")]))).toBe(
      `# 江岸步道开放\n\n海运观察 · 2025-11-18 09:42 · 责任编辑：周婉\n\n正文。\n\n关键词：步道、江岸\n\n原文：<${URL_OF_PAGE}>\n`,
    );
  });

  test.each([
    ["2*3*4=24", "2\\*3\\*4=24"],
    ["snake_case_name", "snake\\_case\\_name"],
    ["# 不是标题", "\\# 不是标题"],
    ["1. 不是列表", "1\\. 不是列表"],
    ["2025. ", "2025\\."],
    ["1) 不是列表", "1\\) 不是列表"],
    ["3.5 公里", "3.5 公里"],
    ["- 不是列表", "\\- 不是列表"],
    ["+ 不是列表", "\\+ 不是列表"],
    ["> 不是引文", "\\> 不是引文"],
    ["===", "\\==="],
    ["---", "\\---"],
    ["[图](x)![a](b)", "\\[图\\](x)!\\[a\\](b)"],
    ["`code`", "\\`code\\`"],
    ["C:\\路", "C:\\\\路"],
    ["<b>粗</b><script>", "\\<b>粗\\</b>\\<script>"],
    ["AT&T &copy; &#42;", "AT&T \\&copy; \\&#42;"],
    ["3~5天，6~8天", "3\\~5天，6\\~8天"],
    ["甲|乙", "甲\\|乙"],
  ])("%j is text and stays text", (text, expected) => {
    expect(body(paragraph(text))).toBe(expected);
  });

  test("a line after a break begins a line too", () => {
    expect(body(paragraph("上\n# 下\n1. 再下"))).toBe("上  \n\\# 下  \n1\\. 再下");
  });

  test.each<[string, TextRun[], string]>([
    ["bold inside of a sentence", [{ text: "他说" }, bold("很好"), { text: "的" }], "他说**很好**的"],
    // CommonMark would not close these two where they end.
    ["a quotation", [bold("“好”"), { text: "他说" }], "“**好**”他说"],
    ["a label with its colon", [bold("记者："), { text: "请问" }], "**记者**：请问"],
    ["a quotation inside of a sentence", [{ text: "他说" }, bold("“好”"), { text: "吗" }], "他说“**好**”吗"],
    ["beside marks nothing is in the way", [{ text: "他说，" }, bold("“好”"), { text: "。" }], "他说，**“好”**。"],
    ["at the line's ends neither", [bold("“好”")], "**“好”**"],
    ["neighbours", [bold("上"), bold("下")], "**上下**"],
    ["white space at the ends", [{ text: "前" }, bold(" 中 "), { text: "后" }], "前 **中** 后"],
    ["a line break at the end", [bold("小标题\n"), { text: "正文" }], "**小标题**  \n正文"],
    ["nothing but marks", [{ text: "前" }, bold("……"), { text: "后" }], "前……后"],
    ["beside a link", [bold("看："), { text: "这里", href: "https://news.china.com/" }], "**看：**[这里](https://news.china.com/)"],
    ["inside of a link", [{ text: "看" }, { text: "“这里”", bold: true, href: "https://news.china.com/" }, { text: "吧" }], "看[**“这里”**](https://news.china.com/)吧"],
    ["a symbol of ours", [{ text: "前" }, bold("〓文"), { text: "后" }], "前〓**文**后"],
  ])("bold text: %s", (_name, runs, expected) => {
    expect(body(paragraph(...runs))).toBe(expected);
  });

  test("an address with blanks and brackets stays one", () => {
    expect(body(paragraph({ text: "看", href: "https://news.china.com/a (1)/b\\c?x=1&copy;=2" }))).toBe("[看](https://news.china.com/a%20%281%29/b/c?x=1\\&copy;=2)");
  });

  test("pictures have their caption beneath, without saying it twice", () => {
    expect(body({ kind: "image", src: PICTURE, caption: "“步道”*一角*" })).toBe(`![](${PICTURE})  \n*“步道”\\*一角\\**`);
    expect(body({ kind: "image", src: PICTURE, caption: null })).toBe(`![](${PICTURE})`);
  });

  test("a video is its poster and a link", () => {
    const href = "https://news.china.com/v.html";
    expect(body({ kind: "video", href, poster: PICTURE, caption: "航拍" })).toBe(`[![](${PICTURE})](${href})  \n[观看视频](${href})  \n*航拍*`);
    expect(body({ kind: "video", href, poster: null, caption: null })).toBe(`[观看视频](${href})`);
  });

  test("lists, quotes and headings", () => {
    expect(
      body(
        { kind: "heading", level: 3, runs: [{ text: "小标题" }] },
        { kind: "list", ordered: true, items: [[{ text: "甲" }], [{ text: "2. 乙" }]] },
        { kind: "list", ordered: false, items: [[{ text: "丙\n- 丁" }]] },
        { kind: "quote", paragraphs: [[{ text: "引一" }], [{ text: "引二" }]] },
      ),
    ).toBe("### 小标题\n\n1.  甲\n2.  2\\. 乙\n\n-   丙  \n    \\- 丁\n\n> 引一\n> \n> 引二");
  });

  test("a table with head cells", () => {
    const head = [{ runs: [{ text: "站|名" }], header: true as const }, { runs: [{ text: "时刻" }], header: true as const }];
    expect(body({ kind: "table", rows: [head, [{ runs: [bold("东\n门")] }, { runs: [{ text: "9:30" }] }]] })).toBe("| 站\\|名 | 时刻 |\n| --- | --- |\n| **东<br>门** | 9:30 |");
  });

  test("a table without a head, with cells over columns and rows: what they cover stays empty", () => {
    const cell = (text: string, span: { colSpan?: number; rowSpan?: number } = {}) => ({ runs: [{ text }], ...span });
    expect(body({ kind: "table", rows: [[cell("甲", { rowSpan: 2 }), cell("乙", { colSpan: 2 })], [cell("丙"), cell("丁")], [cell("戊", { colSpan: 1000, rowSpan: 1000 })]] })).toMatch(
      /^(?:\| {2}){50}\|\n(?:\| --- ){50}\|\n\| 甲 \| 乙 (?:\| {2}){48}\|\n\| {2}\| 丙 \| 丁 (?:\| {2}){47}\|\n\| 戊 (?:\| {2}){49}\|$/u,
    );
    expect(body({ kind: "table", rows: [[cell("甲", { rowSpan: 2 }), cell("乙")], [cell("丙")]] })).toBe("|  |  |\n| --- | --- |\n| 甲 | 乙 |\n|  | 丙 |");
  });
});

describe("the HTML file", () => {
  test("comes back as it went in, and runs nothing", () => {
    const file = htmlFile(exported([paragraph("<img src=x onerror=alert(1)> & “引号”", { text: "看", href: 'https://news.china.com/?a="><script>' }), { kind: "image", src: PICTURE, caption: '"><b>' }], { title: "</title><script>alert(1)</script>" }));
    const read = new DOMParser().parseFromString(file, "text/html");
    expect(read.querySelector("script, [onerror], b, iframe, link")).toBeNull();
    expect(read.title).toBe("</title><script>alert(1)</script>");
    expect(read.querySelector("h1")?.textContent).toBe("</title><script>alert(1)</script>");
    expect(read.querySelector(".body p")?.textContent).toBe("<img src=x onerror=alert(1)> & “引号”看");
    expect(read.querySelector("figcaption")?.textContent).toBe('"><b>');
    expect(read.querySelector("img")?.src).toBe(PICTURE);
    expect(read.querySelector("img")?.referrerPolicy).toBe("no-referrer");
    expect(read.compatMode).toBe("CSS1Compat");
    expect(read.documentElement.lang).toBe("zh-Hans");
  });

  test("says first in which characters it is written and what it may load", () => {
    const read = new DOMParser().parseFromString(htmlFile(exported([])), "text/html");
    expect(read.head.children[0]?.getAttribute("charset")).toBe("utf-8");
    expect(read.head.children[1]?.getAttribute("content")).toContain("default-src 'none'; img-src https: http:;");
  });
});
