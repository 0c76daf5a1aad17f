/** The tables of readings: which pinyin the damaging machine may have put behind a character. */
import { isTraditionalOnly } from "../../src/text/char-map";
import { characterCounts, readingsOf, sorted, toSimplified, type Word } from "./sources";

/** Characters of the full table: enough for every text of today. Rarer ones are not repaired. */
const CHARACTERS = 6500;

/** Traditional characters of the small table that tells a damaged page from a clean one. */
const DAMAGED_CHARACTERS = 500;

/** Neutral and spoken readings that the source lacks; the damaging machine used them. */
const MORE_READINGS: Readonly<Record<string, readonly string[]>> = { 们: ["men"], 间: ["jiān"], 个: ["gè"], 过: ["guò"], 这: ["zhè"], 对: ["duì"], 时: ["shí"] };

function grouped(entries: readonly (readonly [reading: string, char: string])[]): Map<string, string> {
  const groups = new Map<string, string>();
  for (const [reading, char] of entries) {
    const group = groups.get(reading) ?? "";
    if (!group.includes(char)) groups.set(reading, group + char);
  }
  return groups;
}

function byFrequency(words: readonly Word[]): string[] {
  return sorted(characterCounts(words), (a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([char]) => char);
}

const INDEXED_READING = /^[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿê]+$/;

/** `reading` then its characters, groups separated by a space. */
export function readingsTable(words: readonly Word[]): string {
  const chars = byFrequency(words).slice(0, CHARACTERS);
  const own = chars.flatMap((char) => [...(MORE_READINGS[char] ?? []), ...readingsOf(char)].map((reading) => [reading, char] as const));
  const known = new Map<string, Set<string>>();
  for (const [reading, char] of own) known.set(char, (known.get(char) ?? new Set()).add(reading));
  // A Traditional character shares the readings of its Simplified form; only what it has beyond those is written out.
  const beyond = [...toSimplified]
    .filter(([, simplified]) => known.has(simplified))
    .flatMap(([char, simplified]) => readingsOf(char).filter((reading) => known.get(simplified)?.has(reading) === false).map((reading) => [reading, char] as const));
  return sorted(grouped([...own, ...beyond]), ([a], [b]) => (a < b ? -1 : 1))
    .filter(([reading]) => INDEXED_READING.test(reading))
    .map(([reading, group]) => reading + group)
    .join(" ");
}

/** `reading`, Traditional characters, `/`, their Simplified forms in the same order; groups separated by a space. */
export function damagedCharactersTable(words: readonly Word[]): string {
  const rank = new Map(byFrequency(words).map((char, i) => [char, i]));
  const damaged = [...toSimplified].filter(([char, simplified]) => char.length === 1 && isTraditionalOnly(char.charCodeAt(0)) && rank.has(simplified));
  const pairs = sorted(damaged, ([, a], [, b]) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0)).slice(0, DAMAGED_CHARACTERS);
  const entries = pairs.flatMap(([char, simplified]) =>
    [...new Set([...readingsOf(char), ...readingsOf(simplified), ...(MORE_READINGS[simplified] ?? [])])].map((reading) => [reading, char] as const),
  );
  return sorted(grouped(entries), ([a], [b]) => (a < b ? -1 : 1))
    .map(([reading, group]) => `${reading}${group}/${[...group].map((char) => toSimplified.get(char) ?? char).join("")}`)
    .join(" ");
}
