/**
 * Boxes that stand outside the flow of the page: couplets, overlays, blocks pushed off the screen. To ask for a style makes the browser
 * work out those of the whole page, so it is asked at once only about boxes that advertise, and about the others once the page is painted.
 */
import { attributeOf, childrenOf, nameOf, parentOf, queryAll, queryFirst } from "./dom-access";
import { hostOf, isForeignHost, isThrowAway } from "./hosts";
import { describe, holdsText, inArticle, isProtected, select, textOf, type Candidate, type Heuristic, type Scope } from "./page-scope";

/** How far outside the page a block must be, CSS pixels. */
const FAR = 500;
/** Share of the viewport from which a box covers the text. */
const COVERING = 0.3;
const CLOSE = /(?:^|\s)(?:[x×✕✖]\s*)?(?:关闭|關閉|关闭广告|close|点击关闭|[x×✕✖])(?:\s|$)/iu;
/** Levels below `body` at which boxes are put that float above the page, and how many there may be. */
const DEPTH = 3;
const MAX_BOXES = 150;
/** Levels around a link or a close button at which the box around it may be. */
const LEVELS = 6;

/** Boxes whose markup says that they leave the flow. */
const SAYS_SO =
  '[style*="fixed"], [style*="absolute"], [style*="sticky"], [class*="float"], [class*="duilian"], [class*="couplet"], [class*="popup"], [id*="float"], [id*="duilian"]';
/** Boxes whose own style says that they stay where they are when the page is scrolled. */
const STAYS = '[style*="fixed"], [style*="sticky"]';
/** Most links of a box that is judged before the page is painted. */
const MAX_AD_LINKS = 60;
const NO_BOX = /^(?:script|style|link|noscript|br|img|a|span|p|h[1-6])$/u;

function remember<Result>(work: (scope: Scope) => Result): (scope: Scope) => Result {
  const known = new WeakMap<Scope, { readonly result: Result }>();
  return (scope) => {
    const answer = known.get(scope) ?? { result: work(scope) };
    known.set(scope, answer);
    return answer.result;
  };
}

/** Elements near the top of the tree that a style can be meant for, and those that say so. */
const boxes = remember((scope: Scope): ReadonlySet<Element> => {
  const found = new Set<Element>();
  let level = scope.wholePage && scope.body !== null ? childrenOf(scope.body) : scope.roots.filter((root): root is Element => root.nodeType === 1);
  for (let depth = 0; depth < DEPTH && found.size < MAX_BOXES; depth += 1) {
    for (const element of level) {
      if (found.size < MAX_BOXES && Element.prototype.hasAttributes.call(element) && !NO_BOX.test(nameOf(element))) found.add(element);
    }
    level = level.flatMap((element) => (found.size < MAX_BOXES ? childrenOf(element) : []));
  }
  for (const element of select(scope, SAYS_SO)) found.add(element);
  return found;
});

/** The boxes around some elements, from the inside out. */
function around(scope: Scope, elements: Iterable<Element>): Set<Element> {
  const found = new Set<Element>();
  for (const element of elements) {
    let box: Element | null = element;
    for (let step = 0; box !== null && box !== scope.body && step < LEVELS; step += 1, box = parentOf(box)) {
      if (!NO_BOX.test(nameOf(box)) || attributeOf(box, "style") !== null) found.add(box);
    }
  }
  return found;
}

/** True for a box with next to no text that is put where floating boxes are, and footers with the logos of partners are not. */
function isNearTop(scope: Scope, box: Element): boolean {
  const parent = parentOf(box);
  return parent !== null && (parent === scope.body || parentOf(parent) === scope.body) && textOf(box).length < 80;
}

const foreignLinks = remember((scope: Scope): Element[] =>
  [...scope.strangers()].filter(([element, host]) => nameOf(element) === "a" && isForeignHost(host, scope.hostname)).map(([element]) => element),
);

/** Fixed and sticky boxes that advertise, and boxes whose markup says that they are fixed. */
export const floaters: Heuristic = {
  id: "floater",
  reason: "floating",
  *find(scope): Iterable<Candidate> {
    const throwAway = foreignLinks(scope).filter((link) => isThrowAway(attributeOf(link, "href"), scope.document.baseURI));
    const candidates = around(scope, [...throwAway, ...scope.survey().closers]);
    for (const box of around(scope, foreignLinks(scope).filter((link) => queryFirst(link, "img") !== null))) if (isNearTop(scope, box)) candidates.add(box);
    // A list of news holds links by the hundred: whether it floats is asked once its style costs nothing.
    yield* floating(scope, [...candidates].filter((box) => queryAll(box, "a[href]").length <= MAX_AD_LINKS && advertises(scope, box)));
    yield* floating(scope, select(scope, STAYS));
  },
};

