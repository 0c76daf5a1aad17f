/**
 * The quick look before a text is judged: does it hold what any spam must hold? Most texts of a page do not, and are never judged.
 * Errs on the side of judging: what stands between characters is skipped, and only the first two characters of a word count.
 */
import { DISGUISES, SIMPLE_FORMS } from "./fold-text";
import { LATIN_LETTER, SHORT_TEXT, type SpamFeature } from "./spam-feature";
import { SPAM_FEATURES } from "./spam-features";

/** Longest text that counts as short: letters, digits and characters. */
const SHORT = 20;
/** Shortest text that a pattern which needs two things matches. */
const SHORTEST = 3;
/** A word of less weight is nothing alone. */
const STRONG = 1.2;
/** So many weak words, or one with so many others that support it, are worth a judgement. */
const WEAK = { alone: 2, supporting: 3 } as const;

/** Stands between texts that are searched as one. */
const SEAM = "\0";

/** Lists with a meaning of their own, by name. */
const [SURE, WEAK_WORDS, DISGUISED] = ["sure", "weak", "disguised"];

/** A word and the list that it is in. */
interface Listed {
  readonly word: string;
  readonly list: string;
}

/** Lists of which a text must have something; it is looked for when it has something of the first. */
interface Condition {
  readonly feature: SpamFeature;
  readonly lists: readonly string[];
}

/**
 * All lists as one string, in which the browser itself looks words up: most are never asked for, and to take the lists apart would cost every
 * page. `0` stands for any digit.
 */
interface Table {
  /** Each word behind a space, each list between marks that `marks` has in the same order. */
  readonly all: string;
  readonly marks: readonly { readonly from: number; readonly list: string }[];
  /** By code unit: what of the first lists begins with it (`BEGINS`). */
  readonly firsts: Uint8Array;
  /** The first two characters of longer words (`pairAt`). */
  readonly pairs: ReadonlySet<number>;
  /** Their words of one or two characters, and the first three of longer ones. */
  readonly starts: ReadonlySet<string>;
  /** Words by start, as they are asked for. */
  readonly words: Map<string, readonly Listed[]>;
  /** Patterns by list, as they are asked for. */
  readonly patterns: Map<string, RegExp>;
  readonly conditions: ReadonlyMap<string, readonly Condition[]>;
}

/** The features that can find something in a text; `"any"` when its letters are disguised. */
export type Triggers = ReadonlySet<SpamFeature> | "any";

let table: Table | undefined;

/** What stands between the characters of words, or inside a word that is cut up. */
const BETWEEN = /[^\0\u3400-\u4e27\u4e29-\u9fff\u3040-\u30ffa-zA-Z\d]+/gu;
/** Letters and digits that only `foldText` can read. */
const UNREADABLE = "\\u00c0-\\u024f\\u1e00-\\u1fff\\u2100-\\u2102\\u2104-\\u218f\\u249c-\\u24e9\\u2e80-\\u2fff\\u3200-\\u33ff\\uf900-\\ufaff\\uff10-\\uff19\\uff21-\\uff3a\\uff41-\\uff5a\\ud835";
const DISGUISE = new RegExp(`[${UNREADABLE}]|\\ud83c[\\udd00-\\udde5]`);
const OTHER_FORM = new RegExp(`[${String.fromCharCode(...SIMPLE_FORMS.keys())}]`, "g");
/** Numbers that are names of sites; other numbers are everywhere. */
const NAMED_NUMBER = "(?<!\\d)(?:365|91)(?!\\d)";
const NUMBER_HERE = new RegExp(NAMED_NUMBER);

/** Two characters as a number that engines hold without allocating; few others have the same. */
const pairAt = (text: string, at: number): number => ((text.charCodeAt(at) & 0x7fff) << 15) | (text.charCodeAt(at + 1) & 0x7fff);

/** What a character begins: longer words, a word of its own, or both. */
const BEGINS = { pair: 1, word: 2 } as const;

function createSearch(lists: readonly string[]): Pick<Table, "firsts" | "pairs" | "starts"> {
  const words = ` ${lists.join(" ").replaceAll(/(?<!\S)\d+(?=\d|\s|$)/gu, "").replaceAll(/\d/gu, "0")} `;
  const starts = new Set(words.match(/(?<=\s)(?:\S{3}|\S{1,2}(?=\s))/gu));
  const firsts = new Uint8Array(0x1_0000);
  const pairs = new Set<number>();
  for (const start of starts) {
    const first = start.charCodeAt(0);
    firsts[first] = (firsts[first] ?? 0) | (start.length === 1 ? BEGINS.word : BEGINS.pair);
    if (start.length > 1) pairs.add(pairAt(start, 0));
  }
  return { starts, firsts, pairs };
}

function build(): Table {
  const names: string[] = [];
  const leading: string[] = [];
  const conditions = new Map<string, Condition[]>();
  const put = (words: string, list: string): void => {
    names.push(list);
    leading.push(words);
  };
  for (const feature of SPAM_FEATURES) {
    const { role, words = "", tails, needs = [], weight } = feature;
    if (role !== "anchor") continue;
    if (tails === undefined && words !== "") put(words, weight < STRONG ? WEAK_WORDS : SURE);
    for (const lists of tails === undefined ? needs : [[words, tails], ...needs]) {
      const [first = ""] = lists;
      const same = conditions.get(first);
      if (same === undefined) {
        conditions.set(first, [{ feature, lists }]);
        put(first, first);
      } else same.push({ feature, lists });
    }
  }
  put(DISGUISES, DISGUISED);
  // All lists at once: each call of a pattern that has not run before costs more than what it does here.
  const lists = ` ${leading.join(` ${SEAM} `)} `.replaceAll(/(?<!\S)\d+(?=\d)/gu, "").replaceAll(/\d/gu, "0").replaceAll(/\s+/gu, " ").split(SEAM);
  let from = 0;
  const marks = lists.map((list, index) => {
    const mark = { from, list: names[index] ?? SURE };
    from += list.length;
    return mark;
  });
  return { all: lists.join(""), marks, words: new Map(), patterns: new Map(), conditions, ...createSearch(leading) };
}

