/** What was hidden and why, as plain JSON for the popup. */

/** Why something is hidden. Each has a name in `_locales` (`reason_<reason>`). `own` is what the reader picked. */
export type HideReason = "gambling" | "adult" | "ad" | "clutter" | "floating" | "own";

export interface Finding {
  /** Names the finding among those of its page, as long as the page is cleaned. */
  readonly id: number;
  /** Id of the rule or heuristic, as named in `src/clutter`; for `own` the reader's selector. */
  readonly rule: string;
  readonly reason: HideReason;
  /** The text of what was hidden, white space folded, at most 200 characters. */
  readonly text: string;
  /** True once the reader wants to see it again: this one, or all of its kind. */
  readonly shown: boolean;
}
