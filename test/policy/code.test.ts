/** How the code is written: small files, small functions, no `any`, entry points that only wire; nothing that reaches out or takes text as code. */
import { expect, test } from "vitest";
import { read, typescriptFiles } from "../support/sources";
import { anyTypesOf, functionsOf, networkUses, parse, sinkUses, type Place } from "../support/syntax";

const MAX_FILE_LINES = 400;
const MAX_FUNCTION_LINES = 80;
const MAX_ENTRY_LINES = 20;

const files = typescriptFiles().map((path) => ({ path, source: read(path) }));
const parsed = files.map(({ path, source }) => ({ path, file: parse(source, path) }));
const shipped = parsed.filter(({ path }) => path.startsWith("src/"));

const placed = (path: string, places: readonly Place[]): string[] => places.map(({ what, line }) => `${path}:${String(line)} ${what}`);

test("no file is longer than 400 lines", () => {
  expect(files.length).toBeGreaterThan(150);
  const long = files.map(({ path, source }) => ({ path, lines: source.trimEnd().split("\n").length })).filter(({ lines }) => lines > MAX_FILE_LINES);
  expect(long).toEqual([]);
});

test("no function is longer than 80 lines; in test/ some hold many tests, or go into a page in one piece", () => {
  const sized = parsed.filter(({ path }) => !path.startsWith("test/")).flatMap(({ path, file }) => functionsOf(file).map((found) => ({ path, ...found })));
  expect(sized.length).toBeGreaterThan(800);
  expect(sized.filter(({ lines }) => lines > MAX_FUNCTION_LINES)).toEqual([]);
});

test("the type any is written nowhere but in src/browser", () => {
  expect(parsed.filter(({ path }) => !path.startsWith("src/browser/")).flatMap(({ path, file }) => placed(path, anyTypesOf(file)))).toEqual([]);
});

/** Scripts that the manifest and the pages name, and the parts that are loaded later. */
function entryPoints(): string[] {
  const pages = typescriptFiles("src/").map((path) => path.replace(/\.ts$/u, ".html")).filter((path) => existsInRepository(path));
  const scripts = pages.flatMap((path) => [...read(path).matchAll(/<script[^>]*src="\.\/([^"]+)"/gu)].map((match) => path.replace(/[^/]+$/u, match[1] ?? "")));
  const named = [...read("manifest.json").matchAll(/"(src\/[^"]+\.ts)"/gu)].map((match) => match[1] ?? "");
  const parts = typescriptFiles("src/page/part-").filter((path) => path !== "src/page/part-registry.ts");
  return [...new Set([...scripts, ...named, ...parts])];
}

function existsInRepository(path: string): boolean {
  try {
    return read(path) !== "";
  } catch {
    return false;
  }
}

test("entry points only wire: at most 20 lines", () => {
  const entries = entryPoints();
  expect(entries).toEqual(expect.arrayContaining(["src/background/background.ts", "src/page/content.ts", "src/page/part-article.ts", "src/popup/popup.ts"]));
  const long = entries.map((path) => ({ path, lines: read(path).trimEnd().split("\n").length })).filter(({ lines }) => lines > MAX_ENTRY_LINES);
  expect(long).toEqual([]);
});

// The element loads a file of the package itself; the policy of our pages lets it load nothing else.
test("requests are made in one place only: further pages of the article, from its own site", () => {
  expect(shipped.flatMap(({ path, file }) => placed(path, networkUses(file)).map((place) => place.replace(/:\d+/u, "")))).toEqual(["src/browser/parts.ts <script>", "src/page/fetch-page.ts fetch"]);
});

test("no text becomes HTML or code", () => {
  expect(shipped.flatMap(({ path, file }) => placed(path, sinkUses(file)))).toEqual([]);
});

// A check that sees nothing would pass on anything.
const REACHING_OUT = [
  "fetch('https://a.example')", "globalThis.fetch(url)", "globalThis['fetch'](url)", "const get = fetch; get(url)", "new XMLHttpRequest()", "new WebSocket(url)", "new EventSource(url)",
  "navigator.sendBeacon(url)", "new RTCPeerConnection()", "new WebTransport(url)", "importScripts(url)", "new Worker(url)", "new Image().src = url", "new Audio(url)", "new FontFace('a', url)",
  "await import(url)", "await import('https://a.example/a.js')", "document.createElement('script')", "doc.createElementNS(SVG, 'script')", "doc.createElement('iframe')", "doc.createElement('LINK')",
  "const { fetch: get } = globalThis; get(fetch)",
];
const TAKING_TEXT = [
  "el.innerHTML = text", "el['innerHTML'] = text", "el.outerHTML += text", "Object.assign(el, { innerHTML: text })", "el.insertAdjacentHTML('beforeend', text)", "document.write(text)", "doc.writeln(text)",
  "range.createContextualFragment(text)", "el.setHTMLUnsafe(text)", "Document.parseHTMLUnsafe(text)", "frame.srcdoc = text", "eval(text)", "new Function(text)", "Function(text)()", "setTimeout('go()', 1)",
  "el.setAttribute('onclick', text)", "el.setAttribute('srcdoc', text)", "el.onclick = go", "document.execCommand('insertHTML', false, text)",
];
const HARMLESS = [
  "fetchPage(url)", "const fetched = map.get(url)", "options.fetchPage(url)", "await import('./part')", "document.createElement('img')", "interface A { fetch: string }", "el.textContent = text",
  "const html = el.outerHTML", "setTimeout(go, 1)", "el.setAttribute('lang', text)", "frame.getAttribute('srcdoc')", "stream.write(text)", "el.addEventListener('click', go)", "new DOMParser().parseFromString(text, 'text/html')",
];

test.each(REACHING_OUT)("the check sees what reaches out: %s", (source) => {
  expect(networkUses(parse(source))).not.toEqual([]);
});

test.each(TAKING_TEXT)("the check sees what takes text as HTML or code: %s", (source) => {
  expect(sinkUses(parse(source))).not.toEqual([]);
});

test.each(HARMLESS)("the check leaves alone: %s", (source) => {
  const file = parse(source);
  expect([...networkUses(file), ...sinkUses(file)]).toEqual([]);
});
