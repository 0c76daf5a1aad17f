/** A browser with the extension and a proxy, for the tests of one file. `QINGYE_BROWSER` says which browser. */
import { afterAll, beforeAll } from "vitest";
import { askFrontPage } from "./ask";
import { isOurs, type ExtensionBrowser, type PageHandle, type PopupHandle } from "./browser";
import { launchBrowser } from "./launch";
import { startProxy, type PageProxy } from "./proxy";

export interface Harness {
  readonly browser: ExtensionBrowser;
  readonly proxy: PageProxy;
}

/** Call it once at the top of a test file. The result can be read inside of tests and their hooks. */
export function useBrowser(): Harness {
  let started: Harness | null = null;
  beforeAll(async () => {
    const proxy = await startProxy();
    started = { proxy, browser: await launchBrowser(process.env["QINGYE_BROWSER"] === "firefox" ? "firefox" : "chromium", proxy) };
  });
  afterAll(async () => {
    await started?.browser.close();
    await started?.proxy.close();
  });
  const get = (): Harness => {
    if (started === null) throw new Error("the browser runs inside of tests only");
    return started;
  };
  return {
    get browser() {
      return get().browser;
    },
    get proxy() {
      return get().proxy;
    },
  };
}

/** What the extension logged as errors so far. A test expects it to be empty. */
export async function ownErrors(browser: ExtensionBrowser): Promise<readonly string[]> {
  return (await browser.consoleErrors()).filter(isOurs).map(({ text, source }) => `${text} (${source})`);
}

/** Waits until the page in front is cleaned. */
export async function cleaned(browser: ExtensionBrowser): Promise<void> {
  const state = await askFrontPage(browser, "page-state");
  if (!state?.cleaning) throw new Error("the extension does not clean this page");
}

/** The page's elements as HTML: what must come back when the extension is switched off. */
export function serialised(page: PageHandle): Promise<string> {
  return page.evaluate(() => new XMLSerializer().serializeToString(document));
}

/** The same, once the page's own scripts have left it alone for half a second. */
export async function settledHtml(page: PageHandle): Promise<string> {
  const QUIET_MS = 500;
  for (let before = ""; ; ) {
    const now = await serialised(page);
    if (now === before) return now;
    before = now;
    await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
  }
}

/** The words of the popup's message to the reader. */
export function messageOf(popup: PopupHandle): Promise<string> {
  return popup.evaluate(() => document.querySelector<HTMLElement>("#message")?.innerText.trim() ?? "");
}

/** Text of the elements of the popup's article, top to bottom, without white space at the ends. */
export function articleLines(popup: PopupHandle): Promise<readonly string[]> {
  return popup.evaluate(() => {
    const article = document.querySelector<HTMLElement>("article#article");
    return (article?.innerText ?? "").split("\n").map((line) => line.trim()).filter((line) => line !== "");
  });
}

/** Throws the popup's switch for the site, and waits until the popup shows `state`. */
export async function switchSite(popup: PopupHandle, state: "article" | "off"): Promise<void> {
  await popup.evaluate(async (wanted) => {
    const root = document.documentElement;
    document.querySelector<HTMLInputElement>("#site-switch")?.click();
    const end = Date.now() + 10_000;
    while (root.dataset["state"] !== wanted && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 20));
    if (root.dataset["state"] !== wanted) throw new Error(`the popup shows ${root.dataset["state"] ?? "nothing"}, not ${wanted}`);
  }, state);
}
