/** The text room: whatever the text, a repair explains itself, and sound text stays as it is. */
import { readdirSync, readFileSync } from "node:fs";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { applyEdits } from "../../src/text/edits";
import { gbkCode, gbkUnit } from "../../src/text/gbk";
import { damage } from "../../src/text/damage-model";
import { createRepairer } from "../../src/text/repairer";
import { convertScript } from "../../src/text/script";
import { damageText, TABLES, toTraditionalByCharacter, type TableName } from "../support/damage";
import { anyText, damagedLooking, pattern } from "./chinese";
import { property, sumOfShares } from "./property";

const NEWS = new URL("../fixtures/text/news/", import.meta.url);
const lines = readdirSync(NEWS).filter((name) => name.endsWith(".txt")).flatMap((name) => readFileSync(new URL(name, NEWS), "utf8").split("\n")).filter((line) => line.length > 20);
const line = fc.integer({ min: 0, max: lines.length - 1 }).map((index) => lines[index] ?? "");
const page = fc.array(line, { minLength: 1, maxLength: 6 });

test("the shares add up", () => {
  expect(sumOfShares()).toBeCloseTo(1);
});

property("repair: any text", "edits are in order, say what they replace, and leave nothing to repair", fc.oneof(anyText, damagedLooking), (text) => {
  const { text: repaired, repairs } = createRepairer(text).repair(text);
  let end = 0;
  for (const repair of repairs) {
    expect(repair.start).toBeGreaterThanOrEqual(end);
    expect(text.slice(repair.start, repair.end)).toBe(repair.before);
    expect(repair.after).not.toBe(repair.before);
    end = repair.end;
  }
  expect(applyEdits(text, repairs)).toBe(repaired);
  expect(createRepairer(text).repair(text).text).toBe(repaired);
  expect(createRepairer(repaired).repair(repaired).text).toBe(repaired);
  for (const script of ["hans", "keep"] as const) {
    const converted = convertScript(repaired, script).text;
    expect(convertScript(converted, script).text).toBe(converted);
  }
});

const cut = fc.array(fc.nat({ max: 400 }), { maxLength: 8 });

property("repair: pieces", "a text in pieces is repaired as the whole is", fc.tuple(damagedLooking, cut), ([text, cuts]) => {
  const borders = [0, ...cuts.map((place) => Math.min(place, text.length)).toSorted((a, b) => a - b), text.length];
  const pieces = borders.slice(1).map((border, index) => text.slice(borders[index], border));
  const repairer = createRepairer(text);
  const repaired = repairer.repairPieces(pieces);
  expect(repaired.pieces).toHaveLength(pieces.length);
  expect(repaired.pieces.join("")).toBe(repairer.repair(text).text);
});

/** Brackets that people write. */
const notes = fc.constantFrom("", "(GDP)", "（以下简称新规）", "(1)", "(图)", "(zhàn)", "?", "(完)");

property("repair: sound text", "news stays as it is, and so does a page with one reading in brackets", fc.tuple(page, fc.nat(200), notes), ([sound, at, note]) => {
  const text = sound.join("\n");
  const place = Math.min(at, text.length);
  const noted = text.slice(0, place) + note + text.slice(place);
  expect(createRepairer(noted).repair(noted)).toEqual({ text: noted, repairs: [] });
  expect(convertScript(noted, "hans").text).toBe(noted);
});

const options = fc.record({ table: fc.constantFrom(...(Object.keys(TABLES) as TableName[])), seed: fc.nat(), splitRate: fc.constantFrom(0, 0.5, 0.8, 1), variant: fc.constantFrom("plain", "padded", "anyReading", "privateUse") });

property("repair: damaged text", "what was only annotated comes back exactly; the rest leaves no annotation", fc.tuple(page, options), ([sound, how]) => {
  const truth = toTraditionalByCharacter(sound.join("\n"));
  const damaged = damageText(truth, { ...how, annotationRate: 1 });
  const { text, repairs } = createRepairer(damaged.text).repair(damaged.text);
  if (repairs.length === 0) return;
  // Known to be left: a neutral tone bears no mark, and `(me)` alone may be a word.
  if (damaged.places.length === 0) expect(text.replaceAll(/(?<=麼)\(me ?\)/gu, "")).toBe(truth);
  expect(createRepairer(text).repair(text).text).toBe(text);
});

/** Processor time of one repair in ms, the better of two: other programs on the machine do not count. */
function timeOf(text: string): number {
  const times = [0, 1].map(() => {
    const began = process.cpuUsage();
    createRepairer(text).repair(text);
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

property("repair: time", "grows with the text and not faster, whatever is repeated", pattern, (unit) => {
  const damaged = "戰(zhàn)略發(fā)展，現(xiàn)狀業(yè)務。".repeat(10);
  const ofLength = (length: number): string => damaged + unit.repeat(Math.ceil(length / unit.length));
  const [short, long] = [timeOf(ofLength(2000)), timeOf(ofLength(16_000))];
  // Eight times the text may take eight times as long; what is collected and compiled meanwhile, some more.
  expect(long).toBeLessThan(short * 8 * 4 + 200);
});

property("damage model", "without damage, all that GBK has is read back", anyText, (text) => {
  const { text: read, places } = damage(text, { readings: new Map(), splits: () => false, annotates: () => "" });
  expect(places.length === 0 || [...text].some((one) => one > "\u007f")).toBe(true);
  // NUL is the model's sign for the byte that nobody sees; HTML has none.
  const kept = [...text].filter((one) => one.length === 1 && one !== "\0" && (one.charCodeAt(0) < 0x80 || (gbkCode(one.charCodeAt(0)) !== 0 && !/[\ue000-\uf8ff]/u.test(one))));
  const remaining = [...read].filter((one) => one !== "?");
  expect(remaining.join("")).toBe(kept.filter((one) => one !== "?").join(""));
});

test("every character that GBK has is read back from its code", () => {
  const units = Array.from({ length: 0xff80 }, (_none, index) => index + 0x80).filter((unit) => gbkCode(unit) !== 0);
  expect(units.length).toBeGreaterThan(20_000);
  expect(units.filter((unit) => gbkUnit(gbkCode(unit)) !== unit)).toEqual([]);
});
