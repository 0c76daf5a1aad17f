/** Cuts a text into the words of many lists, in one pass. */

/** What a list of words is for; `tails` are words one of which must follow. */
export interface WordList {
  /** Separated by white space. */
  readonly words?: string;
  readonly tails?: string;
}

/** A word that was found in a text, with the lists that hold it. Offsets count UTF-16 units. */
export interface WordMatch<List> {
  readonly lists: readonly List[];
  readonly start: number;
  /** Exclusive; behind the tail when the list asks for one. */
  readonly end: number;
}

/** A word of one list; a word of two lists has two entries. */
interface Entry<List> {
  readonly word: string;
  readonly list: List;
  readonly innocent: boolean;
  readonly tails: readonly string[] | null;
}

/** What may stand between a name and its tail: `乐鱼 中国 leyu 体育`. */
const GAP = / ?(?:中国)? ?[a-z0-9]{0,9} ?/y;

export class WordIndex<List extends WordList> {
  /** By the first two characters (or the only one), longest word first. */
  readonly #words = new Map<number, Entry<List>[]>();

  /** @param isInnocent whether the words of a list say nothing bad: a longer one of them keeps a shorter tail from being seen */
  constructor(lists: readonly List[], isInnocent: (list: List) => boolean) {
    for (const list of lists) {
      const innocent = isInnocent(list);
      const tails = list.tails === undefined ? null : splitWords(list.tails);
      for (const word of splitWords(list.words ?? "")) {
        const key = keyAt(word, 0);
        const same = this.#words.get(key);
        if (same === undefined) this.#words.set(key, [{ word, list, innocent, tails }]);
        else same.push({ word, list, innocent, tails });
      }
    }
    for (const [key, same] of this.#words) {
      const single = key > LAST_UNIT ? this.#words.get(key & LAST_UNIT) : undefined;
      if (single !== undefined) same.push(...single);
      if (same.length > 1) same.sort((one, other) => other.word.length - one.word.length);
    }
  }

  /** The words of a text from left to right; at each place the longest, and none that overlaps the one before. */
  cut(text: string): WordMatch<List>[] {
    const matches: WordMatch<List>[] = [];
    for (let at = 0; at < text.length; ) {
      const match = this.#longestAt(text, at);
      if (match !== null) matches.push(match);
      at = match?.end ?? at + 1;
    }
    return matches;
  }

  #longestAt(text: string, at: number): WordMatch<List> | null {
    let end = at;
    let found: List[] = [];
    for (const { word, list, innocent, tails } of this.#at(text, at)) {
      if (!standsAt(text, at, word)) continue;
      const last = tails === null ? at + word.length : this.#endOfTail(text, at + word.length, tails, innocent);
      if (last > end) [end, found] = [last, [list]];
      else if (last === end && last > at && !found.includes(list)) found.push(list);
    }
    return end > at ? { lists: found, start: at, end } : null;
  }

  /** @returns where the tail behind a name ends, or 0: 江南体育中心 is no 江南体育 */
  #endOfTail(text: string, at: number, tails: readonly string[], innocent: boolean): number {
    GAP.lastIndex = at;
    const gap = innocent ? 0 : (GAP.exec(text)?.[0].length ?? 0);
    for (const start of gap === 0 ? [at] : [at, at + gap]) {
      let longest = "";
      for (const tail of tails) if (tail.length > longest.length && standsAt(text, start, tail)) longest = tail;
      if (longest !== "" && !this.#startsInnocentWord(text, start, longest.length)) return start + longest.length;
    }
    return 0;
  }

  /** All words that may stand at a place: those that begin with its two characters, and the one-character word. */
  #at(text: string, at: number): readonly Entry<List>[] {
    return this.#words.get(keyAt(text, at)) ?? this.#words.get(text.charCodeAt(at)) ?? NONE;
  }

  /** True when a longer word that is no evidence stands there: 澳门博彩业 is no 澳门博彩. */
  #startsInnocentWord(text: string, at: number, length: number): boolean {
    return this.#at(text, at).some(({ word, innocent }) => innocent && word.length > length && standsAt(text, at, word));
  }
}

const NONE: readonly never[] = [];
const LAST_UNIT = 0xffff;

/** One number for two characters; that of the first alone at the end of the text. */
function keyAt(text: string, at: number): number {
  return text.charCodeAt(at) + (at + 1 < text.length ? text.charCodeAt(at + 1) * 0x10000 : 0);
}

function splitWords(words: string): string[] {
  return words.split(/\s+/u).filter((word) => word !== "");
}

/** Latin words and numbers must not be the middle of longer ones. */
function standsAt(text: string, at: number, word: string): boolean {
  if (!text.startsWith(word, at)) return false;
  return !continues(text.charCodeAt(at - 1), word.charCodeAt(0)) && !continues(word.charCodeAt(word.length - 1), text.charCodeAt(at + word.length));
}

/** True for two Latin letters or two digits. */
function continues(one: number, other: number): boolean {
  return (isLetter(one) && isLetter(other)) || (isDigit(one) && isDigit(other));
}

const isLetter = (unit: number): boolean => unit >= 97 && unit <= 122;
const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57;
