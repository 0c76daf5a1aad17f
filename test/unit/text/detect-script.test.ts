import { expect, test } from "vitest";
import { detectScript } from "../../../src/text/detect-script";

test.each([
  ["hans", "渡口的老船工说，这条船从来没有在雾里走错过一次。"],
  ["hant", "渡口的老船工說，這條船從來沒有在霧裡走錯過一次。"],
  ["hans", "AI 2025"],
  ["hans", "他们把馆名写成“學海樓”，说这样与匾额一致。来访的人都会问为什么，馆员就说一遍过去的事。"],
  ["mixed", "這個網站的導航還是簡體：这个国家的时间来说对们会"],
] as const)("%s: %s", (script, text) => {
  expect(detectScript(text)).toBe(script);
});
