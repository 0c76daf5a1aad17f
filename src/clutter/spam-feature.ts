/**
 * A named piece of evidence. Words are facts: brands, games and phrases that such banners use, in folded form (`fold-text.ts`: lower
 * case, Simplified, one space for every run of punctuation), separated by white space.
 *
 * A text is cut into words from left to right, the longest first, whichever list it is from. So an innocent word that contains a bad
 * one only has to be listed: `时时彩排` takes the place of `时时彩`.
 */
export interface SpamFeature {
  readonly id: string;
  /** What the feature speaks for. `both` counts beside an anchor of either kind. */
  readonly kind: "gambling" | "adult" | "both" | "legit";
  /**
   * - `anchor`: can make a text spam
   * - `support`: counts only beside an anchor: an entry word such as 官网 says nothing alone
   * - `legit`: takes away
   * - `mask`: says nothing, and keeps other words from being seen
   */
  readonly role: "anchor" | "support" | "legit" | "mask";
  readonly weight: number;
  /** Distinct words that count; 1 when left out. */
  readonly most?: number;
  readonly words?: string;
  /** Words one of which must follow one of `words` at once, or after 中国, Latin letters or digits: `乐鱼(中国)leyu·体育`. */
  readonly tails?: string;
  /** True when one of the words makes the text spam if it says nothing else; for other words it takes two. */
  readonly alone?: true;
  /** True for evidence so plain that whatever else the text says does not weaken it. */
  readonly firm?: true;
  /** For what a list cannot say. Looked for where no masked word stands. */
  readonly pattern?: RegExp;
  /**
   * What every match of `pattern` holds, so that other texts are not searched (`triggers.ts`): one of these rows, and of a row one word of
   * every list. `0` is any digit.
   */
  readonly needs?: readonly (readonly string[])[];
}

/** In `needs`: the text holds a Latin letter. */
export const LATIN_LETTER = "LATIN";
/** In `needs`: the text is no longer than a name with its slogan. */
export const SHORT_TEXT = "SHORT";
