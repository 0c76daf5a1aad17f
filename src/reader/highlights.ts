/** Marks on the article's text that change nothing in it: the CSS Custom Highlight API. Browsers without it show none. */

/** Names as in `tools.css`. */
export type HighlightName = "speaking" | "repair-certain" | "repair-uncertain" | "repair-here";

/** Marks exactly these places under that name; none takes the mark away. */
export function highlight(name: HighlightName, places: readonly AbstractRange[]): void {
  if (typeof Highlight === "undefined") return;
  if (places.length === 0) CSS.highlights.delete(name);
  else CSS.highlights.set(name, new Highlight(...places));
}

/** Brings a place into sight when it is not comfortably there: gently, or at once for readers who want no motion. */
export function bringIntoSight(place: Range): void {
  const doc = place.startContainer.ownerDocument;
  const view = doc?.defaultView;
  const scroller = scrollerOf(place.startContainer.parentElement);
  if (!view || !scroller) return;
  const box = place.getBoundingClientRect();
  const isPage = scroller === doc?.scrollingElement;
  const edges = isPage ? { top: 0, bottom: view.innerHeight } : scroller.getBoundingClientRect();
  const margin = (edges.bottom - edges.top) / 6;
  if (box.top >= edges.top + margin && box.bottom <= edges.bottom - margin) return;
  const calm = view.matchMedia("(prefers-reduced-motion: reduce)").matches;
  scroller.scrollBy({ top: box.top - edges.top - 2 * margin, behavior: calm ? "auto" : "smooth" });
}

function scrollerOf(element: Element | null): Element | null {
  for (let candidate = element; candidate; candidate = candidate.parentElement) {
    const { overflowY } = getComputedStyle(candidate);
    if ((overflowY === "auto" || overflowY === "scroll") && candidate.scrollHeight > candidate.clientHeight) return candidate;
  }
  return element?.ownerDocument.scrollingElement ?? null;
}
