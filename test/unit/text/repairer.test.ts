/** In the wild: short spans as they were seen, alone and in pieces. */
import { describe, expect, test } from "vitest";
import { applyToPieces } from "../../../src/text/edits";
import { createRepairer } from "../../../src/text/repairer";

function repairAlone(span: string): string {
  return createRepairer(span).repair(span).text;
}

describe("spans without a page", () => {
  test.each([
    ["aligned", "戰(zhàn)略", "戰略"],
    ["straddling mark, full stop", "破案?,F(xiàn)場", "破案。現場"],
    ["straddling mark, place name", "臺?,F(xiàn)狀", "臺海現狀"],
    ["unassigned pair", "規(guī)?;a(chǎn)", "規模化產"],
    ["rare character", "上?;瘜W(xué)", "上海化學"],
    ["straddling reading", "談?wù)撘咔闀r(shí)", "談論疫情時"],
    ["straddling reading, closed by ASCII", "們?cè)跓峄鸪斓亍伴_", "們在熱火朝天地“開"],
    ["full stop and quote", "少?！蹦残⊙嗾f。", "少。”牟小燕說。"],
    ["leaked tag end", "點都是活的?！?/p>", "點都是活的。”"],
    ["two places that share a run", "當?shù)刂贫诵碌囊?guī)定", "當地制定了新的規定"],
  ])("%s: %s", (_label, seen, truth) => {
    expect(repairAlone(seen)).toBe(truth);
  });

  test("an edit says what it is", () => {
    const { repairs } = createRepairer("談?wù)撘咔闀r(shí)").repair("談?wù)撘咔闀r(shí)");
    expect(repairs).toHaveLength(1);
    expect(repairs[0]).toMatchObject({ start: 1, kind: "straddle", before: expect.stringContaining("wù"), after: "論疫情時" });
  });
});

const PAGE = "近日企業(yè)發(fā)布戰(zhàn)略,網(wǎng)絡數(shù)據(jù)顯示區(qū)域規(guī)模擴大。聯(lián)合發(fā)展現(xiàn)狀良好,臺海現(xiàn)狀穩定。";

describe("a damaged page", () => {
  const repairer = createRepairer(PAGE);

  test("is recognised and repaired", () => {
    expect(repairer.damaged).toBe(true);
    expect(repairer.repair(PAGE).text).toBe("近日企業發布戰略,網絡數據顯示區域規模擴大。聯合發展現狀良好,臺海現狀穩定。");
  });

  test.each([
    ["padded", "開會(huì )了", "開會了"],
    ["a neutral tone", "為什麼(me)我們(men)來", "為什麼我們來"],
    ["letters that are no reading stay", "產品(a)與產(b)類", "產品(a)與產(b)類"],
    ["the end of the text cuts a quotation mark", "“大家都要為這件事出力?！", "“大家都要為這件事出力。”"],
    ["a reading wrong in context", "院長(cháng)說", "院長說"],
    ["an extra comma", "他說,,好", "他說,好"],
    ["an extra comma before a full stop", "他走了,。", "他走了。"],
    ["an extra full-width comma before an exclamation mark", "好，！真好", "好！真好"],
  ])("variant: %s", (_label, seen, truth) => {
    expect(repairer.repair(seen).text).toBe(truth);
  });

  test("its own text decides where a dictionary cannot", () => {
    expect(repairer.repair("無意改變臺?,F(xiàn)狀").text).toBe("無意改變臺海現狀");
  });

  test("what is lost for good is marked, never guessed", () => {
    const { text, repairs } = repairer.repair("當?shù)嘏?0多人");
    expect(text).toMatch(/^當地.*〓0多人$/);
    expect(repairs.some(({ kind, certain }) => kind === "lost" && !certain)).toBe(true);
  });

  test("a digit that was eaten in a place whose beginning is cut off is marked", () => {
    expect(repairer.repair("沙?0多人")).toMatchObject({ text: "沙〓0多人", repairs: [{ kind: "lost", certain: false }] });
  });

  test.each(["吗?3月5日", "誰?2人", "現狀?2019年", "臺灣問題?20多人", "沙? 0多", "是?F"])("a question before a number stays: %s", (text) => {
    expect(repairer.repair(text).text).toBe(text);
  });

  test("nothing is marked on a page without damage", () => {
    expect(createRepairer("沙?0多人").repair("沙?0多人").text).toBe("沙?0多人");
  });

  test("a gloss on a character that no conversion made stays", () => {
    expect(repairer.repair("「龘(dá)」字").text).toBe("「龘(dá)」字");
  });

  test("repairing twice changes nothing more", () => {
    const once = repairer.repair(PAGE).text;
    expect(repairer.repair(once)).toEqual({ text: once, repairs: [] });
  });

  test("a span over node borders is written back to the piece where it begins", () => {
    const { pieces, repairs } = repairer.repairPieces(["無意改變臺?", ",F", "(xiàn)狀,企業(y", "è)"]);
    expect(pieces).toHaveLength(4);
    expect(pieces.join("")).toBe("無意改變臺海現狀,企業");
    expect(pieces[0]).toBe("無意改變臺海現");
    expect(repairs.length).toBeGreaterThan(0);
  });

  test("pieces without damage are the same pieces", () => {
    const pieces = ["天氣很好", "", "我們走"];
    expect(repairer.repairPieces(pieces).pieces).toEqual(pieces);
  });
});

