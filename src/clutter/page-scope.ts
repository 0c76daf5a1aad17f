/** What every heuristic needs to know of the page, and how it looks at elements. Reads only. */
import type { HideReason } from "../contract/finding";
import { attributeOf, bodyOf, contains, contentOf, firstChildOf, matches, nameOf, nextSiblingOf, parentOf, queryAll, queryFirst, shadowOf, walk } from "./dom-access";
import { hostOf } from "./hosts";
import { classifySpam, type SpamVerdict, type TextContext } from "./spam-text";
import { surveyText, type Survey } from "./survey";

export interface ClutterContext {
  /** The element that holds the text of the article, when the page has one. */
  readonly articleBody: Element | null;
  /** Of the page, as in `Location`. */
  readonly hostname: string;
  /** Only what is known before the page is painted, or only what asks for styles and layout; both when left out. */
  readonly part?: "early" | "late";
}

/** The part of the page under judgement. */
export interface Scope extends ClutterContext {
  /** None stands in another one. Texts that were added by themselves are in `survey` alone. */
  readonly roots: readonly (Document | Element)[];
  readonly document: Document;
  readonly body: Element | null;
  /** True when the whole body is under judgement. */
  readonly wholePage: boolean;
  /** The headline: the last `h1` before the end of the article body. Looked for when first asked for. */
  readonly headline: () => Element | null;
  /** What the text holds that is worth a closer look. Made when first asked for. */
  readonly survey: () => Survey;
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
  /** True when only what the style sheet writes there is unwanted. */
  readonly generated?: true;
}

/** A named unit: what it looks for, in one sentence, and how. */
export interface Heuristic {
  readonly id: string;
  readonly reason: HideReason;
  /** True when it needs the styles or the layout of the page, which are there for nothing once the page is painted. */
  readonly late?: true;
  /** Elements that it wants hidden, in any order; may overlap, may include protected ones. */
  readonly find: (scope: Scope) => Iterable<Candidate>;
}

