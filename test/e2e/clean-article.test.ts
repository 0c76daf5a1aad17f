import { afterEach, describe, expect, test } from "vitest";
import { changeSettings } from "../support/ask";
import { loadFixture, serveFixture } from "../support/fixtures";
import { articleLines, cleaned, ownErrors, useBrowser } from "../support/harness";
import { visibleText } from "../support/visible-text";

const harness = useBrowser();
const fixture = loadFixture("t4-clean");
const { article } = fixture;
if (article === null) throw new Error("the fixture has an article");

const bodyText = (): string | undefined => document.querySelector("#js_article_content")?.textContent;

/** Records in the page which of `texts` was ever painted: a message posted before a frame arrives after it. */
function recorder(texts: readonly string[]): string {
  return `<script>
    const painted = (window.painted = []);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      const walker = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const node = walker.currentNode;
        const text = ${JSON.stringify(texts)}.find((wanted) => node.data.includes(wanted));
        if (text === undefined || painted.includes(text) || node.parentElement.closest("script")) continue;
        const range = document.createRange();
        range.selectNode(node);
        if (range.getClientRects().length > 0 && getComputedStyle(node.parentElement).visibility === "visible") painted.push(text);
      }
    };
    const look = () => { port2.postMessage(0); requestAnimationFrame(look); };
    requestAnimationFrame(look);
  </script>`;
}

/** The page as a slow server sends it: eight parts, so that the browser paints while it is still coming. */
function slowly(html: string): { data: string; afterMs: number }[] {
  const size = Math.ceil(html.length / 8);
  return Array.from({ length: 8 }, (_part, index) => ({ data: html.slice(index * size, (index + 1) * size), afterMs: 120 }));
}

async function paintedTexts(url: string): Promise<readonly string[]> {
  const page = await harness.browser.openPage(url);
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
  const painted = await page.evaluate(() => (window as unknown as { painted: string[] }).painted);
  await page.close();
  return painted;
}

afterEach(() => changeSettings(harness.browser, { sitesOff: [] }));

describe("a clean article on china.com", () => {
  test("keeps its text and loses ads and sidebar", async () => {
    const { browser, proxy } = harness;
    serveFixture(proxy, fixture);
    await changeSettings(browser, { sitesOff: ["china.com"] });
    const untouched = await browser.openPage(fixture.url);
    const bodyBefore = await untouched.evaluate(bodyText);
    await untouched.close();

    await changeSettings(browser, { sitesOff: [] });
    const page = await browser.openPage(fixture.url);
    await cleaned(browser);
    const seen = await page.evaluate(visibleText);
    expect(await page.evaluate(bodyText)).toBe(bodyBefore);
    expect(fixture.mustKeep.filter((text) => !seen.includes(text))).toEqual([]);
    expect(fixture.mustHide.filter((text) => seen.includes(text))).toEqual([]);
    await page.close();
  });

  test("never paints ads and sidebar, not even while the page is coming", async () => {
    const { browser, proxy } = harness;
    const url = fixture.url.replace(/\d+\.html$/, "1.html");
    proxy.serve(url, { body: slowly(fixture.html.replace(/<head[^>]*>/, (head) => head + recorder([...fixture.mustHide, article.title]))) });

    await changeSettings(browser, { sitesOff: ["china.com"] });
    // What is not painted without us proves nothing.
    expect([...(await paintedTexts(url))].toSorted()).toEqual([...fixture.mustHide, article.title].toSorted());
    await changeSettings(browser, { sitesOff: [] });
    expect(await paintedTexts(url)).toEqual([article.title]);
  });

  test("stands in the popup, with its facts and the count of what is hidden", async () => {
    const { browser, proxy } = harness;
    serveFixture(proxy, fixture);
    const page = await browser.openPage(fixture.url);
    const popup = await browser.clickAction(page);
    expect(await popup.state()).toBe("article");

    const lines = await articleLines(popup);
    const facts = lines.slice(0, lines.indexOf(article.paragraphs[0] ?? "")).join("\n");
    expect(lines[0]).toBe(article.title);
    expect(facts).toContain(article.time?.slice(11, 16));
    expect(facts).toContain(article.source);
    expect(lines.filter((line) => article.paragraphs.includes(line))).toEqual(article.paragraphs);
    const pictures = await popup.evaluate(() => [...document.querySelectorAll("#article img")].map((picture) => picture.getAttribute("src")));
    expect(pictures).toHaveLength(article.images?.length ?? 0);

    const count = await popup.evaluate(() => document.querySelector<HTMLElement>("#hidden-count")?.innerText ?? "");
    expect(Number(/\d+/.exec(count)?.[0] ?? 0)).toBeGreaterThan(0);
    await popup.close();
    await page.close();
    expect(await ownErrors(browser)).toEqual([]);
  });
});
