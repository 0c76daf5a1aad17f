/**
 * The page is the enemy: whatever it writes into an article, nothing of it runs in the extension, asks for anything but the article's own
 * pictures, goes anywhere, or changes how the extension looks.
 */
import { afterEach, describe, expect, test } from "vitest";
import { HIT_HOST, hostilePages, type HostilePage } from "../fixtures/hostile/pages";
import { until, type Evaluator } from "../support/browser";
import { articleLines, ownErrors, useBrowser } from "../support/harness";

const harness = useBrowser();
const PAGES = hostilePages();

/** The page's own scripts and refreshes stay off, so that whatever happens after the click happens in the extension. */
const SANDBOX = { "content-security-policy": "sandbox allow-same-origin" };

/** Milliseconds in which a page asks for what it asks for by itself. */
const QUIET_MS = 300;

/** Everything in the rendered article that is not known to be harmless, as HTML; and what the vectors left behind. */
function audit(): { readonly foreign: readonly string[]; readonly hit: unknown; readonly polluted: unknown; readonly title: string } {
  const tags = new Set("article header h1 h2 h3 h4 p div span ul ol li blockquote table tbody tr td th figure figcaption img a strong br".split(" "));
  const attributes = new Set("class lang alt src loading decoding referrerpolicy href target rel colspan rowspan width height".split(" "));
  const foreign: string[] = [];
  for (const element of document.querySelectorAll("#article, #article *")) {
    // The renderer keeps room for a picture by numbers: nothing of the page's style comes with it.
    const ownStyle = element.localName === "img" && /^(?:aspect-ratio: [\d.]+ \/ [\d.]+;)?(?: ?max-width: min\(100%, [\d.]+px\);)?$/u.test(element.getAttribute("style") ?? "");
    const names = element.getAttributeNames().filter((name) => !attributes.has(name) && !(element.id === "article" && ["id", "data-source"].includes(name)) && !(name === "style" && ownStyle));
    const addresses = ["href", "src"].map((name) => element.getAttribute(name)).filter((address) => address !== null && !/^https?:\/\//u.test(address));
    if (!tags.has(element.localName) || names.length > 0 || addresses.length > 0) foreign.push((element.cloneNode() as Element).outerHTML);
  }
  const heading = document.querySelector("#article h1");
  const style = heading ? getComputedStyle(heading) : null;
  if (style && (style.visibility !== "visible" || style.display === "none" || style.color === "rgb(1, 2, 3)")) foreign.push("a style of the page's");
  const world = globalThis as { qingyeHit?: unknown };
  return { foreign, hit: world.qingyeHit ?? null, polluted: ({} as { polluted?: unknown }).polluted ?? null, title: heading?.textContent ?? "" };
}

/** `place` shows the article: the popup or the reader in a tab. `from` is the number of requests before it did. */
async function expectHarmless(hostile: HostilePage, place: Evaluator, file: string, from: number): Promise<void> {
  // Pictures come after the text.
  await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
  const { foreign, hit, polluted, title } = await place.evaluate(audit);
  expect({ foreign, polluted, hit: hit === null ? null : hostile.vectors[Number(hit)] }).toEqual({ foreign: [], polluted: null, hit: null });
  if (!hostile.swallowed) expect(title).toBe("菜市场清早开门");
  expect(await place.evaluate(() => location.pathname.split("/").at(-1))).toBe(file);
  const asked = harness.proxy.requests.slice(from).map(({ url }) => url);
  expect(asked.filter((url) => new URL(url).hostname === HIT_HOST)).toEqual([]);
}

afterEach(async () => {
  expect(await ownErrors(harness.browser)).toEqual([]);
});

describe("hostile markup in an article", () => {
  test.each(PAGES.map((hostile) => [hostile.name, hostile] as const))("%s", async (_name, hostile) => {
    const { browser, proxy } = harness;
    proxy.serve(hostile.url, { body: hostile.html, headers: SANDBOX });
    const page = await browser.openPage(hostile.url);
    await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
    const from = proxy.requests.length;
    const popup = await browser.clickAction(page);
    const state = await popup.state();
    expect(hostile.swallowed ? ["article", "no-article"] : ["article"]).toContain(state);
    if (state === "article") expect((await articleLines(popup)).join("\n")).toContain("城东的菜市场清早五点开门");
    await expectHarmless(hostile, popup, "popup.html", from);
    expect(page.url()).toBe(hostile.url);
    if (hostile.swallowed) await popup.close();
    else {
      // The popup closes by this click, and may be gone before it can answer.
      await popup.evaluate(() => void setTimeout(() => document.querySelector<HTMLElement>('[data-tool="open-tab"]')?.click()));
      const reader = await browser.findPage("full-reader.html");
      await until("the reader shows the article", 10_000, () => reader.evaluate(() => document.documentElement.dataset["state"] === "article" || null));
      await expectHarmless(hostile, reader, "full-reader.html", from);
      await reader.close();
    }
    await page.close();
  });

  test("is of at least 150 vectors", () => {
    expect(PAGES.flatMap(({ vectors }) => Object.keys(vectors)).length).toBeGreaterThanOrEqual(150);
  });
});
