/** The table of words: what makes one repair likelier than another. */
import { sorted, type Word } from "./sources";

/** As many words as the size budget of the repair code (250 KB gzipped in all) leaves room for. */
const WORDS = 55_000;

const LONGEST = 5;

/**
 * By first character: the character, then for each frequency level (a letter, `a` = 2^0) the rests of the words: those of one
 * character without a mark, those of none after `0`, of two after `2` and so on.
 */
export function wordsTable(words: readonly Word[]): string {
  const chosen = words.filter(({ text }) => text.length <= LONGEST).slice(0, WORDS);
  const byFirst = new Map<string, Map<string, string[]>>();
  for (const { text, count } of chosen) {
    const first = text.slice(0, 1);
    const level = String.fromCharCode(97 + Math.min(25, Math.floor(Math.log2(count))));
    const levels = byFirst.get(first) ?? new Map<string, string[]>();
    byFirst.set(first, levels);
    levels.set(level, [...(levels.get(level) ?? []), text.slice(1)]);
  }
  return sorted(byFirst, ([a], [b]) => (a < b ? -1 : 1))
    .map(([first, levels]) => first + [...levels].map(([level, rests]) => level + restsByLength(rests)).join(""))
    .join("\n");
}

function restsByLength(rests: readonly string[]): string {
  return [1, 0, 2, 3, 4]
    .map((length) => {
      const group = sorted(rests.filter((rest) => rest.length === length), (a, b) => (a < b ? -1 : 1));
      if (group.length === 0) return "";
      return (length === 1 ? "" : String(length)) + group.join("");
    })
    .join("");
}
