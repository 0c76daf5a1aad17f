/**
 * OpenCC's conversion from Traditional to Simplified, with its dictionaries: at each place the longest entry, of phrases or characters. The page is
 * full of text, phrases are few (some three hundred), and so only where one can begin are they looked for.
 */
import TSCharacters from "opencc-js/dict/TSCharacters";
import TSPhrases from "opencc-js/dict/TSPhrases";

interface Entry {
  readonly from: string;
  readonly to: string;
}

interface Tables {
  /** Simplified form by UTF-16 unit, 0 for none. */
  readonly units: Uint16Array;
  /** Entries that are more than one unit long, by their first unit, longest first; `begins` tells whether there are any. */
  readonly longer: ReadonlyMap<number, readonly Entry[]>;
  readonly begins: Uint8Array;
}

let tables: Tables | undefined;

function load(): Tables {
  const units = new Uint16Array(0x10000);
  const begins = new Uint8Array(0x10000);
  const longer = new Map<number, Entry[]>();
  for (const dictionary of [TSPhrases, TSCharacters]) {
    for (const line of dictionary.split("|")) {
      const space = line.indexOf(" ");
      const entry = { from: line.slice(0, space), to: line.slice(space + 1) };
      const first = line.charCodeAt(0);
      if (line.length === 3) {
        units[first] = line.charCodeAt(2);
        continue;
      }
      begins[first] = 1;
      const known = longer.get(first);
      if (known === undefined) longer.set(first, [entry]);
      else known.push(entry);
    }
  }
  for (const entries of longer.values()) entries.sort((a, b) => b.from.length - a.from.length);
  return { units, longer, begins };
}

const FIRST_DESCRIPTION = 0x2ff0;
const LAST_DESCRIPTION = 0x2fff;

/** End of a description of a character by its parts, `⿰單戈`, which begins at `at`: its parts are not words of the text. */
function descriptionEnd(text: string, at: number): number {
  let end = at;
  for (let parts = 1; parts > 0 && end < text.length; end += 1) {
    const unit = text.charCodeAt(end);
    if (unit < FIRST_DESCRIPTION || unit > LAST_DESCRIPTION) parts -= 1;
    else if (unit === 0x2ff2 || unit === 0x2ff3) parts += 2;
    else if (unit !== 0x2ffe && unit !== 0x2fff) parts += 1;
  }
  return end;
}

/** The text with every phrase and character that OpenCC knows in its Simplified form. Any length; linear. The text itself when nothing changes. */
export function simplify(text: string): string {
  const { units, longer, begins } = (tables ??= load());
  let out = "";
  let done = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit >= FIRST_DESCRIPTION && unit <= LAST_DESCRIPTION) {
      at = descriptionEnd(text, at) - 1;
      continue;
    }
    const entry = begins[unit] === 1 ? longer.get(unit)?.find(({ from }) => text.startsWith(from, at)) : undefined;
    const simplified = units[unit] ?? 0;
    if (entry === undefined && simplified === 0) continue;
    out += text.slice(done, at) + (entry === undefined ? String.fromCharCode(simplified) : entry.to);
    at += entry === undefined ? 0 : entry.from.length - 1;
    done = at + 1;
  }
  return done === 0 ? text : out + text.slice(done);
}
