/** Everything hidden is listed with its reason, and can be had back: one, a kind, all of it. */
import { afterEach, describe, expect, test } from "vitest";
import { DEFAULTS } from "../../src/contract/settings";
import { askFrontPage, changeSettings } from "../support/ask";
import type { PageHandle, PopupHandle } from "../support/browser";
import { loadFixture, serveFixture, withoutLazyLoading } from "../support/fixtures";
import { cleaned, ownErrors, serialised, settledHtml, useBrowser } from "../support/harness";
import { visibleText } from "../support/visible-text";

const harness = useBrowser();
const fixture = withoutLazyLoading(loadFixture("t4-gambling"));

afterEach(() => changeSettings(harness.browser, { ...DEFAULTS }));

async function openPanel(): Promise<{ page: PageHandle; popup: PopupHandle }> {
  const { browser, proxy } = harness;
  serveFixture(proxy, fixture);
  const page = await browser.openPage(fixture.url);
  const popup = await browser.clickAction(page);
  expect(await popup.state()).toBe("article");
  await popup.evaluate(() => document.querySelector<HTMLElement>("#hidden-count")?.click());
  return { page, popup };
}

/** Clicks the panel's button for an action, the first one or the one in the item that has `text`. */
function press(popup: PopupHandle, action: string, text = ""): Promise<void> {
  return popup.evaluate(
    (name: string, wanted: string) => {
      const items = [...document.querySelectorAll("#hidden-panel :is(li, .actions, .head)")].filter((item) => item.textContent.includes(wanted));
      const button = items.flatMap((item) => [...item.querySelectorAll<HTMLElement>(`[data-action="${name}"]`)])[0];
      if (!button) throw new Error(`no button ${name} for ${wanted}`);
      button.click();
    },
    action,
    text,
  );
}

const listed = (popup: PopupHandle): Promise<string> => popup.evaluate(() => document.querySelector<HTMLElement>("#hidden-panel")?.innerText ?? "");

async function close({ page, popup }: { page: PageHandle; popup: PopupHandle }): Promise<void> {
  await popup.close();
  await page.close();
  expect(await ownErrors(harness.browser)).toEqual([]);
}

