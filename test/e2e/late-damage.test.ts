/** Damaged text that a script adds to a page whose tables are there is repaired before, or with, the frame that shows it first. */
import { describe, expect, test } from "vitest";
import { cleaned, ownErrors, useBrowser } from "../support/harness";

const harness = useBrowser();

const DAMAGED = "海風(fēng)停了，漁船?？吭诟劭?，工人關(guān)掉電(diàn)燈。";
const TRUTH = "海风停了，渔船停靠在港口，工人关掉电灯。";
const PAGE = "戰(zhàn)略發(fā)展與國(guó)際經(jīng)濟(jì)，漁民說(shuō)風(fēng)浪很大。";

interface Late {
  /** What each frame showed of the added text. */
  frames: string[];
  done: boolean;
}

/** Adds a text, and writes one into a node that is there. A message that is posted in a frame's callback arrives after the frame is painted. */
const INJECTOR = `<script>
  window.addLate = () => {
    const late = window.late = { frames: [], done: false };
    const { port1, port2 } = new MessageChannel();
    const added = document.createElement("p");
    added.textContent = ${JSON.stringify(DAMAGED)};
    port1.onmessage = () => {
      late.frames.push(added.textContent + document.getElementById("written").textContent);
      if (late.frames.length === 30) late.done = true;
    };
    const look = () => { port2.postMessage(0); if (!late.done) requestAnimationFrame(look); };
    requestAnimationFrame(() => {
      document.body.append(added);
      document.getElementById("written").firstChild.data = ${JSON.stringify(DAMAGED)};
      look();
    });
  };
</script>`;

describe("text that is added later", () => {
  test("is repaired within one frame", async () => {
    const { browser, proxy } = harness;
    const url = "https://news.china.com/domestic/945/20251018/49200001.html";
    proxy.serve(url, { body: `<!doctype html><meta charset="utf-8"><title>漁港</title><p>${PAGE}</p><p>${DAMAGED}</p><p id="written">第二天</p>${INJECTOR}` });
    const page = await browser.openPage(url);
    await cleaned(browser);
    expect(await page.evaluate(() => document.body.innerText)).toContain(TRUTH);
    await page.evaluate(() => (window as unknown as { addLate(): void }).addLate());
    await expect.poll(() => page.evaluate(() => (window as unknown as { late: Late }).late.done), { timeout: 10_000 }).toBe(true);
    const { frames } = await page.evaluate(() => (window as unknown as { late: Late }).late);
    expect(new Set(frames.slice(1))).toEqual(new Set([TRUTH + TRUTH]));
    await page.close();
    expect(await ownErrors(browser)).toEqual([]);
  });
});
