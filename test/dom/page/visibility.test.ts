import { afterEach, expect, test } from "vitest";
import { isInvisible } from "../../../src/page/visibility";

afterEach(() => document.body.replaceChildren());

function show(html: string): Element {
  document.body.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
  const element = document.querySelector("#it");
  if (!element) throw new Error("no #it");
  return element;
}

test.each([
  ["display none", `<p id=it style="display:none">x</p>`],
  ["inside display none", `<div style="display:none"><p id=it>x</p></div>`],
  ["visibility hidden", `<p id=it style="visibility:hidden">x</p>`],
  ["transparent text", `<p id=it style="opacity:0">x</p>`],
  ["left of the page", `<div id=it style="position:absolute;left:-9999px">x</div>`],
  ["above the page", `<div id=it style="position:absolute;top:-999px;height:20px">x</div>`],
])("%s cannot be seen", (_name, html) => {
  expect(isInvisible(show(html))).toBe(true);
});

test.each([
  ["plain text", `<p id=it>x</p>`],
  ["far below the screen", `<div style="height:9000px"></div><p id=it>x</p>`],
  ["folded text", `<div style="height:20px;overflow:hidden"><p>y</p><p id=it>x</p></div>`],
  ["a picture that fades in later", `<img id=it style="opacity:0" width=10 height=10>`],
  ["a box without a box of its own", `<div id=it style="display:contents"><p>x</p></div>`],
])("%s can be seen", (_name, html) => {
  expect(isInvisible(show(html))).toBe(false);
});
