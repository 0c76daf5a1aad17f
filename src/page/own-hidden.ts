/** What the reader picked to be hidden on this site, by selectors that the picker made. */
import { contentOf, matches, queryAll } from "../clutter/dom-access";
import type { Hide } from "../clutter/find-clutter";

const MAX_TEXT = 200;

/** Plans to hide what `selectors` name at and below `root`. A selector that no longer parses names nothing. */
export function findOwnHidden(root: Element, selectors: readonly string[]): Hide[] {
  return selectors.flatMap((selector) =>
    select(root, selector).map((element) => ({
      element,
      rule: selector,
      reason: "own" as const,
      text: contentOf(element).replaceAll(/\s+/gu, " ").trim().slice(0, MAX_TEXT),
    })),
  );
}

function select(root: Element, selector: string): Element[] {
  try {
    return [...(matches(root, selector) ? [root] : []), ...queryAll(root, selector)];
  } catch {
    return [];
  }
}
