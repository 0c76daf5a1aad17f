import type { Article, ArticleBlock, ArticleDoubt, ArticleResult, TextRun } from "../contract/article";
import { isProse } from "./absence";
import { isForeign, textLines } from "./blocks";
import { bodyOf, comparable, fold, isText, walkFrom } from "./dom";
import { plain } from "./line";
import { endsWithSeconds, isAfterHeading } from "./lines";
import type { ExtractOptions } from "./options";
import { isOfSite } from "./section";
import { NOTICE } from "./spill";
import { hasHijackedTitle, titleHints } from "./title";

/** Two titles with fewer of their neighbouring characters in common (share of the shorter one) are two different ones. */
const MIN_COMMON = 0.3;
/** A box on the page with this many times the running text of the article, and at least so many characters, holds the real one. */
const MUCH_MORE = 3;
const MIN_MORE = 300;
/** Boxes looked at closely, the largest first. */
const BOXES = 3;
/** Share of characters in links from which on a text is a list of links; shorter texts are not judged. */
const MANY_LINKS = 0.5;
const MIN_JUDGED = 200;
/** So many lines of a feed are one. A line of a feed has a headline and a time, and is no longer than this (characters). */
const FEED_LINES = 3;
const MAX_FEED_LINE = 90;
/** What stands between the paragraphs of a text and the box around them. */
const INSIDE_BOX: ReadonlySet<string> = new Set("p span font b strong i em u s a br center h2 h3 h4 h5 h6 blockquote ul ol li".split(" "));
const UNREAD: ReadonlySet<string> = new Set(["script", "style", "noscript", "template", "textarea", "select", "title", "pre"]);
/** Boxes with much text that is not an article's. */
const OTHER_TEXT = /comment|reply|review|pinglun|footer|copyright|disclaimer|statement/i;

/** What the text of an article consists of. */
interface Measures {
  /** Characters of text, and of these the ones in links. */
  readonly length: number;
  readonly linked: number;
  /** Lines that look like those of a feed: headings of furniture, and headlines with their time. Tables may have both. */
  readonly feedLines: number;
}

interface Judged {
  readonly article: Article;
  readonly text: Measures;
  readonly doc: Document;
  readonly options: ExtractOptions;
}

/** One sanity check. Those of the site alone ask for what every page of it shows. */
interface Check {
  readonly doubt: ArticleDoubt;
  readonly siteOnly?: true;
  readonly fails: (judged: Judged) => boolean;
}

const CHECKS: readonly Check[] = [
  { doubt: "unknown-layout", siteOnly: true, fails: ({ article }) => article.template === "generic" },
  { doubt: "no-time-and-source", siteOnly: true, fails: ({ article: { time, source, author } }) => time === null && source === null && author === null },
  { doubt: "other-title", siteOnly: true, fails: ({ article, doc, options }) => isOtherTitle(article.title, doc, options) },
  { doubt: "more-on-page", fails: ({ text, doc, options }) => hasLargerBox(doc, text.length, options) },
  { doubt: "mostly-links", fails: ({ text }) => text.length >= MIN_JUDGED && text.linked >= text.length * MANY_LINKS },
  { doubt: "feed-lines", fails: ({ text }) => text.feedLines >= FEED_LINES },
];

/** The sanity checks that the article read from `doc` fails, in the order of `ArticleDoubt`. Never changes the document. Linear. */
export function doubtsAbout(article: Article, doc: Document, options: ExtractOptions): readonly ArticleDoubt[] {
  const ofSite = isOfSite(article.url);
  const judged: Judged = { article, text: measure(article.blocks), doc, options };
  const doubts: ArticleDoubt[] = [];
  for (const check of CHECKS) if ((ofSite || check.siteOnly !== true) && check.fails(judged)) doubts.push(check.doubt);
  return doubts;
}

/** A result with the doubts about its article. */
export function withDoubts(result: ArticleResult, doc: Document, options: ExtractOptions): ArticleResult {
  return result.article === null ? result : { article: { ...result.article, doubts: doubtsAbout(result.article, doc, options) } };
}

function pairs(text: string): ReadonlySet<string> {
  const characters = [...comparable(text)];
  return new Set(characters.slice(1).map((character, index) => (characters[index] ?? "") + character));
}

/** True when `<title>` and `og:title` both speak of something else. Spam in `<title>` says nothing about the article. */
function isOtherTitle(title: string, doc: Document, options: ExtractOptions): boolean {
  const hints = titleHints(doc, options).map(pairs).filter((hint) => hint.size > 2);
  const own = pairs(title);
  if (hints.length === 0 || own.size === 0 || hasHijackedTitle(doc, options)) return false;
  return hints.every((hint) => [...own].filter((pair) => hint.has(pair)).length < Math.min(own.size, hint.size) * MIN_COMMON);
}

function measure(blocks: readonly ArticleBlock[]): Measures {
  let [length, linked, feedLines] = [0, 0, 0];
  const add = (runs: readonly TextRun[], isInTable: boolean): void => {
    let size = 0;
    for (const { text, href } of runs) {
      size += text.length;
      if (href !== undefined) linked += text.length;
    }
    length += size;
    if (size <= MAX_FEED_LINE && !isInTable && isFeedLine(plain(runs))) feedLines++;
  };
  for (const block of blocks) {
    if (block.kind === "paragraph") add(block.runs, false);
    else for (const line of textLines(block)) add(line, block.kind === "table");
  }
  return { length, linked, feedLines };
}

function isFeedLine(text: string): boolean {
  return isAfterHeading(text) || (!text.includes("。") && endsWithSeconds(text));
}

/** True when some box of the page holds far more running text than the `length` characters of the article. */
function hasLargerBox(doc: Document, length: number, options: ExtractOptions): boolean {
  const enough = Math.max(MIN_MORE, length * MUCH_MORE);
  if ((bodyOf(doc)?.textContent?.length ?? 0) < enough) return false;
  const larger = [...proseByBox(doc)].filter(([, size]) => size >= enough).toSorted(([, a], [, b]) => b - a);
  return larger.slice(0, BOXES).some(([box]) => !isBeside(box, options));
}

/** Characters of running text outside links, by the box that they stand in. One pass over the text of the page. */
function proseByBox(doc: Document): ReadonlyMap<Element, number> {
  const sizes = new Map<Element, number>();
  const body = bodyOf(doc);
  if (body === null) return sizes;
  const walker = walkFrom(body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (parent === null || !isText(node) || node.data.length < 10 || UNREAD.has(parent.localName)) continue;
    const text = fold(node.data);
    if (!isProse(text) || NOTICE.test(text)) continue;
    const box = boxAround(parent);
    if (box !== null) sizes.set(box, (sizes.get(box) ?? 0) + text.length);
  }
  return sizes;
}

/** The box that a text stands in; `null` in links. */
function boxAround(parent: Element): Element | null {
  let box: Element = parent;
  while (INSIDE_BOX.has(box.localName)) {
    if (box.localName === "a" || box.parentElement === null) return null;
    box = box.parentElement;
  }
  return box;
}

/** True for a box that is furniture, unseen, or that of the readers' comments. */
function isBeside(box: Element, options: ExtractOptions): boolean {
  for (let around: Element | null = box; around !== null && around.localName !== "body"; around = around.parentElement) {
    if (isForeign(around, options) || OTHER_TEXT.test(`${around.getAttribute("id") ?? ""} ${around.getAttribute("class") ?? ""}`)) return true;
  }
  return false;
}
