import { describe, expect, test } from "vitest";
import type { PopupState } from "../support/browser";
import { loadFixture, type Fixture } from "../support/fixtures";
import { articleLines, messageOf, ownErrors, useBrowser } from "../support/harness";
import type { Served } from "../support/proxy";

const harness = useBrowser();

function served({ html, status = 200 }: Fixture): Served {
  return { body: html, status };
}

const PARAGRAPH = "河湾镇的修船匠把最后一块木板钉上，绕着船走了三圈，才在账本上写下今天的日期。";

/** The sample article with its body made `megabytes` long. Its paragraphs are numbered. */
function longArticle(megabytes: number): { html: string; paragraphs: number } {
  const paragraphs = Math.ceil((megabytes * 1024 * 1024) / Buffer.byteLength(`<p>00000${PARAGRAPH}</p>`));
  const body = Array.from({ length: paragraphs }, (_paragraph, index) => `<p>${String(index)}${PARAGRAPH}</p>`).join("\n");
  const html = loadFixture("t4-clean").html.replace(/(<[^>]*id="js_article_content"[^>]*>)/, (start) => start + body);
  return { html, paragraphs };
}

const PICTURE = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64");

const CASES: readonly { name: string; url: string; page: Served; state: PopupState }[] = [
  { name: "an empty answer", url: "https://news.china.com/empty/1.html", page: { body: "" }, state: "no-article" },
  { name: "a template without words", url: "https://news.china.com/empty/2.html", page: served(loadFixture("empty")), state: "no-article" },
  { name: "a page that is not found", url: "https://news.china.com/missing/1.html", page: served(loadFixture("error-404")), state: "no-article" },
  { name: "plain text", url: "https://news.china.com/notes.txt", page: { body: `${PARAGRAPH}\n`.repeat(30), contentType: "text/plain; charset=utf-8" }, state: "no-article" },
  { name: "a picture", url: "https://news.china.com/picture.gif", page: { body: PICTURE, contentType: "image/gif" }, state: "no-article" },
  { name: "JSON", url: "https://news.china.com/feed.json", page: { body: '{"items":[]}', contentType: "application/json" }, state: "no-article" },
  { name: "an empty page of a mirror", url: "http://empty-mirror.invalid/1.html", page: { body: "" }, state: "no-article" },
];

describe("input that is no article", () => {
  test.each(CASES)("$name: the popup says so", async ({ url, page: answer, state }) => {
    const { browser, proxy } = harness;
    proxy.serve(url, answer);
    const page = await browser.openPage(url);
    const popup = await browser.clickAction(page);
    expect(await popup.state()).toBe(state);
    expect((await messageOf(popup)).length).toBeGreaterThan(5);
    await popup.close();
    await page.close();
    expect(await ownErrors(browser)).toEqual([]);
  });

  test("a page of the browser's own: the popup says that it cannot be touched", async () => {
    const { browser } = harness;
    const page = await browser.openPage(browser.restrictedUrl);
    const popup = await browser.clickAction(page);
    expect(await popup.state()).toBe("cannot-clean");
    expect((await messageOf(popup)).length).toBeGreaterThan(5);
    await popup.close();
    await page.close();
    expect(await ownErrors(browser)).toEqual([]);
  });

  test("an article of 5 MB: all of it stands in the popup", async () => {
    const { browser, proxy } = harness;
    const url = "https://news.china.com/long/10000169/20251018/5.html";
    const { html, paragraphs } = longArticle(5);
    proxy.serve(url, { body: html });
    const page = await browser.openPage(url);
    const popup = await browser.clickAction(page);
    expect(await popup.state(45_000)).toBe("article");
    const lines = await articleLines(popup);
    expect(lines).toContain(`0${PARAGRAPH}`);
    expect(lines.filter((line) => line.endsWith(PARAGRAPH))).toHaveLength(paragraphs);
    await popup.close();
    await page.close();
    expect(await ownErrors(browser)).toEqual([]);
  }, 120_000);
});
