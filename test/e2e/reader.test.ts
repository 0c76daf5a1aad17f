/** The reader in the popup: preferences are live and remembered, keys work, nothing jumps; and "open in a tab". */
import { afterEach, describe, expect, test } from "vitest";
import { READING_DEFAULTS } from "../../src/contract/reading";
import { askFrontPage, changeSettings } from "../support/ask";
import type { Evaluator, PageHandle, PopupHandle } from "../support/browser";
import { loadFixture, serveFixture } from "../support/fixtures";
import { ownErrors, useBrowser } from "../support/harness";

const harness = useBrowser();
const fixture = loadFixture("long-read");
const paragraphs = fixture.article?.paragraphs ?? [];
const title = fixture.article?.title ?? "";

async function openPopup(): Promise<{ page: PageHandle; popup: PopupHandle }> {
  const { browser, proxy } = harness;
  serveFixture(proxy, fixture);
  const page = await browser.openPage(fixture.url);
  await askFrontPage(browser, "page-state");
  const popup = await browser.clickAction(page);
  expect(await popup.state()).toBe("article");
  return { page, popup };
}

const click = (place: Evaluator, selector: string): Promise<void> =>
  place.evaluate((wanted) => {
    const found = document.querySelector<HTMLElement>(wanted);
    if (found === null) throw new Error(`there is no ${wanted}`);
    found.click();
  }, selector);

/** As a key on the document, which is where a reader's key arrives when no field has the focus. */
const press = (place: Evaluator, key: string): Promise<void> =>
  place.evaluate((name) => void document.body.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true })), key);

interface Look {
  readonly size: string;
  readonly lineHeight: number;
  readonly width: string;
  readonly font: string;
  readonly paper: string;
  readonly indent: string;
  readonly lang: string;
  readonly title: string;
}

const look = (place: Evaluator): Promise<Look> =>
  place.evaluate(() => {
    const article = document.querySelector<HTMLElement>("#article");
    const paragraph = article?.querySelector(".body p");
    if (!article || !paragraph) throw new Error("no article is shown");
    const style = getComputedStyle(paragraph);
    return {
      size: style.fontSize,
      lineHeight: Math.round((Number.parseFloat(style.lineHeight) / Number.parseFloat(style.fontSize)) * 10) / 10,
      width: getComputedStyle(article).maxWidth,
      font: style.fontFamily,
      paper: getComputedStyle(document.body).backgroundColor,
      indent: style.textIndent,
      lang: article.lang,
      title: article.querySelector("h1")?.textContent ?? "",
    };
  });

afterEach(async () => {
  await changeSettings(harness.browser, { reading: READING_DEFAULTS });
  expect(await ownErrors(harness.browser)).toEqual([]);
});

