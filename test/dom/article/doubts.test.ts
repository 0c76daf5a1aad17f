import { describe, expect, it } from "vitest";
import { extractByTemplate } from "../../../src/article/extract";
import { extractGeneric } from "../../../src/article/generic";
import type { ArticleDoubt } from "../../../src/contract/article";

const ADDRESS = "https://news.china.com/socialgd/10000169/20240611/47410311.html";
const MIRROR = "http://www.example.invalid/socialgd/10000169/20240611/47410311.html";

const PARAGRAPHS = [
  "端阳镇的老戏台修了三个月，工匠没有换掉一根柱子，只把榫头重新打紧。",
  "负责修缮的木匠说，柱子歪了七度，歪了一百年，已经和屋顶互相习惯了。",
  "镇上的孩子每天放学都来数瓦，数到第三千片的时候，脚手架拆了。",
].map((text) => `<p>${text}</p>`).join("");
const LONGER = Array.from({ length: 12 }, (_, index) => `<p>第${index + 1}天，木匠把拆下来的木料按旧编号排好，一件一件量过，再一件一件放回去，他说不急。</p>`).join("");

interface Page {
  readonly documentTitle?: string;
  readonly info?: string;
  readonly body?: string;
  readonly before?: string;
  readonly after?: string;
}

function page({ documentTitle = "端阳镇老戏台修好了_新闻频道_中华网", info = "<span class=time>2024-06-11 08:20:00</span> <span class=source>来源：端阳晚报</span>", body = PARAGRAPHS, before = "", after = "" }: Page): Document {
  const html = `<!DOCTYPE html><title>${documentTitle}</title>${before}<div id="js-info-flow"><div class="article_wrap_left"><h1 class="article_title">端阳镇老戏台修好了</h1>
    <div class="article_info">${info}</div><div id="js_article_content" class="article_content">${body}</div></div></div>${after}`;
  return new DOMParser().parseFromString(html, "text/html");
}

const isSpam = (text: string): boolean => text.includes("娱乐城");
const doubts = (of: Page, url = ADDRESS): readonly ArticleDoubt[] | undefined => extractByTemplate(page(of), url, { isSpam })?.article?.doubts;

const feed = (count: number): string =>
  Array.from({ length: count }, (_, index) => `<p>渔港新造木船下水之${index} 2024-06-12 00:15:3${index}</p>`).join("");
const links = (count: number): string =>
  Array.from({ length: count }, (_, index) => `<p>见<a href="https://example.invalid/${index}">各地修缮古戏台的经过与所用木料的来历之第${index}篇</a>一文</p>`).join("");
const comments = (name: string): string => `<div class="${name}">${LONGER}</div>`;

describe("doubts about an article", () => {
  it("are none on a page as it should be", () => {
    expect(doubts({})).toEqual([]);
    expect(doubts({}, MIRROR)).toEqual([]);
  });

  it("name a layout that is unknown, on the site alone", () => {
    const drifted = (url: string): readonly ArticleDoubt[] | undefined => {
      const html = `<!DOCTYPE html><title>端阳镇老戏台修好了_中华网</title><div><h1>端阳镇老戏台修好了</h1><i>2024-06-11 08:20:00</i><section>${PARAGRAPHS}${LONGER}</section></div>`;
      return extractGeneric(new DOMParser().parseFromString(html, "text/html"), url).article?.doubts;
    };
    expect(drifted(ADDRESS)).toEqual(["unknown-layout"]);
    expect(drifted(MIRROR)).toEqual([]);
    expect(drifted("https://notchina.com/1.html")).toEqual([]);
  });

  it("name that neither time nor source is there", () => {
    expect(doubts({ info: "" })).toEqual(["no-time-and-source"]);
    expect(doubts({ info: "<span class=time>2024-06-11 08:20:00</span>" })).toEqual([]);
    expect(doubts({ info: "<span class=source>来源：端阳晚报</span>" })).toEqual([]);
    expect(doubts({ info: "" }, MIRROR)).toEqual([]);
  });

  it("name a title that is not the page's", () => {
    expect(doubts({ documentTitle: "高原气象站迎来首位女站长_新闻频道_中华网" })).toEqual(["other-title"]);
    for (const documentTitle of ["", "中华网", "老戏台修好了 端阳镇的孩子数完三千片瓦_新闻_中华网", "某某娱乐城-官网"]) expect(doubts({ documentTitle }), documentTitle).toEqual([]);
    expect(doubts({ documentTitle: "端阳镇老戏…_中华网" })).toEqual([]);
  });

  it("name far more text elsewhere on the page", () => {
    expect(doubts({ after: `<div class="text">${LONGER}</div>` })).toEqual(["more-on-page"]);
    const soup = LONGER.replaceAll("<p>", "<span>").replaceAll("</p>", "</span><br>");
    expect(doubts({ before: `<div>${soup}</div>` })).toEqual(["more-on-page"]);
    for (const name of ["comment_list", "site_footer", "ads"]) expect(doubts({ after: comments(name) }), name).toEqual([]);
    expect(doubts({ after: `<div style="display:none">${LONGER}</div>` })).toEqual([]);
    expect(doubts({ after: `<div>${PARAGRAPHS}</div>` })).toEqual([]);
    expect(doubts({ after: `<script>${LONGER}</script>` })).toEqual([]);
  });

  it("name a text of links", () => {
    expect(doubts({ body: PARAGRAPHS + links(20) })).toContain("mostly-links");
    expect(doubts({ body: PARAGRAPHS + LONGER + links(3) })).toEqual([]);
  });

  it("name lines of a feed that are left in the text", () => {
    expect(doubts({ body: PARAGRAPHS + feed(4) + PARAGRAPHS })).toEqual(["feed-lines"]);
    expect(doubts({ body: `${PARAGRAPHS}<p>复测的时间定在2024-06-12 08:15:00</p>${PARAGRAPHS}` })).toEqual([]);
    expect(doubts({ body: `${PARAGRAPHS}<table><tr><td>甲班</td><td>2024-06-12 08:15</td></tr><tr><td>乙班</td><td>2024-06-12 09:15</td></tr><tr><td>丙班</td><td>2024-06-12 10:15</td></tr></table>` })).toEqual([]);
  });
});
