/** What every heuristic needs to know of the page, and how it looks at elements. Reads only. */
import type { HideReason } from "../contract/finding";
import { classifySpam, type SpamVerdict, type TextContext } from "./spam-text";

export interface ClutterContext {
  /** The element that holds the text of the article, when the page has one. */
  readonly articleBody: Element | null;
  /** Of the page, as in `Location`. */
  readonly hostname: string;
}

/** The part of the page under judgement. */
export interface Scope extends ClutterContext {
  readonly root: Document | Element;
  readonly document: Document;
  /** The headline: the last `h1` before the end of the article body. */
  readonly headline: Element | null;
  /** `classifySpam` with a memory: the same texts stand on a page many times. */
  readonly judge: (text: string, context?: TextContext) => SpamVerdict;
}

/** One thing that a heuristic wants hidden; the loop in `find-clutter.ts` decides. */
export interface Candidate {
  readonly element: Element;
  /** When it differs from the heuristic's own reason. */
  readonly reason?: HideReason;
  /** What a person reads there, when the element itself holds no text. */
  readonly text?: string;
}

/** A named unit: what it looks for, in one sentence, and how. */
export interface Heuristic {
  readonly id: string;
  readonly reason: HideReason;
  /** Elements that it wants hidden, in any order; may overlap, may include protected ones. */
  readonly find: (scope: Scope) => Iterable<Candidate>;
}

export function createScope(root: Document | Element, context: ClutterContext): Scope {
  const document = root.nodeType === 9 ? (root as Document) : (root.ownerDocument as Document);
  const memory = memoryOf(document);
  return {
    ...context,
    root,
    document,
    headline: findHeadline(document, context.articleBody),
    judge: (text, place = "link") => {
      const key = `${place}\t${text}`;
      const known = memory.get(key);
      if (known !== undefined) return known;
      const verdict = classifySpam(text, place);
      if (memory.size >= MAX_MEMORY) memory.clear();
      memory.set(key, verdict);
      return verdict;
    },
  };
}

/** Verdicts by text: a page is judged again whenever something is added to it. */
const memories = new WeakMap<Document, Map<string, SpamVerdict>>();
const MAX_MEMORY = 2000;

function memoryOf(document: Document): Map<string, SpamVerdict> {
  const known = memories.get(document) ?? new Map<string, SpamVerdict>();
  memories.set(document, known);
  return known;
}

function findHeadline(document: Document, body: Element | null): Element | null {
  const headings = [...document.querySelectorAll("h1")];
  if (body === null) return headings.length === 1 ? (headings[0] ?? null) : null;
  const before = headings.filter((heading) => body.contains(heading) || follows(heading, body));
  return before.at(-1) ?? null;
}

/** True when `later` stands behind `earlier` in the document and is not inside it. */
export function follows(earlier: Element, later: Element): boolean {
  return (earlier.compareDocumentPosition(later) & 4) !== 0 && !earlier.contains(later);
}

/** All elements of the scope that match, its root included. */
export function select(scope: Scope, selector: string): Element[] {
  const found = [...scope.root.querySelectorAll(selector)];
  if (scope.root.nodeType === 1 && (scope.root as Element).matches(selector)) found.unshift(scope.root as Element);
  return found;
}

const NOT_TEXT = new Set(["script", "style", "noscript", "template", "svg", "textarea", "select"]);

export function isTextless(element: Element): boolean {
  return NOT_TEXT.has(element.localName);
}

/** The text of an element without scripts and styles, white space folded. */
export function textOf(element: Element): string {
  if (isTextless(element)) return "";
  if (element.childElementCount === 0) return fold(element.textContent);
  if (element.querySelector("script, style, noscript, template, svg") === null) return fold(element.textContent);
  let text = "";
  for (const child of element.childNodes) {
    if (child.nodeType === 3) text += child.nodeValue ?? "";
    else if (child.nodeType === 1) text += ` ${textOf(child as Element)}`;
  }
  return fold(text);
}

/** Text that stands in the element itself, not in its children. */
export function ownText(element: Element): string {
  let text = "";
  for (const child of element.childNodes) if (child.nodeType === 3) text += child.nodeValue ?? "";
  return fold(text);
}

export function fold(text: string | null): string {
  return (text ?? "").replace(/\s+/gu, " ").trim();
}

const PICTURES = "img, iframe, video, object, embed, canvas, picture, svg image";

export function hasContent(element: Element): boolean {
  return element.matches(PICTURES) || textOf(element) !== "" || element.querySelector(PICTURES) !== null || element.shadowRoot !== null;
}

/** Text and alternative texts: what a person gets from the element, and how much of it. */
export function describe(element: Element): string {
  const alts = [...(element.matches("img") ? [element] : []), ...element.querySelectorAll("img")]
    .map((picture) => fold(picture.getAttribute("alt")))
    .filter((alt) => alt !== "");
  const text = textOf(element);
  return fold([...new Set(alts.filter((alt) => !text.includes(alt))), text].join(" "));
}

/** Parts of the page that no heuristic hides as a whole. */
const FURNITURE =
  "html, head, body, main, header, nav, footer, [role=banner], [role=navigation], [role=main], [role=contentinfo], .top_header, .site_head, .chan_nav, .site_foot, .crumbs";

/** True for what must stay whatever a heuristic says: it is, or holds, the article, its headline or the frame of the site. */
export function isProtected(scope: Scope, element: Element): boolean {
  const { articleBody, headline } = scope;
  return (
    element.matches(FURNITURE) ||
    (articleBody !== null && element.contains(articleBody)) ||
    (headline !== null && element.contains(headline))
  );
}

export function inArticle({ articleBody }: Scope, element: Element): boolean {
  return articleBody !== null && articleBody !== element && articleBody.contains(element);
}
