/**
 * How likely a piece of Chinese is, by words and their frequencies. Costs are negative natural logarithms of probabilities:
 * the smaller, the likelier. All texts given in are Simplified (`simplifiedChars`).
 */
import { WORDS } from "./generated/words";
import { markCost, markPairCost } from "./marks";
import { BitReader, codeTrie } from "./packed-words";
import { finish } from "./steps";

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
  /** The same for each of `units`, into `costs`: the search asks for thousands in a row. */
  pairs(before: number, units: Uint16Array, costs: Float64Array): void;
  /** The least cost of any of some characters behind another, when none costs less than `alone` by itself. */
  leastPair(before: number, alone: number): number;
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
  static readonly #step = 1 << 14;
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

  /**
   * Costs of Chinese characters behind another, once they are costs: of those that were never added, their own one and `apart` on top. One loop
   * that calls nothing, since most of the time of a search is spent in it.
   */
  costsBehind(before: number, units: Uint16Array, single: Float32Array, apart: number, costs: Float64Array): void {
    const keys = this.#keys;
    const bits = this.#bits;
    for (let i = 0; i < units.length; i += 1) {
      const unit = units[i] ?? 0;
      let cost = single[unit] ?? 0;
      if (unit >= 0x3400 && unit <= 0x9fff) {
        cost += apart;
        const key = (before << 16) | unit;
        const hash = Math.imul(key, 0x9e3779b1);
        const bit = hash >>> (32 - PairTable.#logBits);
        if ((((bits[bit >> 5] ?? 0) >>> (bit & 31)) & 1) === 1) {
          let slot = (hash >>> (32 - PairTable.#logSlots)) << 1;
          while (keys[slot] !== 0 && keys[slot] !== key) slot = (slot + 2) & PairTable.#last;
          if (keys[slot] === key) cost = this.#numbers[slot + 1] ?? 0;
        }
      }
      costs[i] = cost;
    }
  }

  /** Puts another number in place of each count, in steps. */
  *replace(make: (before: number, unit: number, count: number) => number): Generator<void, void> {
    for (let slot = 0; slot < this.#keys.length; slot += PairTable.#step) {
      this.#replaceSome(slot, make);
      yield;
    }
  }

  #replaceSome(from: number, make: (before: number, unit: number, count: number) => number): void {
    for (let slot = from; slot < from + PairTable.#step; slot += 2) {
      const key = this.#keys[slot] ?? 0;
      if (key !== 0) this.#numbers[slot + 1] = make(key >>> 16, key & 0xffff, this.#numbers[slot + 1] ?? 0);
    }
  }
}

/** Words as ways through a tree, a character a step: what begins at one place of a text is found without cutting strings. */
class WordTree {
  /** Ranks of characters by code unit, plus 1: the numbers of the nodes of one character. 0 for none. */
  readonly #nodes = new Uint16Array(0x10000);
  readonly #units: readonly number[];
  /** By node: its parent, the rank of its character, its level, and its children, which stand one behind the other. */
  #parents = new Int32Array(1 << 17);
  #ranks = new Uint16Array(1 << 17);
  #levels = new Uint8Array(1 << 17);
  #first = new Int32Array(1 << 17);
  #children = new Uint16Array(1 << 17);
  /** The root is 0. */
  #size = 1;

  constructor(units: readonly number[]) {
    this.#units = units;
    for (const [rank, unit] of units.entries()) this.#nodes[unit] = rank + 1;
  }

  /** The node behind a character; 0 when no word goes on so. */
  child(node: number, unit: number): number {
    const first = this.#nodes[unit] ?? 0;
    if (node === ROOT || first === 0) return first;
    const rank = first - 1;
    const ranks = this.#ranks;
    let low = this.#first[node] ?? 0;
    let high = low + (this.#children[node] ?? 0);
    // What follows single characters is in order; the lists behind longer beginnings are short, and in two parts.
    if (node <= this.#units.length) {
      while (high - low > 8) {
        const middle = (low + high) >> 1;
        if ((ranks[middle] ?? 0) <= rank) low = middle;
        else high = middle;
      }
    }
    for (; low < high; low += 1) if (ranks[low] === rank) return low;
    return 0;
  }

  /** Level of the word that ends at a node; 0 for none. */
  level(node: number): number {
    return this.#levels[node] ?? 0;
  }

  /** Adds the next node behind another. `level`: of the word that ends at it, 0 for none. */
  add(parent: number, rank: number, level: number): number {
    const node = this.#size;
    this.#size += 1;
    if (node === this.#ranks.length) this.#grow();
    this.#parents[node] = parent;
    this.#ranks[node] = rank;
    this.#levels[node] = level;
    if (this.#children[parent] === 0) this.#first[parent] = node;
    this.#children[parent] = (this.#children[parent] ?? 0) + 1;
    return node;
  }

  /** The node before a node that is not the root. */
  before(node: number): number {
    return this.#parents[node] ?? ROOT;
  }

  /** The character that leads to a node. */
  unit(node: number): number {
    return this.#units[this.#ranks[node] ?? 0] ?? 0;
  }

  #grow(): void {
    const [parents, ranks, levels, first, children] = [this.#parents, this.#ranks, this.#levels, this.#first, this.#children];
    const length = ranks.length * 2;
    this.#parents = new Int32Array(length);
    this.#ranks = new Uint16Array(length);
    this.#levels = new Uint8Array(length);
    this.#first = new Int32Array(length);
    this.#children = new Uint16Array(length);
    this.#parents.set(parents);
    this.#ranks.set(ranks);
    this.#levels.set(levels);
    this.#first.set(first);
    this.#children.set(children);
  }
}

const ROOT = 0;

/** Counts of words by level. The level is rounded down; half a step more is right on average. */
const COUNTS = Float32Array.from({ length: 32 }, (_none, level) => (level === 0 ? 0 : 2 ** (level - 0.5)));

function bytesOf(base64: string): Uint8Array {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i += 1) bytes[i] = text.charCodeAt(i);
  return bytes;
}

/** Reads the table. Nodes of words come before those of longer words that they begin. */
function* load(): Generator<void, Lexicon> {
  const characters = new Float64Array(0x10000);
  const pairs = new PairTable();
  let words = new WordTree([]);
  let total = 0;
  const begin = (units: readonly number[]): void => {
    words = new WordTree(units);
  };
  yield* codeTrie(new BitReader(bytesOf(WORDS)), undefined, begin, (parent, rank, level) => {
    const node = words.add(parent, rank, level);
    if (level === 0) return;
    const count = 2 ** (level - 0.5);
    total += count;
    let behind = 0;
    for (let at = node; at !== ROOT; at = words.before(at)) {
      const own = words.unit(at);
      characters[own] = (characters[own] ?? 0) + count;
      if (behind !== 0) pairs.add(own, behind, count);
      behind = own;
    }
  });
  return yield* build({ words, characters, pairs, total });
}

function isHan(unit: number): boolean {
  return unit >= 0x3400 && unit <= 0x9fff;
}

let lexicon: Lexicon | undefined;
let loading: Generator<void, Lexicon> | undefined;

/** Builds the lexicon in steps of about a millisecond. Nothing is left to do when it is there; others may go on with it meanwhile. */
export function* lexiconSteps(): Generator<void, Lexicon> {
  while (lexicon === undefined) {
    loading ??= load();
    const step = loading.next();
    if (step.done === true) {
      lexicon = step.value;
      loading = undefined;
    } else {
      yield;
    }
  }
  return lexicon;
}

/** The one lexicon, built at the first call (some ten milliseconds) as far as `lexiconSteps` has not built it. */
export function loadLexicon(): Lexicon {
  return lexicon ?? finish(lexiconSteps());
}

/** Costs of single characters by unit. A function of its own, as long loops are slow in a generator. */
function characterCosts(counts: Float64Array, totalCost: number): Float32Array {
  const costs = new Float32Array(0x10000);
  for (let unit = 0; unit < costs.length; unit += 1) {
    const count = counts[unit] ?? 0;
    if (count > 0) costs[unit] = totalCost - Math.log(count);
    else costs[unit] = isHan(unit) ? UNKNOWN_CHARACTER : (markCost(unit) ?? OTHER_COST);
  }
  return costs;
}

function* build({ words, characters, pairs, total }: Counts): Generator<void, Lexicon> {
  const totalCost = Math.log(total);
  const costs = characterCosts(characters, totalCost);
  yield;
  const character = (unit: number): number => costs[unit] ?? OTHER_COST;
  /** Cost of a word by its level. */
  const wordCosts = Float64Array.from(COUNTS, (count) => totalCost - Math.log(count));
  const notTogether = -Math.log(1 - PAIR_WEIGHT);
  // From here on, costs.
  const least = new Float32Array(0x10000).fill(Infinity);
  yield* pairs.replace((before, unit, count) => {
    const cost = -Math.log((PAIR_WEIGHT * count) / (characters[before] ?? 1) + (1 - PAIR_WEIGHT) * Math.exp(-character(unit)));
    if (cost < (least[before] ?? 0)) least[before] = cost;
    return cost;
  });
  const pair = (before: number, unit: number): number => {
    const single = character(unit);
    if (!isHan(before) || !isHan(unit)) return markPairCost(before, unit) ?? single;
    const together = pairs.get(before, unit);
    return together === 0 ? single + notTogether : together;
  };
  // Behind what is not Chinese, two marks may be more usual together than each.
  const leastPair = (before: number, alone: number): number => (isHan(before) ? Math.min(least[before] ?? 0, alone + notTogether) : 0);
  const costsBehind = (before: number, units: Uint16Array, into: Float64Array): void => {
    if (isHan(before)) pairs.costsBehind(before, units, costs, notTogether, into);
    else for (let i = 0; i < units.length; i += 1) into[i] = pair(before, units[i] ?? 0);
  };
  /** Cost of a character that stands alone, without regard to marks beside it. */
  const alone = (unit: number): number => {
    const level = words.level(words.child(ROOT, unit));
    if (level > 0) return (wordCosts[level] ?? 0) + ALONE;
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
        const level = words.level(node);
        if (level > 0) best[end + 1] = Math.min(best[end + 1] ?? Infinity, soFar + (wordCosts[level] ?? 0));
      }
    }
    return best[length] ?? Infinity;
  };
  const has = (word: string): boolean => {
    let node = words.child(ROOT, word.charCodeAt(0));
    for (let i = 1; i < word.length && node !== 0; i += 1) node = words.child(node, word.charCodeAt(i));
    return words.level(node) > 0;
  };
  return { character, pair, pairs: costsBehind, leastPair, text, has };
}