describe("reading preferences in the popup", () => {
  test("each takes effect at once, and is there again when the popup opens again", async () => {
    const { page, popup } = await openPopup();
    expect(await look(popup)).toMatchObject({ size: "18px", lineHeight: 1.9, width: "648px", indent: "0px", lang: "zh-Hans", title });
    await click(popup, '[data-tool="reading"]');
    await click(popup, '[data-field="size"] [data-step="1"]');
    await click(popup, '[data-field="size"] [data-step="1"]');
    expect((await look(popup)).size).toBe("20px");
    await click(popup, '[data-field="lineHeight"] [data-step="1"]');
    expect((await look(popup)).lineHeight).toBe(2);
    await click(popup, '[data-field="width"] [data-step="-1"]');
    expect((await look(popup)).width).toBe("680px");
    await click(popup, '[data-field="font"] input[value="kai"]');
    expect((await look(popup)).font).toMatch(/KaiTi/u);
    await click(popup, '[data-field="theme"] input[value="sepia"]');
    expect((await look(popup)).paper).toBe("rgb(247, 239, 223)");
    await click(popup, '[data-field="indent"] input');
    expect((await look(popup)).indent).toBe("40px");
    await click(popup, '[data-field="script"] input[value="hant-tw"]');
    await expect.poll(async () => (await look(popup)).title).toBe("還有五十七天停航 白溪渡口的最後一個船工");
    const wanted = { size: "20px", lineHeight: 2, width: "680px", paper: "rgb(247, 239, 223)", indent: "40px", lang: "zh-Hant-TW" };
    expect(await look(popup)).toMatchObject(wanted);
    await popup.close();

    const again = await harness.browser.clickAction(page);
    expect(await again.state()).toBe("article");
    expect(await look(again)).toMatchObject({ ...wanted, title: "還有五十七天停航 白溪渡口的最後一個船工" });
    await click(again, '[data-tool="reading"]');
    await click(again, ".reading-controls .reset");
    await expect.poll(async () => (await look(again)).title).toBe(title);
    expect(await look(again)).toMatchObject({ size: "18px", lineHeight: 1.9, width: "648px", indent: "0px", lang: "zh-Hans" });
    await again.close();
    await page.close();
  });

  test("Simplified text that is wanted in Simplified stays as it is, character by character", async () => {
    await changeSettings(harness.browser, { reading: { ...READING_DEFAULTS, script: "hans" } });
    const { page, popup } = await openPopup();
    const shown = await popup.evaluate(() => [...document.querySelectorAll("#article .body :is(p, h2, li, th, td)")].map(({ textContent }) => textContent));
    expect(shown).toEqual(paragraphs);
    await popup.close();
    await page.close();
  });

  test("follow a change that is made elsewhere", async () => {
    const { page, popup } = await openPopup();
    await changeSettings(harness.browser, { reading: { ...READING_DEFAULTS, theme: "dark", size: 24 } });
    await expect.poll(async () => (await look(popup)).paper).toBe("rgb(27, 29, 31)");
    expect((await look(popup)).size).toBe("24px");
    await popup.close();
    await page.close();
  });

  test("keys change size and theme, open the outline and close it", async () => {
    const { page, popup } = await openPopup();
    await press(popup, "+");
    await press(popup, "=");
    expect((await look(popup)).size).toBe("20px");
    await press(popup, "-");
    expect((await look(popup)).size).toBe("19px");
    await press(popup, "0");
    expect((await look(popup)).size).toBe("18px");
    await press(popup, "t");
    expect(await popup.evaluate(() => document.documentElement.dataset["theme"])).toBe("light");
    await press(popup, "o");
    const headings = await popup.evaluate(() => [...document.querySelectorAll("#tool-panel .outline-entry")].map(({ textContent }) => textContent));
    expect(headings).toEqual(["一条船和两个村子", "桥是怎么来的", "船往哪里去"]);
    await press(popup, "Escape");
    expect(await popup.evaluate(() => document.querySelector<HTMLElement>("#tool-panel")?.hidden)).toBe(true);
    await press(popup, "?");
    expect(await popup.evaluate(() => document.querySelectorAll("#tool-panel kbd").length)).toBeGreaterThan(5);
    await popup.close();
    await page.close();
  });

  test("the outline goes to the heading, and the next opening of the popup goes back there", async () => {
    const { page, popup } = await openPopup();
    const headingAt = (place: Evaluator): Promise<number> => place.evaluate(() => Math.round([...document.querySelectorAll("#article h2")].at(1)?.getBoundingClientRect().top ?? -1));
    await click(popup, '[data-tool="outline"]');
    await click(popup, ".outline li:nth-child(2) button");
    await expect.poll(() => headingAt(popup)).toBeLessThan(120);
    const left = await headingAt(popup);
    // The place is kept a moment after the last scroll.
    await new Promise((resolve) => setTimeout(resolve, 600));
    await popup.close();

    const again = await harness.browser.clickAction(page);
    expect(await again.state()).toBe("article");
    await expect.poll(async () => Math.abs((await headingAt(again)) - left)).toBeLessThan(8);
    await click(again, "#notice button");
    expect(await again.evaluate(() => document.querySelector("#view")?.scrollTop)).toBe(0);
    await again.close();
    await page.close();
  });
});

test("nothing in the popup moves once the article is there, pictures included", async () => {
  const { page, popup } = await openPopup();
  const positions = (): Promise<readonly number[]> =>
    popup.evaluate(async () => {
      const tops = (): number[] => {
        const scrolled = document.querySelector("#view")?.scrollTop ?? 0;
        return [...document.querySelectorAll("#article h1, #article .body > *")].map((block) => Math.round(block.getBoundingClientRect().top + scrolled));
      };
      const before = tops();
      // Pictures load when they come near.
      for (const picture of document.querySelectorAll<HTMLImageElement>("#article img")) {
        picture.scrollIntoView();
        await picture.decode().catch(() => {});
      }
      await new Promise((resolve) => setTimeout(resolve, 200));
      const after = tops();
      return before.map((top, index) => (after[index] ?? 0) - top);
    });
  const moved = await positions();
  expect(moved.length).toBeGreaterThan(20);
  expect(moved.filter((distance) => distance !== 0)).toEqual([]);
  expect(await popup.evaluate(() => [...document.querySelectorAll<HTMLImageElement>("#article img")].every((picture) => picture.naturalWidth > 0))).toBe(true);
  await popup.close();
  await page.close();
});

test("the popup keeps within 800 × 600 and scrolls inside of itself", async () => {
  const { page, popup } = await openPopup();
  const { width, height, outer, inner } = await popup.evaluate(() => {
    const view = document.querySelector("#view");
    const root = document.documentElement;
    return { width: innerWidth, height: innerHeight, outer: [root.scrollWidth - root.clientWidth, root.scrollHeight - root.clientHeight], inner: (view?.scrollHeight ?? 0) - (view?.clientHeight ?? 0) };
  });
  expect(width).toBeLessThanOrEqual(800);
  expect(height).toBeLessThanOrEqual(600);
  expect(outer).toEqual([0, 0]);
  expect(inner).toBeGreaterThan(500);
  await popup.close();
  await page.close();
});
