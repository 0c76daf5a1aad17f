/** The word table is read as it was written: any trie, and the one that ships. */
import { array, assert, constantFrom, dictionary, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { WORDS } from "../../../src/text/generated/words";
import { loadLexicon } from "../../../src/text/lexicon";
import { BitReader, codeTrie, type TrieSink } from "../../../src/text/packed-words";
import { finish } from "../../../src/text/steps";
import { BitWriter } from "../../../tools/text/bit-writer";
import { trieOf } from "../../../tools/text/words-table";

function wordsIn(bytes: Uint8Array): Map<string, number> {
  const texts = [""];
  const words = new Map<string, number>();
  let units: readonly number[] = [];
  const begin = (byRank: readonly number[]): void => {
    units = byRank;
  };
  const sink: TrieSink = (parent, rank, level) => {
    const text = (texts[parent] ?? "") + String.fromCharCode(units[rank] ?? 0);
    if (level > 0) words.set(text, level);
    texts.push(text);
  };
  finish(codeTrie(new BitReader(bytes), undefined, begin, sink));
  return words;
}

function packed(words: ReadonlyMap<string, number>): Uint8Array {
  const writer = new BitWriter();
  finish(codeTrie(writer, trieOf(words), () => {}, () => {}));
  return writer.end();
}

const CHARACTERS = [..."一丁七万三上下不与专且世业东丝两严中丰临为主丽举乃久么义之乌乐习书买乱了予争事二于五京亮亲人亿什仁仅今介从他代令以们价任份企伙休优会传估伤但位住体何作你使供依信修個們傳僅"];

describe("the packed words", () => {
  test("any words come back with the levels of their counts", () => {
    const word = array(constantFrom(...CHARACTERS), { minLength: 1, maxLength: 5 }).map((chars) => chars.join(""));
    assert(
      property(dictionary(word, integer({ min: 1, max: 2 ** 28 }), { maxKeys: 300 }), (counted) => {
        const words = new Map(Object.entries(counted));
        const levels = new Map([...words].map(([text, count]) => [text, Math.floor(Math.log2(count)) + 1]));
        const read = wordsIn(packed(words));
        expect(new Map([...read].toSorted())).toEqual(new Map([...levels].toSorted()));
      }),
      { numRuns: 200 },
    );
  });

  test("what ships holds words of all lengths, and every character that may stand alone", () => {
    const words = wordsIn(Uint8Array.from(atob(WORDS), (byte) => byte.charCodeAt(0)));
    const lengths = [1, 2, 3, 4, 5].map((length) => [...words.keys()].filter((word) => word.length === length).length);
    expect(Math.min(...lengths)).toBeGreaterThan(300);
    expect(words.get("的")).toBeGreaterThan(words.get("常客") ?? 0);
    for (const word of ["海峡", "大饱眼福", "常客", "停靠"]) expect(loadLexicon().has(word)).toBe(true);
  });
});
