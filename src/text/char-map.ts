/** Characters of the two scripts, one by one, from OpenCC's table. Words are another matter: see `script.ts`. */
import TSCharacters from "opencc-js/dict/TSCharacters";
import { gbkCode } from "./gbk";

let toSimplified: Uint16Array | undefined;

function load(): Uint16Array {
  const map = new Uint16Array(0x10000);
  for (const entry of TSCharacters.split("|")) {
    // Characters outside the basic plane are outside GBK too.
    if (entry.length === 3) map[entry.charCodeAt(0)] = entry.charCodeAt(2);
  }
  return map;
}

/** The Simplified form of a character, by UTF-16 unit; the character itself when it has none. */
export function simplifiedUnit(unit: number): number {
  toSimplified ??= load();
  const simplified = toSimplified[unit] ?? 0;
  return simplified === 0 ? unit : simplified;
}

/** A text with every character in its Simplified form. For comparing and scoring; not a conversion fit to be read. */
export function simplifiedChars(text: string): string {
  let out = "";
  for (let i = 0; i < text.length; i += 1) out += String.fromCharCode(simplifiedUnit(text.charCodeAt(i)));
  return out;
}

/** Whether a character belongs to the standard of Simplified print: GB 2312, the part of GBK with both bytes from A1. */
export function isGb2312(unit: number): boolean {
  const code = gbkCode(unit);
  return code >> 8 >= 0xa1 && code >> 8 <= 0xf7 && (code & 0xff) >= 0xa1;
}

/** Whether a character is only Traditional: it has a Simplified form, and Simplified print never uses it. */
export function isTraditionalOnly(unit: number): boolean {
  return simplifiedUnit(unit) !== unit && !isGb2312(unit);
}
