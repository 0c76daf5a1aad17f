import { afterEach, expect, test } from "vitest";
import { selectorOf } from "../../../src/page/selector";

afterEach(() => document.body.replaceChildren());

function selectorFor(html: string): string {
  document.body.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
  const element = document.querySelector("[data-it]");
  if (!element) throw new Error("nothing to select");
  const selector = selectorOf(element);
  expect([...document.querySelectorAll(selector)]).toEqual([element]);
  return selector;
}

test.each([
  ["a stable id", `<div id="promo" data-it></div>`, "#promo"],
  ["classes, when they are alone", `<div class="box hot" data-it></div><div class="box"></div>`, "div.box.hot"],
  ["the place below the nearest that has a name", `<ul id="feed"><li></li><li data-it></li></ul>`, "#feed > li:nth-of-type(2)"],
  ["an id that is made anew on every page is none", `<div id="ad_20251107"  class="slot" data-it></div>`, "div.slot"],
  ["an id that stands twice is none", `<div id="x1"><p data-it></p></div><div id="x1"></div>`, "html > body:nth-of-type(1) > div:nth-of-type(1) > p:nth-of-type(1)"],
  ["names that need escaping", `<div id="广告位" data-it></div>`, "#广告位"],
])("%s", (_name, html, selector) => {
  expect(selectorFor(html)).toBe(selector);
});
