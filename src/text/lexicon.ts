/**
 * How likely a piece of Chinese is, by words and their frequencies. Costs are negative natural logarithms of probabilities:
 * the smaller, the likelier. All texts given in are Simplified (`simplifiedChars`).
 */
import { WORDS } from "./generated/words";
import { markCost, markPairCost } from "./marks";

const LONGEST_WORD = 5;
/** A character that no word of the table contains. */
const UNKNOWN_CHARACTER = 17;
/** One character that stands alone between words. */
const ALONE = 0;
/** Standing alone although the table has no such one-character word. */
const NOT_A_WORD = 3;
/** What is not Chinese at all, nor a mark of its print. */
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
  readonly pairs: PairTable;
  total: number;
}

/** Counts of pairs of characters, in a hash table of fixed size: a third as big and several times as fast as a Map. */
class PairTable {
  static readonly #logSlots = 18;
  readonly #keys = new Int32Array(1 << PairTable.#logSlots);
  readonly #counts = new Float32Array(1 << PairTable.#logSlots);

  #slot(key: number): number {
    let slot = Math.imul(key, 0x9e3779b1) >>> (32 - PairTable.#logSlots);
    while (this.#keys[slot] !== 0 && this.#keys[slot] !== key) slot = (slot + 1) & ((1 << PairTable.#logSlots) - 1);
    return slot;
  }

  add(before: number, unit: number, count: number): void {
    const key = (before << 16) | unit;
    const slot = this.#slot(key);
    this.#keys[slot] = key;
    this.#counts[slot] = (this.#counts[slot] ?? 0) + count;
  }

  /** 0 for a pair that was never added. */
  get(before: number, unit: number): number {
    return this.#counts[this.#slot((before << 16) | unit)] ?? 0;
  }
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
    counts.pairs.add(word.charCodeAt(i - 1), unit, count);
  }
}

function load(): Counts {
  const counts: Counts = { words: new Map(), characters: new Float64Array(0x10000), pairs: new PairTable(), total: 0 };
  for (const line of WORDS.split("\n")) readLine(line, counts);
  return counts;
}

function isHan(unit: number): boolean {
  return unit >= 0x3400 && unit <= 0x9fff;
}

let lexicon: Lexicon | undefined;

/** The one lexicon, built at the first call (some ten milliseconds). */
export function loadLexicon(): Lexicon {
  lexicon ??= build(load());
  return lexicon;
}

function build({ words, characters, pairs, total }: Counts): Lexicon {
  const totalCost = Math.log(total);
  const costs = new Float32Array(0x10000);
  for (let unit = 0; unit < costs.length; unit += 1) {
    const count = characters[unit] ?? 0;
    if (count > 0) costs[unit] = totalCost - Math.log(count);
    else costs[unit] = unit >= 0x3400 && unit <= 0x9fff ? UNKNOWN_CHARACTER : (markCost(unit) ?? OTHER_COST);
  }
  const character = (unit: number): number => costs[unit] ?? OTHER_COST;
  const notTogether = -Math.log(1 - PAIR_WEIGHT);
  const pair = (before: number, unit: number): number => {
    const single = character(unit);
    if (!isHan(before) || !isHan(unit)) return markPairCost(before, unit) ?? single;
    const together = pairs.get(before, unit);
    if (together === 0) return single + notTogether;
    return -Math.log((PAIR_WEIGHT * together) / (characters[before] ?? 1) + (1 - PAIR_WEIGHT) * Math.exp(-single));
  };
  const text = (simplified: string): number => {
    const best = new Float64Array(simplified.length + 1).fill(Infinity);
    best[0] = 0;
    for (let start = 0; start < simplified.length; start += 1) {
      const soFar = best[start] ?? Infinity;
      const alone = simplified.slice(start, start + 1);
      const aloneCount = words.get(alone);
      const before = start === 0 ? 0 : simplified.charCodeAt(start - 1);
      const marks = markPairCost(before, alone.charCodeAt(0));
      const aloneCost = marks ?? (aloneCount === undefined ? character(alone.charCodeAt(0)) + (characters[alone.charCodeAt(0)] ? NOT_A_WORD : 0) : totalCost - Math.log(aloneCount) + ALONE);
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
