/**
 * How likely a piece of Chinese is, by words and their frequencies. Costs are negative natural logarithms of probabilities:
 * the smaller, the likelier. All texts given in are Simplified (`simplifiedChars`).
 */
import { WORDS } from "./generated/words";
import { markCost, markPairCost } from "./marks";
import { BitReader, codeTrie } from "./packed-words";

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
  readonly words: WordTree;
  readonly characters: Float64Array;
  readonly pairs: PairTable;
  total: number;
}

/** Pairs of characters, in a hash table of fixed size: their counts, and once all are counted, their costs. */
class PairTable {
  static readonly #logSlots = 18;
  static readonly #logBits = 20;
  static readonly #last = (2 << PairTable.#logSlots) - 2;
  /** Keys and numbers side by side: the search asks for pairs all over the table, and each look takes one line of the processor's cache. */
  readonly #keys = new Int32Array(2 << PairTable.#logSlots);
  readonly #numbers = new Float32Array(this.#keys.buffer);
  /** A bit for each pair, by its hash: most pairs that are asked for are in no word, and so the large table is seldom looked into. */
  readonly #bits = new Int32Array(1 << (PairTable.#logBits - 5));

  #slot(key: number): number {
    let slot = (Math.imul(key, 0x9e3779b1) >>> (32 - PairTable.#logSlots)) << 1;
    while (this.#keys[slot] !== 0 && this.#keys[slot] !== key) slot = (slot + 2) & PairTable.#last;
    return slot;
  }

  add(before: number, unit: number, count: number): void {
    const key = (before << 16) | unit;
    const slot = this.#slot(key);
    this.#keys[slot] = key;
    const bit = Math.imul(key, 0x9e3779b1) >>> (32 - PairTable.#logBits);
    this.#bits[bit >> 5] = (this.#bits[bit >> 5] ?? 0) | (1 << (bit & 31));
    this.#numbers[slot + 1] = (this.#numbers[slot + 1] ?? 0) + count;
  }

  /** 0 for a pair that was never added. */
  get(before: number, unit: number): number {
    const key = (before << 16) | unit;
    const bit = Math.imul(key, 0x9e3779b1) >>> (32 - PairTable.#logBits);
    if ((((this.#bits[bit >> 5] ?? 0) >>> (bit & 31)) & 1) === 0) return 0;
    return this.#numbers[this.#slot(key) + 1] ?? 0;
  }

  /** Puts another number in place of each count. */
  replace(make: (before: number, unit: number, count: number) => number): void {
    for (let slot = 0; slot < this.#keys.length; slot += 2) {
      const key = this.#keys[slot] ?? 0;
      if (key !== 0) this.#numbers[slot + 1] = make(key >>> 16, key & 0xffff, this.#numbers[slot + 1] ?? 0);
    }
  }
}

/** Words as ways through a tree, a character a step: what begins at one place of a text is found without cutting strings. */
class WordTree {
  static readonly #logSlots = 18;
  /** Nodes by the hash of their parent and character; 0 for none. */
  readonly #slots = new Int32Array(1 << WordTree.#logSlots);
  #parents = new Int32Array(1 << 16);
  #units = new Uint16Array(1 << 16);
  #counts = new Float32Array(1 << 16);
  /** The root is 1. */
  #nodes = 2;

  #slot(node: number, unit: number): number {
    let slot = Math.imul(Math.imul(node, 0x85ebca6b) ^ unit, 0x9e3779b1) >>> (32 - WordTree.#logSlots);
    for (let child = this.#slots[slot] ?? 0; child !== 0; child = this.#slots[slot] ?? 0) {
      if (this.#parents[child] === node && this.#units[child] === unit) break;
      slot = (slot + 1) & ((1 << WordTree.#logSlots) - 1);
    }
    return slot;
  }

  /** The node behind a character; 0 when no word goes on so. */
  child(node: number, unit: number): number {
    return this.#slots[this.#slot(node, unit)] ?? 0;
  }

  /** Count of the word that ends at a node; 0 for none. */
  count(node: number): number {
    return this.#counts[node] ?? 0;
  }

  /** Adds a node behind another. `count`: of the word that ends at it, 0 for none. */
  add(parent: number, unit: number, count: number): number {
    const node = this.#newNode(parent, unit);
    this.#slots[this.#slot(parent, unit)] = node;
    this.#counts[node] = count;
    return node;
  }

  /** The node before a node that is not the root. */
  before(node: number): number {
    return this.#parents[node] ?? ROOT;
  }

  /** The character that leads to a node. */
  unit(node: number): number {
    return this.#units[node] ?? 0;
  }

  #newNode(parent: number, unit: number): number {
    const node = this.#nodes;
    this.#nodes += 1;
    if (node === this.#units.length) this.#grow();
    this.#parents[node] = parent;
    this.#units[node] = unit;
    return node;
  }

  #grow(): void {
    const [parents, units, counts] = [this.#parents, this.#units, this.#counts];
    this.#parents = new Int32Array(parents.length * 2);
    this.#units = new Uint16Array(units.length * 2);
    this.#counts = new Float32Array(counts.length * 2);
    this.#parents.set(parents);
    this.#units.set(units);
    this.#counts.set(counts);
  }
}

const ROOT = 1;

/** Reads the table. Nodes of words come before those of longer words that they begin. */
function load(): Counts {
  const counts: Counts = { words: new WordTree(), characters: new Float64Array(0x10000), pairs: new PairTable(), total: 0 };
  const { words, characters, pairs } = counts;
  codeTrie(new BitReader(Uint8Array.from(atob(WORDS), (byte) => byte.charCodeAt(0))), undefined, (parent, unit, level) => {
    // The level is rounded down; half a step more is right on average.
    const count = level === 0 ? 0 : 2 ** (level - 0.5);
    const node = words.add(parent === 0 ? ROOT : parent, unit, count);
    counts.total += count;
    let behind = 0;
    for (let at = level === 0 ? ROOT : node; at !== ROOT; at = words.before(at)) {
      const own = words.unit(at);
      characters[own] = (characters[own] ?? 0) + count;
      if (behind !== 0) pairs.add(own, behind, count);
      behind = own;
    }
    return node;
  });
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
  // From here on, costs.
  pairs.replace((before, unit, count) => -Math.log((PAIR_WEIGHT * count) / (characters[before] ?? 1) + (1 - PAIR_WEIGHT) * Math.exp(-character(unit))));
  const pair = (before: number, unit: number): number => {
    const single = character(unit);
    if (!isHan(before) || !isHan(unit)) return markPairCost(before, unit) ?? single;
    const together = pairs.get(before, unit);
    return together === 0 ? single + notTogether : together;
  };
  /** Cost of a character that stands alone, without regard to marks beside it. */
  const alone = (unit: number): number => {
    const count = words.count(words.child(ROOT, unit));
    if (count > 0) return totalCost - Math.log(count) + ALONE;
    return character(unit) + ((characters[unit] ?? 0) > 0 ? NOT_A_WORD : 0);
  };
  let best = new Float64Array(64);
  const text = (simplified: string): number => {
    const { length } = simplified;
    if (best.length <= length) best = new Float64Array(length * 2);
    best.fill(Infinity, 0, length + 1);
    best[0] = 0;
    let before = 0;
    for (let start = 0; start < length; start += 1) {
      const soFar = best[start] ?? Infinity;
      const unit = simplified.charCodeAt(start);
      best[start + 1] = Math.min(best[start + 1] ?? Infinity, soFar + (markPairCost(before, unit) ?? alone(unit)));
      before = unit;
      let node = words.child(ROOT, unit);
      for (let end = start + 1; node !== 0 && end < length && end - start < LONGEST_WORD; end += 1) {
        node = words.child(node, simplified.charCodeAt(end));
        const count = words.count(node);
        if (count > 0) best[end + 1] = Math.min(best[end + 1] ?? Infinity, soFar + totalCost - Math.log(count));
      }
    }
    return best[length] ?? Infinity;
  };
  const has = (word: string): boolean => {
    let node = ROOT;
    for (let i = 0; i < word.length && node !== 0; i += 1) node = words.child(node, word.charCodeAt(i));
    return words.count(node) > 0;
  };
  return { character, pair, text, has };
}
