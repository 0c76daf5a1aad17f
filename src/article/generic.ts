import { Readability } from "@mozilla/readability";
import type { Article, ArticleBlock, ArticleResult } from "../contract/article";
import { isOutweighed, isProse, noArticleAtSight } from "./absence";
import { blockText, isForeign, textLines } from "./blocks";
import { readArticle } from "./body";
import { baseOf, bodyOf, emptyDocument, foldedText, isElement, isText, rootOf, traverse } from "./dom";
import { withDoubts } from "./doubts";
import { findGallery } from "./gallery";
import { boxesBelowFacts, leadPictures } from "./brief";
import { readHead } from "./head";
import { plain } from "./line";
import { endsWithTime, isTime, REPLY_BUTTONS } from "./lines";
import type { ExtractOptions } from "./options";
import { largestBox } from "./prose";
import { spilledAfter } from "./spill";
import { ARTICLE_ADDRESS } from "./templates";

/** Readability gives up its first reading below this many characters (default 500, meant for English). News in brief has 100 to 200. */
const CHAR_THRESHOLD = 120;
/** Readability scores a paragraph by its commas and knows `，` only; these stops count as much in Chinese. */
const CHINESE_STOPS = /[,،﹐︐︑⹁⸴⸲，。、；：！？]/g;
/** An article without pictures or tables has at least this many characters; news in brief, which shows its time, has fewer. */
const MIN_TEXT = 40;
const MIN_BRIEF = 20;
/** And a flash under a headline with its time has so many. */
const MIN_FLASH = 4;
/** Share of a page's running text in the box of a short article; teasers in a list have less each. */
const MIN_BOX_SHARE = 0.4;
/** A box with so many characters of running text and this share of all on the page is the article: no need to look for it longer. */
const OUTRIGHT: readonly { readonly size: number; readonly share: number }[] = [
  { size: 20_000, share: 0.9 },
  { size: 1_500, share: 0.98 },
];
const MIN_OUTRIGHT = Math.min(...OUTRIGHT.map(({ size }) => size));
const MAX_LOGIN_TEXT = 300;
/** So many pictures are an article without any text. */
const MIN_PICTURES = 3;
/** An element is read whole when Readability kept this share of its text; else only the kept parts are. */
const KEPT_WHOLE = 0.75;
/** In a list, this many lines and this share of them are headlines that are links, or nothing but a time. */
const LIST_HEADLINES = 4;
const LIST_SHARE = 0.25;
/** A headline in a list has so many characters or more; what stands beside it, source and time, so many or less. */
const MIN_HEADLINE = 5;
const MAX_ITEM_FACTS = 40;
/** Share of running text below which a page of text is no article. */
const MIN_PROSE_SHARE = 0.4;
/** What is nested deeper (elements) is put beside instead: Readability is recursive. */
const MAX_DEPTH = 100;
/** Ties the elements of the clone to those of the page. */
const MARK = "data-qingye-node";

interface Clone {
  readonly doc: Document;
  /** Elements of the page by the number in `MARK`. */
  readonly originals: readonly Element[];
}

/** A copy of what a person can see of the page, without scripts and furniture, for Readability to take apart. */
function cloneVisible(doc: Document, options: ExtractOptions): Clone {
  const copy = emptyDocument(doc);
  const originals: Element[] = [];
  const body = bodyOf(doc);
  let to: Element = copy.body;
  let depth = 0;
  const visitor: Parameters<typeof traverse>[1] = {
    text: (text) => to.append(copy.createTextNode(text.data)),
    enter: (el) => {
      if (isForeign(el, options)) return false;
      // each look at a form searches all forms around it
      const element = el.localName === "form" && to.closest("form") !== null ? copy.createElement("div") : copy.importNode(el, false);
      // a name would shadow a member of the new document
      element.removeAttribute("name");
      element.setAttribute(MARK, String(originals.length));
      originals.push(el);
      to.append(element);
      depth++;
      if (depth <= MAX_DEPTH) to = element;
      return true;
    },
    leave: () => {
      if (depth <= MAX_DEPTH) to = to.parentElement ?? copy.body;
      depth--;
    },
  };
  if (body !== null) traverse(body, visitor);
  return { doc: copy, originals };
}

/** Runs Readability; the element that holds what it kept, or `null`. */
function keptByReadability(doc: Document): Element | null {
  const reader = new Readability<Node>(doc, {
    charThreshold: CHAR_THRESHOLD,
    keepClasses: true,
    disableJSONLD: true,
    serializer: (node) => node,
  });
  // not in its options, but read from the instance at each use
  const internals = reader as unknown as { REGEXPS: Readonly<Record<string, RegExp>> };
  internals.REGEXPS = { ...internals.REGEXPS, commas: CHINESE_STOPS };
  const content = reader.parse()?.content;
  return content !== undefined && content !== null && isElement(content) ? content : null;
}

