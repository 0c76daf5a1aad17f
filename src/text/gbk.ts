/**
 * GBK, both ways, as tables of 16-bit codes (lead byte << 8 | trail byte). The platform's own decoder builds them, once and
 * only when asked for (some ten milliseconds), so they cost no bytes in the bundle.
 */

const FIRST_LEAD = 0x81;
const LAST_LEAD = 0xfe;
const FIRST_TRAIL = 0x40;
const LAST_TRAIL = 0xfe;

let codeOfUnit: Uint16Array | undefined;
let unitOfCode: Uint16Array | undefined;

/** Whether a byte can begin a two-byte character. */
export function isLead(byte: number): boolean {
  return byte >= FIRST_LEAD && byte <= LAST_LEAD;
}

/** Whether a byte can end a two-byte character: 40–7E, 80–FE. */
export function isTrail(byte: number): boolean {
  return byte >= FIRST_TRAIL && byte <= LAST_TRAIL && byte !== 0x7f;
}

/** Whether a UTF-16 unit is private use: what the web's decoder makes of GBK's user-defined pairs (AAA1–AFFE, F8A1–FEFE, A140–A7A0). */
export function isPrivateUse(unit: number): boolean {
  return unit >= 0xe000 && unit <= 0xf8ff;
}

function build(): { codes: Uint16Array; units: Uint16Array } {
  const decoder = new TextDecoder("gbk");
  const codes = new Uint16Array(0x10000);
  const units = new Uint16Array(0x10000);
  const row = new Uint8Array((LAST_TRAIL - FIRST_TRAIL + 1) * 3);
  for (let lead = FIRST_LEAD; lead <= LAST_LEAD; lead += 1) {
    // A line feed after each pair keeps a hole in the table from swallowing the next pair. (The web's decoder gives an ASCII
    // trail byte of a hole back after U+FFFD, so a line that is not exactly one unit long is a hole.)
    let length = 0;
    for (let trail = FIRST_TRAIL; trail <= LAST_TRAIL; trail += 1) {
      if (!isTrail(trail)) continue;
      row.set([lead, trail, 0x0a], length);
      length += 3;
    }
    const lines = decoder.decode(row.subarray(0, length)).split("\n");
    for (let trail = FIRST_TRAIL, i = 0; trail <= LAST_TRAIL; trail += 1) {
      if (!isTrail(trail)) continue;
      const line = lines[i] ?? "";
      i += 1;
      const unit = line.charCodeAt(0);
      if (line.length !== 1 || unit === 0xfffd) continue;
      const code = (lead << 8) | trail;
      units[code] = unit;
      if (codes[unit] === 0) codes[unit] = code;
    }
  }
  return { codes, units };
}

function tables(): { codes: Uint16Array; units: Uint16Array } {
  if (codeOfUnit === undefined || unitOfCode === undefined) {
    const built = build();
    codeOfUnit = built.codes;
    unitOfCode = built.units;
  }
  return { codes: codeOfUnit, units: unitOfCode };
}

/** The GBK code of a UTF-16 unit; 0 when GBK has none (ASCII included: those are single bytes). Private-use units have their user-defined pair. */
export function gbkCode(unit: number): number {
  return tables().codes[unit] ?? 0;
}

/** The UTF-16 unit of a GBK code; 0 when the pair is unassigned. */
export function gbkUnit(code: number): number {
  return tables().units[code] ?? 0;
}

/** Whether a pair shows nothing when it is read: unassigned, or user-defined (some readers keep a private-use character for those). */
export function isInvisible(code: number): boolean {
  const unit = gbkUnit(code);
  return unit === 0 || isPrivateUse(unit);
}

