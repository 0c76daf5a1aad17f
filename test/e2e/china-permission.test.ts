/** Firefox lets its reader keep an extension out of the sites that it was made for: then it says so, and works by click. */
import { expect, test } from "vitest";
import { serveFixture } from "../support/fixtures";
import { ownErrors, useBrowser } from "../support/harness";
import { loadSamples } from "../support/samples";
import { visibleText } from "../support/visible-text";

const harness = useBrowser();
const [clean] = loadSamples();

const isOffered = (): boolean => document.querySelector("#china-permission button")?.checkVisibility() ?? false;

test("nothing is offered while china.com is allowed", async () => {
  const { browser, proxy } = harness;
  serveFixture(proxy, clean.fixture, clean.html);
  const page = await browser.openPage(clean.fixture.url);
  const popup = await browser.clickAction(page);
  expect(await popup.state()).toBe("article");
  expect(await popup.evaluate(isOffered)).toBe(false);
  await popup.close();
  await page.close();
});

// Chromium grants what the manifest asks for, and asks in a window of its own that no automation reaches.
test.runIf(process.env["QINGYE_BROWSER"] === "firefox")("taken back: a click still reads the page, the popup says so, and one more click allows it again", async () => {
  const { browser, proxy } = harness;
  const [advertisement = ""] = clean.fixture.mustHide;
  serveFixture(proxy, clean.fixture, clean.html);
  await browser.background.evaluate(() =>
    (globalThis as unknown as { browser: { permissions: { remove(of: object): Promise<boolean> } } }).browser.permissions.remove({ origins: ["*://*.china.com/*"] }),
  );
  const page = await browser.openPage(clean.fixture.url);
  // Given time, a content script that still runs would have cleaned the page.
  await new Promise((resolve) => setTimeout(resolve, 1000));
  expect(await page.evaluate(visibleText)).toContain(advertisement);
  const popup = await browser.clickAction(page);
  expect(await popup.state()).toBe("article");
  await expect.poll(() => popup.evaluate(isOffered)).toBe(true);
  expect(await page.evaluate(visibleText)).not.toContain(advertisement);
  await popup.evaluate(() => document.querySelector<HTMLElement>("#china-permission button")?.click());
  await expect.poll(() => popup.evaluate(isOffered)).toBe(false);
  await popup.close();
  await page.reload();
  await expect.poll(() => page.evaluate(visibleText)).not.toContain(advertisement);
  await page.close();
  expect(await ownErrors(browser)).toEqual([]);
});
