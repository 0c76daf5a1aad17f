/**
 * How likely a piece of Chinese is, by words and their frequencies. Costs are negative natural logarithms of probabilities:
 * the smaller, the likelier. All texts given in are Simplified (`simplifiedChars`).
 */
import { WORDS } from "./generated/words";

const LONGEST_WORD = 5;
/** A character that no word of the table contains. */
const UNKNOWN_CHARACTER = 17;
/** Standing alone although the table has no such one-character word. */
const NOT_A_WORD = 3;
/** Marks that any text is full of; and what is not Chinese at all. */
const FREQUENT_MARKS = "，。、“”,.:：!！?？;；《》（）()·…— 0123456789";
const MARK_COST = 4.5;
const OTHER_COST = 9;
/** Weight of pairs inside words against single characters. */
const PAIR_WEIGHT = 0.7;

export interface Lexicon {
  /** Cost of one character, by UTF-16 unit. */
  character(unit: number): number;
  /** Cost of a character behind another. */
  pair(before: number, unit: number): number;
  /** Cost of the likeliest division of a text into words. */
  text(simplified: string): number;
  has(word: string): boolean;
}

interface Counts {
  readonly words: Map<string, number>;
  readonly characters: Float64Array;
  readonly pairs: Map<number, number>;
  total: number;
}

/** Reads a line of the table: the first character, then levels (`a` = 2^0) with the rests of words, digits telling their length. */
function readLine(line: string, counts: Counts): void {
  const first = line.slice(0, 1);
  let count = 0;
  let length = 1;
  for (let i = 1; i < line.length; ) {
    const unit = line.charCodeAt(i);
    if (unit >= 0x61 && unit <= 0x7a) {
      // The level is rounded down; half a step more is right on average.
      count = 2 ** (unit - 0x61 + 0.5);
      length = 1;
      i += 1;
    } else if (unit >= 0x30 && unit <= 0x39) {
      length = unit - 0x30;
      i += 1;
      if (length === 0) addWord(first, count, counts);
    } else {
      addWord(first + line.slice(i, i + length), count, counts);
      i += length;
    }
    if (length === 0) length = 1;
  }
}

function addWord(word: string, count: number, counts: Counts): void {
  counts.words.set(word, count);
  counts.total += count;
  for (let i = 0; i < word.length; i += 1) {
    const unit = word.charCodeAt(i);
    counts.characters[unit] = (counts.characters[unit] ?? 0) + count;
    if (i === 0) continue;
    const pair = word.charCodeAt(i - 1) * 0x10000 + unit;
    counts.pairs.set(pair, (counts.pairs.get(pair) ?? 0) + count);
  }
}

function load(): Counts {
  const counts: Counts = { words: new Map(), characters: new Float64Array(0x10000), pairs: new Map(), total: 0 };
  for (const line of WORDS.split("\n")) readLine(line, counts);
  return counts;
}

let lexicon: Lexicon | undefined;

/** The one lexicon, built at the first call (some ten milliseconds). */
export function loadLexicon(): Lexicon {
  lexicon ??= build(load());
  return lexicon;
}

function build({ words, characters, pairs, total }: Counts): Lexicon {
  const totalCost = Math.log(total);
  const character = (unit: number): number => {
    const count = characters[unit] ?? 0;
    if (count > 0) return totalCost - Math.log(count);
    if (unit >= 0x3400 && unit <= 0x9fff) return UNKNOWN_CHARACTER;
    return FREQUENT_MARKS.includes(String.fromCharCode(unit)) ? MARK_COST : OTHER_COST;
  };
  const pair = (before: number, unit: number): number => {
    const single = character(unit);
    const together = pairs.get(before * 0x10000 + unit);
    if (together === undefined) return single - Math.log(1 - PAIR_WEIGHT);
    return -Math.log((PAIR_WEIGHT * together) / (characters[before] ?? 1) + (1 - PAIR_WEIGHT) * Math.exp(-single));
  };
  const text = (simplified: string): number => {
    const best = new Float64Array(simplified.length + 1).fill(Infinity);
    best[0] = 0;
    for (let start = 0; start < simplified.length; start += 1) {
      const soFar = best[start] ?? Infinity;
      const alone = simplified.slice(start, start + 1);
      const aloneCount = words.get(alone);
      const aloneCost = aloneCount === undefined ? character(alone.charCodeAt(0)) + (characters[alone.charCodeAt(0)] ? NOT_A_WORD : 0) : totalCost - Math.log(aloneCount);
      best[start + 1] = Math.min(best[start + 1] ?? Infinity, soFar + aloneCost);
      for (let length = 2; length <= LONGEST_WORD && start + length <= simplified.length; length += 1) {
        const count = words.get(simplified.slice(start, start + length));
        if (count !== undefined) best[start + length] = Math.min(best[start + length] ?? Infinity, soFar + totalCost - Math.log(count));
      }
    }
    return best[simplified.length] ?? Infinity;
  };
  return { character, pair, text, has: (word) => words.has(word) };
}
