/** Boxes that stand outside the flow of the page: couplets, overlays, blocks pushed off the screen. Needs a document with a layout. */
import { hostOf, isForeignHost, isThrowAway } from "./hosts";
import { describe, holdsText, inArticle, isProtected, textOf, type Candidate, type Heuristic, type Scope } from "./page-scope";

/** How far outside the page a block must be, CSS pixels. */
const FAR = 500;
/** Share of the viewport from which a box covers the text. */
const COVERING = 0.3;
const CLOSE = /(?:^|\s)(?:[x×✕✖]\s*)?(?:关闭|關閉|关闭广告|close|点击关闭|[x×✕✖])(?:\s|$)/iu;
/** Levels below `body` at which boxes are put that float above the page. */
const DEPTH = 3;
const MAX_BOXES = 400;

/** Boxes whose markup says that they leave the flow. */
const SAYS_SO =
  '[style*="fixed"], [style*="absolute"], [style*="sticky"], [class*="float"], [class*="duilian"], [class*="couplet"], [class*="popup"], [id*="float"], [id*="duilian"]';
const NO_BOX = /^(?:script|style|link|noscript|br|img|a|span|p|h[1-6])$/u;
const remembered = new WeakMap<Scope, ReadonlySet<Element>>();

/** Elements near the top of the tree that a style can be meant for, and those that say so. Three heuristics ask. */
function boxes(scope: Scope): ReadonlySet<Element> {
  const known = remembered.get(scope);
  if (known !== undefined) return known;
  const found = new Set<Element>();
  const { body } = scope.document;
  let level: Element[] = scope.root.nodeType === 1 && scope.root !== body ? [scope.root as Element] : body === null ? [] : [...body.children];
  for (let depth = 0; depth < DEPTH && found.size < MAX_BOXES; depth += 1) {
    for (const element of level) if (element.hasAttributes() && !NO_BOX.test(element.localName) && found.size < MAX_BOXES) found.add(element);
    level = level.flatMap((element) => Array.from(element.children));
  }
  for (const element of scope.root.querySelectorAll(SAYS_SO)) found.add(element);
  remembered.set(scope, found);
  return found;
}

/** Fixed and sticky boxes that advertise or cover the text. */
export const floaters: Heuristic = {
  id: "floater",
  reason: "floating",
  *find(scope): Iterable<Candidate> {
    const view = scope.document.defaultView;
    if (view === null) return;
    for (const box of boxes(scope)) {
      if (isProtected(scope, box) || inArticle(scope, box)) continue;
      const { position, zIndex } = view.getComputedStyle(box);
      if (position !== "fixed" && position !== "sticky") continue;
      if (advertises(scope, box) || (position === "fixed" && covers(box, view, Number(zIndex)))) yield { element: box };
    }
  },
};

function advertises(scope: Scope, box: Element): boolean {
  const base = scope.document.baseURI;
  const links = [...box.querySelectorAll("a[href]")].filter((link) => isForeignHost(hostOf(link.getAttribute("href"), base), scope.hostname));
  if (links.some((link) => isThrowAway(link.getAttribute("href"), base))) return true;
  const picture = box.querySelector("img, iframe, video, embed, object") !== null;
  if (links.length > 0 && picture) return true;
  return CLOSE.test(describe(box)) && (picture || links.length > 0) && textOf(box).length < 80;
}

/** A site header sticks to the top and is low; an overlay takes a good part of the screen. */
function covers(box: Element, view: Window, zIndex: number): boolean {
  const { width, height } = box.getBoundingClientRect();
  return width * height >= COVERING * view.innerWidth * view.innerHeight && zIndex > 0;
}

/** Blocks of links that are pushed far off the page for search engines to read. */
export const offScreen: Heuristic = {
  id: "off-screen",
  reason: "clutter",
  unseen: true,
  *find(scope) {
    const view = scope.document.defaultView;
    if (view === null) return;
    for (const box of boxes(scope)) {
      if (isProtected(scope, box) || box.querySelector("a[href]") === null) continue;
      const style = view.getComputedStyle(box);
      if (!isFarOff(style)) continue;
      const verdict = scope.judge(describe(box).slice(0, 200), "banner");
      yield verdict.kind === null ? { element: box } : { element: box, reason: verdict.kind };
    }
  },
};

function isFarOff(style: CSSStyleDeclaration): boolean {
  if (style.position === "fixed" || style.position === "absolute") return [style.top, style.left].some((edge) => parseFloat(edge) <= -FAR);
  return [style.textIndent, style.marginLeft, style.marginTop].some((edge) => parseFloat(edge) <= -FAR);
}

/** Boxes without text whose text comes from the style sheet. */
export const generatedText: Heuristic = {
  id: "generated-text",
  reason: "gambling",
  *find(scope) {
    const view = scope.document.defaultView;
    if (view === null) return;
    for (const box of boxes(scope)) {
      if (isProtected(scope, box) || holdsText(box)) continue;
      for (const pseudo of ["::before", "::after"]) {
        const { content } = view.getComputedStyle(box, pseudo);
        if (!content.startsWith('"') && !content.startsWith("'")) continue;
        const text = content.slice(1, -1);
        const verdict = scope.judge(text, "banner");
        if (verdict.spam) yield { element: box, reason: verdict.kind ?? "gambling", text };
      }
    }
  },
};
