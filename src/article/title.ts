/** The headline of a page: which element holds it, and what of its text and of `<title>` belongs to it. */
import { bodyOf, comparable, fold, foldedText, isElement, isHiddenByMarkup, isText, rootOf, titleOf, walkFrom } from "./dom";
import type { ExtractOptions } from "./options";

/** A headline has so many characters at least and at most. */
export const MIN_TITLE = 5;
const MAX_TITLE = 120;
/** Nodes looked at in the head of a page; real pages have some dozen. */
export const MAX_HEAD_NODES = 300;

/** Endings of `<title>`: the names of channel and site, both scripts. */
const SITE_SUFFIX =
  /(?:\s*[_|｜–—-]\s*[^_|｜–—-]{0,10}(?:频道|頻道)|\s*[_|｜]\s*[^_|｜]{1,4})?\s*[_|｜–—-]\s*(?:手机|手機)?(?:中华网|中華網|china\.com)[^_|｜]{0,12}$/i;
export const SITE_NAME = /^(?:手机|手機)?(?:中华网|中華網)?(?:[\w.]*china\.com)?(?:新闻|新聞|首页|首頁|频道|頻道)*$/i;
const TITLE_PARTS = /\s*[_|｜]\s*|\s+[-–—]\s+|(?<=[\p{Script=Han}）)])[-–—](?=[\p{Script=Han}\w])/u;
/** What must be in a title before it pays to look for suffix, inserts and parts. */
const HAS_SITE = /中[华華][网網]|china\.com/i;
const HAS_INSERT = /[(（【[]/;
const HAS_PARTS = /[_|｜–—-]/;
const TITLE_INSERT = /[(（【[]([^()（）【】[\]]{2,30})[)）】\]]/g;

function shown(el: Element, options: ExtractOptions): boolean {
  return !isHiddenByMarkup(el) && options.isHidden?.(el) !== true;
}

/** A headline without the name of the site and without what spam put in front of it, behind it, or in brackets. */
export function cleanTitle(text: string, options: ExtractOptions): string {
  const folded = fold(text);
  const title = HAS_SITE.test(folded) ? folded.replace(SITE_SUFFIX, "") : folded;
  const { isSpam } = options;
  if (isSpam === undefined || title === "") return title;
  const bare = HAS_INSERT.test(title) ? fold(title.replace(TITLE_INSERT, (whole: string, inner: string) => (isSpam(inner, "title") ? "" : whole))) : title;
  const parts = HAS_PARTS.test(bare) ? bare.split(TITLE_PARTS) : [bare];
  const clean = parts.filter((part) => !isSpam(part, "title"));
  if (clean.length === parts.length) return isSpam(bare, "title") ? "" : bare;
  return clean.filter((part) => !SITE_NAME.test(part)).join(" ");
}

/** The first element with text that a list of selectors finds, one that is shown before one that is not. */
export function firstShown(doc: Document, selectors: readonly string[], options: ExtractOptions): Element | null {
  let hidden: Element | null = null;
  for (const selector of selectors) {
    for (const el of rootOf(doc).querySelectorAll(selector)) {
      if (foldedText(el) === "") continue;
      if (shown(el, options)) return el;
      hidden ??= el;
    }
  }
  return hidden;
}

/** What `<title>` and `og:title` say the headline is. */
export function titleHints(doc: Document, options: ExtractOptions): string[] {
  const og = rootOf(doc).querySelector("meta[property='og:title']")?.getAttribute("content") ?? "";
  return [titleOf(doc), og].map((hint) => cleanTitle(hint, options)).filter((hint) => hint !== "");
}

/** True when spam stands in `<title>`. */
export function hasHijackedTitle(doc: Document, options: ExtractOptions): boolean {
  return cleanTitle(titleOf(doc), options) !== cleanTitle(titleOf(doc), {});
}

/** The headline of a page that shows none as such: with spam in `<title>` the line `above` the facts goes before it. */
export function titleElsewhere(doc: Document, above: string, options: ExtractOptions): string {
  return (hasHijackedTitle(doc, options) ? above : "") || (titleHints(doc, options)[0] ?? "");
}

/** The text of a headline; of one that was never closed only what stands before the next block. */
export function titleText(el: Element): string {
  const whole = foldedText(el);
  if (whole.length <= MAX_TITLE) return whole;
  let text = "";
  for (let node = el.firstChild; node !== null; node = node.nextSibling) {
    if (isElement(node) && /^(?:div|p|section|article|ul|ol|table|h\d)$/.test(node.localName)) break;
    text += node.textContent ?? "";
  }
  return fold(text.slice(0, MAX_TITLE * 2));
}

/** True when `el` stands before or around `body` in document order. */
function precedes(el: Element, body: Element): boolean {
  const position = el.compareDocumentPosition(body);
  return (position & (Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINED_BY)) !== 0;
}

const HEADINGS = "h1, h2, h3, [class*='title' i], [id*='title' i]";

/** The heading of a page that agrees with `<title>`; `null` without any. */
export function findHeadline(doc: Document, options: ExtractOptions): Element | null {
  const hints = titleHints(doc, options).map(comparable);
  for (const el of rootOf(doc).querySelectorAll(HEADINGS)) {
    const text = comparable(foldedText(el, 200));
    if (text.length >= MIN_TITLE && text.length <= MAX_TITLE && hints.includes(text) && !SITE_NAME.test(text) && shown(el, options)) return el;
  }
  return null;
}

/**
 * Finds the headline of a page by rules: the heading that agrees with `<title>`, else the last first-level heading before or at
 * the start of the text. Names of the site are none.
 */
export function findTitle(doc: Document, body: Element, options: ExtractOptions): Element | null {
  const hints = titleHints(doc, options).map(comparable);
  let fallback: Element | null = null;
  for (const el of rootOf(doc).querySelectorAll(HEADINGS)) {
    const text = comparable(foldedText(el, 200));
    if (text.length < 2 || text.length > MAX_TITLE || SITE_NAME.test(text) || !shown(el, options)) continue;
    if (hints.some((hint) => hint === text || (text.length >= 6 && hint.startsWith(text)))) return el;
    const usable = el.localName === "h1" && (precedes(el, body) || body.contains(el));
    if (usable && cleanTitle(foldedText(el), options) !== "") fallback = el;
  }
  return fallback ?? findTitleLine(doc, hints);
}

/** An element of any kind near the top that says what `<title>` begins with, and nothing else. */
function findTitleLine(doc: Document, hints: readonly string[]): Element | null {
  const start = bodyOf(doc);
  if (start === null) return null;
  const walker = walkFrom(start, NodeFilter.SHOW_TEXT);
  for (let seen = 0; seen < MAX_HEAD_NODES; seen++) {
    const node = walker.nextNode();
    if (node === null || !isText(node)) return null;
    const parent = node.parentElement;
    const text = comparable(node.data);
    const isTitle = text.length > MIN_TITLE && text.length <= MAX_TITLE && hints.some((hint) => hint.startsWith(text));
    if (isTitle && parent !== null && parent.closest("a[href], script, style") === null && comparable(foldedText(parent, 400)) === text) return parent;
  }
  return null;
}

export function isTitleHint(name: string, doc: Document, options: ExtractOptions): boolean {
  return name.length >= MIN_TITLE && titleHints(doc, options).some((hint) => comparable(hint) === comparable(name));
}
