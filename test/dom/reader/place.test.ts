/** Places in an article, in a real layout. */
import { afterEach, expect, test } from "vitest";
import { distanceTo, isWorthGoingBack, placeOf } from "../../../src/reader/place";

afterEach(() => document.body.replaceChildren());

function articleOf(...heights: readonly number[]): Element {
  const article = document.createElement("article");
  const body = Object.assign(document.createElement("div"), { className: "body" });
  body.append(...heights.map((height) => Object.assign(document.createElement("div"), { style: `height: ${String(height)}px` })));
  article.append(Object.assign(document.createElement("h1"), { textContent: "标题", style: "height: 50px; margin: 0" }), body);
  document.body.style.margin = "0";
  document.body.append(article);
  return article;
}

test("a place is found again after the text got another size", () => {
  const article = articleOf(100, 200, 400);
  const place = placeOf(article, 50 + 100 + 150);
  expect(place).toEqual({ block: 1, part: 0.75 });
  for (const block of article.querySelectorAll<HTMLElement>(".body > *")) block.style.height = `${String(2 * block.offsetHeight)}px`;
  expect(distanceTo(article, place, 0)).toBe(50 + 200 + 300);
});

test("above the text is its start, below it its end", () => {
  const article = articleOf(100, 200);
  expect(placeOf(article, 0)).toEqual({ block: 0, part: 0 });
  expect(placeOf(article, 5000)).toEqual({ block: 1, part: 1 });
  expect(placeOf(articleOf(), 0)).toEqual({ block: 0, part: 0 });
});

test("a block that is not there yet cannot be gone to", () => {
  expect(distanceTo(articleOf(100), { block: 3, part: 0 }, 0)).toBeNull();
});

test("nobody is sent back to the first lines", () => {
  expect(isWorthGoingBack({ block: 1, part: 0.9 })).toBe(false);
  expect(isWorthGoingBack({ block: 2, part: 0 })).toBe(true);
});
