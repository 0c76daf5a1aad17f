import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { ArticleBlock } from "../../../src/contract/article";
import { renderArticle } from "../../../src/reader/render";
import { sentencesOf } from "../../../src/reader/sentences";
import { startSpeaking, type SpeakerState } from "../../../src/reader/speaker";

function render(blocks: readonly ArticleBlock[], title = "标题"): HTMLElement {
  return renderArticle(
    { url: "https://news.china.com/a/1.html", title, time: null, source: "来源", author: null, editor: null, keywords: ["词"], section: null, blocks, pages: 1, missingPages: [], template: "T4", doubts: [] },
    document,
    { editor: "编辑 $1", video: "视频" },
  );
}

const paragraph = (...texts: readonly string[]): ArticleBlock => ({ kind: "paragraph", runs: texts.map((text, index) => (index % 2 === 0 ? { text } : { text, bold: true })) });

describe("the sentences of an article", () => {
  test("begin with the title and leave out facts, captions and keywords", () => {
    const article = render([paragraph("一句。两句！“三句？”"), { kind: "image", src: "https://a.cn/a.jpg", caption: "图说" }, { kind: "list", ordered: true, items: [[{ text: "项" }]] }]);
    expect(sentencesOf(article).map(({ text }) => text)).toEqual(["标题", "一句。", "两句！", "“三句？”", "项"]);
  });

  test("have their place, also across bold text and line breaks", () => {
    const article = render([paragraph("前半", "重点", "后半。下一", "句", "。\n新行")]);
    const sentences = sentencesOf(article);
    expect(sentences.map(({ range }) => range.toString())).toEqual(["标题", "前半重点后半。", "下一句。", "新行"]);
    const [, second] = sentences;
    expect(second?.range.startContainer.textContent).toBe("前半");
    expect(second?.range.endContainer.textContent).toBe("后半。下一");
  });

  test("what no voice can read is left out", () => {
    expect(sentencesOf(render([paragraph("……"), paragraph("〓"), paragraph("某〓人来了。")])).map(({ text }) => text)).toEqual(["标题", "某 人来了。"]);
  });

  test("long ones are parted behind a mark, or where their length ends, and nothing is lost", () => {
    const long = `${"一二三四五六七八九十".repeat(6)}，${"甲".repeat(200)}。`;
    const parts = sentencesOf(render([paragraph(long)])).slice(1);
    expect(parts.map(({ text }) => text).join("")).toBe(long);
    expect(parts.map(({ range }) => range.toString()).join("")).toBe(long);
    expect(Math.max(...parts.map(({ text }) => text.length))).toBeLessThanOrEqual(80);
    expect(parts[0]?.text.endsWith("，")).toBe(true);
  });

  test("a pair of halves is not parted", () => {
    const parts = sentencesOf(render([paragraph("𠮷".repeat(101))])).slice(1);
    for (const { text } of parts) expect(text).not.toMatch(/\p{Cs}/u);
    expect(parts.map(({ text }) => text).join("")).toBe("𠮷".repeat(101));
  });
});

/** Holds what it was asked to say until the test has it said. */
class FakeSynthesis {
  readonly said: { text: string; rate: number }[] = [];
  cancelled = 0;
  private current: SpeechSynthesisUtterance | null = null;
  speak(utterance: SpeechSynthesisUtterance): void {
    this.current = utterance;
    this.said.push({ text: utterance.text, rate: utterance.rate });
  }
  cancel(): void {
    this.cancelled += 1;
    const stopped = this.current;
    this.current = null;
    // As browsers do: the utterance that is stopped says so, with an error.
    stopped?.dispatchEvent(new Event("error"));
  }
  begin(): void {
    this.current?.dispatchEvent(new Event("start"));
  }
  finish(): void {
    const done = this.current;
    this.current = null;
    done?.dispatchEvent(new Event("start"));
    done?.dispatchEvent(new Event("end"));
  }
  fail(): void {
    this.current?.dispatchEvent(new Event("error"));
  }
}

describe("speaking", () => {
  const SENTENCES = ["一。", "二。", "三。"];
  let synthesis: FakeSynthesis;
  let changes: string[];

  const start = (): ReturnType<typeof startSpeaking> =>
    startSpeaking({
      synthesis,
      utter: (text) => new SpeechSynthesisUtterance(text),
      sentence: (index) => SENTENCES[index],
      rate: 1.2,
      onChange: (state: SpeakerState, index) => void changes.push(`${state} ${String(index)}`),
    });

  beforeEach(() => {
    vi.useFakeTimers();
    synthesis = new FakeSynthesis();
    changes = [];
  });
  afterEach(() => void vi.useRealTimers());

  test("goes from sentence to sentence and ends", () => {
    start();
    SENTENCES.forEach(() => synthesis.finish());
    expect(synthesis.said).toEqual(SENTENCES.map((text) => ({ text, rate: expect.closeTo(1.2) as number })));
    expect(changes).toEqual(["speaking 0", "speaking 1", "speaking 2", "ended 3"]);
  });

  test("pauses, and goes on with the sentence where it stopped", () => {
    const speaker = start();
    synthesis.finish();
    speaker.pause();
    expect(changes.at(-1)).toBe("paused 1");
    // A late word of the engine about what was stopped changes nothing.
    synthesis.finish();
    expect(synthesis.said).toHaveLength(2);
    speaker.play();
    expect(synthesis.said.map(({ text }) => text)).toEqual(["一。", "二。", "二。"]);
  });

  test("goes a sentence on and back, not before the first, and over the last to the end", () => {
    const speaker = start();
    speaker.move(1);
    speaker.move(-1);
    speaker.move(-1);
    expect(synthesis.said.map(({ text }) => text)).toEqual(["一。", "二。", "一。", "一。"]);
    speaker.move(3);
    expect(changes.at(-1)).toBe("ended 3");
  });

  test("moves silently while it pauses", () => {
    const speaker = start();
    speaker.pause();
    speaker.move(1);
    expect(synthesis.said).toHaveLength(1);
    expect(changes.at(-1)).toBe("paused 1");
    speaker.play();
    expect(synthesis.said.at(-1)?.text).toBe("二。");
  });

  test("another speed begins the sentence again, and is not heard of while it pauses", () => {
    const speaker = start();
    speaker.setRate(0.8);
    expect(synthesis.said.map(({ rate }) => rate)).toEqual([expect.closeTo(1.2), expect.closeTo(0.8)]);
    speaker.pause();
    speaker.setRate(1.5);
    expect(synthesis.said).toHaveLength(2);
  });

  test("an engine that fails, or never begins, is said", () => {
    start();
    synthesis.fail();
    expect(changes.at(-1)).toBe("failed 0");
    start();
    vi.advanceTimersByTime(20_000);
    expect(changes.at(-1)).toBe("failed 0");
    start();
    synthesis.begin();
    vi.advanceTimersByTime(60_000);
    expect(changes.at(-1)).toBe("speaking 0");
  });

  test("after a stop nothing is called back any more", () => {
    const speaker = start();
    speaker.stop();
    const told = changes.length;
    synthesis.finish();
    vi.advanceTimersByTime(60_000);
    expect(changes).toHaveLength(told);
    expect(synthesis.cancelled).toBe(1);
  });
});
