/**
 * The packed word table, both ways: `tools/text/words-table.ts` writes with the same functions that read here, so that the two
 * cannot drift apart. A trie of words, coded bit by bit with adaptive probabilities (a range coder): twice as dense as plain text after gzip.
 */

/** Codes one bit in a context: a writer takes `bit` and gives it back, a reader ignores it and gives what was written. */
export interface BitCoder {
  bit(context: number, bit: number): number;
  /** The same for up to 8 bits that are noise: no context would foresee them. */
  noise(size: number, bits: number): number;
}

const PROBABILITY_BITS = 16;
const HALF = 1 << (PROBABILITY_BITS - 1);
/** No probability comes nearer to 0 or 1 than this. */
const MARGIN = 64;
const LEAST_RANGE = 2 ** 24;
/** By how often a context came up: how far its probability moves with a bit, as a power of two. Fast at first, 1/32 later. */
const SHIFTS = Uint8Array.from({ length: 41 }, (_none, seen) => Math.min(5, Math.max(1, Math.round(Math.log2(seen + 1.6)))));

/** What is known of each context: how probable a 0 is, and how often the context came up. */
export class Probabilities {
  readonly #zero = new Uint16Array(CONTEXTS).fill(HALF);
  readonly #seen = new Uint8Array(CONTEXTS);

  /** Part of `range` that goes to a 0. */
  share(range: number, context: number): number {
    return Math.imul(range >>> PROBABILITY_BITS, this.#zero[context] ?? HALF) >>> 0;
  }

  adapt(context: number, bit: number): void {
    const seen = this.#seen[context] ?? 0;
    const zero = this.#zero[context] ?? HALF;
    const target = bit === 0 ? (1 << PROBABILITY_BITS) - MARGIN : MARGIN;
    this.#zero[context] = zero + ((target - zero) >> (SHIFTS[seen] ?? 5));
    if (seen < SHIFTS.length - 1) this.#seen[context] = seen + 1;
  }
}

const RANGE = 0;
const CODE = 1;

/** Reads what `BitWriter` of `tools/text/bit-writer.ts` wrote. */
export class BitReader implements BitCoder {
  readonly #bytes: Uint8Array;
  readonly #table = new Probabilities();
  #at = 0;
  /** Range and code, 32 bits each: as fields they would be numbers with a fraction. */
  readonly #state = Uint32Array.of(0xffffffff, 0);

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    for (let i = 0; i < 4; i += 1) this.#state[CODE] = ((this.#state[CODE] ?? 0) << 8) | this.#next();
  }

  #next(): number {
    const byte = this.#bytes[this.#at] ?? 0;
    this.#at += 1;
    return byte;
  }

  bit(context: number): number {
    const state = this.#state;
    const range = state[RANGE] ?? 0;
    const code = state[CODE] ?? 0;
    const share = this.#table.share(range, context);
    const bit = code < share ? 0 : 1;
    const left = bit === 0 ? share : range - share;
    state[RANGE] = left;
    if (bit === 1) state[CODE] = code - share;
    this.#table.adapt(context, bit);
    if (left < LEAST_RANGE) this.#refill();
    return bit;
  }

  noise(size: number): number {
    const state = this.#state;
    const range = (state[RANGE] ?? 0) >>> size;
    const code = state[CODE] ?? 0;
    const bits = Math.floor(code / range);
    state[RANGE] = range;
    state[CODE] = code - bits * range;
    if (range < LEAST_RANGE) this.#refill();
    return bits;
  }

  #refill(): void {
    const state = this.#state;
    while ((state[RANGE] ?? LEAST_RANGE) < LEAST_RANGE) {
      state[RANGE] = (state[RANGE] ?? 0) << 8;
      state[CODE] = ((state[CODE] ?? 0) << 8) | this.#next();
    }
  }
}

// Contexts, one block for each kind of thing that is coded.
const LENGTHS = 16;
/** Bits of a number, behind its leading one, that have a context each. */
const FINE_BITS = 3;
const NUMBER_CONTEXTS = LENGTHS + LENGTHS * 8;
const LEVEL_BITS = 5;
const LEVEL_CONTEXTS = 1 << LEVEL_BITS;
const CLASSES = 14;
const DEPTHS = 5;

const CHARACTER_GAPS = 0;
const LEVELS = CHARACTER_GAPS + NUMBER_CONTEXTS;
/** Levels: of characters, of their standing alone, and of words by depth and by what the parent is. */
const LEVEL_KINDS = 2 + DEPTHS * 8;
const ROOT_GAPS = LEVELS + LEVEL_KINDS * LEVEL_CONTEXTS;
const KNOWN_GAPS = ROOT_GAPS + CLASSES * CLASSES * NUMBER_CONTEXTS;
const OTHER_GAPS = KNOWN_GAPS + DEPTHS * CLASSES * NUMBER_CONTEXTS;
const MORE = OTHER_GAPS + DEPTHS * CLASSES * NUMBER_CONTEXTS;
const CONTEXTS = MORE + DEPTHS * 16;

