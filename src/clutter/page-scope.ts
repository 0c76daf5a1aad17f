/** What every heuristic needs to know of the page, and how it looks at elements. Reads only. */
import type { HideReason } from "../contract/finding";
import { hostOf } from "./hosts";
import { classifySpam, type SpamVerdict, type TextContext } from "./spam-text";

export interface ClutterContext {
  /** The element that holds the text of the article, when the page has one. */
  readonly articleBody: Element | null;
  /** Of the page, as in `Location`. */
  readonly hostname: string;
  /** Only what may be seen, or only what stands off the page, which can wait; both when left out. */
  readonly part?: "seen" | "unseen";
}

/** The part of the page under judgement. */
export interface Scope extends ClutterContext {
  readonly root: Document | Element;
  readonly document: Document;
  /** The headline: the last `h1` before the end of the article body. Looked for when first asked for. */
  readonly headline: () => Element | null;
  /** The article body, or what stands like one on a page of an unknown template. */
  readonly mainText: () => Element | null;
  /** Links and pictures that lead, or come from, somewhere else than the host of the page; the host of each. Gathered when first asked for. */
  readonly strangers: () => ReadonlyMap<Element, string>;
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
  /** True when it looks for what nobody can see. To find that needs a layout, for which a page that is coming must not wait. */
  readonly unseen?: true;
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
    headline: once(() => findHeadline(document, context.articleBody)),
    mainText: once(() => context.articleBody ?? (root.contains(document.body) ? guessMainText(document) : null)),
    strangers: once(() => findStrangers(root, document.baseURI, context.hostname)),
    judge: (text, place = "link") => {
      const verdicts = memory[place];
      const known = verdicts.get(text);
      if (known !== undefined) return known;
      const verdict = classifySpam(text, place);
      if (verdicts.size >= MAX_MEMORY) verdicts.clear();
      verdicts.set(text, verdict);
      return verdict;
    },
  };
}

function once<Result>(work: () => Result): () => Result {
  let result: { readonly value: Result } | undefined;
  return () => (result ??= { value: work() }).value;
}

function findStrangers(root: Document | Element, base: string, pageHost: string): Map<Element, string> {
  const strangers = new Map<Element, string>();
  const add = (element: Element): void => {
    const host = hostOf(element.getAttribute("href") ?? element.getAttribute("src"), base);
    if (host !== "" && host !== pageHost) strangers.set(element, host);
  };
  if (root.nodeType === 1 && (root as Element).matches(ADDRESSED)) add(root as Element);
  for (const element of root.querySelectorAll(ADDRESSED)) add(element);
  return strangers;
}

const ADDRESSED = 'a[href*="//"], img[src*="//"]';

/** Fewest paragraphs, and characters in them, of an article on a page with one `h1`. Teasers of a list are shorter. */
const MAIN_TEXT = { paragraphs: 3, characters: 250, shortest: 40 } as const;

function guessMainText(document: Document): Element | null {
  if (document.querySelectorAll("h1").length !== 1) return null;
  const lengths = new Map<Element, number[]>();
  for (const paragraph of document.querySelectorAll("p")) {
    const length = paragraph.textContent.trim().length;
    if (length < MAIN_TEXT.shortest || paragraph.parentElement === null || paragraph.parentElement === document.body) continue;
    const known = lengths.get(paragraph.parentElement) ?? [];
    lengths.set(paragraph.parentElement, [...known, length]);
  }
  const sum = (list: readonly number[]): number => list.reduce((total, length) => total + length, 0);
  const [longest] = [...lengths].toSorted(([, one], [, other]) => sum(other) - sum(one));
  if (longest === undefined) return null;
  return longest[1].length >= MAIN_TEXT.paragraphs && sum(longest[1]) >= MAIN_TEXT.characters ? longest[0] : null;
}

/** True while the parser may still put something into the element: nothing stands behind it yet. */
export function isGrowing({ document }: Scope, element: Element): boolean {
  if (document.readyState !== "loading") return false;
  for (let node: Node | null = element; node !== null; node = node.parentNode) if (node.nextSibling !== null) return false;
  return true;
}

/** Verdicts by text: a page is judged again whenever something is added to it. */
type Memory = Readonly<Record<TextContext, Map<string, SpamVerdict>>>;
const memories = new WeakMap<Document, Memory>();
const MAX_MEMORY = 2000;

function memoryOf(document: Document): Memory {
  const known = memories.get(document) ?? { title: new Map(), link: new Map(), banner: new Map(), alt: new Map(), listitem: new Map() };
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

/** True when an element of the scope matches, its root included. */
export function hasMatch({ root }: Scope, selector: string): boolean {
  return root.querySelector(selector) !== null || (root.nodeType === 1 && (root as Element).matches(selector));
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

/** True when `textOf` is not empty; stops at the first text. */
export function holdsText(element: Element): boolean {
  const texts = element.ownerDocument.createTreeWalker(element, 4);
  while (texts.nextNode() !== null) {
    const { nodeValue, parentElement } = texts.currentNode;
    if (/\S/u.test(nodeValue ?? "") && (parentElement === null || !isTextless(parentElement))) return true;
  }
  return false;
}

/** Text that stands in the element itself, not in its children. */
export function ownText(element: Element): string {
  let text = "";
  for (const child of element.childNodes) if (child.nodeType === 3) text += child.nodeValue ?? "";
  return fold(text);
}

/** True when text other than white space stands in the element itself. */
export function hasOwnText(element: Element): boolean {
  for (let child = element.firstChild; child !== null; child = child.nextSibling) {
    if (child.nodeType === 3 && /\S/u.test(child.nodeValue ?? "")) return true;
  }
  return false;
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
  const holds = (part: Element | null): boolean => part !== null && element.contains(part);
  return element.matches(FURNITURE) || holds(scope.articleBody) || holds(scope.mainText()) || holds(scope.headline());
}

export function inArticle({ articleBody }: Scope, element: Element): boolean {
  return articleBody !== null && articleBody !== element && articleBody.contains(element);
}
