/** What a script puts into the page later is judged before it is seen, however much of it there is. */
import { describe, expect, test } from "vitest";
import { askFrontPage } from "../support/ask";
import { loadFixture } from "../support/fixtures";
import { cleaned, ownErrors, useBrowser } from "../support/harness";

const harness = useBrowser();
const { html, url } = loadFixture("t4-clean");

/** Banners of the kinds that are seen injected, and one innocent line, each in a box of its own. */
const INJECTED: readonly (readonly [text: string, spam: boolean])[] = [
  ["澳门新葡京 首存送百分百", true],
  ["开云体育官网登录入口", true],
  ["真人百家乐在线开户", true],
  ["镇上的书店把旧报纸装订成册送给读者", false],
];

interface Painted {
  frames: Record<string, number>;
}

/**
 * Injects each text 400 ms after the one before, in the ways that pages do it, and counts the frames in which it was painted. A message
 * posted in a frame's callback arrives after the frame is painted.
 */
function injector(texts: readonly string[]): string {
  return `<script>
    addEventListener("load", () => {
      const texts = ${JSON.stringify(texts)};
      const frames = Object.fromEntries(texts.map((text) => [text, 0]));
      window.injected = { frames, done: false };
      const boxes = new Map();
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        for (const [text, box] of boxes) if (box.getClientRects().length > 0 && getComputedStyle(box).opacity !== "0") frames[text]++;
      };
      const look = () => { port2.postMessage(0); requestAnimationFrame(look); };
      requestAnimationFrame(look);
      const ways = [
        (box) => document.body.prepend(box),
        (box) => document.body.append(box),
        (box) => { const outer = document.createElement("div"); outer.append(box); document.body.insertBefore(outer, document.body.children[2]); },
        (box) => document.body.append(box),
      ];
      texts.forEach((text, index) => setTimeout(() => {
        const box = document.createElement("div");
        box.innerHTML = '<a href="https://x' + index + '77888.invalid/?i=1" style="display:block;padding:20px;background:#800;color:#ff0">' + text + "</a>";
        boxes.set(text, box);
        ways[index](box);
      }, 400 * (index + 1)));
      setTimeout(() => { window.injected.done = true; }, 400 * (texts.length + 2));
    });
  </script>`;
}

/** Adds 10,000 elements one by one, 20 in a task, every tenth of them spam. How long its tasks get is measured by the benchmarks. */
const FLOOD = `<script>
  addEventListener("load", () => {
    window.flood = { done: false };
    const feed = document.body.appendChild(document.createElement("div"));
    let count = 0;
    const next = () => {
      for (let i = 0; i < 20; i++, count++) {
        const item = feed.appendChild(document.createElement("p"));
        item.innerHTML = count % 10 ? "街角的修表铺今天修好了第" + count + "块表" : '<a href="https://k' + count + '.invalid/">开云体育官网登录入口' + count + "</a>";
      }
      if (count < 10000) setTimeout(next); else setTimeout(() => { window.flood.done = true; }, 500);
    };
    setTimeout(next, 500);
  });
</script>`;

async function openWith(script: string, address: string): Promise<Awaited<ReturnType<typeof harness.browser.openPage>>> {
  harness.proxy.serve(address, { body: html.replace(/<head[^>]*>/, (head) => head + script) });
  const page = await harness.browser.openPage(address);
  await cleaned(harness.browser);
  return page;
}

describe("what comes later", () => {
  test("is never painted when it is spam, and always when it is not", async () => {
    const page = await openWith(injector(INJECTED.map(([text]) => text)), url.replace(/\d+\.html$/, "2.html"));
    await expect.poll(() => page.evaluate(() => (window as unknown as { injected: { done: boolean } }).injected.done), { timeout: 10_000 }).toBe(true);
    const { frames } = await page.evaluate(() => (window as unknown as { injected: Painted }).injected);
    for (const [text, spam] of INJECTED) {
      if (spam) expect(frames[text], text).toBe(0);
      else expect(frames[text], text).toBeGreaterThan(5);
    }
    await page.close();
    expect(await ownErrors(harness.browser)).toEqual([]);
  });

  test("may be 10,000 elements: all spam is found, nothing else is hidden", async () => {
    const page = await openWith(FLOOD, url.replace(/\d+\.html$/, "3.html"));
    await expect.poll(() => page.evaluate(() => (window as unknown as { flood: { done: boolean } }).flood.done), { timeout: 50_000 }).toBe(true);
    const state = await askFrontPage(harness.browser, "page-state");
    expect(state?.findings.filter(({ text }) => text.includes("开云体育官网登录入口"))).toHaveLength(1000);
    expect(state?.findings.filter(({ text }) => text.includes("修表铺"))).toEqual([]);
    await page.close();
    expect(await ownErrors(harness.browser)).toEqual([]);
  });
});
