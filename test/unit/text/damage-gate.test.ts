/** What the gate keeps out, the detector must have called clean; and ordinary pages must be kept out. */
import { array, assert, constantFrom, property } from "fast-check";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { hasSignOfDamage, mayBeDamaged } from "../../../src/text/damage-gate";
import { assessDamage } from "../../../src/text/evidence";
import { DAMAGED_CHARACTERS } from "../../../src/text/generated/damaged-characters";

const isSuspicious = (text: string): boolean => {
  const { damaged, suspect } = assessDamage(text);
  return damaged || suspect;
};

describe("everything that the detector suspects passes", () => {
  test("each annotated character, alone in a sentence", () => {
    const annotated = DAMAGED_CHARACTERS.split(" ").flatMap((group) => {
      const reading = /^[^\u4e00-\u9fff]+/.exec(group)?.[0] ?? "";
      return [...(group.slice(reading.length).split("/")[0] ?? "")].map((char) => `今天上午${char}(${reading})的工作已完成，市民表示很高兴。`);
    });
    const marked = annotated.filter((text) => /[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]/.test(text));
    expect(marked.length).toBeGreaterThan(400);
    expect(marked.filter((text) => isSuspicious(text) && !mayBeDamaged(text))).toEqual([]);
    expect(marked.filter(isSuspicious).length).toBeGreaterThan(400);
  });

  test("texts made of the detector's own pieces", () => {
    const piece = constantFrom(
      "戰(zhàn)", "戰(zhàn )", "業(yè)", "长(cháng)", "業(yè)績", "战(zhàn)", "对(duì)", "场(chǎng)", "“戰(zhàn)”", "戰(zhàn, cháng)", "黨(dang)(dang)", "於", "裡", "「", "」",
      "?！", "好?，他", "?a", "吗？", "市场", "工作", "\n", " ", "(", ")", "说(shuō)", "头(tóu)", "马(mǎ)", "会(huì)", "东(dōng)", "们(men)", "门(mén)", "里(lǐ)", "上半年的生产和销售都有增长".repeat(8),
    );
    let passed = 0;
    assert(
      property(array(piece, { maxLength: 30 }).map((pieces) => pieces.join("")), (text) => {
        const suspicious = isSuspicious(text);
        if (suspicious) passed += 1;
        // What a page's scripts hold may stand around it.
        const content = `if(a){b()}${text}\nc=d?e:f;`;
        return !suspicious || (mayBeDamaged(text) && hasSignOfDamage(content, text.length));
      }),
      { numRuns: 20_000, seed: 7 },
    );
    // A property that never meets its condition holds of anything.
    expect(passed).toBeGreaterThan(500);
  });
});

describe("what loads nothing", () => {
  test.each([
    ["a Simplified page with brackets", "据介绍，该项目（一期）投资3.5亿元(约合5000万美元)，预计明年(2027年)投产。".repeat(20)],
    ["a gloss on a rare character", `${"当地人爱吃馕(náng)，也爱喝奶茶。"}${"市场里十分热闹，游客很多。".repeat(30)}`],
    ["names with their readings", `${"主人公叫何喆(zhé, 音同“哲”)，弟弟叫何彧(yù，第四声)。"}${"他们在城里开了一家书店。".repeat(30)}`],
    ["questions", "他问：“你是谁?”没有人回答。真的吗? 谁也不知道。".repeat(20)],
    ["English in brackets", "世界贸易组织(WTO)和联合国(UN)发表声明(statement)。".repeat(20)],
  ])("%s", (_name, text) => {
    expect(mayBeDamaged(text)).toBe(false);
  });

  test.each([
    ["news", "据介绍，该项目（一期）投资3.5亿元，预计明年投产。你看到了吗?没有！".repeat(20)],
    ["a script", `${"市场里十分热闹，游客很多。".repeat(30)} var a = b ? c : d ?? (e)(f); /(?:x)|(?!y)/.test("?v=1")`],
  ])("no sign of damage at all: %s", (_name, text) => {
    expect(hasSignOfDamage(text, text.length)).toBe(false);
  });

  const folder = new URL("../../fixtures/text/negative/", import.meta.url);
  test("most of the texts that must not change, though all of them look damaged somewhere", () => {
    const texts = readdirSync(folder).filter((name) => name.endsWith(".txt")).map((name) => readFileSync(new URL(name, folder), "utf8"));
    expect(texts.filter((text) => isSuspicious(text) && !mayBeDamaged(text))).toEqual([]);
    expect(texts.filter((text) => !mayBeDamaged(text)).length).toBeGreaterThan(texts.length / 2);
  });
});
