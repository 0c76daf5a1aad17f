/** Reading the article: ours, Readability and defuddle on the same page in the same fresh tab. Milliseconds by the clock. */
import type { Page } from "puppeteer-core";
import { EMPTY_HOST, type BenchBrowser } from "./browser";
import type { ExtractionPage } from "./pages";
import { openPeers, type RunStep } from "./peers";
import type { Step } from "./peers-page";

const READERS = ["ours", "readability", "defuddle"] as const;
export type Reader = (typeof READERS)[number];
/** `copy`: what it takes to make the copy of the page that Readability reads, as it takes apart what it reads. Not part of its own time. */
export type ReaderTimes = Readonly<Record<Reader | "copy", number>>;

export interface ExtractionTimes {
  /** As a person meets it: once a page, with code that has not run before. */
  readonly first: ReaderTimes;
  readonly again: ReaderTimes;
}

async function timesOf(run: RunStep, ours: Step, turn: number): Promise<ReaderTimes> {
  const times = { ours: 0, readability: 0, defuddle: 0, copy: 0 };
  for (let index = 0; index < READERS.length; index++) {
    const reader = READERS[(index + turn) % READERS.length] ?? "ours";
    const copy = reader === "ours" ? 0 : await run("makeCopy");
    if (reader === "readability") times.copy = copy;
    times[reader] = await run(reader === "ours" ? ours : reader);
  }
  return times;
}

/** Waits until the page is painted: nobody asks for the article before. */
function settle(tab: Page): Promise<void> {
  return tab.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => requestIdleCallback(() => resolve(), { timeout: 1000 })));
      }),
  );
}

/** `runs` fresh tabs, the pages in turn; which reader comes first takes turns as well. `serve` has the proxy answer an address. */
export async function measureExtraction(
  bench: BenchBrowser,
  pages: readonly ExtractionPage[],
  ours: "ourTemplate" | "ourGeneric",
  source: string,
  runs: number,
  serve: (url: string, html: string) => void,
): Promise<ExtractionTimes[]> {
  const results: ExtractionTimes[] = [];
  // One more run warms the browser up and does not count.
  for (let round = 0; round <= runs; round++) {
    const page = pages[round % pages.length];
    if (page === undefined) throw new Error("there are no pages");
    const url = `https://${EMPTY_HOST}${new URL(page.url).pathname}`;
    serve(url, page.html);
    const tab = await bench.browser.newPage();
    const session = await tab.createCDPSession();
    await tab.goto(url, { waitUntil: "load" });
    const { frameTree } = await session.send("Page.getFrameTree");
    const run = await openPeers(session, frameTree.frame.id, source);
    await settle(tab);
    await run("afterCleaning");
    const first = await timesOf(run, ours, round);
    const again = await timesOf(run, ours, round);
    if (round > 0) results.push({ first, again });
    await tab.close();
  }
  return results;
}
