/** Spam by meaning: links, banners and lines that `classifySpam` knows, widened to the block that holds nothing else. */
import type { HideReason } from "../contract/finding";
import { attributeOf, childrenOf, isLongerThan, matches, nameOf, parentOf, queryAll, queryFirst, shadowOf, walk } from "./dom-access";
import { hostOf, isForeignHost, hasThrowAwayName } from "./hosts";
import { describe, fold, follows, inArticle, isProtected, hasOwnText, isGrowing, isTextless, textOf, type Candidate, type Heuristic, type Scope } from "./page-scope";
import { SPAM_SCORE, type SpamVerdict } from "./spam-text";
import { MAX_LINE } from "./survey";

/** A block is spam when this share of its text is. */
const BLOCK_SHARE = 0.6;
/** The rest of a spam list item is its time and its short title. */
const ITEM_SHARE = 0.35;
const MAX_CLIMB = 8;
/** Characters that a picture without `alt` counts for. */
const PICTURE_WEIGHT = 12;
const NEVER_INSIDE_ARTICLE = "blockquote, q, pre, code, figcaption, table, video, audio";
const ITEM = "li, tr, dd, dt";

/** The smallest element that is spam, and how many characters of it. */
interface SpamLeaf {
  readonly element: Element;
  readonly reason: HideReason;
  readonly weight: number;
}

const reasonOf = (verdict: SpamVerdict): HideReason => verdict.kind ?? "gambling";

function linkIsForeign(scope: Scope, link: Element | null): boolean {
  return link !== null && isForeignHost(hostOf(attributeOf(link, "href"), scope.document.baseURI), scope.hostname);
}

/** The verdict on a picture, by its alternative text or title. */
function judgePicture(scope: Scope, picture: Element): SpamVerdict | null {
  for (const name of ["alt", "title"]) {
    const text = fold(attributeOf(picture, name));
    if (text === "") continue;
    const verdict = scope.judge(text, "alt");
    if (verdict.spam) return verdict;
  }
  return null;
}

/** The site's own pages about a subject: a keyword such as 百家乐 below a headline is news. */
const SUBJECT_PAGE = /\/(?:tags?|keywords?|search|zt)(?:[/?_]|$)/u;

function isSubjectPage(scope: Scope, link: Element): boolean {
  return !linkIsForeign(scope, link) && SUBJECT_PAGE.test(attributeOf(link, "href") ?? "");
}

function judgeLink(scope: Scope, link: Element): SpamVerdict | null {
  for (const text of [textOf(link), fold(attributeOf(link, "title"))]) {
    if (text === "" || text.length > MAX_LINE) continue;
    const verdict = scope.judge(text, "link");
    if (verdict.spam) return isSubjectPage(scope, link) ? null : verdict;
  }
  for (const picture of queryAll(link, "img")) {
    const verdict = judgePicture(scope, picture);
    if (verdict !== null) return verdict;
  }
  return null;
}

/** The verdict on an element with text of its own; what stands in links must not condemn a sentence around them. */
function judgeLine(scope: Scope, element: Element): SpamVerdict | null {
  const text = textOf(element);
  if (text.length < 2 || text.length > MAX_LINE) return null;
  // Prose of the article is kept whatever it says, as long as no link leads away from it.
  if (inArticle(scope, element) && SENTENCE.test(text) && queryFirst(element, "a[href]") === null) return null;
  const verdict = scope.judge(text, "listitem");
  if (!verdict.spam) return null;
  if (queryFirst(element, "a") === null) return verdict;
  let outside = text;
  for (const link of queryAll(element, "a")) outside = outside.replace(textOf(link), " ");
  outside = fold(outside);
  return outside.length <= PICTURE_WEIGHT || scope.judge(outside, "listitem").spam ? verdict : null;
}

/** The end of a sentence, or of what somebody said, before the end of the text. */
const SENTENCE = /[。？”][^]/u;