/** The number of bits of a number from 1 on, at most 13: a class of magnitude. */
function magnitude(n: number): number {
  return Math.min(CLASSES - 1, 32 - Math.clz32(n));
}

/** A number from 0 on: its length, then its bits. */
function codeNumber(coder: BitCoder, context: number, n: number): number {
  const value = n + 1;
  const length = 31 - Math.clz32(value);
  let size = 0;
  while (size < LENGTHS - 1 && coder.bit(context + size, size < length ? 1 : 0) === 1) size += 1;
  // The bits behind the leading one are worth contexts of their own; the last ones are noise.
  const fine = Math.min(size, FINE_BITS);
  let read = 1;
  for (let i = size - 1; i >= size - fine; i -= 1) read = (read << 1) | coder.bit(context + LENGTHS + size * 8 + read, (value >> i) & 1);
  const rest = size - fine;
  for (let left = rest; left > 0; left -= Math.min(left, 8)) {
    const some = Math.min(left, 8);
    read = (read << some) | coder.noise(some, (value >> (left - some)) & ((1 << some) - 1));
  }
  return read - 1;
}

/** A level of frequency, 0 to 31. */
function codeLevel(coder: BitCoder, kind: number, level: number): number {
  let node = 1;
  for (let i = LEVEL_BITS - 1; i >= 0; i -= 1) node = (node << 1) | coder.bit(LEVELS + kind * LEVEL_CONTEXTS + node, (level >> i) & 1);
  return node & ((1 << LEVEL_BITS) - 1);
}

/** A node of a trie that is to be written. `level`: log2 of the frequency, plus 1; 0 for what is only the beginning of longer words. */
export interface WordNode {
  /** Rank of the node's last character, from 0 for the most frequent one. */
  readonly rank: number;
  level: number;
  /** By rank. */
  readonly children: WordNode[];
}

export interface WordTrie {
  /** Characters by code unit, each with the level of its frequency in all words; the ranks follow from these. */
  readonly characters: readonly RankedCharacter[];
  /** By rank. */
  readonly roots: readonly WordNode[];
}

export interface RankedCharacter {
  readonly unit: number;
  readonly level: number;
}

/**
 * Takes a node as it is read: the node before it (0 for none), the rank of its last character, its level. Nodes are numbered from 1 on, in the
 * order in which they come: first the single characters by rank, and the children of one node always one behind the other.
 */
export type TrieSink = (parent: number, rank: number, level: number) => void;

/** So many lists of children go in one step. */
const STEP = 16;
/** The same of single nodes. */
const MANY = 512;
const SPARE_NODES = 1 << 17;

/**
 * Writes `trie`, or reads one when it is `undefined`; either way `sink` gets all of it. `begin` is told first how many nodes of one character
 * there are, with their code units by rank. In steps of far less than a millisecond, for callers that must not keep others waiting.
 */
export function* codeTrie(coder: BitCoder, trie: WordTrie | undefined, begin: (units: readonly number[]) => void, sink: TrieSink): Generator<void, void> {
  const units = codeCharacters(coder, trie?.characters);
  begin(units);
  yield;
  yield* new TrieCoder(coder, units.length, sink).code(trie?.roots);
}

/** The code units of all characters, by rank. */
function codeCharacters(coder: BitCoder, all: readonly RankedCharacter[] | undefined): number[] {
  const count = codeNumber(coder, CHARACTER_GAPS, all?.length ?? 0);
  const characters: RankedCharacter[] = [];
  let last = 0x4dff;
  for (let i = 0; i < count; i += 1) {
    const given = all?.[i];
    last += 1 + codeNumber(coder, CHARACTER_GAPS, (given?.unit ?? 0) - last - 1);
    characters.push({ unit: last, level: codeLevel(coder, 0, given?.level ?? 0) });
  }
  return byRank(characters);
}

class TrieCoder {
  readonly #coder: BitCoder;
  /** Of single characters. */
  readonly #count: number;
  readonly #sink: TrieSink;
  /** By node. */
  #ranks = new Uint16Array(SPARE_NODES);
  #levels = new Uint8Array(SPARE_NODES);
  /** The next node. */
  #node = 1;
  /** By rank of a character: the first node of those that follow it in words of two. They end where the next one's begin. */
  readonly #known: Int32Array;

  constructor(coder: BitCoder, count: number, sink: TrieSink) {
    this.#coder = coder;
    this.#count = count;
    this.#sink = sink;
    this.#known = new Int32Array(count + 1);
  }

