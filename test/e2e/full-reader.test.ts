/** The article in a tab of its own: the same reader, which outlives a reload, a sleeping background and the page itself. */
import { afterEach, describe, expect, test } from "vitest";
import { READER_THEMES, READING_DEFAULTS } from "../../src/contract/reading";
import { askFrontPage, changeSettings } from "../support/ask";
import { axeViolations } from "../support/axe";
import { until, type Evaluator, type PageHandle } from "../support/browser";
import { loadFixture, serveFixture } from "../support/fixtures";
import { ownErrors, useBrowser } from "../support/harness";
import { openOwnPage } from "../support/own-page";

const harness = useBrowser();
const fixture = loadFixture("long-read");
const paragraphs = fixture.article?.paragraphs ?? [];
const PATH = "src/full-reader/full-reader.html";

const stateOf = (reader: Evaluator): Promise<string> =>
  until("the reader says what it shows", 20_000, () => reader.evaluate(() => document.documentElement.dataset["state"] ?? null));

const textOf = (reader: Evaluator): Promise<readonly (string | null)[]> =>
  reader.evaluate(() => [...document.querySelectorAll("#article .body :is(p, h2, li, th, td)")].map(({ textContent }) => textContent));

/** Of the navigations of the extension's pages BiDi reports nothing, so the document itself tells that it is another. */
async function reload(reader: PageHandle): Promise<void> {
  await reader.evaluate(() => {
    document.documentElement.dataset["old"] = "";
    setTimeout(() => location.reload());
  });
  await until("the reader is loaded again", 20_000, () => reader.evaluate(() => document.documentElement.dataset["old"] === undefined || null).catch(() => null));
}

/** Opens the page, clicks the toolbar button, and clicks "open in a tab". */
async function openInTab(): Promise<{ page: PageHandle; reader: PageHandle }> {
  const { browser, proxy } = harness;
  serveFixture(proxy, fixture);
  const page = await browser.openPage(fixture.url);
  await askFrontPage(browser, "page-state");
  const popup = await browser.clickAction(page);
  expect(await popup.state()).toBe("article");
  // The popup closes by this click, and may be gone before it can answer.
  await popup.evaluate(() => void setTimeout(() => document.querySelector<HTMLElement>('[data-tool="open-tab"]')?.click()));
  const reader = await browser.findPage("full-reader.html");
  expect(await stateOf(reader)).toBe("article");
  return { page, reader };
}

async function storedSize(): Promise<number | undefined> {
  const stored = await harness.browser.background.evaluate(async () => {
    interface Api { storage: { local: { get(key: string): Promise<{ settings?: { reading?: { size?: number } } }> } } }
    const { browser: firefox, chrome } = globalThis as unknown as { browser?: Api; chrome?: Api };
    return (await (firefox ?? chrome)?.storage.local.get("settings"))?.settings?.reading?.size ?? -1;
  });
  return stored;
}

afterEach(async () => {
  await changeSettings(harness.browser, { reading: READING_DEFAULTS });
  expect(await ownErrors(harness.browser)).toEqual([]);
});

