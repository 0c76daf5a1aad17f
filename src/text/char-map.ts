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
  // OpenCC leaves 著 alone because it has two Simplified forms; 着 is a hundred times as frequent.
  map["著".charCodeAt(0)] = "着".charCodeAt(0);
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

/** Forms that a character-wise conversion of Simplified text does not choose; it writes another form, or leaves the character as it is. */
const SECOND_FORMS = new Set(
  "於後裡裏製鬆穀鬥麵捨幹乾鬍鬚颱誌週徵鍾髮複覆闆錶彆蔔佈纔綵衝鬱範復嚐闢姦儘覈迴穫饑夥薑捲剋睏纍曆囉濛瀰懞籤丰祇鞦鹹託僞牀羣峯喫" +
    "併係繫繮殻",
);

/** Whether a Traditional form is rarely what a damaged page had. */
export function isSecondForm(unit: number): boolean {
  return SECOND_FORMS.has(String.fromCharCode(unit));
}
