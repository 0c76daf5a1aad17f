/** What was hidden and why, as plain JSON for the popup. */

/** Why something is hidden. Each has a name in `_locales` (`reason_<reason>`). */
export type HideReason = "gambling" | "adult" | "ad" | "clutter" | "floating";

export interface Finding {
  /** Id of the rule or heuristic, as named in `src/clutter`. */
  readonly rule: string;
  readonly reason: HideReason;
  /** The text of what was hidden, white space folded, at most 200 characters. */
  readonly text: string;
}
