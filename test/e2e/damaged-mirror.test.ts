import { Converter } from "opencc-js/t2cn";
import { describe, expect, test } from "vitest";
import { askFrontPage } from "../support/ask";
import { articleLines, ownErrors, serialised, useBrowser } from "../support/harness";
import { staysInStep } from "../support/damage-html";
import { serveFixture } from "../support/fixtures";
import { loadSamples } from "../support/samples";
import { visibleText } from "../support/visible-text";

const harness = useBrowser();
const [, { fixture, html }] = loadSamples();
const { article } = fixture;
if (article === null) throw new Error("the fixture has an article");

const toSimplified = Converter({ from: "t", to: "cn" });
const ANNOTATION = /[(（][a-züāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]+[)）]/g;

/** Copies differ in whether marks are full-width. */
const fold = (text: string): string => text.normalize("NFKC").replaceAll(/\s/g, "");

describe("a damaged copy on another host", () => {
  test("is left alone before the click", async () => {
    const { browser, proxy } = harness;
    serveFixture(proxy, fixture, html);
    const page = await browser.openPage(fixture.url);
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
    expect(await askFrontPage(browser, "page-state")).toBeNull();
    const seen = await page.evaluate(visibleText);
    expect(seen.match(ANNOTATION)?.length).toBeGreaterThan(30);
    expect(seen).toContain(fixture.mustHide[0]);
    await page.close();
  });

  test("is repaired and cleaned by the click, and its article stands in the popup", async () => {
    const { browser, proxy } = harness;
    serveFixture(proxy, fixture, html);
    const page = await browser.openPage(fixture.url);
    const before = await serialised(page);
    const popup = await browser.clickAction(page);
    expect(await popup.state()).toBe("article");

    const seen = fold(await page.evaluate(visibleText));
    expect(await serialised(page)).not.toBe(before);
    expect(seen.match(ANNOTATION)).toBeNull();
    const hidden = fixture.mustHide.flatMap((text) => [text, toSimplified(text)]).map(fold);
    expect(hidden.filter((text) => seen.includes(text))).toEqual([]);
    const kept = fixture.mustKeep.filter(staysInStep).map((text) => fold(toSimplified(text)));
    expect(kept.filter((text) => !seen.includes(text))).toEqual([]);

    const lines = (await articleLines(popup)).map(fold);
    expect(lines[0]).toBe(fold(article.titleHans ?? ""));
    // How well text that was read out of step is restored is measured by the tests of the text room; the rest must be exact.
    const inStep = (article.paragraphsHans ?? []).filter((_paragraph, index) => staysInStep(article.paragraphs[index] ?? ""));
    expect(inStep.length).toBeGreaterThan(1);
    expect(inStep.filter((paragraph) => !lines.includes(fold(paragraph)))).toEqual([]);

    const state = await askFrontPage(browser, "page-state");
    expect(state?.damaged).toBe(true);
    expect(state?.repairs.some(({ kind, certain }) => kind === "straddle" && certain)).toBe(true);
    expect(state?.findings.map(({ reason }) => reason)).toContain("gambling");
    await popup.close();
    await page.close();
    expect(await ownErrors(browser)).toEqual([]);
  });
});
