/** The part of `tools/article-score.ts` that runs in the browser: four readers on one page, and the time that each takes. */
import { isProbablyReaderable, Readability } from "@mozilla/readability";
import Defuddle from "defuddle";
import { extractByTemplate } from "../src/article/extract";
import { extractGeneric } from "../src/article/generic";
import type { ExtractOptions } from "../src/article/options";
import { classifySpam } from "../src/clutter/spam-text";
import { linesOf } from "../src/reader/text";
import { assessDamage } from "../src/text/evidence";
import { createRepairer } from "../src/text/repairer";
import { convertScript } from "../src/text/script";

export type Reader = "template" | "generic" | "readability" | "defuddle";

/** What a reader made of a page; the fields as the page shows them. */
export interface Reading {
  readonly title: string | null;
  readonly time: string | null;
  readonly source: string | null;
  readonly author: string | null;
  readonly editor: string | null;
  readonly keywords: readonly string[];
  readonly lines: readonly string[];
  readonly images: readonly { readonly src: string; readonly caption: string | null }[];
}

export interface PageReading {
  /** `null` where the reader finds no article. */
  readonly readings: Readonly<Record<Reader, Reading | null>>;
  /** False where the templates leave the page to the generic extraction. */
  readonly byTemplate: boolean;
  /** Readability's own quick check. */
  readonly readerable: boolean;
  /** Milliseconds of paired runs, by reader. */
  readonly times: Readonly<Record<Reader, readonly number[]>>;
}

/** As in the product, but for what only the rules for clutter know. */
const OPTIONS: ExtractOptions = {
  isSpam: (text, context) => classifySpam(text, context).spam,
  isHidden: (el) => !el.checkVisibility({ checkVisibilityCSS: true }) && el.ownerDocument.defaultView?.getComputedStyle(el).display !== "contents",
};

/** Puts the page into a frame, for a layout; its scripts do not run. */
async function load(html: string): Promise<HTMLIFrameElement> {
  const frame = document.createElement("iframe");
  frame.sandbox.add("allow-same-origin");
  frame.style.cssText = "width: 1280px; height: 900px";
  const loaded = new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
  // what the page refers to is not there, and need not be asked for
  frame.srcdoc = html.replace(/<head[^>]*>/i, (head) => `${head}<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`);
  document.body.append(frame);
  await loaded;
  return frame;
}

/** Repairs the text of a damaged page in place, node by node, as the content script does. */
function repair(doc: Document): void {
  const nodes: Text[] = [];
  const walker = doc.createTreeWalker(doc.documentElement, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) nodes.push(walker.currentNode as Text);
  const text = nodes.filter((node) => !/^(?:script|style)$/.test(node.parentElement?.localName ?? "")).map((node) => node.data).join("\n");
  if (!assessDamage(text).damaged) return;
  const repairer = createRepairer(text);
  for (const node of nodes) node.data = convertScript(repairer.repair(node.data).text, "hans").text;
}

function ours(doc: Document, url: string, extract: typeof extractByTemplate): Reading | null {
  const article = extract(doc, url, OPTIONS)?.article;
  if (!article) return null;
  const { blocks, ...facts } = article;
  const images = blocks.flatMap((block) => (block.kind === "image" ? [{ src: block.src, caption: block.caption }] : []));
  return { ...facts, lines: blocks.flatMap(linesOf), images };
}

function peer(title: string, content: string | null | undefined, facts: Partial<Reading>, base: string): Reading | null {
  const doc = new DOMParser().parseFromString(content ?? "", "text/html");
  const lines = [...doc.body.querySelectorAll("p, li, td, th, h1, h2, h3, h4, blockquote, div")]
    .filter((el) => el.querySelector("p, li, td, h2, h3, div, blockquote") === null)
    .map((el) => el.textContent ?? "");
  const text = lines.join("").trim() === "" ? [doc.body.textContent ?? ""] : lines;
  const images = [...doc.images].map((img) => ({ src: new URL(img.getAttribute("src") ?? "", base).href, caption: img.alt === "" ? null : img.alt }));
  if (text.join("").trim() === "" && images.length === 0) return null;
  return { title, time: null, source: null, author: null, editor: null, keywords: [], ...facts, lines: text, images };
}

function readability(doc: Document, url: string): Reading | null {
  const found = new Readability(doc).parse();
  const facts = { time: found?.publishedTime ?? null, source: found?.siteName ?? null, author: found?.byline ?? null };
  return found ? peer(found.title ?? "", found.content, facts, url) : null;
}

function defuddle(doc: Document, url: string): Reading | null {
  const found = new Defuddle(doc, { url }).parse();
  const orNull = (text: string): string | null => (text === "" ? null : text);
  return peer(found.title, found.content, { time: orNull(found.published), source: orNull(found.site), author: orNull(found.author) }, url);
}

/** Reads the page `html` at `url` with every reader, `runs` times in turn. Peers, who change what they read, get a copy that is not counted. */
export async function readPage(html: string, url: string, runs: number): Promise<PageReading> {
  const frame = await load(html);
  const doc = frame.contentDocument;
  if (doc === null) throw new Error("the frame has no document");
  repair(doc);
  const copy = (): Document => doc.cloneNode(true) as Document;
  const readers: Readonly<Record<Reader, readonly [prepare: () => Document, read: (doc: Document) => Reading | null]>> = {
    template: [() => doc, (page) => ours(page, url, extractByTemplate)],
    generic: [() => doc, (page) => ours(page, url, extractGeneric)],
    readability: [copy, (page) => readability(page, url)],
    defuddle: [copy, (page) => defuddle(page, url)],
  };
  const names = Object.keys(readers) as Reader[];
  const readings: Partial<Record<Reader, Reading | null>> = {};
  const times: Record<Reader, number[]> = { template: [], generic: [], readability: [], defuddle: [] };
  // the first turn warms everything up and gives the readings
  for (let turn = 0; turn <= runs; turn++) {
    for (const name of names) {
      if (name === "defuddle" && turn > 1) continue;
      const [prepare, read] = readers[name];
      const page = prepare();
      const start = performance.now();
      const reading = read(page);
      if (turn > 0) times[name].push(performance.now() - start);
      readings[name] ??= reading;
    }
  }
  const readerable = isProbablyReaderable(doc);
  frame.remove();
  const { template = null, generic = null, readability: other = null, defuddle: another = null } = readings;
  return { readings: { template, generic, readability: other, defuddle: another }, byTemplate: template !== null, readerable, times };
}
