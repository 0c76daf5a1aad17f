/** From the click on the toolbar button to the first paint of the article, next to an empty popup of the same build. Milliseconds by the clock. */
import type { Extension, Page } from "puppeteer-core";
import { callResult, callSource } from "../support/browser";
import { OURS_HOST, type BenchBrowser } from "./browser";

export interface PopupTimes {
  readonly sinceClick: number;
  /** Since the popup's document began to load: without the time in which the browser makes a window, which is the same for all. */
  readonly sinceStart: number;
}

export interface PopupPair {
  readonly ours: PopupTimes;
  readonly empty: PopupTimes;
}

/** Performance mark of the popup. */
const PAINTED_MARK = "qingye-article-painted";
const TIMEOUT_MS = 20_000;
/** For the page to come to rest before the click. */
const REST_MS = 300;

/**
 * Runs in the popup: when its document began to load, in ms since 1970, and how long after that its content was painted. The popup says it of
 * an article itself; the paint of its largest text is what there is where it does not.
 */
function paintedAt(mark: string, isArticle: boolean, timeoutMs: number): Promise<{ start: number; painted: number }> {
  return new Promise((resolve, reject) => {
    const end = setTimeout(() => reject(new Error("the popup paints nothing")), timeoutMs);
    const finish = (entry: PerformanceEntry): void => {
      clearTimeout(end);
      clearInterval(polling);
      resolve({ start: performance.timeOrigin, painted: entry.startTime });
    };
    const paints: PerformanceEntry[] = [];
    new PerformanceObserver((list) => paints.push(...list.getEntries())).observe({ type: "largest-contentful-paint", buffered: true });
    const polling = setInterval(() => {
      const [own] = performance.getEntriesByName(mark);
      if (isArticle && own) return finish(own);
      const inArticle = (entry: PerformanceEntry): boolean => (entry as PerformanceEntry & { element?: Element | null }).element?.closest("article") !== null;
      const paint = isArticle ? paints.find((entry) => inArticle(entry)) : paints[0];
      if (paint) finish(paint);
    }, 10);
  });
}

async function timeOf(bench: BenchBrowser, page: Page, extension: Extension, popupUrl: string, isArticle: boolean): Promise<PopupTimes> {
  const began = performance.timeOrigin + performance.now();
  await page.triggerExtensionAction(extension);
  const target = await bench.browser.waitForTarget((found) => found.url() === popupUrl, { timeout: TIMEOUT_MS });
  const popup = await target.asPage();
  const { start, painted } = callResult<Awaited<ReturnType<typeof paintedAt>>>(await popup.evaluate(callSource(paintedAt, [PAINTED_MARK, isArticle, TIMEOUT_MS])));
  const gone = new Promise<void>((resolve) => void popup.once("close", () => resolve()));
  void popup.evaluate("window.close()").catch(() => {});
  await gone;
  return { sinceClick: start + painted - began, sinceStart: painted };
}

/** `path` is an article's on a host where we run. Each pair is a fresh tab; which popup comes first takes turns. */
export async function measurePopup(bench: BenchBrowser, path: string, popupPath: string, pairs: number): Promise<PopupPair[]> {
  const results: PopupPair[] = [];
  const urlOf = (extension: Extension): string => `chrome-extension://${extension.id}/${popupPath}`;
  for (let round = 0; round <= pairs; round++) {
    const open = async (which: "ours" | "empty"): Promise<PopupTimes> => {
      const page = await bench.browser.newPage();
      await page.goto(`https://${OURS_HOST}${path}`, { waitUntil: "load" });
      await new Promise((resolve) => setTimeout(resolve, REST_MS));
      const time = await timeOf(bench, page, bench[which], urlOf(bench[which]), which === "ours");
      await page.close();
      return time;
    };
    const first = round % 2 === 1 ? await open("empty") : null;
    const ours = await open("ours");
    const empty = first ?? (await open("empty"));
    if (round > 0) results.push({ ours, empty });
  }
  return results;
}