  *code(given: readonly WordNode[] | undefined): Generator<void, void> {
    for (let rank = 0; rank < this.#count; rank += 1) {
      this.#child(0, rank, 1, given?.[rank]);
      if (rank % MANY === 0) yield;
    }
    // All words of two characters first: what follows a character there is likely to follow it in longer words.
    for (let rank = 0; rank < this.#count; rank += 1) {
      this.#known[rank] = this.#node;
      this.#behindFirst(rank, given?.[rank]);
      if (rank % STEP === 0) yield;
    }
    this.#known[this.#count] = this.#node;
    for (let rank = 0; rank < this.#count; rank += 1) {
      this.#behindSecond(rank, given?.[rank]);
      if (rank % STEP === 0) yield;
    }
  }

  #child(parent: number, rank: number, kind: number, given: WordNode | undefined): void {
    const level = codeLevel(this.#coder, kind, given?.level ?? 0);
    if (this.#node === this.#ranks.length) this.#grow();
    this.#ranks[this.#node] = rank;
    this.#levels[this.#node] = level;
    this.#node += 1;
    this.#sink(parent, rank, level);
  }

  #grow(): void {
    const [ranks, levels] = [this.#ranks, this.#levels];
    this.#ranks = new Uint16Array(ranks.length * 2);
    this.#levels = new Uint8Array(levels.length * 2);
    this.#ranks.set(ranks);
    this.#levels.set(levels);
  }

  /** Children of a node of one character. */
  #behindFirst(rank: number, given: WordNode | undefined): void {
    const count = this.#count;
    const parent = rank + 1;
    const gaps = ROOT_GAPS + magnitude(rank + 1) * CLASSES * NUMBER_CONTEXTS;
    const kind = levelKind(1, this.#levels[parent] ?? 0);
    let next = 0;
    for (let i = 0; ; i += 1) {
      const child = given?.children[i];
      // The end of the list is the gap that leads behind the last rank.
      next += codeNumber(this.#coder, gaps + magnitude(next + 1) * NUMBER_CONTEXTS, (child?.rank ?? count) - next);
      if (next >= count) return;
      this.#child(parent, next, kind, child);
      next += 1;
    }
  }

  /** All that follows words of two characters of which this is the first. */
  #behindSecond(rank: number, given: WordNode | undefined): void {
    const first = this.#known[rank] ?? 0;
    const end = this.#known[rank + 1] ?? 0;
    for (let node = first; node < end; node += 1) this.#behindOthers(node, given?.children[node - first], 2);
  }

  /** Children of a longer node: first those that also follow its last character in a word of two, then the others. */
  #behindOthers(parent: number, given: WordNode | undefined, depth: number): void {
    const level = this.#levels[parent] ?? 0;
    const own = this.#ranks[parent] ?? 0;
    const known = this.#known[own] ?? 0;
    const knownCount = (this.#known[own + 1] ?? 0) - known;
    // Only a writer has to look for the places.
    const places = given === undefined ? undefined : new Map(Array.from(this.#ranks.subarray(known, known + knownCount), (rank, i) => [rank, i]));
    const first = this.#node;
    for (let isKnown = 1; isKnown >= 0; isKnown -= 1) {
      const list = given?.children.filter(({ rank }) => places?.has(rank) === (isKnown === 1));
      const more = MORE + depth * 16 + isKnown * 8 + (level === 0 ? 0 : 1);
      const gaps = (isKnown === 1 ? KNOWN_GAPS : OTHER_GAPS) + depth * CLASSES * NUMBER_CONTEXTS;
      const end = isKnown === 1 ? knownCount : Infinity;
      let next = 0;
      for (let i = 0; next < end; i += 1) {
        const child = list?.[i];
        if (this.#coder.bit(more + Math.min(3, i) * 2, child === undefined ? 0 : 1) === 0) break;
        const place = child === undefined ? 0 : isKnown === 1 ? (places?.get(child.rank) ?? 0) : child.rank;
        next += codeNumber(this.#coder, gaps + magnitude(isKnown === 1 ? knownCount : next + 1) * NUMBER_CONTEXTS, place - next);
        this.#child(parent, isKnown === 1 ? (this.#ranks[known + next] ?? 0) : next, levelKind(depth, level), child);
        next += 1;
      }
    }
    if (depth + 1 === DEPTHS) return;
    const end = this.#node;
    for (let node = first; node < end; node += 1) {
      const rank = this.#ranks[node];
      this.#behindOthers(node, given?.children.find((child) => child.rank === rank), depth + 1);
    }
  }
}

function levelKind(depth: number, parent: number): number {
  return 2 + depth * 8 + Math.min(7, parent >> 1);
}

/** The code units of characters, most frequent first. */
export function byRank(characters: readonly RankedCharacter[]): number[] {
  const sorted = [...characters];
  sorted.sort((a, b) => b.level - a.level || a.unit - b.unit);
  return sorted.map(({ unit }) => unit);
}
