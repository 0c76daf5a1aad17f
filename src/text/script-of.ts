/** Which script a stretch of text is written in, by the characters that only one of them uses. */
import { isGb2312, isTraditionalOnly, simplifiedUnit } from "./char-map";
import { decodePairs } from "./gbk";

export type Script = "hans" | "hant" | "either";

/** Ordinary Traditional characters: level 1 of Big5, A440–C67E. */
const FIRST_LEAD = 0xa4;
const LAST_LEAD = 0xc6;
const LAST_ORDINARY = 0xc67e;

let simplifiedOnly: Uint8Array | undefined;

/** Simplified forms that ordinary Traditional print never uses: so not 后 里 只 干, which are Traditional words too. */
function loadSimplifiedOnly(): Uint8Array {
  const set = new Uint8Array(0x10000);
  for (let unit = 0x3400; unit <= 0x9fff; unit += 1) {
    if (isTraditionalOnly(unit) && isGb2312(simplifiedUnit(unit))) set[simplifiedUnit(unit)] = 1;
  }
  decodePairs("big5", FIRST_LEAD, LAST_LEAD, (code, unit) => {
    if (code <= LAST_ORDINARY) set[unit] = 0;
  });
  return set;
}

/** Whether a character (UTF-16 unit) is written in Simplified text only. */
export function isSimplifiedOnly(unit: number): boolean {
  simplifiedOnly ??= loadSimplifiedOnly();
  return simplifiedOnly[unit] === 1;
}

/** 1 for characters of Traditional text only, -1 for those of Simplified text only. */
let sides: Int8Array | undefined;

function loadSides(): Int8Array {
  const table = new Int8Array(0x10000);
  for (let unit = 0x3400; unit < table.length; unit += 1) table[unit] = isTraditionalOnly(unit) ? 1 : isSimplifiedOnly(unit) ? -1 : 0;
  return table;
}

/** 1 for a character (UTF-16 unit) that only Traditional text uses, -1 for one that only Simplified text does, 0 for all others. */
export function sideOf(unit: number): number {
  return (sides ??= loadSides())[unit] ?? 0;
}

/** The script that most of the telling characters of a text belong to; `either` when there are none, or as many of each. */
export function scriptOf(text: string): Script {
  sides ??= loadSides();
  let balance = 0;
  for (let i = 0; i < text.length; i += 1) balance += sides[text.charCodeAt(i)] ?? 0;
  if (balance === 0) return "either";
  return balance > 0 ? "hant" : "hans";
}
