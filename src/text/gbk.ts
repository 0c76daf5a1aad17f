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

const LINE_FEED = 0x0a;

/** Calls `found` with each pair of bytes, as a 16-bit code, that the platform's decoder `label` reads as one UTF-16 unit. */
export function decodePairs(label: string, firstLead: number, lastLead: number, found: (code: number, unit: number) => void): void {
  const bytes = new Uint8Array((lastLead - firstLead + 1) * (LAST_TRAIL - FIRST_TRAIL + 1) * 3);
  // A line feed after each pair keeps a hole in the table from swallowing the next pair. (The web's decoder gives an ASCII
  // trail byte of a hole back after U+FFFD, so a line that is not exactly one unit long is a hole.)
  let length = 0;
  for (let lead = firstLead; lead <= lastLead; lead += 1) {
    for (let trail = FIRST_TRAIL; trail <= LAST_TRAIL; trail += 1) {
      bytes[length] = lead;
      bytes[length + 1] = trail;
      bytes[length + 2] = LINE_FEED;
      length += 3;
    }
  }
  const decoded = new TextDecoder(label).decode(bytes);
  for (let i = 0, at = 0; at < decoded.length; i += 3, at += 1) {
    const unit = decoded.charCodeAt(at);
    let end = at;
    while (decoded.charCodeAt(end) !== LINE_FEED) end += 1;
    if (end === at + 1 && unit !== 0xfffd) found(((bytes[i] ?? 0) << 8) | (bytes[i + 1] ?? 0), unit);
    at = end;
  }
}

function build(): { codes: Uint16Array; units: Uint16Array } {
  const codes = new Uint16Array(0x10000);
  const units = new Uint16Array(0x10000);
  decodePairs("gbk", FIRST_LEAD, LAST_LEAD, (code, unit) => {
    if (!isTrail(code & 0xff)) return;
    units[code] = unit;
    if (codes[unit] === 0) codes[unit] = code;
  });
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

