/** Reads an article of many pages page by page, so that the first stands there at once. */
import type { Article, ArticleResult } from "../contract/article";

/** Asks the page for its article with these further pages: `read-article`. */
export type AskArticle = (pages: readonly number[]) => Promise<ArticleResult>;

/** Answers with all that could be read. `step` is told of what there is while `page` is on its way. Ends early when `signal` is aborted. */
export async function readWhole(first: ArticleResult, ask: AskArticle, step: (article: Article, page: number) => void, signal: AbortSignal): Promise<ArticleResult> {
  const tried = new Set<number>();
  let result = first;
  for (;;) {
    const { article } = result;
    const next = article?.missingPages.find((number) => !tried.has(number));
    if (article === null || next === undefined || signal.aborted) return result;
    tried.add(next);
    step(article, next);
    result = await ask([next]);
  }
}
