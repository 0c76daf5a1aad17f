/** What goes wrong in a browser's day: each time it goes on working, or says what is wrong; nothing of the page is lost. */
import { afterEach, describe, expect, test } from "vitest";
import { askFrontPage, changeSettings } from "../support/ask";
import type { ExtensionBrowser, PageHandle } from "../support/browser";
import { loadFixture, serveFixture, withoutLazyLoading, type Fixture } from "../support/fixtures";
import { articleLines, cleaned, messageOf, ownErrors, serialised, settledHtml, useBrowser } from "../support/harness";
import { loadSamples } from "../support/samples";
import { visibleText } from "../support/visible-text";

const harness = useBrowser();
const [clean, mirror] = loadSamples();
const spam = withoutLazyLoading(loadFixture("t4-gambling"));
const OTHER = "https://elsewhere.example/index.html";

function serveAll(): void {
  serveFixture(harness.proxy, clean.fixture);
  serveFixture(harness.proxy, mirror.fixture, mirror.html);
  serveFixture(harness.proxy, spam);
  harness.proxy.serve(OTHER, { body: "<!doctype html><title>elsewhere</title><p>Nothing of ours.</p>" });
}

async function open(url: string): Promise<PageHandle> {
  serveAll();
  return harness.browser.openPage(url);
}

/** Clicks the button and expects the fixture's article. */
async function expectArticle(browser: ExtensionBrowser, page: PageHandle, { article }: Fixture): Promise<void> {
  const popup = await browser.clickAction(page);
  expect(await popup.state()).toBe("article");
  const [first = ""] = article?.paragraphsHans ?? article?.paragraphs ?? [];
  expect(await articleLines(popup)).toContain(first);
  await popup.close();
}

async function expectNothingSeen(page: PageHandle, texts: readonly string[]): Promise<void> {
  await expect.poll(async () => {
    const seen = await page.evaluate(visibleText);
    return texts.filter((text) => seen.includes(text));
  }).toEqual([]);
}

afterEach(async () => {
  expect(await ownErrors(harness.browser)).toEqual([]);
});

describe("the background", () => {
  test("stopped before the click: the popup wakes it, on china.com and on a mirror", async () => {
    const { browser } = harness;
    for (const { fixture } of [clean, mirror]) {
      const page = await open(fixture.url);
      await browser.stopBackground();
      await expectArticle(browser, page, fixture);
      await page.close();
    }
  });

  test("stopped while a page is cleaned: the page goes on being cleaned, and its damage is repaired when it is wanted", async () => {
    const { browser } = harness;
    const page = await open(spam.url);
    await cleaned(browser);
    await browser.stopBackground();
    await page.evaluate(() => {
      const banner = document.createElement("p");
      banner.id = "late";
      banner.textContent = "澳门新葡京娱乐城官网注册送88";
      document.body.append(banner);
    });
    await expect.poll(() => page.evaluate(() => document.querySelector<HTMLElement>("#late")?.offsetHeight)).toBe(0);
    await expectArticle(browser, page, spam);
    await page.close();
  });
});

describe("the extension, started anew under an open page", () => {
  test("the page stays clean without an error, a click reads it, and it can be given back as it was", async () => {
    const { browser } = harness;
    await changeSettings(browser, { sitesOff: ["china.com"] });
    const untouched = await open(spam.url);
    const original = await settledHtml(untouched);
    await untouched.close();
    await changeSettings(browser, { sitesOff: [] });
    const page = await open(spam.url);
    await cleaned(browser);
    await browser.reloadExtension();
    const late = "页面后来加的一段普通的话。";
    await page.evaluate((text: string) => document.body.append(Object.assign(document.createElement("p"), { id: "late", textContent: text })), late);
    expect(await page.evaluate(visibleText)).toContain(late);
    await page.evaluate(() => document.querySelector("#late")?.remove());
    await expectArticle(browser, page, spam);
    await expectNothingSeen(page, spam.mustHide);
    expect((await askFrontPage(browser, "page-state"))?.findings.length).toBeGreaterThan(0);
    await changeSettings(browser, { sitesOff: ["china.com"] });
    await expect.poll(() => serialised(page)).toBe(original);
    await changeSettings(browser, { sitesOff: [] });
    await page.close();
  });
});

