/** A page can shadow members of its document with the names of its elements. It must be cleaned and read all the same. */
import { expect, test } from "vitest";
import { askFrontPage } from "../support/ask";
import { loadFixture } from "../support/fixtures";
import { articleLines, ownErrors, useBrowser } from "../support/harness";
import { visibleText } from "../support/visible-text";

const harness = useBrowser();
const NAMES = ["querySelector", "querySelectorAll", "documentElement", "body", "title", "createTreeWalker", "contentType", "getElementById", "implementation", "characterSet"];
const fixture = loadFixture("t4-gambling");

test("a page that shadows its document is cleaned, and its article is read", async () => {
  const { browser, proxy } = harness;
  const shadows = NAMES.map((name) => `<img name="${name}" width="1" height="1" alt="">`).join("");
  proxy.serve(fixture.url, { body: fixture.html.replace("</body>", `${shadows}</body>`) });
  const page = await browser.openPage(fixture.url);
  expect(await page.evaluate(() => typeof document.querySelector)).not.toBe("function");
  const popup = await browser.clickAction(page);
  expect(await popup.state()).toBe("article");
  expect(await articleLines(popup)).toEqual(expect.arrayContaining([...(fixture.article?.paragraphs ?? [])]));
  const state = await askFrontPage(browser, "page-state");
  expect(state?.failures).toEqual([]);
  expect(state?.findings.map(({ reason }) => reason)).toContain("gambling");
  const seen = await page.evaluate(visibleText).catch(() => "");
  expect(fixture.mustHide.filter((text) => seen.includes(text))).toEqual([]);
  await popup.close();
  await page.close();
  expect(await ownErrors(browser)).toEqual([]);
});
