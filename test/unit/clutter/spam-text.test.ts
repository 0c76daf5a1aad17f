import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { foldText } from "../../../src/clutter/fold-text";
import { SPAM_FEATURES } from "../../../src/clutter/spam-features";
import { classifySpam, TEXT_CONTEXTS } from "../../../src/clutter/spam-text";

interface Line {
  readonly label: string;
  readonly context: string;
  readonly text: string;
  readonly split: string;
}

function readLines(file: URL): Line[] {
  const [, ...rows] = readFileSync(file, "utf8").trimEnd().split("\n");
  return rows.map((row) => {
    const [label = "", context = "", text = "", , split = ""] = row.split("\t");
    return { label, context, text, split };
  });
}

const judge = ({ text, context }: Line) => classifySpam(text, TEXT_CONTEXTS.find((known) => known === context));

/** Lines that come out wrong, as text, so that a failure names them. */
function mistakes(lines: readonly Line[]): string[] {
  return lines.filter((line) => `${judge(line).kind ?? "ok"}` !== line.label.replace("spam-", "")).map(({ label, text }) => `${label}: ${text}`);
}

const CORPUS = readLines(new URL("../../fixtures/clutter/texts.tsv", import.meta.url));
const SHARED = new URL("../../../../shared/banners.tsv", import.meta.url);

describe("the corpus", () => {
  it("is large enough to say something", () => {
    expect(CORPUS.length).toBeGreaterThanOrEqual(400);
    expect(CORPUS.filter(({ label }) => label === "ok").length).toBeGreaterThanOrEqual(200);
  });

  it.each(["tune", "held"])("no legitimate text is spam (%s)", (split) => {
    expect(mistakes(CORPUS.filter((line) => line.split === split && line.label === "ok"))).toEqual([]);
  });

  it.each(["tune", "held"])("at least 99 %% of the spam is found, with its kind (%s)", (split) => {
    const spam = CORPUS.filter((line) => line.split === split && line.label !== "ok");
    const missed = mistakes(spam);
    expect(missed.length / spam.length, missed.join("\n")).toBeLessThanOrEqual(0.01);
  });

  it.runIf(existsSync(SHARED))("every line of the shared list comes out right", () => {
    expect(mistakes(readLines(SHARED))).toEqual([]);
  });
});

describe("folding", () => {
  it.each([
    ["ＰＧ电子", "pg电子"],
    ["真\u200e人\u200b视讯", "真人视讯"],
    ["澳 门 新 葡 京", "澳门新葡京"],
    ["开-云-体-育", "开云体育"],
    ["開雲體育", "开云体育"],
    ["慱彩", "博彩"],
    ["菠菜网", "博彩网"],
    ["菠菜涨价", "菠菜涨价"],
    ["中華網(wǎng)", "中华网"],
    ["新闻 体育 财经", "新闻 体育 财经"],
  ])("%s -> %s", (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });
});

describe("a verdict", () => {
  it("gives its reasons, for and against", () => {
    expect(classifySpam("警方捣毁百家乐赌场")).toMatchObject({ spam: false, kind: null, reasons: ["game: 百家乐", "gambling-word: 赌场", "crackdown: 警方, 捣毁"] });
  });

  it("names the part of a title that was hung on", () => {
    expect(classifySpam("春耕备耕有序展开_亚博体育app", "title").reasons[0]).toMatch(/^part: 亚博体育app$|^gambling-brand/u);
  });

  it.each(["", " ", "\u200b", "。", "a"])("of next to nothing (%j) is 0", (text) => {
    expect(classifySpam(text)).toEqual({ spam: false, kind: null, score: 0, reasons: [] });
  });

  it("costs no more for an endless text", () => {
    const started = performance.now();
    classifySpam("开云体育 ".repeat(200_000));
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe("the features", () => {
  it("have each id once, a reason, and something to look for", () => {
    expect(new Set(SPAM_FEATURES.map(({ id }) => id)).size).toBe(SPAM_FEATURES.length);
    for (const { id, reason, words, pattern } of SPAM_FEATURES) {
      expect(reason.length, id).toBeGreaterThan(10);
      expect(words ?? pattern, id).toBeDefined();
    }
  });

  it("are in folded form: a word that folding changes could never be found", () => {
    const wrong = SPAM_FEATURES.flatMap(({ words }) => (words ?? "").split(/\s+/u)).filter((word) => foldText(word) !== word);
    expect(wrong).toEqual([]);
  });
});
