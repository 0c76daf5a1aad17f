/** Every repair of the whole news set, damaged again, gives what was seen. Independent of the search: it walks the machine's bytes, and may choose only where the machine fires. */
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { hasSyllable } from "../../../src/text/readings";
import { INVISIBLE_BYTE, isSplitPair, pendingAfter, readByte } from "../../../src/text/damage-model";
import { gbkCode, gbkUnit, isPrivateUse } from "../../../src/text/gbk";
import { createRepairer } from "../../../src/text/repairer";
import { damageText, toTraditionalByCharacter, type DamageOptions } from "../../support/damage";

const LOST = "〓";
const ANNOTATION = /([(?])([a-zà-ǿ]{1,6}) ?\)/y;
const OPEN_BRACKET = 0x28;

/** Copies turned these marks into ASCII. */
const FULL_WIDTH = 0xfee0;
const isSplitMark = (unit: number): boolean => "，！；？：".includes(String.fromCharCode(unit));

interface State {
  readonly pending: number;
  /** How much of what is seen has been read. */
  readonly seen: number;
}

/** The states after one byte, if what it shows is what is seen. */
function read(states: readonly State[], byte: number, shown: string): State[] {
  return states.flatMap(({ pending, seen }) => {
    const unit = readByte(pending, byte);
    const next = pendingAfter(pending, byte);
    if (unit === 0) return [{ pending: next, seen }];
    if (shown.charCodeAt(seen) === unit || (isSplitMark(unit) && shown.charCodeAt(seen) === unit - FULL_WIDTH)) return [{ pending: next, seen: seen + 1 }];
    return isPrivateUse(unit) ? [{ pending: next, seen }] : [];
  });
}

/** The states after a reading of this pair of bytes was inserted, where one is seen. */
function readAnnotation(states: readonly State[], code: number, shown: string): State[] {
  return states.flatMap(({ pending, seen }) => {
    ANNOTATION.lastIndex = seen;
    const found = ANNOTATION.exec(shown);
    const first = readByte(pending, OPEN_BRACKET);
    if (found?.[2] === undefined || found[1] !== String.fromCharCode(first) || !hasSyllable(gbkUnit(code), found[2])) return [];
    return [{ pending: 0, seen: seen + found[0].length }];
  });
}

function distinct(states: readonly State[]): State[] {
  return [...new Map(states.map((state) => [`${String(state.pending)} ${String(state.seen)}`, state])).values()];
}

/** Whether the machine, run over `text`, can show `shown`. A `〓` in the text is one ASCII byte that nobody knows. */
function canShow(text: string, shown: string): boolean {
  const bytes = [...text].flatMap((char) => {
    const unit = char.charCodeAt(0);
    return char === LOST ? [INVISIBLE_BYTE] : unit < 0x80 ? [unit] : [gbkCode(unit) >> 8, gbkCode(unit) & 0xff];
  });
  let states: State[] = [{ pending: 0, seen: 0 }];
  bytes.forEach((byte, i) => {
    const split = byte >= 0x80 && isSplitPair((byte << 8) | (bytes[i + 1] ?? 0)) ? read(states, INVISIBLE_BYTE, shown) : [];
    const after = read([...states, ...split], byte, shown);
    const pair = ((bytes[i - 1] ?? 0) << 8) | byte;
    states = distinct([...after, ...readAnnotation(after, pair, shown)]);
  });
  return states.some(({ seen }) => seen === shown.length);
}

const folder = new URL("../../fixtures/text/news/", import.meta.url);
const pages = readdirSync(folder)
  .filter((name) => name.endsWith(".txt"))
  .map((name) => toTraditionalByCharacter(readFileSync(new URL(name, folder), "utf8").trim()).split(/\n+/u));

const CONFIGURATIONS: readonly Omit<DamageOptions, "seed">[] = [
  { table: "small", splitRate: 0.8, annotationRate: 1 },
  { table: "medium", splitRate: 1, annotationRate: 0.9, variant: "padded" },
  { table: "large", splitRate: 0.5, annotationRate: 0.95, variant: "privateUse" },
  { table: "largest", splitRate: 0.8, annotationRate: 1 },
];

test("the check itself tells a right text from a wrong one", () => {
  expect(canShow("臺海現狀", "臺?,F(xiàn)狀")).toBe(true);
  expect(canShow("談論疫情時", "談?wù)撘咔闀r(shí)")).toBe(true);
  expect(canShow("臺海實狀", "臺?,F(xiàn)狀")).toBe(false);
  expect(canShow("臺。疫現狀", "臺?,F(xiàn)狀")).toBe(false);
});

test.each(CONFIGURATIONS)("$table: every repaired paragraph, damaged again, is what was seen", (configuration) => {
  const wrong: string[] = [];
  let places = 0;
  pages.forEach((paragraphs, page) => {
    const seen = paragraphs.map((paragraph, i) => damageText(paragraph, { ...configuration, seed: page * 100 + i }).text);
    const repairer = createRepairer(seen.join("\n"));
    for (const paragraph of seen) {
      const { text, repairs } = repairer.repair(paragraph);
      places += repairs.filter(({ kind }) => kind !== "annotation").length;
      if (repairs.length > 0 && !canShow(text, paragraph)) wrong.push(`${paragraph}\n${text}`);
    }
  });
  expect(places).toBeGreaterThan(80);
  expect(wrong).toEqual([]);
});
