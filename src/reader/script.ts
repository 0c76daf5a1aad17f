/**
 * The article in another script. Works on the article and not on its nodes, so that copying, saving and reading aloud have the
 * same text. The dictionaries are those of the content script's parts, loaded when they are first needed.
 */
import type { Article, ArticleBlock, TextRun } from "../contract/article";
import type { PagePart } from "../contract/messages";
import type { ScriptTarget, TextRepair } from "../contract/repair";
import { detectScript } from "../text/detect-script";
import { applyToPieces, type Repaired } from "../text/edits";
import type { convertScript } from "../text/script";
import type { convertToTraditional } from "../text/script-hant";
import { articleLines } from "./text";

/** Loads a part of the content script and gives what it exports. */
export type LoadPart = (part: Extract<PagePart, "repair" | "script-hant">) => Promise<unknown>;

type Convert = (text: string) => Repaired;

/** Text that is in the wanted script already comes back unchanged. Rejects when a dictionary cannot be loaded. */
export async function articleInScript(article: Article, target: ScriptTarget, loadPart: LoadPart): Promise<Article> {
  if (target === "keep") return article;
  const convert = await converterFor(article, target, loadPart);
  const text = (before: string): string => convert(before).text;
  const orNull = (before: string | null): string | null => (before === null ? null : text(before));
  return {
    ...article,
    title: text(article.title),
    source: orNull(article.source),
    author: orNull(article.author),
    editor: orNull(article.editor),
    keywords: article.keywords.map(text),
    blocks: article.blocks.map((block) => convertBlock(block, convert)),
  };
}

async function converterFor(article: Article, target: Exclude<ScriptTarget, "keep">, loadPart: LoadPart): Promise<Convert> {
  if (target !== "hans") {
    const part = (await loadPart("script-hant")) as { convertToTraditional: typeof convertToTraditional };
    return (text) => part.convertToTraditional(text, target);
  }
  const part = (await loadPart("repair")) as { convertScript: typeof convertScript };
  // Single words in a line of their own go with the article.
  const script = detectScript([article.title, ...articleLines(article)].join("\n"));
  const around = script === "mixed" ? "either" : script;
  return (text) => part.convertScript(text, "hans", around);
}

function convertBlock(block: ArticleBlock, convert: Convert): ArticleBlock {
  switch (block.kind) {
    case "paragraph":
    case "heading":
      return { ...block, runs: convertRuns(block.runs, convert) };
    case "list":
      return { ...block, items: block.items.map((item) => convertRuns(item, convert)) };
    case "quote":
      return { ...block, paragraphs: block.paragraphs.map((runs) => convertRuns(runs, convert)) };
    case "table":
      return { ...block, rows: block.rows.map((row) => row.map((cell) => ({ ...cell, runs: convertRuns(cell.runs, convert) }))) };
    case "image":
    case "video":
      return block.caption === null ? block : { ...block, caption: convert(block.caption).text };
  }
}

/** Converts the runs as one text, since words cross from plain into bold; each run keeps its own characters. */
function convertRuns(runs: readonly TextRun[], convert: Convert): readonly TextRun[] {
  const pieces = runs.map(({ text }) => text);
  const edits = splitAtBorders(pieces, convert(pieces.join("")).repairs);
  const converted = edits === null ? pieces.map((piece) => convert(piece).text) : applyToPieces(pieces, edits);
  return runs.map((run, index) => ({ ...run, text: converted[index] ?? run.text }));
}

/**
 * The edits, none of which reaches over the border of two runs; `null` when one does that changes the length: nothing says which
 * run its characters belong to.
 */
function splitAtBorders(pieces: readonly string[], repairs: readonly TextRepair[]): readonly TextRepair[] | null {
  let edits: readonly TextRepair[] = repairs;
  let border = 0;
  for (const piece of pieces.slice(0, -1)) {
    border += piece.length;
    const crossing = edits.find(({ start, end }) => start < border && end > border);
    if (crossing === undefined) continue;
    const { start, end, before, after } = crossing;
    if (before.length !== after.length) return null;
    const at = border - start;
    const parts = [
      { ...crossing, end: border, before: before.slice(0, at), after: after.slice(0, at) },
      { ...crossing, start: border, end, before: before.slice(at), after: after.slice(at) },
    ];
    edits = edits.flatMap((edit) => (edit === crossing ? parts : [edit]));
  }
  return edits;
}
