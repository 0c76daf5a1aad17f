/**
 * The machine that damaged the text, forward. Tests damage known text with it, and every repair is checked with it: a repair
 * stands only if damaging it again gives what the page shows.
 *
 * Step 1 encodes the text as GBK. Step 2 (B) inserts one invisible byte before the bytes of some punctuation marks, also where
 * those bytes straddle two characters. Step 3 (A) inserts a reading in brackets after the bytes of some characters, straddling
 * or not. Step 4 reads the bytes again, leniently.
 */
import { gbkCode, gbkUnit, isLead, isPrivateUse, isTrail } from "./gbk";

/** Stands for the one byte (< 0x40) that B inserts and that nobody sees. No text contains NUL. */
export const INVISIBLE_BYTE = 0;

const QUESTION_MARK = 0x3f;
const EURO_SIGN = 0x20ac;

/** The punctuation that B splits off: ，！？；、： by their GBK codes. Other A3xx pairs are never split. */
const SPLIT_CODES: ReadonlySet<number> = new Set([0xa3ac, 0xa3a1, 0xa3bf, 0xa3bb, 0xa1a2, 0xa3ba]);

/** Whether B may insert its byte before these two bytes. */
export function isSplitPair(code: number): boolean {
  return SPLIT_CODES.has(code);
}

/**
 * Lenient reading of one byte: the UTF-16 unit that becomes visible, or 0 for nothing. `pending` is the lead byte that waits for
 * its trail, or 0. A lead byte before a byte that cannot be a trail gives one `?`, and both are lost. An unassigned pair gives
 * nothing; a user-defined pair gives a private-use character, which most copies dropped later. A lone 80 is the euro sign, as in
 * code page 936.
 */
export function readByte(pending: number, byte: number): number {
  if (pending !== 0) return isTrail(byte) ? gbkUnit((pending << 8) | byte) : QUESTION_MARK;
  if (byte === 0x80) return EURO_SIGN;
  return isLead(byte) || byte === 0xff ? 0 : byte;
}

/** The lead byte that waits for its trail after `byte` was read. */
export function pendingAfter(pending: number, byte: number): number {
  return pending === 0 && isLead(byte) ? byte : 0;
}

/** Where the machine fires. Indexes are those of the character that the place begins in. */
export interface DamagePlan {
  /** Readings of the table T by GBK code. */
  readonly readings: ReadonlyMap<number, string>;
  /** Whether B fires at the punctuation whose first byte belongs to the character `index`. `straddles`: its second byte belongs to the next. */
  splits(index: number, straddles: boolean): boolean;
  /** The inserted text, e.g. `(zhàn)`; empty where A does not fire. */
  annotates(index: number, reading: string, straddles: boolean): string;
  /** What a user-defined pair becomes. Default: dropped. */
  readonly keepPrivateUse?: boolean;
}

/** Two bytes of a character; ASCII has one. What GBK lacks became `?` before anything else happened. */
function bytesOf(unit: number): readonly number[] {
  if (unit < 0x80) return [unit];
  const code = gbkCode(unit);
  return code === 0 || isPrivateUse(unit) ? [QUESTION_MARK] : [code >> 8, code & 0xff];
}

/** A byte of the encoded text, with the index of its character and whether it is the character's second byte. */
interface TextByte {
  readonly byte: number;
  readonly index: number;
  readonly second: boolean;
}

function encode(text: string): TextByte[] {
  const bytes: TextByte[] = [];
  for (let index = 0; index < text.length; index += 1) {
    bytesOf(text.charCodeAt(index)).forEach((byte, i) => bytes.push({ byte, index, second: i === 1 }));
  }
  return bytes;
}

/** A stretch of characters that were read out of step, or lost; `end` is exclusive. */
export interface DamagedPlace {
  readonly start: number;
  readonly end: number;
}

export interface Damaged {
  readonly text: string;
  readonly places: readonly DamagedPlace[];
  /** For each character of the original, how much of `text` was there before its first byte was read. */
  readonly seenAt: readonly number[];
}

/**
 * Damages a text. Units of the result are UTF-16. Non-ASCII letters of the inserted readings stay whole, since their bytes are
 * always read in step: the bracket before them closes every open pair.
 */
export function damage(text: string, plan: DamagePlan): Damaged {
  const bytes = encode(text);
  const seenAt: number[] = [];
  const garbled = new Set<number>();
  let seen = "";
  let pending = 0;
  const read = (byte: number): void => {
    const unit = readByte(pending, byte);
    pending = pendingAfter(pending, byte);
    if (unit !== 0 && (plan.keepPrivateUse === true || !isPrivateUse(unit))) seen += String.fromCharCode(unit);
  };
  let splitAt = -1;
  bytes.forEach(({ byte, index, second }, i) => {
    const next = bytes[i + 1];
    const before = bytes[i - 1];
    if (!second) seenAt[index] = seen.length;
    if (byte >= 0x80 && next !== undefined && isSplitPair((byte << 8) | next.byte) && plan.splits(index, second)) {
      read(INVISIBLE_BYTE);
      splitAt = i;
    }
    // In step, a first byte finds nothing waiting and a second byte finds its first.
    if ((pending !== 0) !== second) garbled.add(index);
    read(byte);
    // B ran first: a pair that it has split is no longer there for A.
    if (before === undefined || splitAt === i) return;
    const reading = plan.readings.get((before.byte << 8) | byte);
    if (reading === undefined) return;
    const inserted = plan.annotates(before.index, reading, before.second);
    if (inserted === "") return;
    read(inserted.charCodeAt(0));
    seen += inserted.slice(1);
  });
  return { text: seen, places: runsOf(garbled, text.length), seenAt };
}

function runsOf(indexes: ReadonlySet<number>, length: number): DamagedPlace[] {
  const runs: DamagedPlace[] = [];
  for (let start = 0; start < length; start += 1) {
    if (!indexes.has(start)) continue;
    let end = start;
    while (indexes.has(end)) end += 1;
    runs.push({ start, end });
    start = end;
  }
  return runs;
}
