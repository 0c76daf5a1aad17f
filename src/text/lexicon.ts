/**
 * How likely a piece of Chinese is, by words and their frequencies. Costs are negative natural logarithms of probabilities:
 * the smaller, the likelier. All texts given in are Simplified (`simplifiedChars`).
 */
import { NEIGHBOURS } from "./generated/neighbours";
import { WORDS } from "./generated/words";
import { markCost, markPairCost } from "./marks";
import { isTableMark, neighbourUnit, worthOfLevel } from "./neighbours";
import { BitReader, codeTrie } from "./packed-words";
import { PairTable } from "./pair-table";
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
/** Of a character behind a neighbour. */
const LEAST_COST = 0.5;
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
  /** What it is worth that one character stands behind another across the border of words. */
  readonly neighbours: PairTable;
  total: number;
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
  const pairs = new PairTable(18);
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
  const neighbours = yield* loadNeighbours();
  return yield* build({ words, characters, pairs, neighbours, total });
}

function* loadNeighbours(): Generator<void, PairTable> {
  const neighbours = new PairTable(15);
  let units: readonly number[] = [];
  const begin = (all: readonly number[]): void => {
    units = all;
  };
  // A pair's parent is its first character: characters are numbered by rank, from 1 on.
  yield* codeTrie(new BitReader(bytesOf(NEIGHBOURS)), undefined, begin, (parent, rank, level) => {
    if (parent !== ROOT && level > 0) neighbours.add(units[parent - 1] ?? 0, units[rank] ?? 0, worthOfLevel(level));
  });
  return neighbours;
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

function* build({ words, characters, pairs, neighbours, total }: Counts): Generator<void, Lexicon> {
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
  // For the quick look of the search, neighbours are pairs like those in words.
  neighbours.forEach((before, unit, worth) => {
    if (isTableMark(before) || isTableMark(unit) || pairs.get(before, unit) !== 0) return;
    const cost = Math.max(LEAST_COST, character(unit) + notTogether - worth);
    pairs.add(before, unit, cost);
    if (cost < (least[before] ?? 0)) least[before] = cost;
  });
  const across = (before: number, unit: number): number => {
    const [one, other] = [neighbourUnit(before), neighbourUnit(unit)];
    return one === 0 || other === 0 ? 0 : neighbours.get(one, other);
  };
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
      const unit = simplified.charCodeAt(start);
      const soFar = (best[start] ?? Infinity) - across(before, unit);
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
