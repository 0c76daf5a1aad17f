import { describe, expect, test } from "vitest";
import type { ArticleBlock } from "../../../src/contract/article";
import type { RepairPlace } from "../../../src/contract/repair";
import { renderArticle } from "../../../src/reader/render";
import { findRepairs } from "../../../src/reader/repair-places";

function render(...paragraphs: readonly string[]): HTMLElement {
  const blocks: ArticleBlock[] = paragraphs.map((text) => ({ kind: "paragraph", runs: [{ text }] }));
  return renderArticle(
    { url: "https://news.china.com/a/1.html", title: "江岸步道开放", time: null, source: "来源", author: null, editor: null, keywords: [], section: null, blocks, pages: 1, missingPages: [], template: "T4", doubts: [] },
    document,
    { editor: "编辑 $1", video: "视频" },
  );
}

const place = (left: string, after: string, right: string): RepairPlace => ({ before: "?", after, left, right, kind: "straddle", certain: false });

function found(article: HTMLElement, ...places: readonly RepairPlace[]): (string | null)[] {
  const results = findRepairs(article, places);
  return places.map((wanted) => results.find(({ repair }) => repair === wanted)?.range.toString() ?? null);
}

describe("finding repaired places in the article", () => {
  test("by what stands around them, whatever the white space", () => {
    const article = render("清晨的江岸上，散步的人\n比往常多了一倍，孩子们跑在前面。");
    expect(found(article, place("清晨的江岸上，", "散步", "的人比往常多了一倍，孩子们跑在"), place("的人 比往常多了一倍，", "孩子", "们跑在前面。"))).toEqual(["散步", "孩子"]);
  });

  test("of what was taken out, the character before it; at a block's start the one behind it", () => {
    expect(found(render("清晨的江岸上，散步的人比往常多。"), place("清晨的", "", "江岸上，散步的人比往常多。"), place("", "", "清晨的江岸上，散步的人比往常多。"))).toEqual(["的", "清"]);
    expect(found(render("姓𠮷的人住在江岸边的老房子里。"), place("姓𠮷", "", "的人住在江岸边的老房子里。"))).toEqual(["𠮷"]);
  });

  test("the same words twice are two places, in their order", () => {
    const article = render("他说好。", "她也说。", "他说好。");
    const twice = [place("他", "说", "好。"), place("他", "说", "好。")];
    const results = findRepairs(article, twice);
    expect(results.map(({ range }) => range.startContainer.parentElement)).toEqual([article.querySelectorAll(".body p")[0], article.querySelectorAll(".body p")[2]]);
  });

  test("in an article that is shown in the other script", () => {
    expect(found(render("清晨的江岸上，散步的人比往常多了一倍。"), place("清晨的江岸上，", "散步", "的人比往常多了一倍。"))).toEqual(["散步"]);
    expect(found(render("這個國家的時間，總是過得很快。"), place("这个国家的", "时间", "，总是过得很快。"))).toEqual(["時間"]);
  });

  test("when the article has left out a part of the block", () => {
    // The page's block began with a column's name, and ended with a link.
    expect(found(render("清晨的江岸上，散步的人比往常多了一倍。"), place("本报讯 清晨的江岸上，", "散步", "的人比往常多了一倍。查看更多"))).toEqual(["散步"]);
  });

  test("not what stands elsewhere on the page, however alike a few characters are", () => {
    const article = render("清晨的江岸上，散步的人比往常多了一倍。");
    expect(found(article, place("", "散步", ""), place("去", "散步", "的"), place("推荐阅读：今天的", "散步", "路线有三条可选"))).toEqual([null, null, null]);
  });

  test("a short block is found whole", () => {
    expect(found(render("短句。"), place("江岸", "步道", "开放"), place("短", "句", "。"))).toEqual(["步道", "句"]);
  });

  test("a whole book takes a moment", () => {
    const paragraphs = Array.from({ length: 400 }, (_none, index) => `第${String(index)}段，清晨的江岸上有${String(index * 7)}个人散步，比往常多了一倍，孩子们跑在前面，老人们走在后面。`);
    const article = render(...paragraphs);
    const places = paragraphs.flatMap((text, index) => [place(text.slice(0, 8), text.slice(8, 10), text.slice(10, 26)), place(`别处第${String(index)}条消息说的是`, "另外", "一件完全不同的事情与此无关")]);
    const start = performance.now();
    const results = findRepairs(article, places);
    expect(performance.now() - start).toBeLessThan(1500);
    expect(results).toHaveLength(400);
  });
});