/** The others, once the page is painted. */
export const otherFloaters: Heuristic = {
  id: "floater",
  reason: "floating",
  late: true,
  *find(scope): Iterable<Candidate> {
    const known = boxes(scope);
    yield* floating(scope, known);
    const others = [...around(scope, foreignLinks(scope))].filter((box) => !known.has(box));
    for (const candidate of floating(scope, others)) if (advertises(scope, candidate.element)) yield candidate;
  },
};

function* floating(scope: Scope, candidates: Iterable<Element>): Iterable<Candidate> {
  const view = scope.document.defaultView;
  if (view === null) return;
  for (const box of candidates) {
    if (isProtected(scope, box) || inArticle(scope, box)) continue;
    const { position, zIndex } = view.getComputedStyle(box);
    if (position !== "fixed" && position !== "sticky") continue;
    if (advertises(scope, box) || (position === "fixed" && covers(box, view, Number(zIndex)))) yield { element: box };
  }
}

function advertises(scope: Scope, box: Element): boolean {
  const base = scope.document.baseURI;
  const links = [...queryAll(box, "a[href]"), ...(nameOf(box) === "a" ? [box] : [])].filter((link) => isForeignHost(hostOf(attributeOf(link, "href"), base), scope.hostname));
  if (links.some((link) => isThrowAway(attributeOf(link, "href"), base))) return true;
  const picture = queryFirst(box, "img, iframe, video, embed, object") !== null;
  if (links.length > 0 && picture) return true;
  return (picture || links.length > 0) && textOf(box).length < 80 && CLOSE.test(describe(box));
}

/** A site header sticks to the top and is low; an overlay takes a good part of the screen. */
function covers(box: Element, view: Window, zIndex: number): boolean {
  if (!(zIndex > 0)) return false;
  const { width, height } = Element.prototype.getBoundingClientRect.call(box);
  return width * height >= COVERING * view.innerWidth * view.innerHeight;
}

/** Blocks of links that are pushed far off the page for search engines to read. */
export const offScreen: Heuristic = {
  id: "off-screen",
  reason: "clutter",
  late: true,
  *find(scope) {
    const view = scope.document.defaultView;
    if (view === null) return;
    for (const box of new Set([...boxes(scope), ...around(scope, foreignLinks(scope))])) {
      if (isProtected(scope, box) || queryFirst(box, "a[href]") === null) continue;
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

const MARKS = ["::before", "::after"] as const;

/** Spam that an inline style sheet writes before or behind what stands on the page. */
export const generatedText: Heuristic = {
  id: "generated-text",
  reason: "gambling",
  *find(scope) {
    for (const style of select(scope, "style")) {
      if (!/content\s*:/iu.test(style.textContent)) continue;
      for (const { selector, content } of generatedBy((style as HTMLStyleElement).sheet)) yield* judgeGenerated(scope, matching(scope, selector), content);
    }
  },
};

/** The same from a style sheet of another host, which cannot be read: only near the top of the page, once it is painted. */
export const otherGeneratedText: Heuristic = {
  id: "generated-text",
  reason: "gambling",
  late: true,
  *find(scope) {
    const view = scope.document.defaultView;
    if (view === null || queryFirst(scope.document, 'link[rel~="stylesheet"]') === null) return;
    for (const box of boxes(scope)) for (const mark of MARKS) yield* judgeGenerated(scope, [box], view.getComputedStyle(box, mark).content);
  },
};

function* judgeGenerated(scope: Scope, elements: readonly Element[], content: string): Iterable<Candidate> {
  const text = /^(["'])(.+)\1$/su.exec(content)?.[2];
  const verdict = text === undefined ? null : scope.judge(text, "banner");
  if (text === undefined || verdict?.spam !== true) return;
  for (const element of elements) {
    const candidate = { element, reason: verdict.kind ?? "gambling", text } as const;
    // What the page itself says there stays.
    yield isProtected(scope, element) || inArticle(scope, element) || element === scope.articleBody || holdsText(element) ? { ...candidate, generated: true } : candidate;
  }
}

interface Generated {
  readonly selector: string;
  /** As in a computed style: quoted, escapes resolved. */
  readonly content: string;
}

/** No `instanceof`: the page may be one in a frame. */
const isStyleRule = (rule: CSSRule): rule is CSSStyleRule => "selectorText" in rule;

/** The texts that a style sheet writes; nothing of a sheet that cannot be read. */
function* generatedBy(sheet: CSSStyleSheet | CSSGroupingRule | null): Iterable<Generated> {
  for (const rule of sheet?.cssRules ?? []) {
    if ("cssRules" in rule) yield* generatedBy(rule as CSSGroupingRule);
    if (!isStyleRule(rule) || !/::?(?:before|after)/iu.test(rule.selectorText)) continue;
    const selector = rule.selectorText.replaceAll(/::?(?:before|after)/giu, "");
    yield { selector, content: rule.style.content };
  }
}

function matching({ document }: Scope, selector: string): Element[] {
  const places = selector.split(",").map((part) => (part.trim() === "" ? "*" : part));
  try {
    return [...queryAll(document, places.join(","))];
  } catch {
    return [];
  }
}