describe("the doubled toneless variant", () => {
  test("is removed on any character", () => {
    const page = "書記(ji)(ji)在黨(dang)(dang)的(de)(de)(de)會(hui)(hui)議上講話";
    expect(createRepairer(page).repair(page).text).toBe("書記在黨的會議上講話");
  });
});

describe("the variant on Simplified text", () => {
  const seen =
    "据(jù)报道，联(lián)合演练在东(dōng)部海域举行，现(xiàn)场有三艘船参与(yǔ)。这(zhè)次演练由区(qū)域指挥部组织(zhī)，为(wéi)期五天，规(guī)模不大，" +
    "参与(yǔ)人员来(lái)自四个(gè)省，现(xiàn)场秩序良好，据(jù)介绍明年还(huán)会再办。";

  test("goes, and every edit says that it is an annotation, and certain", () => {
    const { text, repairs } = createRepairer(seen).repair(seen);
    expect(text).toBe("据报道，联合演练在东部海域举行，现场有三艘船参与。这次演练由区域指挥部组织，为期五天，规模不大，参与人员来自四个省，现场秩序良好，据介绍明年还会再办。");
    expect(repairs).toHaveLength(16);
    for (const { kind, certain, before, after } of repairs) expect([kind, certain, /^\([^()]+\)$/.test(before), after]).toEqual(["annotation", true, true, ""]);
  });
});

test("an extra comma is taken away as a guess, and only on a damaged page", () => {
  const { repairs } = createRepairer(PAGE).repair("他說,,好");
  expect(repairs).toEqual([{ start: 2, end: 3, before: ",", after: "", kind: "punctuation", certain: false }]);
  const clean = "他說,,好。這一行是隨手打的,。";
  expect(createRepairer(clean).repair(clean)).toEqual({ text: clean, repairs: [] });
});

test("what stands in brackets on a page of the doubled variant is not always an annotation", () => {
  const page = "會(hui)(hui)議由黨(dang)(dang)委書記(ji)(ji)主持，他說(他強調)要抓緊(jin)(jin)，編號(A)(A)不變。";
  expect(createRepairer(page).repair(page).text).toBe("會議由黨委書記主持，他說(他強調)要抓緊，編號(A)(A)不變。");
});

describe("applyToPieces", () => {
  test("keeps empty pieces and order", () => {
    const edit = { start: 1, end: 3, before: "bc", after: "X", kind: "straddle", certain: true } as const;
    expect(applyToPieces(["ab", "", "cd"], [edit])).toEqual(["aX", "", "d"]);
  });
});