const textLength = (node: Node): number => (node.textContent ?? "").replace(/\s+/g, "").length;

/**
 * The elements of the page that the kept elements came from. Readability drops short or oddly marked paragraphs from the middle
 * of a text; an element that it kept most of is therefore read whole from the page.
 */
function originalsOf(kept: Element, originals: readonly Element[], clone: ReadonlyMap<Element, number>): Element[] {
  const found: Element[] = [];
  const visit = (el: Element): void => {
    const original = originals[Number(el.getAttribute(MARK) ?? Number.NaN)];
    const children = [...el.children];
    const hasOwnText = [...el.childNodes].some((node) => isText(node) && node.data.trim() !== "");
    const whole = original !== undefined && textLength(el) >= (clone.get(original) ?? 0) * KEPT_WHOLE;
    if (original !== undefined && (whole || hasOwnText || children.length === 0)) found.push(original);
    else children.forEach(visit);
  };
  visit(kept);
  const all = new Set(found);
  return found.filter((el) => !isBelow(el, all));
}

function isBelow(el: Element, others: ReadonlySet<Element>): boolean {
  for (let around = el.parentElement; around !== null; around = around.parentElement) if (others.has(around)) return true;
  return false;
}

/** True when the blocks are rather headlines and teasers than an article. */
function isListing(blocks: readonly ArticleBlock[]): boolean {
  const lines = blocks.flatMap(textLines).filter((runs) => runs.length > 0);
  const headlines = lines.filter((runs) => {
    const linked = runs.filter((run) => run.href !== undefined);
    const oneLink = new Set(linked.map((run) => run.href)).size === 1;
    return oneLink && plain(linked).length >= MIN_HEADLINE && (plain(runs).length - plain(linked).length <= MAX_ITEM_FACTS || endsWithTime(plain(runs)));
  });
  const times = lines.filter((runs) => isTime(plain(runs)));
  // the comments of readers, without an article above them
  const replies = lines.filter((runs) => REPLY_BUTTONS.test(plain(runs)));
  return [headlines, times, replies].some((signs) => signs.length >= LIST_HEADLINES && signs.length >= lines.length * LIST_SHARE);
}

/** Decides whether what was found is an article. */
function judge(article: Article, place: Place): ArticleResult {
  const { blocks } = article;
  // the head says enough
  if (place === "brief" && article.time !== null && blocks.map(blockText).join("").length >= MIN_FLASH && !isListing(blocks)) return { article };
  if (isListing(blocks)) return { article: null, reason: "list" };
  const pictures = blocks.filter((block) => block.kind === "image").length;
  const hasTable = blocks.some((block) => block.kind === "table");
  const texts = blocks.filter((block) => block.kind !== "table").map(blockText);
  const total = texts.reduce((sum, text) => sum + text.length, 0);
  const prose = texts.filter(isProse).reduce((sum, text) => sum + text.length, 0);
  const isReadable = total >= (article.time === null ? MIN_TEXT : MIN_BRIEF) && prose >= total * MIN_PROSE_SHARE;
  return isReadable || pictures >= MIN_PICTURES || hasTable ? { article } : { article: null, reason: "too-short" };
}

/**
 * Reads the article of a page that no template fits: Readability finds the place, our own rules read and clean it. Never changes
 * the document. `url` is the address of the page. Always an answer: the article (template `generic`) or the reason why there is none.
 */
export function extractGeneric(doc: Document, url: string, given: ExtractOptions = {}): ArticleResult {
  const options = askingOnce(given);
  return withDoubts(find(doc, url, options), doc, options);
}