describe("what is hidden", () => {
  test("is listed, and one of it can be shown and hidden again", async () => {
    const opened = await openPanel();
    const { page, popup } = opened;
    const state = await askFrontPage(harness.browser, "page-state");
    const gambling = state?.findings.find(({ reason, text }) => reason === "gambling" && text.length > 3);
    const text = gambling?.text ?? "";
    expect(text).not.toBe("");
    expect(await listed(popup)).toContain(text);
    const count = await popup.evaluate(() => document.querySelector("#hidden-count")?.textContent ?? "");
    expect(count).toContain(String(state?.findings.length));

    await press(popup, "showFinding", text);
    await expect.poll(async () => (await askFrontPage(harness.browser, "page-state"))?.findings.find(({ id }) => id === gambling?.id)?.shown).toBe(true);
    await expect.poll(() => page.evaluate(() => document.querySelectorAll("[data-qingye-show]").length)).toBe(1);
    await expect.poll(() => popup.evaluate(() => document.querySelectorAll("#hidden-panel li.shown").length)).toBe(1);
    await press(popup, "showFinding", text);
    await expect.poll(() => page.evaluate(() => document.querySelectorAll("[data-qingye-show]").length)).toBe(0);
    await close(opened);
  });

  test("of one reason can always be shown on the site, also after a reload", async () => {
    const opened = await openPanel();
    const { page, popup } = opened;
    const [advertisement = ""] = (await askFrontPage(harness.browser, "page-state"))?.findings.filter(({ reason }) => reason === "ad").map(({ text }) => text) ?? [];
    const visible = async (): Promise<boolean> => (await page.evaluate(visibleText)).replaceAll(/\s/gu, "").includes(advertisement.replaceAll(/\s/gu, ""));
    expect(advertisement).not.toBe("");
    expect(await visible()).toBe(false);
    await popup.evaluate(() => {
      const group = [...document.querySelectorAll("#hidden-panel .group")].find((each) => /广告|Advertisements/u.test(each.querySelector("h2")?.textContent ?? ""));
      group?.querySelector<HTMLElement>('.head [data-action="showKind"]')?.click();
    });
    await expect.poll(visible).toBe(true);
    await popup.close();
    await page.reload();
    await cleaned(harness.browser);
    await expect.poll(visible).toBe(true);
    await changeSettings(harness.browser, { ...DEFAULTS });
    await expect.poll(visible).toBe(false);
    await page.close();
    expect(await ownErrors(harness.browser)).toEqual([]);
  });

  test("goes with one click to the original page, exactly as it was, and comes back without a reload", async () => {
    const { browser, proxy } = harness;
    serveFixture(proxy, fixture);
    await changeSettings(browser, { sitesOff: ["china.com"] });
    const untouched = await browser.openPage(fixture.url);
    const [advertisement = ""] = fixture.mustHide;
    await expect.poll(() => untouched.evaluate(visibleText)).toContain(advertisement);
    const original = await settledHtml(untouched);
    await untouched.close();
    await changeSettings(browser, { sitesOff: [] });

    const opened = await openPanel();
    const { page, popup } = opened;
    expect(await serialised(page)).not.toBe(original);
    await press(popup, "showOriginal");
    await expect.poll(() => serialised(page)).toBe(original);
    await expect.poll(() => page.evaluate(visibleText)).toContain(advertisement);
    // There is nothing to pick on a page that is shown as it was.
    await expect.poll(() => popup.evaluate(() => document.querySelector('[data-action="pick"]'))).toBeNull();
    await press(popup, "showOriginal");
    await expect.poll(() => page.evaluate(visibleText)).not.toContain(advertisement);
    await close(opened);
  });
});

describe("what the reader picks", () => {
  test("is hidden now and after a reload, is listed, and can be had back", async () => {
    const opened = await openPanel();
    const { page, popup } = opened;
    const before = await serialised(page);
    await press(popup, "pick");
    await expect.poll(() => page.evaluate(() => document.querySelector("qingye-picker") !== null)).toBe(true);
    const footer = await page.evaluate(() => {
      const target = document.querySelector<HTMLElement>("p.article_intro, .crumbs, [class*=crumb], h1");
      target?.dispatchEvent(new PointerEvent("pointermove", { bubbles: true, composed: true }));
      target?.click();
      return target?.innerText ?? "";
    });
    expect(footer).not.toBe("");
    await page.evaluate(() => document.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true })));
    await expect.poll(() => page.evaluate(visibleText)).not.toContain(footer);
    expect(await page.evaluate(() => document.querySelector("qingye-picker"))).toBeNull();

    await page.reload();
    await cleaned(harness.browser);
    await expect.poll(() => page.evaluate(visibleText)).not.toContain(footer);
    const again = await harness.browser.clickAction(page);
    await again.state();
    await again.evaluate(() => document.querySelector<HTMLElement>("#hidden-count")?.click());
    await press(again, "forgetOwn");
    await expect.poll(() => page.evaluate(visibleText)).toContain(footer);
    await again.close();
    await page.close();
    expect(before).not.toBe("");
    expect(await ownErrors(harness.browser)).toEqual([]);
  });

  test("Escape leaves the page as it was", async () => {
    const { page, popup } = await openPanel();
    const before = await serialised(page);
    await press(popup, "pick");
    await expect.poll(() => page.evaluate(() => document.querySelector("qingye-picker") !== null)).toBe(true);
    await page.evaluate(() => document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true })));
    await expect.poll(() => serialised(page)).toBe(before);
    await page.close();
    expect(await ownErrors(harness.browser)).toEqual([]);
  });
});
