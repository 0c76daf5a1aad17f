import type { HideReason } from "../contract/finding";
import { adFrames, adServerLinks, foreignBanners, labelledAds, markedAds } from "./ad-blocks";
import { attributeOf, matches, parentOf, queryFirst } from "./dom-access";
import { floaters, generatedText, offScreen, otherFloaters, otherGeneratedText } from "./floating";
import { createScope, describe, fold, hasContent, isProtected, select, type ClutterContext, type Heuristic, type Scope } from "./page-scope";
import { ARTICLE_PAGE_RULES, DECLARED_RULES, type StaticRule } from "./rules";
import { feedBelow, sideBoxes } from "./side-boxes";
import { firstLine, foreignLinkGrid, spamBlocks } from "./spam-blocks";

export type { ClutterContext };

/** One element to hide, and why. A plan: nothing is done to the element here. */
export interface Hide {
  readonly element: Element;
  /** Id of the static rule or heuristic. */
  readonly rule: string;
  readonly reason: HideReason;
  /** Its text and alternative texts, white space folded, at most 200 characters. */
  readonly text: string;
  /** True when only what the style sheet writes before and behind the element is meant. */
  readonly generated?: true;
}

const MAX_TEXT = 200;

/** One look for all rules: most of what is added to a page matches none. */
function staticRules(rules: readonly StaticRule[], when: (scope: Scope) => boolean = () => true): readonly Heuristic[] {
  const any = rules.map(({ selector }) => selector).join(", ");
  const found = new WeakMap<Scope, readonly Element[]>();
  const lookUp = (scope: Scope): readonly Element[] => {
    const elements = found.get(scope) ?? (when(scope) ? select(scope, any) : []);
    found.set(scope, elements);
    return elements;
  };
  return rules.map(({ id, reason, selector }) => ({
    id,
    reason,
    find: (scope) => lookUp(scope).flatMap((element) => (matches(element, selector) ? { element } : [])),
  }));
}

/** In order: the first that wants an element names the reason. */
const HEURISTICS: readonly Heuristic[] = [
  firstLine,
  spamBlocks,
  foreignLinkGrid,
  ...staticRules(DECLARED_RULES),
  ...staticRules(ARTICLE_PAGE_RULES, ({ articleBody }) => articleBody !== null),
  adFrames,
  adServerLinks,
  labelledAds,
  markedAds,
  foreignBanners,
  floaters,
  otherFloaters,
  offScreen,
  generatedText,
  otherGeneratedText,
  sideBoxes,
  feedBelow,
];

/**
 * Everything in a part of the page that a reader does not want: by rule, by what it says, by how it stands on the page.
 * Elements that the declared style sheet hides already are among them, so that they can be counted and listed.
 *
 * @param roots the document, or elements and texts that were added to it, none inside another
 * @param context what is known of the page
 * @returns outermost elements only, in document order, each with text or pictures; never one that is or holds the article body, the
 * headline or the frame of the site, unless only generated text is meant. Reads the page; writes nothing; does not throw on broken pages.
 */
export function findClutter(roots: Document | Node | readonly Node[], context: ClutterContext): Hide[] {
  const scope = createScope("length" in roots ? roots : [roots], context);
  if (scope === null) return [];
  const chosen = new Map<Element, Hide>();
  const wanted = HEURISTICS.filter(({ late = false }) => context.part === undefined || late === (context.part === "late"));
  for (const heuristic of wanted) {
    for (const { element, reason = heuristic.reason, text, generated } of heuristic.find(scope)) {
      if (chosen.has(element)) continue;
      if (generated !== true && (isProtected(scope, element) || element === context.articleBody)) continue;
      if (text === undefined && !hasContent(element)) continue;
      const hide = { element, rule: heuristic.id, reason, text: text ?? labelOf(element) };
      chosen.set(element, generated === true ? { ...hide, generated } : hide);
    }
  }
  const outermost = [...chosen.values()].filter(({ element }) => !hasChosenAncestor(element, chosen));
  outermost.sort((one, other) => (one.element.compareDocumentPosition(other.element) & 4 ? -1 : 1));
  return outermost;
}

function hasChosenAncestor(element: Element, chosen: ReadonlyMap<Element, Hide>): boolean {
  for (let ancestor = parentOf(element); ancestor !== null; ancestor = parentOf(ancestor)) {
    const outer = chosen.get(ancestor);
    if (outer !== undefined && outer.generated !== true) return true;
  }
  return false;
}

/** What to show a reader for an element that was hidden: its text, else where its picture or frame comes from. */
function labelOf(element: Element): string {
  const text = describe(element);
  const source = matches(element, "img, iframe, embed") ? element : queryFirst(element, "img, iframe, embed");
  return fold(text === "" ? (source === null ? "" : (attributeOf(source, "src") ?? "")) : text).slice(0, MAX_TEXT);
}
