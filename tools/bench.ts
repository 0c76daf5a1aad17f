/**
 * `npm run -s bench [-- --json | --readme]`: what we cost a page, next to what others cost the same page in the same run of a real Chromium, and the sizes
 * of what is shipped. Prints a table with the bars that we set ourselves; `--json` prints `Report` instead; `--readme` writes the rows with a
 * bar into README.md as well. Takes about five minutes.
 */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { launchBench, EMPTY_HOST, OURS_HOST, type BenchBrowser } from "../test/bench/browser";
import { measureExtraction } from "../test/bench/extraction";
import { measureOpencc } from "../test/bench/opencc";
import { benchPages, extractionPages, PAGE } from "../test/bench/pages";
import { bundlePeers } from "../test/bench/peers";
import { measurePopup } from "../test/bench/popup";
import { markdownOf, reportOf, rowsOf, tableOf, type Figures } from "../test/bench/report";
import { measureSizes } from "../test/bench/sizes";
import { measureText } from "../test/bench/text";
import { measureVisits, type VisitPair } from "../test/bench/visits";
import { readManifest } from "../test/support/browser";
import { loadFixture, serveFixture } from "../test/support/fixtures";
import { startProxy, type PageProxy } from "../test/support/proxy";
import { build, extensionDir } from "./build";
import { ensureBrowsers } from "./ensure-browsers";
import { ROOT, runMain, UsageError } from "./run";

const PAIRS = 15;
/** Of long pages, whose time nothing is judged by. */
const LONG_PAIRS = 3;
const LONG_PAGES: readonly string[] = [PAGE.damagedLong, PAGE.long];
/** Seven runs tell a speed well enough that nothing is judged by. */
const SPEED_RUNS = 7;

/** In the place of every picture: what pictures cost is not the question. */
const DOT = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64");

function serve(proxy: PageProxy, url: string, html: string): void {
  proxy.serve(url, { body: html });
  for (const match of html.matchAll(/https:\/\/[^"'\s]+\.(?:jpe?g|png|gif)/gu)) proxy.serve(match[0], { body: DOT, contentType: "image/gif" });
}

/** On stderr, with the seconds since the start. */
const say = (step: string): void => void process.stderr.write(`${(performance.now() / 1000).toFixed(0).padStart(4)} s  ${step} ...\n`);

async function measurePages(bench: BenchBrowser, proxy: PageProxy, source: string): Promise<Map<string, readonly VisitPair[]>> {
  const results = new Map<string, readonly VisitPair[]>();
  for (const page of Object.values(benchPages())) {
    say(page.name);
    for (const host of [OURS_HOST, EMPTY_HOST]) serve(proxy, `https://${host}${page.path}`, page.html);
    results.set(page.name, await measureVisits(bench, page, source, LONG_PAGES.includes(page.name) ? LONG_PAIRS : PAIRS));
  }
  return results;
}

async function measureAll(proxy: PageProxy, bench: BenchBrowser): Promise<Omit<Figures, "text" | "sizes">> {
  const source = await bundlePeers();
  const pages = await measurePages(bench, proxy, source);
  const openccSpeeds = await measureOpencc(bench, benchPages().damaged, source, SPEED_RUNS);
  const { template, generic } = extractionPages();
  const serveHere = (url: string, html: string): void => serve(proxy, url, html);
  say("articles by template, and generic");
  const templateTimes = await measureExtraction(bench, template, "ourTemplate", source, PAIRS, serveHere);
  const genericTimes = await measureExtraction(bench, generic, "ourGeneric", source, PAIRS, serveHere);
  say("popup");
  const article = loadFixture("t4-clean");
  serveFixture(proxy, article);
  const popup = await measurePopup(bench, new URL(article.url).pathname, readManifest(extensionDir("chrome")).popupPath, PAIRS);
  return { pages, template: templateTimes, generic: genericTimes, popup, openccSpeeds };
}

const MARKS = ["<!-- bench: npm run -s bench -- --readme -->", "<!-- /bench -->"] as const;

async function writeReadme(table: string): Promise<void> {
  const file = join(ROOT, "README.md");
  const text = await readFile(file, "utf8");
  const [begin, end] = [text.indexOf(MARKS[0]), text.indexOf(MARKS[1])];
  if (begin < 0 || end < begin) throw new Error(`README.md has no place for the table: ${MARKS.join(" … ")}`);
  await writeFile(file, `${text.slice(0, begin + MARKS[0].length)}\n${table}\n${text.slice(end)}`);
}

function readOptions(): { json: boolean; readme: boolean } {
  try {
    const { values } = parseArgs({ options: { json: { type: "boolean", default: false }, readme: { type: "boolean", default: false } } });
    return values;
  } catch (error) {
    throw new UsageError(`${String(error)}; usage: npm run -s bench [-- --json | --readme]`, { cause: error });
  }
}

async function main(): Promise<void> {
  const options = readOptions();
  await ensureBrowsers(["chromium"]);
  await build();
  const proxy = await startProxy();
  try {
    const bench = await launchBench(proxy);
    const measured = await measureAll(proxy, bench).finally(() => bench.close());
    say("text");
    const figures: Figures = { ...measured, text: await measureText(), sizes: await measureSizes() };
    const rows = rowsOf(figures);
    if (options.readme) await writeReadme(markdownOf(rows));
    process.stdout.write(`${options.json ? JSON.stringify(reportOf(figures)) : tableOf(rows)}\n`);
  } finally {
    await proxy.close();
  }
}

runMain(main);
