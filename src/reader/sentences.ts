/** The sentences of a rendered article, with their places, for reading aloud. */

export interface Sentence {
  /** What is spoken: on one line, without what no voice can read. */
  readonly text: string;
  /** Where it stands. */
  readonly range: Range;
}

/** What is read, in this order. Facts, captions and keywords would interrupt. */
const SPOKEN = "h1, .body :is(p, h2, h3, h4, li, td, th)";

/** Longer utterances are cut off by some engines (Chromium after 15 seconds), and going back a sentence would go far back. */
const MAX_LENGTH = 80;

/** Where a long sentence may be parted. */
const CLAUSE_END = /[，、；：,;:—…]+[”’」』）)]*/gu;

/** `article` as `renderArticle` makes it. Sentences without a letter or digit are left out. */
export function sentencesOf(article: HTMLElement): Sentence[] {
  const segmenter = new Intl.Segmenter(article.lang === "" ? "zh" : article.lang, { granularity: "sentence" });
  return [...article.querySelectorAll<HTMLElement>(SPOKEN)].flatMap((block) => {
    const { text, locate } = textOf(block);
    return segmentsOf(text, segmenter).flatMap(({ segment, index }) =>
      parts(segment).flatMap(([start, end]) => {
        const spoken = segment.slice(start, end).replaceAll(/[\s〓]+/gu, " ").trim();
        if (!/[\p{L}\p{N}]/u.test(spoken)) return [];
        const range = block.ownerDocument.createRange();
        range.setStart(...locate(index + start, "start"));
        range.setEnd(...locate(index + segment.slice(0, end).trimEnd().length, "end"));
        return [{ text: spoken, range }];
      }),
    );
  });
}

/** The segmenter leaves an opening mark with the sentence before it: `好！“` and `来。”`. It is put where it belongs. */
function segmentsOf(text: string, segmenter: Intl.Segmenter): { segment: string; index: number }[] {
  const starts = [...segmenter.segment(text)]
    .map(({ index }) => index - (/[“‘「『（《〈【(]+$/u.exec(text.slice(Math.max(0, index - 4), index))?.[0].length ?? 0));
  return starts.map((index, position) => ({ segment: text.slice(index, starts[position + 1] ?? text.length), index }));
}

type Place = [node: Text, offset: number];

/** The text of a block, a line break for each `br`, and where in its nodes an offset of that text is. */
function textOf(block: HTMLElement): { text: string; locate: (offset: number, side: "start" | "end") => Place } {
  const walker = block.ownerDocument.createTreeWalker(block, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  const nodes: { node: Text; start: number }[] = [];
  let text = "";
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text) {
      nodes.push({ node, start: text.length });
      text += node.data;
    } else if (node instanceof HTMLBRElement) text += "\n";
  }
  const locate = (offset: number, side: "start" | "end"): Place => {
    // At a border a sentence begins in the node behind it and ends in the one before it.
    const found = nodes.findLast(({ start }) => (side === "start" ? start <= offset : start < offset)) ?? nodes[0];
    if (!found) throw new Error("a block without text has no sentences");
    return [found.node, Math.min(found.node.length, Math.max(0, offset - found.start))];
  };
  return { text, locate };
}

/** A sentence as it is, or in parts of bearable length, as offsets: parted behind the last mark that fits, else where the length ends. */
function parts(sentence: string): [start: number, end: number][] {
  const cut: [number, number][] = [];
  let start = 0;
  while (sentence.length - start > MAX_LENGTH) {
    const within = sentence.slice(start, start + MAX_LENGTH);
    const mark = [...within.matchAll(CLAUSE_END)].at(-1);
    const length = mark === undefined ? wholeCharacters(within) : mark.index + mark[0].length;
    cut.push([start, start + length]);
    start += length;
  }
  return [...cut, [start, sentence.length]];
}

/** Not between the halves of a surrogate pair. */
function wholeCharacters(text: string): number {
  return /[\ud800-\udbff]$/u.test(text) ? text.length - 1 : text.length;
}
