/**
 * `npx tsx test/bench/text.ts`: how fast damage is detected and repaired, in a real Chromium; whether the time grows with the text and no faster;
 * and how much memory a repair takes at its peak, in Node. The text is prose on which nothing was tuned, damaged by the forward model, with
 * a twentieth of its characters exchanged in each further copy, so that no place of the text is the same as another.
 */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { launch, type Page } from "puppeteer-core";
import { build, type Rolldown } from "vite";
import { findChromium } from "../../tools/find-browser";
import { callResult, callSource } from "../support/browser";
import { damageText, seededRandom, toTraditionalByCharacter } from "../support/damage";

/** Speeds in millions of characters (UTF-16 units) a second, times in milliseconds. */
export interface TextFigures {
  /** `assessDamage` on clean prose with the usual brackets. */
  readonly detectMcharsPerS: number;
  /** `createRepairer` and `repair` on a damaged page of 100,000 characters that it has not seen; tables built before. */
  readonly repairMcharsPerS: number;
  /** The same page as the first of a fresh tab: nothing compiled, tables built on the way. */
  readonly firstRepairMs: number;
  /** Tables built, and a page of 100 characters repaired, in a fresh tab. */
  readonly tablesMs: number;
  readonly sizes: readonly TextSize[];
  /** Most memory that the process took more than before, while 1,000,000 damaged characters were repaired in Node; tables included. */
  readonly peakMemoryMB: number;
}

/** One length of text. */
export interface TextSize {
  /** UTF-8. */
  readonly kilobytes: number;
  readonly detectMs: number;
  readonly repairMs: number;
}

const SIZES_KB = [10, 100, 1000, 10_000];
const RUNS = 7;
const PAGE_CHARACTERS = 100_000;
const MEMORY_CHARACTERS = 1_000_000;
/** Share of the characters that are exchanged in a further copy. */
const EXCHANGED = 0.05;
const HELD_OUT = fileURLToPath(new URL("../fixtures/text/held-out/", import.meta.url));

/** Clean Simplified prose, any length: all fixtures, then changed copies of them. */
function* prose(): Generator<string> {
  const files = readdirSync(HELD_OUT).filter((name) => name.endsWith(".txt")).map((name) => readFileSync(HELD_OUT + name, "utf8"));
  const characters = files.join("").replaceAll(/[^\u4e00-\u9fff]/gu, "");
  for (let copy = 0; ; copy += 1) {
    const random = seededRandom(copy);
    for (const file of files) {
      yield copy === 0 ? file : file.replaceAll(/[\u4e00-\u9fff]/gu, (char) => (random() < EXCHANGED ? characters.charAt(Math.floor(random() * characters.length)) : char));
    }
  }
}

/** As much of it as is asked for, each file made into something else. */
function textOf(isEnough: (length: number, text: string) => boolean, make: (file: string, index: number) => string): string {
  const parts: string[] = [];
  let length = 0;
  for (const file of prose()) {
    const part = make(file, parts.length);
    parts.push(part);
    length += part.length;
    if (isEnough(length, part)) break;
  }
  return parts.join("\n");
}

/** Damaged as pages with a large table are. `seed` makes another damage of the same prose. */
function damagedText(characters: number, seed: number): string {
  const make = (file: string, index: number): string =>
    damageText(toTraditionalByCharacter(file), { table: index % 2 === 0 ? "small" : "large", splitRate: 0.8, annotationRate: 1, seed: seed * 100_000 + index }).text;
  return textOf((length) => length >= characters, make).slice(0, characters);
}

/** Clean, with a bracket now and then, since brackets are what the detector looks at. */
function cleanText(characters: number): string {
  const make = (file: string): string => file.replaceAll(/(?<=[^]{150}[\u4e00-\u9fff]{3})(?=，)/gu, (_none, at: number) => (at % 7 === 0 ? "(GDP)" : ""));
  return textOf((length) => length >= characters, make).slice(0, characters);
}

/** The text room as a script that sets a global, as it is shipped. */
async function bundle(): Promise<string> {
  // No such file: what it would hold is given by the plugin.
  const virtual = fileURLToPath(new URL("text-room.js", import.meta.url));
  const source = (name: string): string => JSON.stringify(fileURLToPath(new URL(`../../src/text/${name}.ts`, import.meta.url)));
  const code = `export { assessDamage } from ${source("evidence")}; export { createRepairer } from ${source("repairer")};`;
  const plugin = { name: "virtual", enforce: "pre" as const, resolveId: (id: string) => (id === virtual ? id : null), load: (id: string) => (id === virtual ? code : null) };
  const lib = { entry: virtual, formats: ["iife" as const], name: "text" };
  const outputs = await build({ configFile: false, logLevel: "error", plugins: [plugin], build: { lib, write: false, minify: true } });
  const [output] = Array.isArray(outputs) ? (outputs as Rolldown.RolldownOutput[]) : [];
  const [chunk] = output?.output ?? [];
  if (chunk?.type !== "chunk") throw new Error("the bundle is empty");
  return chunk.code.replace(/^(?:var|const) text ?=/u, "globalThis.text =");
}

