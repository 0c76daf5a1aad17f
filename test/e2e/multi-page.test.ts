/** An article on several pages: the popup shows the page at hand at once, then the whole; a page that fails is said and can be tried again. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Converter } from "opencc-js/cn2t";
import { afterEach, describe, expect, test } from "vitest";
import { askFrontPage } from "../support/ask";
import type { PopupHandle } from "../support/browser";
import { damageHtml, staysInStep } from "../support/damage-html";
import { articleLines, ownErrors, serialised, useBrowser } from "../support/harness";

const harness = useBrowser();
const FOLDER = join(import.meta.dirname, "../fixtures/article/multi-page");
type Name = "page-1" | "page-2" | "page-3" | "all";
const truth = JSON.parse(readFileSync(join(FOLDER, "truth.json"), "utf8")) as {
  readonly urls: Readonly<Record<Name, string>>;
  readonly title: string;
  readonly paragraphs: readonly string[];
};
const html = (name: Name): string => readFileSync(join(FOLDER, `${name}.html`), "utf8");
/** Character by character, as the copies were converted. */
const toTraditional = Converter({ from: "cn", to: "t" });
const NUMBERED = ["page-1", "page-2", "page-3"] as const;
const ALL_PAGES = [...NUMBERED, "all"] as const;
const GONE = { body: "<title>504</title>", status: 504 };

function serve(names: readonly Name[], source: (name: Name) => string = html): void {
  for (const name of ALL_PAGES) harness.proxy.serve(truth.urls[name], names.includes(name) ? { body: source(name) } : GONE);
}

/** How often the proxy was asked for a page since `from`. */
function asked(name: Name, from: number): number {
  return harness.proxy.requests.slice(from).filter(({ url }) => url === truth.urls[name]).length;
}

const paragraphsOf = async (popup: PopupHandle): Promise<readonly string[]> =>
  (await articleLines(popup)).filter((line) => truth.paragraphs.includes(line));
const noteOf = (popup: PopupHandle): Promise<string> => popup.evaluate(() => document.querySelector("#pages p, #pages")?.firstChild?.textContent ?? "");

afterEach(async () => {
  expect(await ownErrors(harness.browser)).toEqual([]);
});

describe("an article on three pages", () => {
  test("is read whole when the popup opens, in one request when the site has a one-page view, and not before", async () => {
    const { browser, proxy } = harness;
    serve(ALL_PAGES);
    const from = proxy.requests.length;
    const page = await browser.openPage(truth.urls["page-1"]);
    await askFrontPage(browser, "page-state");
    const before = await serialised(page);
    expect(asked("all", from)).toBe(0);
    const popup = await browser.clickAction(page);
    expect(await popup.state()).toBe("article");
    expect(await paragraphsOf(popup)).toEqual(truth.paragraphs);
    expect(await popup.evaluate(() => document.querySelector("#pages"))).toBeNull();
    expect([asked("all", from), asked("page-2", from), asked("page-3", from)]).toEqual([1, 0, 0]);
    expect((await askFrontPage(browser, "read-article"))?.article).toMatchObject({ pages: 3, missingPages: [], title: truth.title });
    expect(await serialised(page)).toBe(before);
    await popup.close();
    await page.close();
  });

  test("shows the page at hand at once, says how far it is, and what is missing; the button reads it", async () => {
    const { browser, proxy } = harness;
    serve(["page-1", "page-3"]);
    proxy.serve(truth.urls["page-2"], { body: [{ data: "<title>", afterMs: 1500 }], status: 504 });
    const page = await browser.openPage(truth.urls["page-1"]);
    const popup = await browser.clickAction(page);
    await expect.poll(() => noteOf(popup)).toMatch(/2.*3/);
    expect(await paragraphsOf(popup)).toEqual(truth.paragraphs.slice(0, 4));

    expect(await popup.state()).toBe("article");
    expect(await noteOf(popup)).toMatch(/2/);
    expect(await paragraphsOf(popup)).toEqual([...truth.paragraphs.slice(0, 4), ...truth.paragraphs.slice(8)]);

    serve(["page-1", "page-2", "page-3"]);
    await popup.evaluate(() => document.querySelector<HTMLButtonElement>("#pages button")?.click());
    await expect.poll(() => paragraphsOf(popup)).toEqual(truth.paragraphs);
    await popup.close();
    await page.close();
  });

  test("comes repaired from a damaged copy on another host", async () => {
    const { browser, proxy } = harness;
    const mirrored = (url: string): string => url.replace("news.china.com", "news.copy-of-it.example");
    for (const name of NUMBERED) proxy.serve(mirrored(truth.urls[name]), { body: damageHtml(toTraditional(html(name))) });
    const page = await browser.openPage(mirrored(truth.urls["page-1"]));
    const popup = await browser.clickAction(page);
    expect(await popup.state(40_000)).toBe("article");
    const lines = await articleLines(popup);
    const wanted = truth.paragraphs.filter((paragraph) => staysInStep(toTraditional(paragraph)));
    expect(wanted.length).toBeGreaterThan(5);
    const fold = (text: string): string => text.normalize("NFKC").replaceAll(/\s/g, "");
    const seen = lines.map(fold);
    expect(wanted.filter((paragraph) => !seen.includes(fold(paragraph)))).toEqual([]);
    expect(lines.join("\n")).not.toMatch(/[(（][a-züāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]+[)）]/);
    await popup.close();
    await page.close();
  });
});
