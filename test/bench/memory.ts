/**
 * `npx tsx test/bench/memory.ts`: is the memory flat while a page adds elements one by one and takes them away again? JavaScript heap after a
 * collection, with the built extension and with an empty one, before, after 10,000 and after 30,000 elements; once without spam,
 * once with one spam link in 20, and once on a damaged page to which damaged text is added: what was repaired stays in the popup's list.
 */
import type { Page } from "puppeteer-core";
import { callResult, callSource } from "../support/browser";
import { startProxy } from "../support/proxy";
import { EMPTY_HOST, launchBench, OURS_HOST, type BenchBrowser } from "./browser";
import { benchPages } from "./pages";

const STEPS = [10_000, 20_000];
/** Elements that stand on the page at the same time. */
const STANDING = 50;
const QUIET_MS = 1500;
const SPAM_EVERY = 20;
const NO_SPAM = 1_000_000;

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** In the page: each element in a task of its own, the oldest taken away; one in so many is spam. Resolves with the longest task in ms. */
async function addAndRemove(count: number, standing: number, from: number, everyOther: number, damaged: boolean): Promise<number> {
  const channel = new MessageChannel();
  channel.port1.start();
  const task = (): Promise<void> =>
    new Promise((resolve) => {
      channel.port1.addEventListener("message", () => resolve(), { once: true });
      channel.port2.postMessage(null);
    });
  const boxes: Element[] = [];
  let longest = 0;
  for (let index = from; index < from + count; index++) {
    const box = document.createElement("div");
    const link = document.createElement("a");
    link.href = `/n/${String(index)}.html`;
    link.textContent = index % everyOther === 0 ? `澳门新葡京${String(index)} 注册送88` : damaged ? `漁村戰(zhàn)略發(fā)展第${String(index)}天，業(yè)務聯(lián)合` : `第${String(index)}条新闻`;
    box.append(link);
    const began = performance.now();
    document.body.append(box);
    boxes.push(box);
    if (boxes.length > standing) boxes.shift()?.remove();
    await task();
    longest = Math.max(longest, performance.now() - began);
  }
  for (const box of boxes) box.remove();
  return longest;
}

async function heapOf(page: Page): Promise<number> {
  const session = await page.createCDPSession();
  await session.send("Performance.enable");
  for (let times = 0; times < 2; times++) await session.send("HeapProfiler.collectGarbage");
  const { metrics } = await session.send("Performance.getMetrics");
  await session.detach();
  return (metrics.find(({ name }) => name === "JSHeapUsedSize")?.value ?? Number.NaN) / 2 ** 20;
}

async function measure(bench: BenchBrowser, url: string, spamEvery: number, damaged = false): Promise<Record<string, string>> {
  const page = await bench.browser.newPage();
  await page.goto(url, { waitUntil: "load" });
  await sleep(QUIET_MS);
  const row: Record<string, string> = { "before, MB": (await heapOf(page)).toFixed(2) };
  let added = 0;
  for (const count of STEPS) {
    const longest = callResult(await page.evaluate(callSource(addAndRemove, [count, STANDING, added, spamEvery, damaged]))) as number;
    added += count;
    await sleep(QUIET_MS);
    row[`after ${String(added)}, MB`] = (await heapOf(page)).toFixed(2);
    row[`longest of ${String(added)}, ms`] = longest.toFixed(0);
  }
  await page.close();
  return row;
}

const proxy = await startProxy();
const { clean, damaged } = benchPages();
for (const { path, html } of [clean, damaged]) for (const host of [OURS_HOST, EMPTY_HOST]) proxy.serve(`https://${host}${path}`, { body: html });
const bench = await launchBench(proxy);
try {
  console.table({
    "ours, no spam": await measure(bench, `https://${OURS_HOST}${clean.path}`, NO_SPAM),
    "ours, spam 1 in 20": await measure(bench, `https://${OURS_HOST}${clean.path}`, SPAM_EVERY),
    empty: await measure(bench, `https://${EMPTY_HOST}${clean.path}`, SPAM_EVERY),
    "ours, damaged": await measure(bench, `https://${OURS_HOST}${damaged.path}`, NO_SPAM, true),
    "empty, damaged": await measure(bench, `https://${EMPTY_HOST}${damaged.path}`, NO_SPAM, true),
  });
} finally {
  await bench.close();
  await proxy.close();
}
