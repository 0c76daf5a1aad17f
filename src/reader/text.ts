/** The text of an article, for everything that reads it rather than shows it. */
import type { Article, ArticleBlock, TextRun } from "../contract/article";

/** What the article says, in reading order: a line a paragraph, heading, list item or table cell. Captions are not part of it. */
export function articleLines(article: Article): string[] {
  return article.blocks.flatMap(linesOf).filter((line) => line !== "");
}

/** The lines of one block; empty ones too. */
export function linesOf(block: ArticleBlock): readonly string[] {
  switch (block.kind) {
    case "paragraph":
    case "heading":
      return [plain(block.runs)];
    case "list":
      return block.items.map(plain);
    case "quote":
      return block.paragraphs.map(plain);
    case "table":
      return block.rows.flatMap((row) => row.map(({ runs }) => plain(runs)));
    case "image":
    case "video":
      return [];
  }
}

function plain(runs: readonly TextRun[]): string {
  return runs.map(({ text }) => text).join("");
}
