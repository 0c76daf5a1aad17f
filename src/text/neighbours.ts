/**
 * What it is worth, in nats, that a character or a mark stands behind another, where no word tells: counted in news-like prose. The table is
 * packed as the words are.
 */

/** Marks that the table tells apart, in full width and in ASCII; digits are one. Each has a code unit of its own that no character has. */
const MARKS = ["，,", "。", "、", "“", "”", "：:", "；;", "？?", "！!", "《", "》", "（(", "）)", "…", "—", "·", "‘", "’", "%％", "0123456789０１２３４５６７８９"];
const FIRST_MARK = 0x9fb0;
/** Levels of the table are multiples of this, in nats; the lowest one is that of `LEAST_LEVEL` + 1. */
export const STEP_OF_LEVEL = 0.4;
export const LEAST_LEVEL = -9;

/** By code unit, as every character of every explanation is asked for. */
const units = Uint16Array.from({ length: 0x10000 }, (_none, unit) => (unit >= 0x4e00 && unit <= 0x9fa5 ? unit : 0));
for (const [i, forms] of MARKS.entries()) for (const mark of forms) units[mark.charCodeAt(0)] = FIRST_MARK + i;

/** What stands in the table for a Simplified character or a mark (UTF-16 unit); 0 for all else. */
export function neighbourUnit(unit: number): number {
  return units[unit] ?? 0;
}

/** Whether a unit of the table stands for a mark. */
export function isTableMark(unit: number): boolean {
  return unit >= FIRST_MARK;
}

/** The worth that a level of the table stands for. */
export function worthOfLevel(level: number): number {
  return (level + LEAST_LEVEL) * STEP_OF_LEVEL;
}
