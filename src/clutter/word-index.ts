/** Finds the words of many lists in one pass over a text. */
import type { SpamFeature } from "./spam-features";

/** A word of a feature, found in a text. Offsets count UTF-16 units. */
export interface WordMatch {
  readonly feature: SpamFeature;
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

interface Entry {
  readonly word: string;
  /** Several lists may hold the same word. */
  readonly features: SpamFeature[];
}

/** What may stand between a brand and its tail: `乐鱼 中国 leyu 体育`. */
const GAP = / ?(?:中国)? ?[a-z0-9]{0,9} ?/y;

export class WordIndex {
  /** By first character, longest word first. */
  readonly #words = new Map<string, Entry[]>();
  readonly #tails = new Map<SpamFeature, readonly string[]>();

  constructor(features: readonly SpamFeature[]) {
    const entries = new Map<string, Entry>();
    for (const feature of features) {
      for (const word of splitWords(feature.words)) {
        const entry = entries.get(word) ?? { word, features: [] };
        if (!entry.features.includes(feature)) entry.features.push(feature);
        entries.set(word, entry);
      }
      if (feature.tails !== undefined) this.#tails.set(feature, splitWords(feature.tails));
    }
    const longestFirst = [...entries.values()];
    longestFirst.sort((one, other) => other.word.length - one.word.length);
    for (const entry of longestFirst) {
      const first = entry.word.charAt(0);
      this.#words.set(first, [...(this.#words.get(first) ?? []), entry]);
    }
  }

  /** All matches, in order. An innocent word hides what it covers; other words may overlap. */
  *find(text: string): Iterable<WordMatch> {
    for (let at = 0; at < text.length; at += 1) {
      const entries = this.#words.get(text.charAt(at));
      if (entries === undefined) continue;
      const masked = this.#maskAt(text, at);
      for (const { word, features } of entries) {
        if (word.length < masked) break;
        if (standsAt(text, at, word)) yield* this.#matches(text, at, word, features);
      }
      if (masked > 0) at += masked - 1;
    }
  }

  /** Length of the longest innocent word at a place; 0 when there is none. */
  #maskAt(text: string, at: number): number {
    const mask = this.#words.get(text.charAt(at))?.find(({ word, features }) => features.some(({ role }) => role === "mask") && standsAt(text, at, word));
    return mask?.word.length ?? 0;
  }

  *#matches(text: string, start: number, word: string, features: readonly SpamFeature[]): Iterable<WordMatch> {
    for (const feature of features) {
      const tails = this.#tails.get(feature);
      if (tails === undefined) {
        yield { feature, word, start, end: start + word.length };
        continue;
      }
      const tail = this.#endOfTail(text, start + word.length, tails);
      if (tail !== null) yield { feature, word: text.slice(start, tail), start, end: tail };
    }
  }

  /** @returns where the tail behind a word ends, or `null`: 江南体育中心 is no 江南体育 */
  #endOfTail(text: string, at: number, tails: readonly string[]): number | null {
    GAP.lastIndex = at;
    const gap = GAP.exec(text)?.[0].length ?? 0;
    for (const start of new Set([at, at + gap])) {
      const tail = tails.find((candidate) => text.startsWith(candidate, start));
      if (tail !== undefined && tail.length >= this.#maskAt(text, start)) return start + tail.length;
    }
    return null;
  }
}

function splitWords(words: string | undefined): string[] {
  return (words ?? "").split(/\s+/u).filter((word) => word !== "");
}

/** Latin words and numbers must not be the middle of longer ones. */
function standsAt(text: string, at: number, word: string): boolean {
  if (!text.startsWith(word, at)) return false;
  const [before, after] = [text.charAt(at - 1), text.charAt(at + word.length)];
  if (/[a-z]/u.test(word.charAt(0)) && /[a-z]/u.test(before)) return false;
  if (/\d/u.test(word.charAt(0)) && /\d/u.test(before)) return false;
  if (/[a-z]$/u.test(word) && /[a-z]/u.test(after)) return false;
  return !(/\d$/u.test(word) && /\d/u.test(after));
}
