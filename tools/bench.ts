/**
 * `npm run -s bench [-- --json]`: our speed next to Readability's, on the same page in the same run of a real Chromium, and the
 * sizes of what is shipped. Ratios are ours / theirs, medians over pairs; `null` stands for what is not measured yet.
 */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { askFrontPage } from "../test/support/ask";
import type { ExtensionBrowser } from "../test/support/browser";
import { launchBrowser } from "../test/support/launch";
import { startProxy } from "../test/support/proxy";
import { loadFixture, serveFixture } from "../test/support/fixtures";
import { build, extensionDir } from "./build";
import { ensureBrowsers } from "./ensure-browsers";
import { filesBelow, zipExtension } from "./package";
import { runMain } from "./run";

const PAIRS = 21;
const PAGE = "t4-clean";

/** Bytes. */
interface Sizes {
  /** Gzipped: scripts and style sheets that the manifest puts into every china.com page. */
  readonly alwaysOnGz: number;
  /** Gzipped: the part that is loaded into damaged pages only. */
  readonly repairGz: number;
  /** Gzipped: page, script and style sheet of the popup. */
  readonly popupGz: number;
  /** The archive for the Chrome store. */
  readonly archive: number;
}

interface Report {
  readonly cleanVsReadability: number;
  readonly damagedVsOpencc: null;
  readonly templateVsReadability: null;
  readonly genericVsReadability: null;
  readonly popupVsEmpty: null;
  readonly detectMcharsPerS: null;
  readonly repairMcharsPerS: null;
  readonly longTasks: null;
  readonly memoryMB: null;
  readonly sizes: Sizes;
}

/** One visit to a page: milliseconds of our content script and of `Readability.parse`. */
interface Pair {
  readonly ours: number;
  readonly theirs: number;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

async function measurePairs(browser: ExtensionBrowser, url: string, readability: string): Promise<Pair[]> {
  const page = await browser.openPage(url);
  const pairs: Pair[] = [];
  // The first visit warms both up and does not count.
  for (let visit = 0; visit <= PAIRS; visit++) {
    await page.goto(url);
    const state = await askFrontPage(browser, "page-state");
    if (!state?.cleaning) throw new Error("the content script does not run on the page");
    const ours = Object.values(state.timings).reduce((sum, ms) => sum + ms, 0);
    const theirs = await page.evaluate((source: string) => {
      const make = new Function(`${source}; return Readability;`) as () => new (doc: Document) => { parse(): object | null };
      const Readability = make();
      // The copy that Readability needs, since it destroys what it reads, is not counted against it.
      const copy = document.cloneNode(true) as Document;
      const began = performance.now();
      if (new Readability(copy).parse() === null) throw new Error("Readability finds no article");
      return performance.now() - began;
    }, readability);
    if (visit > 0) pairs.push({ ours, theirs });
  }
  await page.close();
  return pairs;
}

async function gzipped(folder: string, names: readonly string[]): Promise<number> {
  const sizes = await Promise.all(names.map(async (name) => gzipSync(await readFile(join(folder, name)), { level: 9 }).length));
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function measureSizes(): Promise<Sizes> {
  const folder = extensionDir("chrome");
  const files = await filesBelow(folder);
  const manifest = JSON.parse(await readFile(join(folder, "manifest.json"), "utf8")) as { content_scripts: { js?: string[]; css?: string[] }[] };
  return {
    alwaysOnGz: await gzipped(folder, manifest.content_scripts.flatMap(({ js = [], css = [] }) => js.concat(css))),
    repairGz: await gzipped(folder, files.filter((name) => name.endsWith("/part-repair.js"))),
    popupGz: await gzipped(folder, files.filter((name) => /(?:^|\/)popup\.(?:html|js|css)$/.test(name))),
    archive: (await zipExtension(folder)).length,
  };
}

function printTable(pairs: readonly Pair[], report: Report): void {
  const [ours, theirs] = [median(pairs.map((pair) => pair.ours)), median(pairs.map((pair) => pair.theirs))];
  const rows: readonly (readonly [string, string])[] = [
    [`page ${PAGE}, ${String(pairs.length)} pairs`, "median"],
    ["our content script", `${ours.toFixed(2)} ms`],
    ["Readability.parse", `${theirs.toFixed(2)} ms`],
    ["ours / Readability", report.cleanVsReadability.toFixed(3)],
    ["always-on script and style, gzipped", `${String(report.sizes.alwaysOnGz)} bytes`],
    ["repair part, gzipped", `${String(report.sizes.repairGz)} bytes`],
    ["popup, gzipped", `${String(report.sizes.popupGz)} bytes`],
    ["archive", `${String(report.sizes.archive)} bytes`],
  ];
  for (const [label, value] of rows) process.stdout.write(`${label.padEnd(38)} ${value.padStart(16)}\n`);
}

async function main(): Promise<void> {
  await ensureBrowsers(["chromium"]);
  await build();
  const readability = await readFile(createRequire(import.meta.url).resolve("@mozilla/readability/Readability.js"), "utf8");
  const fixture = loadFixture(PAGE);
  const proxy = await startProxy();
  try {
    serveFixture(proxy, fixture);
    const browser = await launchBrowser("chromium", proxy);
    const pairs = await measurePairs(browser, fixture.url, readability).finally(() => browser.close());
    const report: Report = {
      cleanVsReadability: median(pairs.map(({ ours, theirs }) => ours / theirs)),
      damagedVsOpencc: null, templateVsReadability: null, genericVsReadability: null, popupVsEmpty: null,
      detectMcharsPerS: null, repairMcharsPerS: null, longTasks: null, memoryMB: null,
      sizes: await measureSizes(),
    };
    if (process.argv.includes("--json")) process.stdout.write(`${JSON.stringify(report)}\n`);
    else printTable(pairs, report);
  } finally {
    await proxy.close();
  }
}

runMain(main);
