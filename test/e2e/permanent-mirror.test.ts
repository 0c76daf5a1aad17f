/** A mirror can be made permanent: cleaned without a click, by a permission for its host alone, which can be given back. */
import { expect, test } from "vitest";
import { serveFixture } from "../support/fixtures";
import { ownErrors, useBrowser } from "../support/harness";
import { loadSamples } from "../support/samples";
import { visibleText } from "../support/visible-text";

const harness = useBrowser();
const [, mirror] = loadSamples();

const press = (action: string): void => document.querySelector<HTMLElement>(`[data-action="${action}"]`)?.click();

test("the panel offers it on a mirror, and nothing happens on the mirror before", async () => {
  const { browser, proxy } = harness;
  serveFixture(proxy, mirror.fixture, mirror.html);
  const page = await browser.openPage(mirror.fixture.url);
  const untouched = await page.evaluate(visibleText);
  const popup = await browser.clickAction(page);
  expect(await popup.state()).toBe("article");
  expect(await popup.evaluate(() => document.querySelectorAll('[data-action="keepMirror"]').length)).toBe(1);
  await popup.close();
  await page.reload();
  // Given time, a content script that is registered by mistake would have cleaned the page.
  await new Promise((resolve) => setTimeout(resolve, 1000));
  expect(await page.evaluate(visibleText)).toBe(untouched);
  await page.close();
});

// Chromium asks in a window of its own that no automation reaches; Firefox can be told to grant.
test.runIf(process.env["QINGYE_BROWSER"] === "firefox")("it is cleaned on its own from then on, until the reader wants it otherwise", async () => {
  const { browser, proxy } = harness;
  serveFixture(proxy, mirror.fixture, mirror.html);
  const page = await browser.openPage(mirror.fixture.url);
  const untouched = await page.evaluate(visibleText);
  const popup = await browser.clickAction(page);
  expect(await popup.state()).toBe("article");
  await popup.evaluate(press, "keepMirror");
  await expect.poll(() => popup.evaluate(() => document.querySelectorAll('[data-action="dropMirror"]').length)).toBe(1);
  const cleaned = await page.evaluate(visibleText);
  expect(cleaned).not.toBe(untouched);
  await popup.close();

  await page.reload();
  await expect.poll(() => page.evaluate(visibleText)).toBe(cleaned);
  const again = await browser.clickAction(page);
  expect(await again.state()).toBe("article");
  await again.evaluate(press, "dropMirror");
  await expect.poll(() => again.evaluate(() => document.querySelectorAll('[data-action="keepMirror"]').length)).toBe(1);
  await again.close();
  await page.reload();
  await new Promise((resolve) => setTimeout(resolve, 1000));
  expect(await page.evaluate(visibleText)).toBe(untouched);
  await page.close();
  expect(await ownErrors(browser)).toEqual([]);
});
