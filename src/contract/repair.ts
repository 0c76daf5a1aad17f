/** What the text room changed, as plain JSON. */

/**
 * - `annotation`: a pinyin reading in brackets that the damaging machine put behind a character, removed
 * - `straddle`: characters that the machine read out of step, put back in step
 * - `punctuation`: a punctuation mark that lost or gained a byte
 * - `lost`: characters that are gone for good, marked `〓`
 * - `tag`: the visible end of an HTML tag whose `<` was eaten, removed
 * - `script`: Traditional turned to Simplified, or the other way
 */
export type RepairKind = "annotation" | "straddle" | "punctuation" | "lost" | "tag" | "script";

/** One edit of a text. Offsets count UTF-16 code units of the text before any edit; edits are in order and do not overlap. */
export interface TextRepair {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  readonly before: string;
  readonly after: string;
  readonly kind: RepairKind;
  /** False when another reading would explain the page as well: shown as uncertain to the reader. */
  readonly certain: boolean;
}

/** A repair with what stands around it now: by it the place is found wherever the same text is shown. */
export interface RepairPlace extends Pick<TextRepair, "before" | "kind" | "certain"> {
  /** What is shown instead of `before`, in the script that the page was brought into; empty when something was taken out. */
  readonly after: string;
  /** Text of the same block before and behind it, as it is shown; shorter at the ends of the block. */
  readonly left: string;
  readonly right: string;
}

/** Scripts that a text can be brought into. `keep` leaves it as it is. */
export type ScriptTarget = "keep" | "hans" | "hant-tw" | "hant-hk";
