/** Remembers where the reader is in the article, and goes back there when it is opened again. */
import { distanceTo, isWorthGoingBack, placeOf, type Place, type PlaceStore } from "./place";

export interface PlaceKeeper {
  /**
   * Shows another article, or the same one anew: keeps the place. `render` is told whether the whole text is needed at once,
   * because the reader goes to a place far down. `went` is called when it went back to where the reader was the last time.
   */
  render(url: string, render: (whole: boolean) => Element, went: () => void): Promise<void>;
  /** Does something that changes the layout, and keeps the place. */
  keep(change: () => void): void;
  toStart(): void;
}

/** `scroller` is what scrolls; `edge` gives where its visible part begins, in px below the upper edge of the window. */
export function createPlaceKeeper(scroller: Element, edge: () => number, places: PlaceStore): PlaceKeeper {
  const STORE_MS = 150;
  let url: string | null = null;
  let article: Element | null = null;
  /** Where the reader was the last time, until they are there or have moved by themselves. */
  let goal: Place | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const goTo = (place: Place): boolean => {
    const distance = article === null ? null : distanceTo(article, place, edge());
    if (distance === null) return false;
    scroller.scrollTop += distance;
    return true;
  };
  const store = (): void => {
    if (url === null || article === null) return;
    // A place that cannot be kept is one the reader finds again alone.
    places.store(url, placeOf(article, edge())).catch(() => {});
  };
  /** Where the reader is, as of the last scroll: once the window has another width it is too late to ask. */
  let here: Place | null = null;
  const doc = scroller.ownerDocument;
  for (const name of ["wheel", "touchmove", "keydown", "pointerdown"]) doc.addEventListener(name, () => (goal = null), { passive: true });
  // Scrolling does not bubble from elements.
  doc.addEventListener("scroll", () => {
    clearTimeout(timer);
    timer = setTimeout(store, STORE_MS);
    here = article === null || scroller.scrollTop === 0 ? null : placeOf(article, edge());
  }, { capture: true, passive: true });
  let width = doc.defaultView?.innerWidth;
  doc.defaultView?.addEventListener("resize", () => {
    // The bars of a phone's browser come and go and change the height only.
    if (doc.defaultView?.innerWidth === width) return;
    width = doc.defaultView?.innerWidth;
    if (here !== null) goTo(here);
  });
  doc.addEventListener("visibilitychange", () => {
    if (doc.visibilityState === "hidden") store();
  });
  return {
    render: async (shownUrl, render, went) => {
      if (url !== shownUrl) {
        url = null;
        scroller.scrollTop = 0;
        const last = await places.load(shownUrl).catch(() => null);
        goal = last !== null && isWorthGoingBack(last) ? last : null;
        article = render(goal !== null);
        url = shownUrl;
      } else {
        const { scrollTop } = scroller;
        article = render(true);
        scroller.scrollTop = scrollTop;
      }
      if (goal === null || !goTo(goal)) return;
      goal = null;
      went();
    },
    keep: (change) => {
      const place = article === null || scroller.scrollTop === 0 ? null : placeOf(article, edge());
      change();
      if (place !== null) goTo(place);
    },
    toStart: () => void (scroller.scrollTop = 0),
  };
}
