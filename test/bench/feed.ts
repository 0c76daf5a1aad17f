/**
 * `npx tsx test/bench/feed.ts`: whether an endless feed makes us hoard. A page adds elements one by one, every tenth of them spam, and throws away
 * all but the last hundred; the JavaScript heap is read after a collection, with the built extension and, on the same page, with an empty content
 * script: what grows there is the page's own. MB; a clean page, and a damaged one whose feed is damaged too.
 */
import type { CDPSession } from "puppeteer-core";
import { build } from "../../tools/build";
import { callResult, callSource } from "../support/browser";
import { damageHtml } from "../support/damage-html";
import { loadFixture } from "../support/fixtures";
import { startProxy } from "../support/proxy";
import { EMPTY_HOST, launchBench, OURS_HOST, type BenchBrowser } from "./browser";

const COUNTS = [0, 10_000, 30_000] as const;
/** For what is done late, in ms. */
const QUIET_MS = 2500;

/** Adds the elements from number `from` to number `to`, 20 in a task. Every text is another one. */
function feed(from: number, to: number, damaged: boolean): Promise<void> {
  const box = document.getElementById("feed") ?? document.body.appendChild(Object.assign(document.createElement("div"), { id: "feed" }));
  const line = (count: number): string => {
    if (count % 10 === 0) return `<a href="https://k${String(count)}.invalid/">开云体育官网登录入口${String(count)}</a>`;
    return damaged ? `漁村戰(zhàn)略發(fā)展第${String(count)}天，業(yè)務聯(lián)合` : `街角的修表铺今天修好了第${String(count)}块表`;
  };
  return new Promise((resolve) => {
    const add = (at: number): void => {
      const end = Math.min(to, at + 20);
      for (let count = at; count < end; count++) {
        const item = box.appendChild(document.createElement("p"));
        item.innerHTML = line(count);
        if (box.childElementCount > 100) box.firstElementChild?.remove();
      }
      if (end < to) setTimeout(add, 0, end);
      else resolve();
    };
    add(from);
  });
}

async function heapOf(session: CDPSession): Promise<number> {
  // What is held weakly goes with the second collection at the latest.
  for (let round = 0; round < 3; round++) await session.send("HeapProfiler.collectGarbage");
  const { metrics } = await session.send("Performance.getMetrics");
  const used = metrics.find(({ name }) => name === "JSHeapUsedSize")?.value;
  if (used === undefined) throw new Error("Chromium does not measure JSHeapUsedSize");
  return used / 2 ** 20;
}

async function measureFeed(bench: BenchBrowser, url: string, damaged: boolean): Promise<number[]> {
  const tab = await bench.browser.newPage();
  try {
    const session = await tab.createCDPSession();
    await session.send("Performance.enable");
    await tab.goto(url, { waitUntil: "load" });
    const heaps: number[] = [];
    let there = 0;
    for (const count of COUNTS) {
      if (count > there) callResult(await tab.evaluate(callSource(feed, [there, count, damaged])));
      there = count;
      await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
      heaps.push(await heapOf(session));
    }
    return heaps;
  } finally {
    await tab.close();
  }
}

async function main(): Promise<void> {
  await build();
  const { html, url } = loadFixture("t4-clean");
  const { pathname } = new URL(url);
  const proxy = await startProxy();
  const bench = await launchBench(proxy);
  try {
    const rows: Record<string, Record<string, string>> = {};
    for (const damaged of [false, true]) {
      for (const host of [EMPTY_HOST, OURS_HOST]) {
        const address = `https://${host}${pathname}`;
        proxy.serve(address, { body: damaged ? damageHtml(html) : html });
        const heaps = await measureFeed(bench, address, damaged);
        const name = `${damaged ? "damaged" : "clean"}, ${host === OURS_HOST ? "with us" : "empty content script"}`;
        rows[name] = Object.fromEntries(COUNTS.map((count, index) => [`after ${String(count)}`, (heaps[index] ?? NaN).toFixed(2)]));
      }
    }
    console.table(rows);
  } finally {
    await bench.close();
    await proxy.close();
  }
}

await main();
