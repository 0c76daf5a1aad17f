import { afterEach, describe, expect, test } from "vitest";
import { changeSettings } from "../support/ask";
import { serveFixture } from "../support/fixtures";
import { cleaned, ownErrors, serialised, settledHtml, switchSite, useBrowser } from "../support/harness";
import { loadSamples } from "../support/samples";
import { visibleText } from "../support/visible-text";

const harness = useBrowser();
const [clean, mirror] = loadSamples();

afterEach(() => changeSettings(harness.browser, { sitesOff: [] }));

describe("the switch for a site", () => {
  test("gives a china.com page back as it was, stays off after a reload, and comes on again", async () => {
    const { browser, proxy } = harness;
    const { fixture } = clean;
    const [advertisement = ""] = fixture.mustHide;
    serveFixture(proxy, fixture);
    await changeSettings(browser, { sitesOff: ["china.com"] });
    const page = await browser.openPage(fixture.url);
    const original = await settledHtml(page);
    // The style sheet that is declared for china.com is switched off by the background, a little later.
    await expect.poll(() => page.evaluate(visibleText)).toContain(advertisement);
    // Pictures have no size, and so no text, before they are loaded.
    await expect.poll(() => page.evaluate(() => document.readyState)).toBe("complete");
    const seenBefore = await page.evaluate(visibleText);

    await changeSettings(browser, { sitesOff: [] });
    await page.reload();
    await cleaned(browser);
    const popup = await browser.clickAction(page);
    expect(await popup.state()).toBe("article");
    expect(await page.evaluate(visibleText)).not.toContain(advertisement);

    await switchSite(popup, "off");
    await expect.poll(() => page.evaluate(visibleText)).toBe(seenBefore);
    expect(await serialised(page)).toBe(original);
    await popup.close();

    await page.reload();
    await expect.poll(() => page.evaluate(visibleText)).toBe(seenBefore);
    const again = await browser.clickAction(page);
    expect(await again.state()).toBe("off");
    await switchSite(again, "article");
    await expect.poll(() => page.evaluate(visibleText)).not.toContain(advertisement);
    await again.close();
    await page.close();
    expect(await ownErrors(browser)).toEqual([]);
  });

  test("gives a damaged mirror back as it was, and repairs it again", async () => {
    const { browser, proxy } = harness;
    const { fixture, html } = mirror;
    serveFixture(proxy, fixture, html);
    const page = await browser.openPage(fixture.url);
    const original = await settledHtml(page);
    const seenBefore = await page.evaluate(visibleText);

    const popup = await browser.clickAction(page);
    expect(await popup.state()).toBe("article");
    const repaired = await page.evaluate(visibleText);
    expect(repaired).not.toBe(seenBefore);

    await switchSite(popup, "off");
    await expect.poll(() => serialised(page)).toBe(original);
    await expect.poll(() => page.evaluate(visibleText)).toBe(seenBefore);
    await switchSite(popup, "article");
    await expect.poll(() => page.evaluate(visibleText)).toBe(repaired);
    await popup.close();
    await page.close();
    expect(await ownErrors(browser)).toEqual([]);
  });
});