describe("the page", () => {
  test("goes elsewhere and comes back from the back-forward cache: still clean, and readable", async () => {
    const { browser } = harness;
    const page = await open(spam.url);
    await cleaned(browser);
    const before = await serialised(page);
    await page.goto(OTHER);
    await page.evaluate(() => setTimeout(() => history.back(), 0));
    await expect.poll(() => page.evaluate(() => location.href).catch(() => "")).toBe(spam.url);
    await cleaned(browser);
    expect(await serialised(page)).toBe(before);
    await expectNothingSeen(page, spam.mustHide);
    await expectArticle(browser, page, spam);
    await page.close();
  });

  test("writes itself anew with document.open: what it writes is cleaned as well", async () => {
    const { browser } = harness;
    const page = await open(clean.fixture.url);
    await cleaned(browser);
    await page.evaluate((html: string) => {
      document.open();
      document.write(html);
      document.close();
    }, spam.html);
    await expect.poll(async () => (await page.evaluate(visibleText)).includes(spam.article?.paragraphs[0] ?? "")).toBe(true);
    await expectNothingSeen(page, spam.mustHide);
    await expectArticle(browser, page, spam);
    await page.close();
  });

  test("goes elsewhere while the popup reads its further pages: the popup keeps what it has, or says what is wrong", async () => {
    const { browser, proxy } = harness;
    const next = clean.fixture.url.replace(/\.html$/u, "_1.html");
    const pager = `<div class="pageStyle5"><div id="chan_multipageNumN"><span class="curPage">1</span><a href="${next}">2</a><a class="allPage" href="${next}">下一页</a></div></div>`;
    serveAll();
    proxy.serve(clean.fixture.url, { body: clean.html.replace(/(<div[^>]+id="js_article_content"[^]*?<\/div>)/u, `$1${pager}`) });
    proxy.serve(next, { body: [{ data: "<!doctype html>", afterMs: 3000 }] });
    const page = await browser.openPage(clean.fixture.url);
    const popup = await browser.clickAction(page);
    await expect.poll(() => popup.evaluate(() => document.querySelector("article#article h1")?.textContent ?? ""), { timeout: 10_000 }).toBe(clean.fixture.article?.title);
    await page.evaluate((url: string) => void setTimeout(() => void (location.href = url), 0), OTHER);
    expect(proxy.requests.map(({ url }) => url)).toContain(next);
    const state = await popup.state();
    expect(["article", "cannot-clean"]).toContain(state);
    if (state === "cannot-clean") expect((await messageOf(popup)).length).toBeGreaterThan(3);
    await popup.close();
    await page.close();
  });

  test("holds frames of china.com and of others: the popup reads the page itself, and frames stay as they are", async () => {
    const { browser, proxy } = harness;
    serveAll();
    const frames = `<iframe src="${spam.url}" width="600" height="300"></iframe><iframe src="${OTHER}"></iframe><iframe srcdoc="<p>inside</p>"></iframe>`;
    proxy.serve(clean.fixture.url, { body: clean.html.replace("</body>", `${frames}</body>`) });
    const page = await browser.openPage(clean.fixture.url);
    await expectArticle(browser, page, clean.fixture);
    await page.close();
  });
});

describe("many tabs", () => {
  test("two at once, each with its own article and its own list", async () => {
    const { browser } = harness;
    const [first, second] = [await open(clean.fixture.url), await open(spam.url)];
    await expectArticle(browser, first, clean.fixture);
    expect((await askFrontPage(browser, "page-state"))?.url).toBe(clean.fixture.url);
    await expectArticle(browser, second, spam);
    expect((await askFrontPage(browser, "page-state"))?.url).toBe(spam.url);
    await first.close();
    await second.close();
  });

  test("fifty, all clean, and the last of them readable", async () => {
    const { browser } = harness;
    serveAll();
    const pages: PageHandle[] = [];
    for (let count = 0; count < 50; count++) pages.push(await browser.openPage(spam.url));
    for (const page of pages) await expectNothingSeen(page, spam.mustHide);
    const [last] = pages.slice(-1);
    if (last) await expectArticle(browser, last, spam);
    for (const page of pages) await page.close();
  }, 120_000);
});
