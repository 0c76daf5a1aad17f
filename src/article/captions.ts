import type { ArticleBlock } from "../contract/article";
import type { Draft } from "./blocks";
import { comparable } from "./dom";
import { plain } from "./line";

/** Captions up to this length (characters) are recognised by being centred alone. */
const MAX_CAPTION = 150;
/** So many pictures with a line each are a gallery; the lines are at most so long (characters). */
const MIN_PAIRS = 3;
/** Points from a caption to its picture. */
const POINTER = /^[▲△▴↑▼▽▾↓]+\s*/;
const COUNTER = /^[(（]?(\d{1,3})\s*\/\s*(\d{1,3})[)）]?$/;
const MAX_LINE = 60;
/** A counter is no longer than this (characters). */
const MAX_COUNTER = 16;

/**
 * Captions stand twice on the site: as `alt` of the picture and as the line below it. That line becomes the caption when it is
 * marked as one, says the same, or is centred below a picture without a text of its own.
 */
export function joinCaptions(drafts: readonly Draft[], title: string): Draft[] {
  const out: Draft[] = [];
  for (const draft of withoutCounters(drafts)) {
    if (draft.block.kind === "image") pushImage(out, draft, title);
    else if (draft.block.kind !== "paragraph" || out.at(-1)?.block.kind !== "image" || !joinCaption(out, draft, plain(draft.block.runs))) out.push(draft);
  }
  return captionedInTurn(out);
}

/** Makes a paragraph the caption of one of the pictures directly above it; false when it is none. */
function joinCaption(out: Draft[], draft: Draft, text: string): boolean {
  const isPointing = POINTER.test(text);
  const marked = isPointing ? { ...draft, caption: text.length <= MAX_CAPTION } : draft;
  const image = text === "" ? -1 : captionedImage(out, marked, text);
  const target = out[image];
  if (target?.block.kind !== "image") return false;
  const alt = target.block.caption;
  const isSameButForArrow = isPointing && alt !== null && comparable(alt) === comparable(text);
  if (!isSameButForArrow) out[image] = { ...target, block: { ...target.block, caption: text } };
  return true;
}

/**
 * A gallery in one column: each picture followed by one short line, which is no sentence of a text, and nothing else. The lines
 * become captions. Pages with running text between pictures stay as they are.
 */
function captionedInTurn(drafts: readonly Draft[]): Draft[] {
  const first = drafts.findIndex(({ block }) => block.kind === "image");
  const row = first < 0 ? [] : drafts.slice(first);
  const inTurn = row.length >= MIN_PAIRS * 2 && row.every(({ block }, index) => (index % 2 === 0 ? block.kind === "image" && block.caption === null : isCaptionLine(block)));
  if (!inTurn) return [...drafts];
  return drafts.flatMap((draft, index) => {
    const { block } = draft;
    const line = drafts[index + 1]?.block;
    if (index < first) return [draft];
    return block.kind === "image" && line?.kind === "paragraph" ? [{ ...draft, block: { ...block, caption: plain(line.runs) } }] : [];
  });
}

function isCaptionLine(block: ArticleBlock): boolean {
  if (block.kind !== "paragraph") return false;
  const text = plain(block.runs);
  return text.length <= MAX_LINE && !/[。！？]/.test(text);
}

/** Without the numbers of pictures, `2/8`, that galleries show beside them. */
function withoutCounters(drafts: readonly Draft[]): readonly Draft[] {
  return drafts.filter(({ block }, index) => {
    if (block.kind !== "paragraph" || (block.runs[0]?.text.length ?? 0) > MAX_COUNTER) return true;
    const beside = drafts.slice(Math.max(0, index - 2), index + 2).some((other) => other?.block.kind === "image");
    const counter = beside ? COUNTER.exec(plain(block.runs)) : null;
    return counter === null || Number(counter[1]) > Number(counter[2]);
  });
}

/** Index in `out` of the picture that `draft`, a paragraph, is the caption of; -1 when it is none. */
function captionedImage(out: readonly Draft[], draft: Draft, text: string): number {
  const boldOnly = draft.block.kind === "paragraph" && draft.block.runs.every((run) => run.bold === true);
  for (let index = out.length - 1; index >= 0; index--) {
    const block = out[index]?.block;
    if (block?.kind !== "image") break;
    const { caption } = block;
    if (caption === null) continue;
    const same = draft.centred || draft.caption ? sameCaption(caption, text) : comparable(caption) === comparable(text);
    if (same) return index;
  }
  const last = out.at(-1)?.block;
  if (last?.kind !== "image") return -1;
  if (draft.caption) return out.length - 1;
  return last.caption === null && draft.centred && !boldOnly && text.length <= MAX_CAPTION ? out.length - 1 : -1;
}

/** Adds a picture; a centred line directly above it that says what its `alt` says goes. */
function pushImage(out: Draft[], draft: Draft, title: string): void {
  const above = out.at(-1);
  const caption = draft.block.kind === "image" ? draft.block.caption : null;
  if (above?.block.kind === "paragraph" && caption !== null && (above.centred || above.caption)) {
    const text = plain(above.block.runs);
    if (comparable(text) === comparable(caption) && comparable(text) !== comparable(title)) out.pop();
  }
  out.push(draft);
}

/** True when one of two captions is the other, or the beginning or end of it (editors add the photographer on one side only). */
function sameCaption(alt: string, text: string): boolean {
  const [a, b] = [comparable(alt), comparable(text)];
  if (a === b) return a !== "";
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= 6 && long.length <= short.length * 2 && (long.startsWith(short) || long.endsWith(short));
}
