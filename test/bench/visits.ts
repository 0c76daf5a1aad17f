/**
 * What a page costs the thread that it shares with content scripts: parsing, style, layout, paint and scripts, from the first byte until it is
 * quiet. Chromium adds up processor time, so that other programs on the machine count for little. Our share is the cost with the built
 * extension less that with an empty content script.
 */
import type { CDPSession, Page } from "puppeteer-core";
import { EMPTY_HOST, OURS_HOST, type BenchBrowser } from "./browser";
import { LAST_ID, type BenchPage } from "./pages";
import { openPeers } from "./peers";

const PEERS = ["readability", "opencc", "tongwen"] as const;
export type Peer = (typeof PEERS)[number];

/** One visit to a page. Milliseconds of processor time, but for long tasks, which go by the clock. */
interface Visit {
  readonly taskMs: number;
  readonly scriptMs: number;
  /** Style and layout. */
  readonly layoutMs: number;
  readonly longTasks: readonly number[];
  /** JavaScript heap after a collection. */
  readonly heapMB: number;
}

/** A visit with us and one without, right after the other. */
export interface VisitPair {
  readonly ours: Visit;
  readonly empty: Visit;
  /** Milliseconds of processor time of each peer that was asked for, style and layout that it causes included. */
  readonly peers: Readonly<Partial<Record<Peer, number>>>;
}

/** After the load and after each piece of work, in ms: idle callbacks, timers and frames that still come. */
const QUIET_MS = 400;
const STEP_QUIET_MS = 50;
const REPAIR_TIMEOUT_MS = 120_000;

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function metricsOf(session: CDPSession): Promise<(name: string) => number> {
  const { metrics } = await session.send("Performance.getMetrics");
  const values = new Map(metrics.map(({ name, value }) => [name, value]));
  return (name) => {
    const value = values.get(name);
    if (value === undefined) throw new Error(`Chromium does not measure ${name}`);
    return value;
  };
}

function longTasksOf(page: Page): Promise<number[]> {
  return page.evaluate(
    () =>
      new Promise<number[]>((resolve) => {
        const tasks: number[] = [];
        const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)));
        observer.observe({ type: "longtask", buffered: true });
        setTimeout(() => resolve(tasks), 30);
      }),
  );
}

async function untilRepaired(page: Page): Promise<void> {
  const isRepaired = (id: string): boolean => document.getElementById(id)?.textContent?.includes("(") === false;
  await page.waitForFunction(isRepaired, { polling: 100, timeout: REPAIR_TIMEOUT_MS }, LAST_ID);
}

/** Loads the page in a new tab and measures it; `then` may go on with the tab. */
async function visit(bench: BenchBrowser, page: BenchPage, host: string, then: (page: Page, session: CDPSession) => Promise<void>): Promise<Visit> {
  const tab = await bench.browser.newPage();
  try {
    const session = await tab.createCDPSession();
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    await tab.goto(`https://${host}${page.path}`, { waitUntil: "load", timeout: REPAIR_TIMEOUT_MS });
    if (page.damaged && host === OURS_HOST) await untilRepaired(tab);
    await sleep(QUIET_MS);
    const metric = await metricsOf(session);
    const longTasks = await longTasksOf(tab);
    await session.send("HeapProfiler.collectGarbage");
    const heapMB = (await metricsOf(session))("JSHeapUsedSize") / 2 ** 20;
    await then(tab, session);
    const [taskMs, scriptMs, layoutMs] = [metric("TaskDuration") * 1000, metric("ScriptDuration") * 1000, (metric("LayoutDuration") + metric("RecalcStyleDuration")) * 1000];
    return { taskMs, scriptMs, layoutMs, longTasks, heapMB };
  } finally {
    await tab.close();
  }
}

/** Runs peers one after the other in a page without us; what one writes is taken back before the next. */
async function runPeers(tab: Page, session: CDPSession, source: string, wanted: readonly Peer[]): Promise<Partial<Record<Peer, number>>> {
  const { frameTree } = await session.send("Page.getFrameTree");
  const run = await openPeers(session, frameTree.frame.id, source);
  const costOf = async (step: Parameters<typeof run>[0]): Promise<number> => {
    const before = (await metricsOf(session))("TaskDuration");
    await run(step);
    await sleep(STEP_QUIET_MS);
    return ((await metricsOf(session))("TaskDuration") - before) * 1000;
  };
  await sleep(STEP_QUIET_MS);
  // Asking costs a little itself.
  const nothing = await costOf("nothing");
  const costs: Partial<Record<Peer, number>> = {};
  for (const peer of wanted) {
    if (peer === "readability") await run("makeCopy");
    costs[peer] = (await costOf(peer)) - nothing;
    if (peer === "opencc") await run("undoOpencc");
    if (peer === "tongwen") await run("undoTongwen");
    await tab.evaluate(() => document.body.getBoundingClientRect().height);
    await sleep(STEP_QUIET_MS);
  }
  return costs;
}

/** `pairs` pairs of visits; with us first and without us first take turns, as do the peers. One more pair warms up and does not count. */
export async function measureVisits(bench: BenchBrowser, page: BenchPage, source: string, pairs: number, peers: readonly Peer[] = PEERS): Promise<VisitPair[]> {
  const results: VisitPair[] = [];
  for (let round = 0; round <= pairs; round++) {
    let costs: VisitPair["peers"] = {};
    const turn = peers.map((_peer, index) => peers[(index + round) % peers.length]).filter((peer) => peer !== undefined);
    const withUs = (): Promise<Visit> => visit(bench, page, OURS_HOST, async () => {});
    const without = (): Promise<Visit> =>
      visit(bench, page, EMPTY_HOST, async (tab, session) => {
        costs = await runPeers(tab, session, source, turn);
      });
    const first = round % 2 === 1 ? await without() : null;
    const ours = await withUs();
    const empty = first ?? (await without());
    if (round > 0) results.push({ ours, empty, peers: costs });
  }
  return results;
}
