/** Readings in brackets that the machine put behind characters that it read in step: `戰(zhàn)略` and its variants. */
import { simplifiedUnit } from "./char-map";
import { hasSyllable, isSyllable } from "./readings";

const OPEN = 0x28;
const CLOSE = 0x29;
const LONGEST_READING = 6;

/** A reading that was found in the text: `letters`, and where the text goes on behind its closing bracket. */
export interface Reading {
  readonly letters: string;
  readonly end: number;
}

function isReadingLetter(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0xe0 && unit <= 0x1fa) || unit === 0x1e3f;
}

function isPadding(unit: number): boolean {
  return unit === 0x20 || unit === 0xa0 || unit === 0x3000;
}

/** The reading whose first letter stands at `at` (behind the opening bracket), perhaps padded: `zhàn)`, `huì )`. */
export function readingAt(text: string, at: number): Reading | undefined {
  let end = at;
  while (end - at <= LONGEST_READING && isReadingLetter(text.charCodeAt(end))) end += 1;
  if (end === at) return undefined;
  const letters = text.slice(at, end);
  while (isPadding(text.charCodeAt(end))) end += 1;
  return text.charCodeAt(end) === CLOSE ? { letters, end: end + 1 } : undefined;
}

/** Which characters the machine annotated on this page. Decided once for the page. */
export interface AnnotationStyle {
  /** Also characters that are the same in both scripts, also without tone marks: the doubled toneless variant. */
  readonly anyCharacter: boolean;
  /** Also Simplified characters. */
  readonly simplified: boolean;
  /** Also without a tone mark, as the neutral tone is written: 麼(me). Only where other evidence shows damage. */
  readonly toneless: boolean;
}

function hasTone(letters: string): boolean {
  for (let i = 0; i < letters.length; i += 1) if (letters.charCodeAt(i) > 0x7f && letters[i] !== "ü") return true;
  return false;
}

/** Whether the machine may have annotated this character (UTF-16 unit) with these letters. */
export function mayAnnotate(unit: number, letters: string, style: AnnotationStyle): boolean {
  if (!style.anyCharacter) {
    if (!style.toneless && !hasTone(letters)) return false;
    if (!style.simplified && simplifiedUnit(unit) === unit) return false;
  }
  return hasSyllable(unit, letters);
}

/** End of the annotation that begins with the bracket at `open`, behind a character; -1 when there is none. Takes repetitions `(x)(x)` with it. */
export function annotationEnd(text: string, open: number, unit: number, style: AnnotationStyle): number {
  if (text.charCodeAt(open) !== OPEN) return -1;
  const first = readingAt(text, open + 1);
  if (first === undefined || !mayAnnotate(unit, first.letters, style)) return -1;
  let { end } = first;
  if (!style.anyCharacter) return end;
  const again = `(${first.letters})`;
  while (text.startsWith(again, end)) end += again.length;
  return end;
}

/** Whether two toneless annotations in a row stand here: `黨(dang)(dang)`, the mark of the doubled variant. */
export function isDoubled(text: string, open: number): boolean {
  const reading = readingAt(text, open + 1);
  return reading !== undefined && isSyllable(reading.letters) && text.startsWith(`(${reading.letters})`, reading.end);
}