function find(doc: Document, url: string, options: ExtractOptions): ArticleResult {
  const reason = noArticleAtSight(doc, url, options);
  if (reason !== null) return { article: null, reason };
  const read = (found: readonly (Element | null)[]): ArticleResult => readRoots(doc, url, found.filter((el) => el !== null), options);
  const long = read(withLeads(doc, baseOf(doc, url), outrightBox(doc, options), options));
  const gallery = findGallery(doc, baseOf(doc, url), options);
  if (long.article !== null && !gallery?.hasWaitingSlides) return long;
  const clone = cloneVisible(doc, options);
  const sizes = ownSizes(clone);
  const kept = keptByReadability(clone.doc);
  const roots = kept === null ? [] : originalsOf(kept, clone.originals, sizes);
  const text = read(withLeads(doc, baseOf(doc, url), roots, options));
  if (text.article !== null && !gallery?.hasWaitingSlides) return text;
  const pictures = read([gallery?.element ?? null]);
  if (pictures.article !== null && sizeOf(pictures) > sizeOf(text)) return pictures;
  if (text.article !== null) return text;
  const box = largestBox(doc, options);
  const boxed = read([box !== null && box.share >= MIN_BOX_SHARE ? box.element : null]);
  if (boxed.article !== null) return boxed;
  const brief = ARTICLE_ADDRESS.test(url) ? readRoots(doc, url, boxesBelowFacts(doc, options), options, "brief") : text;
  return brief.article === null ? text : brief;
}

/** The box of a text so long that it can be nothing else; empty on other pages. */
function outrightBox(doc: Document, options: ExtractOptions): readonly Element[] {
  const isLong = (bodyOf(doc)?.textContent?.length ?? 0) >= MIN_OUTRIGHT;
  const box = isLong ? largestBox(doc, options) : null;
  return box !== null && OUTRIGHT.some(({ size, share }) => box.size >= size && box.share >= share) ? [box.element] : [];
}

function withLeads(doc: Document, base: string, roots: readonly Element[], options: ExtractOptions): readonly Element[] {
  const [first] = roots;
  return first === undefined ? roots : [...leadPictures(doc, first, base, options), ...roots];
}

/** The page is gone through more than once, and whether a person sees an element costs a layout. */
function askingOnce(given: ExtractOptions): ExtractOptions {
  const options = { ...given, foreign: new Map<Element, boolean>() };
  const { isHidden } = given;
  if (isHidden === undefined) return options;
  const answers = new Map<Element, boolean>();
  return {
    ...options,
    isHidden: (el) => {
      const known = answers.get(el) ?? isHidden(el);
      answers.set(el, known);
      return known;
    },
  };
}

/** Characters of text and captions. */
function sizeOf({ article }: ArticleResult): number {
  return (article?.blocks ?? []).reduce((sum, block) => sum + (block.kind === "image" ? 1 + (block.caption?.length ?? 0) : blockText(block).length), 0);
}

/** Characters of visible text in each element of the page, before Readability takes the clone apart. One pass. */
function ownSizes({ doc, originals }: Clone): ReadonlyMap<Element, number> {
  const sizes = new Map<Element, number>();
  // of the elements that are open, the outermost first
  const open: number[] = [0];
  const add = (size: number): void => {
    open[open.length - 1] = (open.at(-1) ?? 0) + size;
  };
  traverse(doc.body, {
    text: (text) => add(textLength(text)),
    enter: () => open.push(0) > 0,
    leave: (el) => {
      const size = open.pop() ?? 0;
      const original = originals[Number(el.getAttribute(MARK) ?? Number.NaN)];
      if (original !== undefined) sizes.set(original, size);
      add(size);
    },
  });
  return sizes;
}

/** Whether a text was found by its length, or by what stands above it. */
type Place = "text" | "brief";

function readRoots(doc: Document, url: string, roots: readonly Element[], options: ExtractOptions, place: Place = "text"): ArticleResult {
  // what was kept may begin with the furniture above the text
  const first = roots.find((root) => isProse(foldedText(root, 4_000))) ?? roots[0];
  if (first === undefined) return { article: null, reason: "too-short" };
  const head = readHead(doc, first, null, options);
  const last = roots.at(-1);
  const spilled = place === "brief" || last === undefined ? [] : spilledAfter(last).filter((el) => !roots.includes(el));
  const result = readArticle([...roots, ...spilled], head, { url, base: baseOf(doc, url), options }, "generic");
  if (result.article === null) return result;
  const size = result.article.blocks.reduce((sum, block) => sum + blockText(block).length, 0);
  const pictures = result.article.blocks.filter(({ kind }) => kind === "image").length;
  if (pictures < MIN_PICTURES && isOutweighed(doc, url, size, result.article.time !== null)) return { article: null, reason: "list" };
  return isLogin(doc, result.article) ? { article: null, reason: "too-short" } : judge(result.article, place);
}

/** True for a page that asks for a password and says little else. */
function isLogin(doc: Document, { blocks, time }: Article): boolean {
  const size = blocks.reduce((sum, block) => sum + blockText(block).length, 0);
  return time === null && size <= MAX_LOGIN_TEXT && rootOf(doc).querySelector("input[type='password' i]") !== null;
}
