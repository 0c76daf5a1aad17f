/** The page that greets a new reader. The harness has closed the one that opened by itself: without it no test would start. */
import { expect, test } from "vitest";
import { DEFAULTS } from "../../src/contract/settings";
import { changeSettings, tabUrls } from "../support/ask";
import { axeViolations } from "../support/axe";
import { until, WELCOME_PATH, type PageHandle } from "../support/browser";
import { ownErrors, useBrowser } from "../support/harness";
import { openOwnPage } from "../support/own-page";

const harness = useBrowser();

async function openWelcome(): Promise<PageHandle> {
  const page = await openOwnPage(harness.browser, "src/welcome/welcome.html");
  await until("the first page shows", 10_000, async () => (await page.evaluate(() => document.documentElement.dataset["state"] === "shown")) || null);
  return page;
}

test("has no fault that axe-core knows of, in any theme, narrow and wide; and nothing sticks out", async () => {
  for (const theme of ["light", "sepia", "dark", "auto"] as const) {
    await changeSettings(harness.browser, { reading: { ...DEFAULTS.reading, theme } });
    const page = await openWelcome();
    for (const width of [1280, 640, 360]) {
      await page.resize(width, 800);
      expect(await axeViolations(page), `${theme} ${String(width)}`).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), `${theme} ${String(width)}`).toBe(0);
    }
    await page.close();
  }
  expect(await ownErrors(harness.browser)).toEqual([]);
});

test("asks nothing where china.com is allowed, and leads to the options", async () => {
  const page = await openWelcome();
  expect(await page.evaluate(() => [...document.querySelectorAll("button, input, form")].filter((control) => control.checkVisibility()).length)).toBe(0);
  expect(await page.evaluate(() => document.querySelector("a")?.getAttribute("href"))).toMatch(/options\/options\.html$/u);
  await page.close();
});

// Chromium grants what the manifest asks for at the installation.
test.runIf(process.env["QINGYE_BROWSER"] === "firefox")("offers to allow china.com when the browser does not, and does so with one click", async () => {
  const { browser } = harness;
  await browser.background.evaluate(() =>
    (globalThis as unknown as { browser: { permissions: { remove(of: object): Promise<boolean> } } }).browser.permissions.remove({ origins: ["*://*.china.com/*"] }),
  );
  const page = await openWelcome();
  const offered = (): Promise<boolean> => page.evaluate(() => document.querySelector("#allow-china")?.checkVisibility() ?? false);
  expect(await offered()).toBe(true);
  expect(await axeViolations(page)).toEqual([]);
  await page.click("#allow-china");
  await expect.poll(offered).toBe(false);
  await page.close();
  expect(await ownErrors(browser)).toEqual([]);
});

test("does not open again after an update", async () => {
  const { browser } = harness;
  await browser.reloadExtension();
  // Given time, it would have opened.
  await new Promise((resolve) => setTimeout(resolve, 1500));
  const open = await tabUrls(browser);
  expect(open.length).toBeGreaterThan(0);
  expect(open.filter((url) => url.endsWith(WELCOME_PATH))).toEqual([]);
});
