/**
 * The page's own undamaged text as evidence: which short sequences of characters it contains. Names and topics of the page
 * are in no dictionary. Kept as hashes, a bit each, in one fixed table, so that a page of any size costs the same memory.
 */
import { simplifiedUnit } from "./char-map";

const LOG_SLOTS = 22;
const LOG_PAIR_SLOTS = 17;
/** Characters of a page that are looked at: more would fill the table. */
export const MOST_INDEXED = 250_000;
const LONGEST = 5;
/** A page of fewer characters says nothing about how often it uses one. */
const TELLING = 100;
/** Behind a `?` the page may be out of step for about so many characters. */
const OUT_OF_STEP = 24;
/** What a known sequence ending at a character is worth, in nats, by its length. */
const WORTH = [0, 0, 1.5, 3.5, 5.5, 6.5] as const;

export interface PageContext {
  /** Worth, in nats, of what the page knows of a text (in either script). 0 when it knows nothing of it. */
  worth(text: string): number;
  /** Worth of a character behind another, for a quick look. */
  pairWorth(before: number, unit: number): number;
  /** Share of a character (in either script) among those of the page. 0 for a page too short to tell. */
  share(unit: number): number;
  /** Whether the page shows this character at all. */
  shows(unit: number): boolean;
}

function isOutOfStepEnd(unit: number): boolean {
  return unit === 0x0a || (unit >= 0x40 && unit <= 0x7e);
}

function mix(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x9e3779b1) ^ (hash >>> 15);
}

function slot(hash: number): number {
  return (Math.imul(hash ^ (hash >>> 16), 0x85ebca6b) >>> (32 - LOG_SLOTS)) | 0;
}

function setBit(bits: Uint32Array, bit: number): void {
  bits[bit >> 5] = (bits[bit >> 5] ?? 0) | (1 << (bit & 31));
}

function hasBit(bits: Uint32Array, bit: number): boolean {
  return (((bits[bit >> 5] ?? 0) >>> (bit & 31)) & 1) === 1;
}

/** So many characters go in one step of the index. */
const STEP = 4096;

/** `pageText`: the page with its aligned annotations already removed. Any length; linear. In steps of about a millisecond. */
export function* indexSteps(pageText: string): Generator<void, PageContext> {
  const known = new Uint32Array(1 << (LOG_SLOTS - 5));
  const shown = new Uint8Array(0x10000);
  const counts = new Uint32Array(0x10000);
  let total = 0;
  // Pairs apart, a bit each, so that the table fits a processor's cache: the search asks for them all the time.
  const pairs = new Uint32Array(1 << (LOG_PAIR_SLOTS - 5));
  const recent = new Uint16Array(LONGEST);
  let run = 0;
  let skip = 0;
  const note = (unit: number): void => {
    recent.copyWithin(0, 1);
    recent[LONGEST - 1] = unit;
    run += 1;
    let hash = 0;
    for (let length = 1; length <= Math.min(run, LONGEST); length += 1) {
      hash = mix(hash, recent[LONGEST - length] ?? 0);
      if (length > 1) setBit(known, slot(hash));
      if (length === 2) setBit(pairs, slot(hash) >>> (LOG_SLOTS - LOG_PAIR_SLOTS));
    }
  };
  const look = (i: number): void => {
    const unit = pageText.charCodeAt(i);
    if (unit === 0x3f) {
      skip = OUT_OF_STEP;
      run = 0;
    } else if (skip > 0) {
      skip = isOutOfStepEnd(unit) ? 0 : skip - 1;
    } else if (unit < 0x21 || unit === 0x28 || pageText.charCodeAt(i + 1) === 0x3f) {
      run = 0;
    } else {
      shown[unit] = 1;
      counts[simplifiedUnit(unit)] = (counts[simplifiedUnit(unit)] ?? 0) + 1;
      total += 1;
      note(simplifiedUnit(unit));
    }
  };
  const all = Math.min(pageText.length, MOST_INDEXED);
  for (let from = 0; from < all; from += STEP) {
    for (let i = from; i < Math.min(from + STEP, all); i += 1) look(i);
    yield;
  }
  const worth = (text: string): number => {
    let sum = 0;
    for (let end = 1; end < text.length; end += 1) {
      let hash = 0;
      let longest = 0;
      for (let length = 1; length <= Math.min(end + 1, LONGEST); length += 1) {
        hash = mix(hash, simplifiedUnit(text.charCodeAt(end + 1 - length)));
        if (length > 1 && !hasBit(known, slot(hash))) break;
        longest = length;
      }
      sum += WORTH[longest] ?? 0;
    }
    return sum;
  };
  const pairWorth = (before: number, unit: number): number => {
    const hash = mix(mix(0, simplifiedUnit(unit)), simplifiedUnit(before));
    return hasBit(pairs, slot(hash) >>> (LOG_SLOTS - LOG_PAIR_SLOTS)) ? (WORTH[2] ?? 0) : 0;
  };
  const share = (unit: number): number => (total < TELLING ? 0 : (counts[simplifiedUnit(unit)] ?? 0) / total);
  return { worth, pairWorth, share, shows: (unit) => shown[unit] === 1 };
}
