/** The forward model: what the machine makes of known text. The examples were seen in the wild. */
import { describe, expect, test } from "vitest";
import { damage } from "../../../src/text/damage-model";
import { gbkCode } from "../../../src/text/gbk";
import { damageText, TABLES, toTraditionalByCharacter } from "../../support/damage";

const READINGS: Readonly<Record<string, string>> = {
  戰: "zhàn", 發: "fā", 現: "xiàn", 規: "guī", 產: "chǎn", 學: "xué", 務: "wù", 時: "shí", 冊: "cè", 數: "shù",
};
const readings = new Map(Object.entries(READINGS).map(([char, reading]) => [gbkCode(char.charCodeAt(0)), reading] as const));

function everywhere(text: string): string {
  return damage(text, { readings, splits: () => true, annotates: (_index, reading) => `(${reading})` }).text;
}

describe("the machine, forward", () => {
  test.each([
    ["aligned annotation", "戰略", "戰(zhàn)略"],
    ["a comma made of two characters, then an ASCII byte", "臺海現狀", "臺?，F(xiàn)狀"],
    ["an unassigned pair shows nothing", "規模化產", "規(guī)?；a(chǎn)"],
    ["a rare character out of step", "上海化學", "上?；瘜W(xué)"],
    ["a straddling annotation loses its bracket", "談論疫情時", "談?wù)撘咔闀r(shí)"],
    ["out of step until a byte shows as ASCII", "們在熱火朝天地“開", "們?cè)跓峄鸪斓亍伴_"],
    ["the full stop takes part", "破案。現場", "破案?，F(xiàn)場"],
    ["full stop and closing quote", "少。”牟小燕說。", "少?！蹦残⊙嗾f。"],
    ["an eaten tag end leaks", "活的。”</p>", "活的?！?/p>"],
    ["a true table character after a straddling one", "當地制定了新的規定", "當?shù)刂贫诵碌囊?guī)定"],
  ])("%s: %s", (_label, clean, seen) => {
    expect(everywhere(clean)).toBe(seen);
  });

  test("text without table characters and marks passes unchanged", () => {
    expect(everywhere("abc 123 天地人")).toBe("abc 123 天地人");
  });

  test("places and offsets describe the damage", () => {
    const { text, places, seenAt } = damage("臺海現狀", { readings, splits: () => true, annotates: (_index, reading) => `(${reading})` });
    expect(places).toEqual([{ start: 1, end: 3 }]);
    expect(text.slice(seenAt[3])).toBe("狀");
  });
});

describe("pages for the tests", () => {
  test("the conversion is character by character", () => {
    expect(toTraditionalByCharacter("战后干部发现台湾里面只有头发")).toBe("戰后干部發現臺灣里面只有頭發");
  });

  test("the same seed gives the same page, another seed another one", () => {
    const clean = toTraditionalByCharacter("他说，这里的战略发展很快。“现在就去。”大家，都说好，真的。".repeat(8));
    const options = { table: "small", splitRate: 0.5, annotationRate: 0.5 } as const;
    expect(damageText(clean, { ...options, seed: 7 })).toEqual(damageText(clean, { ...options, seed: 7 }));
    expect(damageText(clean, { ...options, seed: 7 }).text).not.toBe(damageText(clean, { ...options, seed: 8 }).text);
  });

  test("tables hold only characters that the conversion made", () => {
    for (const table of Object.values(TABLES)) expect(table).not.toMatch(/[的人中大餐]/);
  });
});
