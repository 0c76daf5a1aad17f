/** The classifier of spam: an answer for any text, always the same, and no text that takes long. */
import * as fc from "fast-check";
import { expect } from "vitest";
import { foldText } from "../../src/clutter/fold-text";
import { classifySpam, TEXT_CONTEXTS } from "../../src/clutter/spam-text";
import { anyText } from "./chinese";
import { property } from "./property";

const WORDS = ["澳门", "新葡京", "注册送88", "首存返水", "开-云-体-育", "棋牌", "彩票", "官网", "APP下载", "世界杯", "警方", "通报", "开云集团", "ｂｅｔ", "百家樂", "六合彩", "成人", "直播", "抓获", "娱乐城", " ", "_", "|", "🎰", "www.x88.invalid"];
const spamLike = fc.array(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...WORDS) }, { weight: 1, arbitrary: anyText }), { maxLength: 10 }).map((parts) => parts.join(""));
const someText = fc.oneof(spamLike, anyText, fc.string({ unit: "binary" }));

property("fold", "folding once is enough", someText, (text) => {
  const folded = foldText(text);
  expect(foldText(folded)).toBe(folded);
});

property("classifier", "the same verdict each time, with reasons where there is spam", fc.tuple(someText, fc.constantFrom(...TEXT_CONTEXTS)), ([text, context]) => {
  const verdict = classifySpam(text, context);
  expect(classifySpam(text, context)).toEqual(verdict);
  expect(Number.isFinite(verdict.score)).toBe(true);
  if (verdict.spam) expect(verdict.reasons.length).toBeGreaterThan(0);
  // Only the beginning counts.
  const long = text.padEnd(801, "的");
  expect(classifySpam(`${long}${"新葡京".repeat(50)}`, context).spam).toBe(classifySpam(long, context).spam);
});
