/**
 * `npx tsx tools/article-score.ts [--runs N] [DIR]...`: how exact and how fast the article room is, next to Readability and defuddle, on the same
 * pages in one run of a real Chromium. Folders hold `NAME.html` with `NAME.json`; without one, the project's own are read, and
 * ../shared/pages when it is there. Exit code 1 when one of ours is not exact.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "playwright";
import { build } from "vite";
import type { ArticleResult } from "../src/contract/article";
import { convertScript } from "../src/text/script";
import { linesOf } from "../src/reader/text";
import type { PageReading, Reader, Reading } from "./article-score-page";
import { ensureBrowsers } from "./ensure-browsers";
import { findChromium } from "./find-browser";
import { ROOT, runMain } from "./run";

const FOLDERS = ["../shared/pages", "test/fixtures/pages", "test/fixtures/article", "test/fixtures/article-lines"];
const READERS: readonly Reader[] = ["template", "generic", "readability", "defuddle"];
const FIELDS = ["title", "time", "source", "author", "editor", "keywords"] as const;
const RUNS = 15;
/** F1 from which on a text counts as exact. */
const EXACT = 0.999;

/** What is true of a page. Several forms of the text may be right; `optional` text may be there or not. */
interface Truth {
  readonly name: string;
  readonly html: string;
  readonly url: string;
  readonly article: (Omit<Reading, "lines" | "keywords"> & { readonly keywords: readonly string[] | null; readonly titles: readonly (string | null)[]; readonly texts: readonly (readonly string[])[] }) | null;
  readonly optional: readonly string[];
  /** One name without a label: source or author will do. */
  readonly bylineEither: boolean;
}

interface PageJson {
  readonly url: string;
  readonly expect?: ArticleResult;
  readonly article?: (Omit<Reading, "lines" | "keywords" | "images"> & {
    readonly keywords: readonly string[] | null;
    readonly titleHans?: string;
    readonly images?: Reading["images"];
    readonly paragraphs: readonly string[];
    readonly paragraphsHans?: readonly string[];
    readonly paragraphsAll?: readonly string[];
  }) | null;
  readonly optional?: readonly string[];
  readonly bylineEither?: boolean;
}

function readTruth(folder: string, name: string): Truth {
  const json = JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8")) as PageJson;
  const page = { name, html: readFileSync(join(folder, `${name}.html`), "utf8"), url: json.url, bylineEither: json.bylineEither ?? false };
  if (json.expect !== undefined) {
    const { article } = json.expect;
    if (article === null) return { ...page, article: null, optional: [] };
    const images = article.blocks.flatMap((block) => (block.kind === "image" ? [block] : []));
    return { ...page, article: { ...article, titles: [article.title], texts: [article.blocks.flatMap(linesOf)], images }, optional: [] };
  }
  const { article } = json;
  if (!article) return { ...page, article: null, optional: [] };
  const texts = [article.paragraphs, article.paragraphsHans, article.paragraphsAll].filter((text) => text !== undefined);
  const images = article.images ?? [];
  const optional = [...(json.optional ?? []), ...images.flatMap(({ caption }) => caption ?? [])];
  return { ...page, article: { ...article, titles: [article.title, article.titleHans ?? article.title], texts, images }, optional };
}

/** White space, zero-width characters and the width of ASCII are no difference. */
const fold = (text: string | null): string => (text ?? "").normalize("NFKC").replace(/[\s\u00ad\u200b-\u200f\u2060\ufeff]+/g, "");

/** Pairs of neighbouring characters within a line, counted. */
function pairsOf(lines: readonly string[]): Map<string, number> {
  const pairs = new Map<string, number>();
  for (const line of lines) {
    const characters = [...fold(line)];
    characters.forEach((character, index) => {
      const pair = character + (characters[index + 1] ?? "");
      pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
    });
  }
  return pairs;
}

const sum = (numbers: Iterable<number>): number => [...numbers].reduce((total, number) => total + number, 0);

