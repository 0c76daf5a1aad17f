import { Readability } from "@mozilla/readability";
import type { Article, ArticleBlock, ArticleResult } from "../contract/article";
import { isProse, noArticleAtSight } from "./absence";
import { blockText, isForeign, textLines } from "./blocks";
import { readArticle } from "./body";
import { baseOf, bodyOf, emptyDocument, isElement, isText } from "./dom";
import { findGallery } from "./gallery";
import { readHead } from "./head";
import { plain } from "./line";
import type { ExtractOptions } from "./options";

/** Readability gives up its first reading below this many characters (default 500, meant for English). News in brief has 100 to 200. */
const CHAR_THRESHOLD = 120;
/** Readability scores a paragraph by its commas and knows `，` only; these stops count as much in Chinese. */
const CHINESE_STOPS = /[,،﹐︐︑⹁⸴⸲，。、；：！？]/g;
/** An article without pictures or tables has at least this many characters. */
const MIN_TEXT = 40;
/** So many pictures are an article without any text. */
const MIN_PICTURES = 3;
/** An element is read whole when Readability kept this share of its text; else only the kept parts are. */
const KEPT_WHOLE = 0.75;
/** In a list, this many blocks and this share of them are headlines that are links. */
const LIST_HEADLINES = 4;
const LIST_SHARE = 0.25;
/** A headline in a list has so many characters or more; what stands beside it, source and time, so many or less. */
const MIN_HEADLINE = 5;
const MAX_ITEM_FACTS = 40;
/** Share of running text below which a page of text is no article. */
const MIN_PROSE_SHARE = 0.4;
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
  const copyChildren = (from: Element, to: Element): void => {
    for (let node = from.firstChild; node !== null; node = node.nextSibling) {
      if (isText(node)) to.append(copy.createTextNode(node.data));
      else if (isElement(node) && !isForeign(node, options)) {
        const element = copy.importNode(node, false);
        // a name would shadow a member of the new document
        element.removeAttribute("name");
        element.setAttribute(MARK, String(originals.length));
        originals.push(node);
        to.append(element);
        copyChildren(node, element);
      }
    }
  };
  const body = bodyOf(doc);
  if (body !== null) copyChildren(body, copy.body);
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
  return found.filter((el) => !found.some((other) => other !== el && other.contains(el)));
}

/** True when the blocks are rather headlines and teasers than an article. */
function isListing(blocks: readonly ArticleBlock[]): boolean {
  const lines = blocks.flatMap(textLines).filter((runs) => runs.length > 0);
  const headlines = lines.filter((runs) => {
    const linked = runs.filter((run) => run.href !== undefined);
    const oneLink = new Set(linked.map((run) => run.href)).size === 1;
    return oneLink && plain(linked).length >= MIN_HEADLINE && plain(runs).length - plain(linked).length <= MAX_ITEM_FACTS;
  });
  return headlines.length >= LIST_HEADLINES && headlines.length >= lines.length * LIST_SHARE;
}

/** Decides whether what was found is an article. */
function judge(article: Article): ArticleResult {
  const { blocks } = article;
  if (isListing(blocks)) return { article: null, reason: "list" };
  const pictures = blocks.filter((block) => block.kind === "image").length;
  const hasTable = blocks.some((block) => block.kind === "table");
  const texts = blocks.filter((block) => block.kind !== "table").map(blockText);
  const total = texts.reduce((sum, text) => sum + text.length, 0);
  const prose = texts.filter(isProse).reduce((sum, text) => sum + text.length, 0);
  const isReadable = total >= MIN_TEXT && prose >= total * MIN_PROSE_SHARE;
  return isReadable || pictures >= MIN_PICTURES || hasTable ? { article } : { article: null, reason: "too-short" };
}

/**
 * Reads the article of a page that no template fits: Readability finds the place, our own rules read and clean it. Never changes
 * the document. `url` is the address of the page. Always an answer: the article (template `generic`) or the reason why there is none.
 */
export function extractGeneric(doc: Document, url: string, options: ExtractOptions = {}): ArticleResult {
  const reason = noArticleAtSight(doc, url, options);
  if (reason !== null) return { article: null, reason };
  const clone = cloneVisible(doc, options);
  const sizes = ownSizes(clone);
  const kept = keptByReadability(clone.doc);
  const roots = kept === null ? [] : originalsOf(kept, clone.originals, sizes);
  const result = readRoots(doc, url, roots, options);
  if (result.article !== null) return result;
  const gallery = findGallery(doc, baseOf(doc, url), options);
  const pictures = gallery === null ? null : readRoots(doc, url, [gallery], options);
  return pictures?.article ? pictures : result;
}

/** Characters of visible text in each element of the page, before Readability takes the clone apart. One pass. */
function ownSizes({ doc, originals }: Clone): ReadonlyMap<Element, number> {
  const sizes = new Map<Element, number>();
  const measure = (el: Element): number => {
    let size = 0;
    for (let node = el.firstChild; node !== null; node = node.nextSibling) {
      if (isText(node)) size += textLength(node);
      else if (isElement(node)) size += measure(node);
    }
    const original = originals[Number(el.getAttribute(MARK) ?? Number.NaN)];
    if (original !== undefined) sizes.set(original, size);
    return size;
  };
  measure(doc.body);
  return sizes;
}

function readRoots(doc: Document, url: string, roots: readonly Element[], options: ExtractOptions): ArticleResult {
  const first = roots[0];
  if (first === undefined) return { article: null, reason: "too-short" };
  const head = readHead(doc, first, null, options);
  const result = readArticle(roots, head, { url, base: baseOf(doc, url), title: head.title, options }, "generic");
  return result.article === null ? result : judge(result.article);
}
