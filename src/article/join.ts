import type { Article, ArticleBlock } from "../contract/article";
import { blockText } from "./blocks";
import { comparable } from "./dom";

/** A lead that is repeated has so many characters, or a picture: less may be the same by chance. */
const MIN_LEAD = 8;
/** The end of one page may stand again at the top of the next: so many blocks at most. */
const MAX_OVERLAP = 3;

/** What two blocks have in common when they say the same. */
function keyOf(block: ArticleBlock): string {
  switch (block.kind) {
    case "image":
      return `image ${block.src}`;
    case "video":
      return `video ${block.href} ${block.poster ?? ""}`;
    case "paragraph":
    case "heading":
    case "list":
    case "quote":
    case "table":
      return comparable(blockText(block));
  }
}

const sameBlock = (a: ArticleBlock | undefined, b: ArticleBlock | undefined): boolean =>
  a !== undefined && b !== undefined && keyOf(a) === keyOf(b);

/** How many blocks at the start of a page repeat the start of the article. */
function repeatedLead(blocks: readonly ArticleBlock[], lead: readonly ArticleBlock[]): number {
  let same = 0;
  while (sameBlock(blocks[same], lead[same])) same++;
  return blocks.slice(0, same).reduce((sum, block) => sum + keyOf(block).length, 0) >= MIN_LEAD ? same : 0;
}

/** How many blocks at the start of a page stand already at the end of what comes before it. */
function overlap(blocks: readonly ArticleBlock[], before: readonly ArticleBlock[]): number {
  for (let size = Math.min(MAX_OVERLAP, blocks.length, before.length); size > 0; size--) {
    const end = before.slice(-size);
    const length = end.reduce((sum, block) => sum + keyOf(block).length, 0);
    if (length >= MIN_LEAD && end.every((block, index) => sameBlock(block, blocks[index]))) return size;
  }
  return 0;
}

/** True when a page brings nothing that `article` does not have: servers answer for pages that do not exist with the first one. */
export function isRepetition(page: Article, article: Article): boolean {
  const known = new Set(article.blocks.map(keyOf));
  return page.blocks.every((block) => known.has(keyOf(block)));
}

/**
 * Joins the pages of one article, given in order: the blocks of all, with repeated lead paragraphs once; the facts of the first page
 * that has them. `pages` becomes the number of pages, everything else is that of the first.
 */
export function joinPages(pages: readonly [Article, ...Article[]]): Article {
  const [first, ...rest] = pages;
  const blocks = [...first.blocks];
  for (const page of rest) {
    const fresh = page.blocks.slice(repeatedLead(page.blocks, first.blocks));
    blocks.push(...fresh.slice(overlap(fresh, blocks)));
  }
  const known = <Field extends "time" | "source" | "author" | "editor">(field: Field): Article[Field] =>
    pages.find((page) => page[field] !== null)?.[field] ?? null;
  return {
    ...first,
    time: known("time"),
    source: known("source"),
    author: known("author"),
    editor: known("editor"),
    keywords: pages.find(({ keywords }) => keywords.length > 0)?.keywords ?? [],
    blocks,
    pages: pages.length,
  };
}