interface TextScore {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

function scoreText(truth: readonly string[], optional: readonly string[], lines: readonly string[]): TextScore {
  const [wanted, allowed, got] = [pairsOf(truth), pairsOf(optional), pairsOf(lines)];
  let right = 0;
  let free = 0;
  for (const [pair, count] of got) {
    const matched = Math.min(count, wanted.get(pair) ?? 0);
    right += matched;
    free += Math.min(count - matched, allowed.get(pair) ?? 0);
  }
  const produced = sum(got.values()) - free;
  const precision = produced > 0 ? right / produced : truth.length === 0 ? 1 : 0;
  const recall = truth.length > 0 ? right / sum(wanted.values()) : 1;
  return { precision, recall, f1: precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0 };
}

const toHans = (text: string | null): string => convertScript(text ?? "", "hans").text;
/** A damaged page comes back in Simplified; its truth may be in Traditional. */
const same = (wanted: string | null, got: string | null): boolean => fold(wanted) === fold(got) || fold(toHans(wanted)) === fold(got);

const digits = (time: string | null): string => (time ?? "").replace(/[+-]\d\d:\d\d$/, "").replace(/\D/g, "");
const pictureKey = (src: string): string => src.replace(/^https?:/, "").replace(/\/\d+x\d+\//, "/");

/** Names of the fields that are not as they should be. */
function wrongFields(truth: Truth, reading: Reading): string[] {
  const { article } = truth;
  if (article === null) return [];
  const eitherRight = same(article.source ?? article.author, reading.source ?? reading.author);
  const right: Readonly<Record<(typeof FIELDS)[number] | "images", boolean>> = {
    title: article.titles.some((title) => fold(title) === fold(reading.title)),
    time: digits(article.time).slice(0, 14) === digits(reading.time).slice(0, 14),
    source: truth.bylineEither ? eitherRight : same(article.source, reading.source),
    author: truth.bylineEither ? eitherRight : same(article.author, reading.author),
    editor: same(article.editor, reading.editor),
    keywords: fold((article.keywords ?? []).join("|")) === fold(reading.keywords.join("|")),
    images: article.images.length === reading.images.length && article.images.every(({ src, caption }, index) => {
      const image = reading.images[index];
      return image !== undefined && pictureKey(image.src) === pictureKey(src) && same(caption, image.caption);
    }),
  };
  return Object.entries(right).flatMap(([field, isRight]) => (isRight ? [] : [field]));
}

interface Score extends TextScore {
  readonly wrong: readonly string[];
}

function score(truth: Truth, reading: Reading | null): Score | "no article" {
  if (reading === null || truth.article === null) return "no article";
  const scores = truth.article.texts.map((text) => scoreText(text, truth.optional, reading.lines));
  const best = scores.reduce((a, b) => (b.f1 > a.f1 ? b : a));
  return { ...best, wrong: wrongFields(truth, reading) };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

const percent = (share: number): string => (100 * share).toFixed(2).padStart(6);

function cell(truth: Truth, reading: Reading | null): string {
  const result = score(truth, reading);
  if (truth.article === null) return reading === null ? "no article: right" : "FALSE ARTICLE";
  if (result === "no article") return "NOTHING FOUND";
  return `${percent(result.precision)} ${percent(result.recall)} ${percent(result.f1)}  ${result.wrong.length === 0 ? "all exact" : `wrong: ${result.wrong.join(" ")}`}`;
}

/** The script of `article-score-page.ts` with all that it imports, as one expression statement. */
async function bundle(): Promise<string> {
  const entry = join(ROOT, "tools/article-score-page.ts");
  const result = await build({ configFile: false, logLevel: "error", build: { write: false, minify: false, lib: { entry, formats: ["iife"], name: "articleScore" } } });
  const [output] = Array.isArray(result) ? result : [result];
  const chunk = output !== undefined && "output" in output ? output.output[0] : undefined;
  if (chunk === undefined) throw new Error("nothing was built");
  return chunk.code;
}

interface Row {
  readonly truth: Truth;
  readonly reading: PageReading;
}

async function readAll(truths: readonly Truth[], runs: number): Promise<Row[]> {
  const executablePath = findChromium();
  const browser = await chromium.launch({ args: ["--no-sandbox"], ...(executablePath === null ? {} : { executablePath }) });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.addScriptTag({ content: await bundle() });
    const rows: Row[] = [];
    for (const truth of truths) {
      const call = `articleScore.readPage(${JSON.stringify(truth.html)}, ${JSON.stringify(truth.url)}, ${String(runs)})`;
      rows.push({ truth, reading: await page.evaluate<PageReading>(call) });
    }
    return rows;
  } finally {
    await browser.close();
  }
}

function printFolder(folder: string, rows: readonly Row[]): void {
  console.log(`\n${folder}\npage                     reader        P      R     F1   fields`);
  for (const { truth, reading } of rows) {
    for (const reader of READERS) {
      if (reader === "template" && !reading.byTemplate) continue;
      console.log(`${truth.name.padEnd(24)} ${reader.padEnd(11)} ${cell(truth, reading.readings[reader])}`);
    }
  }
}

/** What the extension shows: the templates, else the generic extraction. */
const shown = ({ readings }: PageReading): Reading | null => readings.template ?? readings.generic;

function summarise(rows: readonly Row[]): boolean {
  const articles = rows.filter(({ truth }) => truth.article !== null);
  const others = rows.filter(({ truth }) => truth.article === null);
  const isExact = (truth: Truth, result: Reading | null): boolean => {
    const found = score(truth, result);
    return found !== "no article" && found.f1 >= EXACT && found.wrong.length === 0;
  };
  console.log(`\n${articles.length} articles, ${others.length} pages without one`);
  const readers: Readonly<Record<string, (reading: PageReading) => Reading | null>> = {
    "as shown": shown,
    generic: ({ readings }) => readings.generic,
    readability: ({ readings }) => readings.readability,
    defuddle: ({ readings }) => readings.defuddle,
  };
  for (const [name, pick] of Object.entries(readers)) {
    const scores = articles.map(({ truth, reading }) => score(truth, pick(reading))).map((found) => (found === "no article" ? 0 : found.f1));
    const exact = articles.filter((row) => isExact(row.truth, pick(row.reading))).length;
    const wrong = others.filter(({ reading }) => pick(reading) !== null).length;
    console.log(`${name.padEnd(12)} mean F1 ${percent(sum(scores) / Math.max(1, scores.length))}  exact in all ${exact}/${articles.length}  false articles ${wrong}/${others.length}`);
  }
  const offered = (of: readonly Row[], pick: (reading: PageReading) => boolean): number => of.filter(({ reading }) => pick(reading)).length;
  console.log(`offered on   ours ${offered(articles, (r) => shown(r) !== null)} of the articles, ${offered(others, (r) => shown(r) !== null)} of the others; Readability's check ${offered(articles, (r) => r.readerable)} and ${offered(others, (r) => r.readerable)}`);
  return articles.every((row) => isExact(row.truth, shown(row.reading))) && others.every(({ reading }) => shown(reading) === null);
}

/** Medians over the pages of the medians of paired runs; only pages with an article. */
function printTimes(rows: readonly Row[], runs: number): void {
  const articles = rows.filter(({ truth }) => truth.article !== null);
  const ratio = (of: readonly Row[], reader: Reader): string => median(of.map(({ reading }) => median(reading.times[reader].map((ms, run) => ms / (reading.times.readability[run] ?? ms))))).toFixed(3);
  const ms = (of: readonly Row[], reader: Reader): string => median(of.map(({ reading }) => median(reading.times[reader]))).toFixed(2);
  const known = articles.filter(({ reading }) => reading.byTemplate);
  console.log(`\ntimes: ours / Readability, medians of ${runs} paired runs on each page`);
  console.log(`templates    ${ratio(known, "template")}  (${ms(known, "template")} ms, Readability ${ms(known, "readability")} ms, ${known.length} pages)`);
  console.log(`generic      ${ratio(articles, "generic")}  (${ms(articles, "generic")} ms, Readability ${ms(articles, "readability")} ms, defuddle ${ms(articles, "defuddle")} ms, ${articles.length} pages)`);
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { runs: { type: "string", default: String(RUNS) } } });
  const runs = Number(values.runs);
  const folders = positionals.length > 0 ? positionals : FOLDERS.map((folder) => join(ROOT, folder)).filter((folder) => existsSync(folder));
  await ensureBrowsers(["chromium"]);
  const all: Row[] = [];
  for (const folder of folders) {
    const names = readdirSync(folder).filter((file) => file.endsWith(".html") && existsSync(join(folder, file.replace(/html$/, "json"))));
    const rows = await readAll(names.map((file) => readTruth(folder, file.slice(0, -5))), runs);
    printFolder(folder, rows);
    all.push(...rows);
  }
  const exact = summarise(all);
  printTimes(all, runs);
  if (!exact) process.exitCode = 1;
}

runMain(main);
