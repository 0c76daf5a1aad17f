/** How fast opencc-js alone converts a text: what repair is compared with. */
import { EMPTY_HOST, type BenchBrowser } from "./browser";
import type { BenchPage } from "./pages";
import { openPeers } from "./peers";

/** Millions of characters (UTF-16 units) a second, for each of `runs` fresh tabs; the page must be served on the host of the peers. The converter is made anew. */
export async function measureOpencc(bench: BenchBrowser, page: BenchPage, source: string, runs: number): Promise<number[]> {
  const speeds: number[] = [];
  for (let run = 0; run < runs; run++) {
    const tab = await bench.browser.newPage();
    const session = await tab.createCDPSession();
    await tab.goto(`https://${EMPTY_HOST}${page.path}`, { waitUntil: "load" });
    const characters = await tab.evaluate(() => document.body.textContent?.length ?? 0);
    const { frameTree } = await session.send("Page.getFrameTree");
    const ms = await (await openPeers(session, frameTree.frame.id, source))("openccText");
    speeds.push(characters / 1000 / ms);
    await tab.close();
  }
  return speeds;
}
