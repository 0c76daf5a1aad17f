/** A box with nearly all running text of a page is read as it stands, and only then (`OUTRIGHT` in generic.ts). */
import { expect, it } from "vitest";
import { extractGeneric } from "../../../src/article/generic";
import { articleLines } from "../../../src/reader/text";

const lineOf = (place: string, index: number): string => `${place}的第${index}盏灯由一名船工看管，他每晚七点点灯，天亮前吹灭，从不间断，三十年里只迟到过一次。`;
const lines = (place: string, count: number): readonly string[] => Array.from({ length: count }, (_, index) => lineOf(place, index + 1));
const paragraphs = (of: readonly string[]): string => of.map((line) => `<p>${line}</p>`).join("");

function read(body: string): readonly string[] {
  const html = `<title>渡口的灯</title><body><h1>渡口的灯</h1><div>2025-01-02 03:04:05 江岸日报</div>${body}</body>`;
  const { article } = extractGeneric(new DOMParser().parseFromString(html, "text/html"), "https://www.jiangan.example/a/20250102/1.html");
  return article === null ? [] : articleLines(article);
}

it("reads it whole: names of classes inside it say nothing", () => {
  const [before, quoted, after] = [lines("北岸", 17), lines("南岸", 12), lines("江心", 10)];
  const body = `<div>${paragraphs(before)}<div class="comment">${paragraphs(quoted)}</div>${paragraphs(after)}</div>`;
  expect([...before, ...quoted, ...after].join("").length).toBeGreaterThan(1_500);
  expect(read(body)).toEqual([...before, ...quoted, ...after]);
});

it("leaves pages alone on which a second box has a part of the text", () => {
  const [first, second] = [lines("北岸", 40), lines("南岸", 8)];
  expect(first.join("").length).toBeGreaterThan(1_500);
  expect(read(`<div><div>${paragraphs(first)}</div><div>${paragraphs(second)}</div></div>`)).toEqual([...first, ...second]);
});
