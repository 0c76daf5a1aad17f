/** Where a short text stands, as the spam classifier wants to know it. */
type SpamContext = "link" | "banner" | "alt" | "listitem" | "title";

/** What the article room is told about the page by the room that calls it: it may not look at clutter rules or layout itself. */
export interface ExtractOptions {
  /** True for gambling and adult spam. Only ever asked about short isolated texts, never about running text. */
  readonly isSpam?: (text: string, context: SpamContext) => boolean;
  /**
   * True for an element that a person cannot see, by layout or because we hid it. Asked about elements inside the body only.
   * Text that is merely clipped (the folded text of the mobile site) must count as visible.
   */
  readonly isHidden?: (el: Element) => boolean;
  /** HTTP status of the page (`PerformanceNavigationTiming.responseStatus`); 0 or absent when unknown. */
  readonly status?: number;
  /** What `isForeign` has answered so far, for the length of one extraction: the page is gone through more than once. */
  readonly foreign?: Map<Element, boolean>;
}
