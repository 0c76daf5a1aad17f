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

/** Scripts that a text can be brought into. `keep` leaves it as it is. */
export type ScriptTarget = "keep" | "hans" | "hant-tw" | "hant-hk";