/** Inside the article only what cannot be its own text: a foreign link, a foreign picture, or a short line with plain evidence. */
function standsInArticle(scope: Scope, element: Element, verdict: SpamVerdict): boolean {
  const link = element.closest("a");
  if (linkIsForeign(scope, link)) return true;
  const foreignLinks = [...queryAll(element, "a")].filter((inner) => linkIsForeign(scope, inner));
  if (foreignLinks.length > 0) return true;
  if (element.closest(NEVER_INSIDE_ARTICLE) !== null) return false;
  if (nameOf(element) === "img") return isForeignHost(hostOf(attributeOf(element, "src"), scope.document.baseURI), scope.hostname);
  const against = verdict.reasons.some((reason) => /^(?:crackdown|news):/u.test(reason));
  return !against && verdict.score >= SPAM_SCORE + 1 && !SENTENCE.test(textOf(element));
}

/** Walks through what the survey found, in document order; a leaf is not entered. No recursion: pages can be nested deeper than the stack. */
function collectLeaves(scope: Scope): SpamLeaf[] {
  const leaves = new Map<Element, SpamLeaf>();
  const seen = new Set<Element>();
  for (const suspect of scope.survey().suspects) {
    const ahead: Element[] = [suspect];
    for (let element = ahead.pop(); element !== undefined; element = ahead.pop()) {
      if (seen.has(element) || isTextless(element) || (nameOf(element) === "h1" && element === scope.headline())) continue;
      seen.add(element);
      const verdict = judgeElement(scope, element);
      if (verdict !== null && !isProtected(scope, element) && (!inArticle(scope, element) || standsInArticle(scope, element, verdict))) {
        leaves.set(element, { element, reason: reasonOf(verdict), weight: weightOf(element) });
        continue;
      }
      ahead.push(...childrenOf(element).toReversed());
    }
  }
  return [...leaves.values()];
}

function judgeElement(scope: Scope, element: Element): SpamVerdict | null {
  const name = nameOf(element);
  if (name === "a") return judgeLink(scope, element);
  if (name === "img") return judgePicture(scope, element);
  const shadow = shadowOf(element);
  if (shadow !== null) return judgeShadow(scope, shadow);
  if (name === "iframe") return judgeInlineFrame(scope, element);
  return hasOwnText(element) ? judgeLine(scope, element) : null;
}

/** The document's style sheets do not reach into a shadow root, so its host is judged by all it holds. */
function judgeShadow(scope: Scope, shadow: ShadowRoot): SpamVerdict | null {
  for (const child of shadow.querySelectorAll("a, img, p, div, span, b, strong, h1, h2, h3, li")) {
    const verdict = judgeElement(scope, child);
    if (verdict !== null) return verdict;
  }
  return null;
}

function judgeInlineFrame(scope: Scope, frame: Element): SpamVerdict | null {
  const source = frame.getAttribute("srcdoc");
  if (source === null) return null;
  const inner = new DOMParser().parseFromString(source, "text/html");
  const verdict = scope.judge(describe(inner.body).slice(0, MAX_LINE), "banner");
  return verdict.spam ? verdict : null;
}

/** Characters that a person gets from an element; pictures count. */
function weightOf(element: Element): number {
  const silent = [...queryAll(element, "img")].filter((picture) => fold(attributeOf(picture, "alt")) === "").length;
  return Math.max(1, describe(element).length + silent * PICTURE_WEIGHT);
}

/** The largest block around `leaf` that holds next to nothing but leaves. */
export function widen(scope: Scope, leaf: Element, weights: ReadonlyMap<Element, number>): Element {
  let widest = leaf;
  let ancestor = parentOf(leaf);
  for (let step = 0; ancestor !== null && step < MAX_CLIMB; step += 1, ancestor = parentOf(ancestor)) {
    // What stands there now may be the beginning of a list of news.
    if (isProtected(scope, ancestor) || ancestor === scope.articleBody || isGrowing(scope, ancestor)) break;
    const weight = weights.get(ancestor) ?? 0;
    if (isLongerThan(ancestor, weight / ITEM_SHARE)) break;
    const share = weight / weightOf(ancestor);
    if (share >= BLOCK_SHARE || (matches(ancestor, ITEM) && share >= ITEM_SHARE)) widest = ancestor;
    else if (childrenOf(ancestor).length > 1) break;
  }
  return widest;
}

