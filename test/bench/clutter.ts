/**
 * `npx tsx test/bench/clutter.ts [KILOBYTES]`: what `findClutter` costs on a clean article page, next to `Readability.parse` on a fresh clone
 * of the same page, in the same run of a real Chromium. First call: nothing compiled, nothing remembered, as when a page opens.
 * Then 10,000 elements added one by one, each judged by itself. Medians of 21 pages; times in ms.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { launch, type Page } from "puppeteer-core";
import { build, type Rolldown } from "vite";
import { findChromium } from "../../tools/find-browser";
import { callResult, callSource } from "../support/browser";
import { loadFixture } from "../support/fixtures";

/** Runs a function in the page; `__name` of the transpiler does not exist there. */
async function inPage<Args extends readonly unknown[], Result>(page: Page, run: (...args: Args) => Result, ...args: Args): Promise<Result> {
  return callResult(await page.evaluate(callSource(run, args))) as Result;
}

const PAGES = 21;
const KILOBYTES = Number(process.argv[2] ?? 300);
const BODY = "#js_article_content";

interface Times {
  readonly first: number;
  readonly again: number;
  readonly readability: number;
}

interface Additions {
  readonly total: number;
  readonly longest: number;
}

/** `findClutter` as a script that sets a global, as it is shipped. */
async function bundle(): Promise<string> {
  const entry = fileURLToPath(new URL("../../src/clutter/find-clutter.ts", import.meta.url));
  const lib = { entry, formats: ["iife" as const], name: "clutter" };
  const outputs = await build({ configFile: false, logLevel: "error", build: { lib, write: false, minify: true } });
  const [output] = Array.isArray(outputs) ? (outputs as Rolldown.RolldownOutput[]) : [];
  const [chunk] = output?.output ?? [];
  if (chunk?.type !== "chunk") throw new Error("the bundle is empty");
  return chunk.code.replace(/^(?:var|const) clutter ?=/u, "globalThis.clutter =");
}

/** A clean page of the wanted size: the paragraphs and the surroundings of a fixture many times over, each made different so that no memory helps. */
function largePage(): string {
  const { html } = loadFixture("t4-clean");
  const article = /id="js_article_content"[^>]*>([^]*?)<\/div>/u.exec(html)?.[1] ?? "";
  // What stands above the headline is navigation; the advertising of the fixture is left as it is, once.
  const surroundings = /<body[^>]*>([^]*?)<h1/u.exec(html)?.[1]?.replaceAll(/<script[^]*?<\/script>| id="[^"]*"/gu, "") ?? "";
  const copies = Math.max(1, Math.round((KILOBYTES * 1024 - Buffer.byteLength(html)) / Buffer.byteLength(article + surroundings)));
  let copy = 0;
  const another = (part: string): string => part.replaceAll(/[\u4e00-\u9fff]{4,}/gu, (words) => `${words}${String(copy)}${words.slice(0, 2)}`);
  let [articles, rest] = ["", ""];
  for (; copy < copies; copy++) [articles, rest] = [articles + another(article), rest + another(surroundings)];
  return html.replace(article, article + articles).replace("</body>", `${rest}</body>`);
}

function measurePage(page: Page, clutter: string, readability: string): Promise<Times> {
  return inPage(
    page,
    (code: string, reader: string, selector: string): Times => {
      interface Clutter {
        findClutter(root: Document, context: { articleBody: Element | null; hostname: string }): readonly object[];
      }
      const world = globalThis as unknown as { clutter: Clutter };
      const timed = (work: () => void): number => {
        const began = performance.now();
        work();
        return performance.now() - began;
      };
      const context = { articleBody: document.querySelector(selector), hostname: "news.china.com" };
      // The layout that the page needs anyway is not counted.
      document.body.getBoundingClientRect();
      new Function(code)();
      const first = timed(() => world.clutter.findClutter(document, context));
      const again = timed(() => world.clutter.findClutter(document, context));
      const Readability = new Function(`${reader}; return Readability;`)() as new (doc: Document) => { parse(): object | null };
      const copy = document.cloneNode(true) as Document;
      return { first, again, readability: timed(() => void new Readability(copy).parse()) };
    },
    clutter,
    readability,
    BODY,
  );
}

function measureAdditions(page: Page, clutter: string): Promise<Additions> {
  return inPage(
    page,
    (code: string, selector: string): Additions => {
      interface Clutter {
        findClutter(root: Element, context: { articleBody: Element | null; hostname: string }): readonly object[];
      }
      new Function(code)();
      const { findClutter } = (globalThis as unknown as { clutter: Clutter }).clutter;
      const context = { articleBody: document.querySelector(selector), hostname: "news.china.com" };
      let [total, longest] = [0, 0];
      for (let count = 0; count < 10_000; count++) {
        const box = document.createElement("div");
        box.innerHTML = `<a href="/n/${String(count)}.html">第${String(count)}条新闻</a> <span>10:00</span>`;
        document.body.append(box);
        const began = performance.now();
        findClutter(box, context);
        const took = performance.now() - began;
        total += took;
        longest = Math.max(longest, took);
      }
      return { total, longest };
    },
    clutter,
    BODY,
  );
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}

async function main(): Promise<void> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error("No Chromium is installed.");
  const [clutter, html] = [await bundle(), largePage()];
  const readability = readFileSync(createRequire(import.meta.url).resolve("@mozilla/readability/Readability.js"), "utf8");
  const browser = await launch({ executablePath, headless: true, args: ["--no-sandbox"] });
  try {
    const times: Times[] = [];
    for (let visit = 0; visit <= PAGES; visit++) {
      const page = await browser.newPage();
      await page.setJavaScriptEnabled(true);
      await page.setContent(html, { waitUntil: "domcontentloaded" });
      const result = await measurePage(page, clutter, readability);
      // The first page warms the browser up.
      if (visit > 0) times.push(result);
      await page.close();
    }
    const page = await browser.newPage();
    await page.setContent(html, { waitUntil: "domcontentloaded" });
    const additions = await measureAdditions(page, clutter);
    const ratio = (which: "first" | "again"): string => median(times.map((time) => time[which] / time.readability)).toFixed(3);
    console.table({
      "page, KB": Math.round(Buffer.byteLength(html) / 1024),
      "findClutter, first call": median(times.map(({ first }) => first)).toFixed(2),
      "findClutter, later call": median(times.map(({ again }) => again)).toFixed(2),
      "Readability.parse": median(times.map(({ readability: time }) => time)).toFixed(2),
      "first call / Readability": ratio("first"),
      "later call / Readability": ratio("again"),
      "10,000 added elements, all": additions.total.toFixed(0),
      "10,000 added elements, longest": additions.longest.toFixed(2),
    });
  } finally {
    await browser.close();
  }
}

await main();
