/** The readings of characters, in either script, as the damaging machine may have written them. */
import { simplifiedUnit } from "./char-map";
import { READINGS } from "./generated/readings";

const TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ";
const PLAIN = "aaaaeeeeiiiioooouuuuüüüünnnm";

/** A reading without its tone mark, `ü` written as `v` is in toneless copies: `lǜ` -> `lv`. */
export function withoutTone(reading: string): string {
  let plain = "";
  for (const letter of reading) {
    const at = TONED.indexOf(letter);
    const bare = at === -1 ? letter : (PLAIN[at] ?? letter);
    plain += bare === "ü" ? "v" : bare;
  }
  return plain;
}

let readingsByUnit: Map<number, string> | undefined;
const syllablesByUnit = new Map<number, string>();
let syllables: Set<string> | undefined;

/** All readings of a character, in one string with a space before and after each. */
function load(): Map<number, string> {
  const readings = new Map<number, string>();
  for (const group of READINGS.split(" ")) {
    const reading = /^[^\u3007\u3400-\u9fff]+/.exec(group)?.[0] ?? "";
    for (let i = reading.length; i < group.length; i += 1) {
      const unit = group.charCodeAt(i);
      readings.set(unit, `${readings.get(unit) ?? " "}${reading} `);
    }
  }
  return readings;
}

function readingsOf(unit: number): string {
  readingsByUnit ??= load();
  const own = readingsByUnit.get(unit) ?? "";
  const simplified = simplifiedUnit(unit);
  return simplified === unit ? own : own + (readingsByUnit.get(simplified) ?? "");
}

/** The readings of a page are few, and each comes up again and again. */
const toneless = new Map<string, string>();
/** No page has so many; whoever makes up letters must not fill the memory. */
const MOST_READINGS = 5000;

/** A reading without its tone, between the spaces that stand around it in a list. */
function listed(reading: string): string {
  let plain = toneless.get(reading);
  if (plain === undefined) {
    plain = ` ${withoutTone(reading)} `;
    if (toneless.size < MOST_READINGS) toneless.set(reading, plain);
  }
  return plain;
}

/** The same without regard to tone; `reading` may carry a tone or not. Covers neutral tones (們 men) and toneless copies. */
export function hasSyllable(unit: number, reading: string): boolean {
  let plain = syllablesByUnit.get(unit);
  if (plain === undefined) {
    plain = withoutTone(readingsOf(unit));
    syllablesByUnit.set(unit, plain);
  }
  return plain.includes(listed(reading));
}

/** Whether letters are a pinyin syllable at all. */
export function isSyllable(letters: string): boolean {
  syllables ??= new Set(READINGS.split(" ").map((group) => withoutTone(/^[^\u3007\u3400-\u9fff]+/.exec(group)?.[0] ?? "")));
  return syllables.has(withoutTone(letters));
}