export function createScope(nodes: readonly Node[], context: ClutterContext): Scope | null {
  const [first] = nodes;
  if (first === undefined) return null;
  const document = first.nodeType === 9 ? (first as Document) : (first.ownerDocument as Document);
  const roots = nodes.filter((node): node is Document | Element => node.nodeType === 9 || node.nodeType === 1);
  const body = bodyOf(document);
  const wholePage = body !== null && roots.some((root) => contains(root, body));
  const memory = memoryOf(document);
  return {
    ...context,
    roots,
    document,
    body,
    wholePage,
    survey: once(() => surveyText(document, nodes)),
    headline: once(() => findHeadline(document, context.articleBody)),
    mainText: once(() => context.articleBody ?? (wholePage ? guessMainText(document) : null)),
    strangers: once(() => findStrangers(roots, document.baseURI, context.hostname)),
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

function findStrangers(roots: readonly (Document | Element)[], base: string, pageHost: string): Map<Element, string> {
  const strangers = new Map<Element, string>();
  // Most links stay on the site: the browser sorts them out faster than we can.
  const hosts = /^[\w.-]+$/u.test(pageHost) ? [`//${pageHost}/`, ...SITE_HOSTS] : SITE_HOSTS;
  const foreign = (tag: string, name: string): string =>
    `${tag}[${name}*="//"]:not(${hosts.map((host) => `[${name}*="${host}"]`).join(", ")}), ${tag}:is([${name}*="//dvs"], [${name}*="//sssvd."])`;
  for (const element of selectIn(roots, `${foreign("a", "href")}, ${foreign("img", "src")}`)) {
    const host = hostOf(attributeOf(element, "href") ?? attributeOf(element, "src"), base);
    if (host !== "" && host !== pageHost) strangers.set(element, host);
  }
  return strangers;
}

/** In the addresses of the site and its pictures; `dvs` and its like are its ad servers. */
const SITE_HOSTS = [".china.com/", ".imgcdc.com/"];

/** Fewest paragraphs, and characters in them, of an article on a page with one `h1`. Teasers of a list are shorter. */
const MAIN_TEXT = { paragraphs: 3, characters: 250, shortest: 40 } as const;

function guessMainText(document: Document): Element | null {
  if (queryAll(document, "h1").length !== 1) return null;
  const lengths = new Map<Element, number[]>();
  for (const paragraph of queryAll(document, "p")) {
    const length = contentOf(paragraph).trim().length;
    const parent = parentOf(paragraph);
    if (length < MAIN_TEXT.shortest || parent === null || parent === bodyOf(document)) continue;
    const known = lengths.get(parent);
    if (known === undefined) lengths.set(parent, [length]);
    else known.push(length);
  }
  const sum = (list: readonly number[]): number => list.reduce((total, length) => total + length, 0);
  const [longest] = [...lengths].toSorted(([, one], [, other]) => sum(other) - sum(one));
  if (longest === undefined) return null;
  return longest[1].length >= MAIN_TEXT.paragraphs && sum(longest[1]) >= MAIN_TEXT.characters ? longest[0] : null;
}

/** True while the parser may still put something into the element: nothing stands behind it yet. */
export function isGrowing({ document }: Scope, element: Element): boolean {
  if (document.readyState !== "loading") return false;
  for (let node: Node | null = element; node !== null; node = parentOf(node)) if (nextSiblingOf(node) !== null) return false;
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
  const headings = [...queryAll(document, "h1")];
  if (body === null) return headings.length === 1 ? (headings[0] ?? null) : null;
  const before = headings.filter((heading) => contains(body, heading) || follows(heading, body));
  return before.at(-1) ?? null;
}

/** True when `later` stands behind `earlier` in the document and is not inside it. */
export function follows(earlier: Element, later: Element): boolean {
  return (earlier.compareDocumentPosition(later) & 4) !== 0 && !contains(earlier, later);
}

function selectIn(roots: readonly (Document | Element)[], selector: string): Element[] {
  const found: Element[] = [];
  for (const root of roots) {
    if (root.nodeType === 1 && matches(root as Element, selector)) found.push(root as Element);
    for (const element of queryAll(root, selector)) found.push(element);
  }
  return found;
}

/** All elements of the scope that match, its roots included. */
export function select({ roots }: Scope, selector: string): Element[] {
  return selectIn(roots, selector);
}

const NOT_TEXT = new Set(["script", "style", "noscript", "template", "svg", "textarea", "select"]);

export function isTextless(element: Element): boolean {
  return NOT_TEXT.has(nameOf(element));
}

/** The text of an element without scripts and styles, white space folded. */
export function textOf(element: Element): string {
  if (isTextless(element)) return "";
  const only = firstChildOf(element);
  // So it is with most links.
  if (only?.nodeType === 3 && nextSiblingOf(only) === null) return fold(only.nodeValue);
  if (queryFirst(element, "script, style, noscript, template, svg") === null) return fold(contentOf(element));
  let text = "";
  for (let child = firstChildOf(element); child !== null; child = nextSiblingOf(child)) {
    if (child.nodeType === 3) text += child.nodeValue ?? "";
    else if (child.nodeType === 1) text += ` ${textOf(child as Element)}`;
  }
  return fold(text);
}

/** True when `textOf` is not empty; stops at the first text. */
export function holdsText(element: Element): boolean {
  const texts = walk(element.ownerDocument, element, 4);
  while (texts.nextNode() !== null) {
    const { nodeValue } = texts.currentNode;
    const parentElement = parentOf(texts.currentNode);
    if (/\S/u.test(nodeValue ?? "") && (parentElement === null || !isTextless(parentElement))) return true;
  }
  return false;
}

/** Text that stands in the element itself, not in its children. */
export function ownText(element: Element): string {
  let text = "";
  for (let child = firstChildOf(element); child !== null; child = nextSiblingOf(child)) if (child.nodeType === 3) text += child.nodeValue ?? "";
  return fold(text);
}

/** True when text other than white space stands in the element itself. */
export function hasOwnText(element: Element): boolean {
  for (let child = firstChildOf(element); child !== null; child = nextSiblingOf(child)) {
    if (child.nodeType === 3 && /\S/u.test(child.nodeValue ?? "")) return true;
  }
  return false;
}

export function fold(text: string | null): string {
  return (text ?? "").replace(/\s+/gu, " ").trim();
}

const PICTURES = "img, iframe, video, object, embed, canvas, picture, svg image";

export function hasContent(element: Element): boolean {
  return matches(element, PICTURES) || textOf(element) !== "" || queryFirst(element, PICTURES) !== null || shadowOf(element) !== null;
}

/** Text and alternative texts: what a person gets from the element, and how much of it. */
export function describe(element: Element): string {
  const alts = [...(nameOf(element) === "img" ? [element] : []), ...queryAll(element, "img")]
    .map((picture) => fold(attributeOf(picture, "alt")))
    .filter((alt) => alt !== "");
  const text = textOf(element);
  return fold([...new Set(alts.filter((alt) => !text.includes(alt))), text].join(" "));
}

/** Parts of the page that no heuristic hides as a whole. */
const FURNITURE =
  "html, head, body, main, header, nav, footer, [role=banner], [role=navigation], [role=main], [role=contentinfo], .top_header, .site_head, .chan_nav, .site_foot, .crumbs";

/** True for what must stay whatever a heuristic says: it is, or holds, the article, its headline or the frame of the site. */
export function isProtected(scope: Scope, element: Element): boolean {
  const holds = (part: Element | null): boolean => part !== null && contains(element, part);
  return matches(element, FURNITURE) || holds(scope.articleBody) || holds(scope.mainText()) || holds(scope.headline());
}

export function inArticle({ articleBody }: Scope, element: Element): boolean {
  return articleBody !== null && articleBody !== element && contains(articleBody, element);
}