interface Times {
  readonly detect: number;
  readonly repair: number;
}

/** Milliseconds of one text after the other, in one tab. Long texts go in as strings, so that they are not compiled with the script. */
async function timesOf(page: Page, texts: readonly string[], step: "detect" | "repair"): Promise<number[]> {
  const measure = (all: readonly string[], what: keyof Times): number[] => {
    interface Room {
      assessDamage(text: string): { readonly damaged: boolean };
      createRepairer(text: string): { readonly damaged: boolean; repair(text: string): object };
    }
    const { assessDamage, createRepairer } = (globalThis as unknown as { text: Room }).text;
    return all.map((one) => {
      const began = performance.now();
      if (what === "detect") assessDamage(one);
      else createRepairer(one).repair(one);
      return performance.now() - began;
    });
  };
  return callResult(await page.evaluate(callSource(measure, [texts, step])));
}

async function inFreshTab<Result>(code: string, run: (page: Page) => Promise<Result>): Promise<Result> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error("No Chromium is installed.");
  const browser = await launch({ executablePath, headless: true, args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage();
    await page.evaluate(code);
    return await run(page);
  } finally {
    await browser.close();
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}

async function sizesOf(page: Page): Promise<TextSize[]> {
  const sizes: TextSize[] = [];
  for (const kilobytes of SIZES_KB) {
    const shorten = (text: string): string => Buffer.from(text).subarray(0, kilobytes * 1000).toString("utf8");
    // Three bytes a character, but for letters and marks.
    const clean = shorten(cleanText(kilobytes * 500));
    const damaged = shorten(damagedText(kilobytes * 500, kilobytes));
    const runs = kilobytes > 1000 ? 1 : RUNS;
    const detectMs = median(await timesOf(page, Array.from({ length: runs }, () => clean), "detect"));
    sizes.push({ kilobytes, detectMs, repairMs: median(await timesOf(page, Array.from({ length: runs }, () => damaged), "repair")) });
  }
  return sizes;
}

/**
 * Run in a process of its own. What loads the sources has taken more than a repair does: where the system can forget the peak (Linux), it does;
 * elsewhere the figure is too small.
 */
const MEMORY_SOURCE = `
  import { existsSync, readFileSync, writeFileSync } from "node:fs";
  import { createRepairer } from ${JSON.stringify(new URL("../../src/text/repairer.ts", import.meta.url).href)};
  const text = readFileSync(0, "utf8");
  globalThis.gc();
  const onLinux = existsSync("/proc/self/clear_refs");
  if (onLinux) writeFileSync("/proc/self/clear_refs", "5");
  const peak = () => onLinux ? Number(/VmHWM:\\s+(\\d+)/.exec(readFileSync("/proc/self/status", "utf8"))[1]) / 1024 : process.resourceUsage().maxRSS / 1024;
  const before = peak();
  createRepairer(text).repair(text);
  console.log(peak() - before);
`;

function peakMemory(): number {
  const args = ["--expose-gc", "--max-semi-space-size=2", "--import", "tsx", "--input-type=module", "--eval", MEMORY_SOURCE];
  const { stdout, stderr } = spawnSync(process.execPath, args, { input: damagedText(MEMORY_CHARACTERS, 5), encoding: "utf8" });
  const megabytes = Number.parseFloat(stdout);
  if (Number.isNaN(megabytes)) throw new Error(stderr);
  return megabytes;
}

/** All figures. Takes about a minute; needs an installed Chromium. */
export async function measureText(): Promise<TextFigures> {
  const code = await bundle();
  const tablesMs = await inFreshTab(code, async (page) => (await timesOf(page, [damagedText(PAGE_CHARACTERS, 1).slice(0, 500)], "repair"))[0] ?? 0);
  const firstRepairMs = await inFreshTab(code, async (page) => (await timesOf(page, [damagedText(PAGE_CHARACTERS, 1)], "repair"))[0] ?? 0);
  return inFreshTab(code, async (page) => {
    const clean = cleanText(PAGE_CHARACTERS * 10);
    const detect = median((await timesOf(page, Array.from({ length: RUNS + 2 }, () => clean), "detect")).slice(2));
    const pages = Array.from({ length: RUNS }, (_none, seed) => damagedText(PAGE_CHARACTERS, seed + 2));
    const repair = median(await timesOf(page, pages, "repair"));
    const perSecond = (characters: number, ms: number): number => characters / 1000 / ms;
    return {
      detectMcharsPerS: perSecond(clean.length, detect),
      repairMcharsPerS: perSecond(PAGE_CHARACTERS, repair),
      firstRepairMs,
      tablesMs,
      sizes: await sizesOf(page),
      peakMemoryMB: peakMemory(),
    };
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { sizes, ...figures } = await measureText();
  console.table(figures);
  console.table(sizes);
}
