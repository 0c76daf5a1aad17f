import type { ArticleResult, TemplateId } from "../contract/article";
import { type Draft, type PageFacts, readBlocks } from "./blocks";
import { clean } from "./clean";
import { type Head, withLines } from "./head";
import { sectionOf } from "./section";

/** Reads one or more stretches of the page as the body of an article. Its doubts are left open: `doubts.ts`. */
export function readArticle(roots: readonly Element[], head: Head, site: Omit<PageFacts, "title" | "names">, template: TemplateId): ArticleResult {
  const names = [head.source, head.author, head.editor].filter((name) => name !== null);
  const page: PageFacts = { ...site, title: head.title, names };
  const [only] = roots;
  const drafts: readonly Draft[] = only !== undefined && roots.length === 1 ? readBlocks(only, page) : roots.flatMap((root) => readBlocks(root, page));
  const { blocks, editor, head: lines } = clean(drafts, page);
  if (blocks.length === 0) return { article: null, reason: "too-short" };
  return {
    article: { ...(lines.length === 0 ? head : withLines(head, lines)), url: page.url, editor: head.editor ?? editor, section: sectionOf(page.url), blocks, pages: 1, missingPages: [], template, doubts: [] },
  };
}