describe("the full reader", () => {
  test("shows the article whole, names its page, and survives a reload, a sleeping background and the end of the page", async () => {
    const { page, reader } = await openInTab();
    expect(await textOf(reader)).toEqual(paragraphs);
    expect(await reader.evaluate(() => document.querySelector<HTMLAnchorElement>("#original")?.href)).toBe(fixture.url);
    expect(await reader.evaluate(() => document.title)).toContain(fixture.article?.title);
    await reload(reader);
    expect(await stateOf(reader)).toBe("article");
    await page.close();
    await harness.browser.stopBackground();
    await reload(reader);
    expect(await stateOf(reader)).toBe("article");
    expect(await textOf(reader)).toEqual(paragraphs);
    // The background wakes for what is to be stored.
    await reader.evaluate(() => void document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "+", bubbles: true })));
    await expect.poll(() => storedSize()).toBe(READING_DEFAULTS.size + 1);
    await reader.close();
  });

  test("stores what is changed there, for the popup as well, although the background had gone to sleep", async () => {
    const { page, reader } = await openInTab();
    await harness.browser.stopBackground();
    await reader.evaluate(() => {
      document.querySelector<HTMLElement>('[data-tool="reading"]')?.click();
      document.querySelector<HTMLElement>('[data-field="theme"] input[value="dark"]')?.click();
    });
    expect(await reader.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe("rgb(27, 29, 31)");
    await reload(reader);
    expect(await stateOf(reader)).toBe("article");
    await expect.poll(() => reader.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe("rgb(27, 29, 31)");
    const popup = await harness.browser.clickAction(page);
    expect(await popup.state()).toBe("article");
    expect(await popup.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe("rgb(27, 29, 31)");
    await popup.close();
    await reader.close();
    await page.close();
  });

  test("reads the page again when nothing was kept but the page is open, and says so when it is not", async () => {
    const { browser, proxy } = harness;
    const other = loadFixture("t4-clean");
    serveFixture(proxy, other);
    const query = `?url=${encodeURIComponent(other.url)}`;
    const alone = await openOwnPage(browser, `${PATH}${query}`);
    expect(await stateOf(alone)).toBe("gone");
    expect(await alone.evaluate(() => document.querySelector<HTMLAnchorElement>("#message a")?.href)).toBe(other.url);
    await alone.close();

    const page = await browser.openPage(other.url);
    await askFrontPage(browser, "page-state");
    const reader = await openOwnPage(browser, `${PATH}${query}`);
    expect(await stateOf(reader)).toBe("article");
    expect(await reader.evaluate(() => document.querySelector("#article h1")?.textContent)).toBe(other.article?.title);
    await reader.close();
    await page.close();
  });

  test.each(["javascript:alert(1)", "data:text/html,x", "no address", ""])("makes no link of %j", async (address) => {
    const reader = await openOwnPage(harness.browser, `${PATH}?url=${encodeURIComponent(address)}`);
    expect(await stateOf(reader)).toBe("gone");
    expect(await reader.evaluate(() => document.querySelectorAll("a[href]").length)).toBe(0);
    await reader.close();
  });

  test("shows nothing that it was not given as an article, whatever stands in the storage", async () => {
    const { browser } = harness;
    await browser.background.evaluate(async (url: string) => {
      interface Api { storage: { session: { set(items: object): Promise<void> } } }
      const { browser: firefox, chrome } = globalThis as unknown as { browser?: Api; chrome?: Api };
      await (firefox ?? chrome)?.storage.session.set({ [`article ${url}`]: { title: "<img src=x onerror=alert(1)>", blocks: [{ kind: "html", html: "<b>x</b>" }] } });
    }, "https://news.china.com/damaged.html");
    const reader = await openOwnPage(browser, `${PATH}?url=${encodeURIComponent("https://news.china.com/damaged.html")}`);
    expect(await stateOf(reader)).toBe("gone");
    await reader.close();
  });

  test("needs no more than 360 px, and neither does the popup opened as a page", async () => {
    const { page, reader } = await openInTab();
    const tabId = await harness.browser.background.evaluate(async (url: string) => {
      interface Api { tabs: { query(filter: object): Promise<{ id?: number; url?: string }[]> } }
      const { browser: firefox, chrome } = globalThis as unknown as { browser?: Api; chrome?: Api };
      return (await (firefox ?? chrome)?.tabs.query({}))?.find((tab) => tab.url === url)?.id ?? -1;
    }, fixture.url);
    const popup = await openOwnPage(harness.browser, `src/popup/popup.html?tabId=${String(tabId)}`);
    expect(await stateOf(popup)).toBe("article");
    for (const place of [reader, popup]) {
      await place.resize(360, 740);
      for (const tool of ["reading", "outline"]) {
        await place.evaluate((id) => document.querySelector<HTMLElement>(`[data-tool="${id}"]`)?.click(), tool);
        const { wide, outside } = await place.evaluate(() => ({
          wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
          outside: [...document.querySelectorAll(".bar *, #tool-panel, #tool-panel button, #tool-panel input, #article p")]
            .filter((element) => element.checkVisibility())
            .map((element) => ({ name: element.className || element.localName, box: element.getBoundingClientRect() }))
            .filter(({ box }) => box.width > 0 && (box.left < -0.5 || box.right > 360.5))
            .map(({ name }) => String(name)),
        }));
        expect([wide, outside]).toEqual([0, []]);
      }
      await place.close();
    }
    await page.close();
  });

  test("and the popup have nothing that axe-core finds wrong, in any theme, panels open and closed", async () => {
    const { page, reader } = await openInTab();
    for (const theme of READER_THEMES) {
      await changeSettings(harness.browser, { reading: { ...READING_DEFAULTS, theme, indent: true } });
      const popup = await harness.browser.clickAction(page);
      expect(await popup.state()).toBe("article");
      for (const [name, place] of [["reader", reader], ["popup", popup]] as const) {
        for (const tool of ["", "reading", "outline"]) {
          await place.evaluate((id) => document.querySelector<HTMLElement>(id === "" ? "#none" : `[data-tool="${id}"]`)?.click(), tool);
          expect(await axeViolations(place), `${name}, ${theme}, ${tool}`).toEqual([]);
        }
      }
      await popup.evaluate(() => document.querySelector<HTMLElement>("#hidden-count")?.click());
      expect(await axeViolations(popup), `hidden panel, ${theme}`).toEqual([]);
      await popup.close();
    }
    await reader.close();
    await page.close();
  }, 240_000);
});
