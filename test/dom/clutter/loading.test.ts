/** While the parser is at work, what stands at the end of the document may still become something else. */
import { afterEach, expect, it } from "vitest";
import { findClutter } from "../../../src/clutter/find-clutter";

const SPAM = '<a href="https://ky8812.invalid/">开云体育官网登录入口</a>';
const frames: HTMLIFrameElement[] = [];

afterEach(() => {
  for (const frame of frames.splice(0)) frame.remove();
});

/** A document that stays open: `readyState` is `loading` until `close`. */
function openDocument(): Document {
  const frame = document.createElement("iframe");
  document.body.append(frame);
  frames.push(frame);
  const page = frame.contentDocument;
  if (page === null) throw new Error("the frame has no document");
  page.open();
  return page;
}

const hidden = (page: Document): string[] =>
  findClutter(page, { articleBody: null, hostname: "news.china.com" }).map(({ element }) => `${element.localName}${element.id === "" ? "" : `#${element.id}`}`);

it("a list whose first item is spam is not hidden with it, but the spam is", () => {
  const page = openDocument();
  page.write(`<!DOCTYPE html><body><p>栏目导语一句。</p><ul id="news"><li>${SPAM}</li>`);
  expect(page.readyState).toBe("loading");
  expect(hidden(page)).toEqual(["a"]);
  page.write('<li><a href="/1.html">春耕时节农机下田忙</a></li><li><a href="/2.html">老街修缮后重新开放</a></li></ul><p>完</p>');
  page.close();
  expect(hidden(page)).toEqual(["li"]);
});

it("a finished block is hidden as a whole while the page still loads", () => {
  const page = openDocument();
  page.write(`<!DOCTYPE html><body><p>栏目导语一句。</p><div id="banner">${SPAM}</div><p>正文`);
  expect(page.readyState).toBe("loading");
  expect(hidden(page)).toEqual(["div#banner"]);
  page.close();
});

it("the first line is not judged by half of its text", () => {
  const page = openDocument();
  page.write("<!DOCTYPE html><title>外围</title><body><div>外围");
  expect(hidden(page)).toEqual([]);
  page.write("防线告急 主帅换人</div><p>正文一段。</p>");
  page.close();
  expect(hidden(page)).toEqual([]);
});
