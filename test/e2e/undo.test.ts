/** Every kind of page comes back exactly as it was: compared as serialised, with a visit on which we did nothing. */
import { afterEach, describe, expect, test } from "vitest";
import { askFrontPage, changeSettings } from "../support/ask";
import { toTraditionalByCharacter } from "../support/damage";
import { damageHtml } from "../support/damage-html";
import { loadFixture, serveFixture } from "../support/fixtures";
import { ownErrors, serialised, settledHtml, useBrowser } from "../support/harness";

const harness = useBrowser();

afterEach(() => changeSettings(harness.browser, { sitesOff: [] }));

/** Which pictures a page's own lazy loading loads depends on what stands above them, and so on what is hidden. */
const withoutOwnLoading = (html: string): string => html.replace("lazy();addEventListener('scroll',lazy);", "");

async function comesBack(name: string, html: string): Promise<{ findings: number; repairs: number }> {
  const { browser, proxy } = harness;
  const fixture = loadFixture(name);
  serveFixture(proxy, fixture, withoutOwnLoading(html));
  await changeSettings(browser, { sitesOff: ["china.com"] });
  const untouched = await browser.openPage(fixture.url);
  const original = await settledHtml(untouched);
  await untouched.close();

  await changeSettings(browser, { sitesOff: [] });
  const page = await browser.openPage(fixture.url);
  const state = await askFrontPage(browser, "page-state");
  expect(state?.cleaning).toBe(true);
  if ((state?.findings.length ?? 0) + (state?.repairs.length ?? 0) > 0) await settledHtml(page);
  await changeSettings(browser, { sitesOff: ["china.com"] });
  await expect.poll(() => serialised(page), { timeout: 10_000 }).toBe(original);
  await page.close();
  expect(await ownErrors(browser)).toEqual([]);
  return { findings: state?.findings.length ?? 0, repairs: state?.repairs.length ?? 0 };
}

describe("a page comes back byte by byte", () => {
  test.each(["short", "t1-clean", "t4-clean", "t4-gambling", "home", "list-channel", "gloss", "formula", "long-read", "error-404", "empty"])("%s", async (name) => {
    const { findings } = await comesBack(name, loadFixture(name).html);
    if (loadFixture(name).mustHide.length > 0) expect(findings).toBeGreaterThan(0);
  });

  test.each(["t4-gambling", "t1-clean", "long-read"])("%s, damaged", async (name) => {
    const { repairs } = await comesBack(name, damageHtml(toTraditionalByCharacter(loadFixture(name).html)));
    expect(repairs).toBeGreaterThan(10);
  });
});