/** For each ancestor of a leaf: the characters of all leaves in it. */
export function weighAncestors(leaves: readonly { readonly element: Element; readonly weight: number }[]): Map<Element, number> {
  const weights = new Map<Element, number>();
  for (const { element, weight } of leaves) {
    let ancestor = parentOf(element);
    for (let step = 0; ancestor !== null && step < MAX_CLIMB; step += 1, ancestor = parentOf(ancestor)) {
      weights.set(ancestor, (weights.get(ancestor) ?? 0) + weight);
    }
  }
  return weights;
}

export const spamBlocks: Heuristic = {
  id: "spam-text",
  reason: "gambling",
  *find(scope) {
    const leaves = collectLeaves(scope);
    const weights = weighAncestors(leaves);
    for (const { element, reason } of leaves) yield { element: widen(scope, element, weights), reason };
  },
};

/** Half the evidence will do for the first line of the page: nothing of the site stands above its own header. */
const FIRST_LINE_SCORE = SPAM_SCORE / 2;

/** The line that a hijacker puts above the page, as in `电竞下注-中国电竞赛事及体育赛事平台`. */
export const firstLine: Heuristic = {
  id: "first-line",
  reason: "gambling",
  *find(scope): Iterable<Candidate> {
    if (!scope.wholePage && scope.document.readyState !== "loading") return;
    const line = firstTextElement(scope);
    if (line === null || isGrowing(scope, line) || (scope.articleBody !== null && !follows(line, scope.articleBody))) return;
    const text = textOf(line);
    if (text.length > MAX_LINE) return;
    const verdict = scope.judge(text, "title");
    // The hijacker's line is the title of the page as well, and not the headline.
    const headline = scope.headline();
    const isHijackedTitle = text === titleOf(scope.document) && headline !== null && text !== textOf(headline) && verdict.score > 0;
    if (verdict.score >= FIRST_LINE_SCORE || isHijackedTitle) yield { element: blockOf(scope, line), reason: reasonOf(verdict) };
  },
};

function titleOf(document: Document): string {
  return fold(queryFirst(document, "head > title")?.textContent ?? null);
}

function firstTextElement({ document, body }: Scope): Element | null {
  if (body === null) return null;
  const texts = walk(document, body, 4);
  while (texts.nextNode() !== null) {
    const parent = parentOf(texts.currentNode);
    if (parent !== null && !isTextless(parent) && fold(texts.currentNode.nodeValue) !== "") return parent;
  }
  return null;
}

function blockOf(scope: Scope, line: Element): Element {
  let block = line;
  for (let parent = parentOf(line); parent !== null && !isProtected(scope, parent) && !isGrowing(scope, parent); parent = parentOf(parent)) {
    if (textOf(parent) !== textOf(line)) break;
    block = parent;
  }
  return block;
}

/** Grids of links to addresses of the throw-away kind, whatever their texts say. */
export const foreignLinkGrid: Heuristic = {
  id: "foreign-link-grid",
  reason: "gambling",
  *find(scope) {
    const grids = new Map<Element, Element[]>();
    for (const [link, host] of scope.strangers()) {
      if (nameOf(link) !== "a" || !isForeignHost(host, scope.hostname) || inArticle(scope, link)) continue;
      const grid = link.closest("ul, table, div, p, section, td, center");
      if (grid === null) continue;
      const links = grids.get(grid);
      if (links === undefined) grids.set(grid, [link]);
      else links.push(link);
    }
    for (const [grid, links] of grids) {
      const throwAway = links.filter((link) => hasThrowAwayName(attributeOf(link, "href"), scope.document.baseURI)).length;
      const share = links.reduce((sum, link) => sum + describe(link).length, 0) / Math.max(1, describe(grid).length);
      if (links.length >= 4 && throwAway * 3 >= links.length * 2 && share >= BLOCK_SHARE) yield { element: grid };
    }
  },
};
