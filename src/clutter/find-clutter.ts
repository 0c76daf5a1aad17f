import type { HideReason } from "../contract/finding";
import { adFrames, adServerLinks, foreignBanners, labelledAds, markedAds } from "./ad-blocks";
import { floaters, generatedText, offScreen } from "./floating";
import { createScope, describe, fold, hasContent, hasMatch, isProtected, select, type ClutterContext, type Heuristic, type Scope } from "./page-scope";
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
}

const MAX_TEXT = 200;

function staticRules(rules: readonly StaticRule[], when: (scope: Scope) => boolean = () => true): readonly Heuristic[] {
  const any = rules.map(({ selector }) => selector).join(", ");
  const matches = new WeakMap<Scope, boolean>();
  /** One look for all: most of what is added to a page matches no rule. */
  const mayMatch = (scope: Scope): boolean => {
    const known = matches.get(scope) ?? (when(scope) && hasMatch(scope, any));
    matches.set(scope, known);
    return known;
  };
  return rules.map(({ id, reason, selector }) => ({
    id,
    reason,
    find: (scope) => (mayMatch(scope) ? select(scope, selector).map((element) => ({ element })) : []),
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
  offScreen,
  generatedText,
  sideBoxes,
  feedBelow,
];

/**
 * Everything under `root` that a reader does not want: by rule, by what it says, by how it stands on the page.
 * Elements that the declared style sheet hides already are among them, so that they can be counted and listed.
 *
 * @param root the document, or an element that was added to it
 * @param context what is known of the page
 * @returns outermost elements only, in document order, each with text or pictures; never one that is or holds the article body, the
 * headline or the frame of the site. Reads the page and its computed styles; writes nothing; does not throw on broken pages.
 */
export function findClutter(root: Document | Element, context: ClutterContext): Hide[] {
  const scope = createScope(root, context);
  const chosen = new Map<Element, Hide>();
  const wanted = HEURISTICS.filter(({ unseen = false }) => context.part === undefined || unseen === (context.part === "unseen"));
  for (const heuristic of wanted) {
    for (const { element, reason = heuristic.reason, text } of heuristic.find(scope)) {
      if (chosen.has(element) || isProtected(scope, element) || element === context.articleBody) continue;
      if (text === undefined && !hasContent(element)) continue;
      chosen.set(element, { element, rule: heuristic.id, reason, text: text ?? labelOf(element) });
    }
  }
  const outermost = [...chosen.values()].filter(({ element }) => !hasChosenAncestor(element, chosen));
  outermost.sort((one, other) => (one.element.compareDocumentPosition(other.element) & 4 ? -1 : 1));
  return outermost;
}

function hasChosenAncestor(element: Element, chosen: ReadonlyMap<Element, Hide>): boolean {
  for (let ancestor = element.parentElement; ancestor !== null; ancestor = ancestor.parentElement) if (chosen.has(ancestor)) return true;
  return false;
}

/** What to show a reader for an element that was hidden: its text, else where its picture or frame comes from. */
function labelOf(element: Element): string {
  const text = describe(element);
  const source = element.matches("img, iframe, embed") ? element : element.querySelector("img, iframe, embed");
  return fold(text === "" ? (source?.getAttribute("src") ?? "") : text).slice(0, MAX_TEXT);
}