/** The words of first lists that begin like this. */
function wordsFrom({ all, marks, words }: Table, start: string): readonly Listed[] {
  const known = words.get(start);
  if (known !== undefined) return known;
  const found: Listed[] = [];
  for (let at = all.indexOf(` ${start}`); at >= 0; at = all.indexOf(` ${start}`, at + 1)) {
    const word = all.slice(at + 1, all.indexOf(" ", at + 1));
    if (start.length === 3 || word.length === start.length) found.push({ word, list: marks.findLast(({ from }) => from <= at)?.list ?? SURE });
  }
  words.set(start, found);
  return found;
}

/** True when a word of a list stands in a squeezed text. */
function holdsWord({ patterns }: Table, list: string, squeezed: string): boolean {
  if (list === SHORT_TEXT) return squeezed.length <= SHORT;
  if (list === LATIN_LETTER) return /[a-z]/u.test(squeezed);
  let pattern = patterns.get(list);
  if (pattern === undefined) {
    pattern = new RegExp(list.trim().replaceAll(/\d/gu, "0").replaceAll(/\s+/gu, "|"));
    patterns.set(list, pattern);
  }
  return pattern.test(squeezed);
}

const SUPPORTS = SPAM_FEATURES.filter(({ role }) => role === "support").map(({ words = "" }) => words);

const simpleForm = (char: string): string => String.fromCharCode(SIMPLE_FORMS.get(char.charCodeAt(0)) ?? 0);

/** The text without what stands between its words: lower case, Simplified, every digit a `0`. */
function squeeze(text: string): string {
  const plain = text.replaceAll(BETWEEN, "").toLowerCase().replaceAll(/\d/gu, "0");
  return plain.replace(OTHER_FORM, simpleForm);
}

/** The places of a text at which a word of a first list may begin, from the first on. A plain loop: a pattern of so many characters takes longer to make ready. */
function candidates({ firsts, pairs }: Table, text: string): number[] {
  const found: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const begins = firsts[text.charCodeAt(at)] ?? 0;
    if (begins === 0) continue;
    if ((begins & BEGINS.word) !== 0 || pairs.has(pairAt(text, at))) found.push(at);
  }
  return found;
}

function lookFor(known: Table, text: string): Triggers | null {
  if (DISGUISE.test(text)) return "any";
  const squeezed = squeeze(text);
  const features = new Set<SpamFeature>();
  let sure = NUMBER_HERE.test(text);
  let weak = 0;
  for (const at of candidates(known, squeezed)) {
    for (let length = 1; length <= 3; length += 1) {
      const start = squeezed.slice(at, at + length);
      if (!known.starts.has(start)) continue;
      for (const { word, list } of wordsFrom(known, start)) {
        if (!squeezed.startsWith(word, at)) continue;
        if (list === DISGUISED) return "any";
        if (list === SURE) sure = true;
        else if (list === WEAK_WORDS) weak += 1;
        else addMet(known, list, squeezed, features);
      }
    }
  }
  sure ||= weak >= WEAK.alone || (weak > 0 && SUPPORTS.some((list) => countWords(known, list, squeezed) >= WEAK.supporting));
  return sure || features.size > 0 ? features : null;
}

/** Adds the features that need a word of this list, and have what else they need. */
function addMet(known: Table, list: string, squeezed: string, features: Set<SpamFeature>): void {
  for (const { feature, lists } of known.conditions.get(list) ?? []) {
    if (lists.length > 1 && squeezed.length < SHORTEST) continue;
    if (lists.every((other) => other === list || holdsWord(known, other, squeezed))) features.add(feature);
  }
}

function countWords(known: Table, list: string, squeezed: string): number {
  holdsWord(known, list, squeezed);
  return squeezed.match(new RegExp(known.patterns.get(list) ?? /(?!)/u, "g"))?.length ?? 0;
}

/** By text, for the same ones stand on a page many times. */
const remembered = new Map<string, Triggers | null>();
const MOST_REMEMBERED = 2000;

/** What can find something in a text as it stands on the page; `null` when nothing can, and the text is no spam. */
export function triggersOf(text: string): Triggers | null {
  const known = remembered.get(text);
  if (known !== undefined) return known;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  table ??= build();
  const triggers = lookFor(table, text);
  remembered.set(text, triggers);
  return triggers;
}

/** Those of many texts that may have a trigger, by number: to search them as one is much faster than one by one. */
export function leadsIn(texts: readonly string[]): number[] {
  table ??= build();
  const joined = texts.join(SEAM);
  const squeezed = squeeze(joined);
  const found = new Set<number>();
  let [index, seam] = [0, squeezed.indexOf(SEAM)];
  const goTo = (at: number): void => {
    for (; seam >= 0 && seam < at; index += 1) seam = squeezed.indexOf(SEAM, seam + 1);
  };
  for (const at of candidates(table, squeezed)) {
    const start = squeezed.slice(at, at + 3);
    if (!table.starts.has(start) && !table.starts.has(start.slice(0, 2)) && !table.starts.has(start.slice(0, 1))) continue;
    goTo(at);
    found.add(index);
  }
  for (const pattern of [DISGUISE, NUMBER_HERE]) {
    if (pattern.test(joined)) for (const [number, text] of texts.entries()) if (pattern.test(text)) found.add(number);
  }
  return [...found];
}
