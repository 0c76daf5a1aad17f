/** Reads the article of the page for the popup: what stands on the page, and its further pages from the same site. */
import type { ExtractOptions } from "../article/options";
import type { ArticleReader } from "../article/read-pages";
import { classifySpam } from "../clutter/spam-text";
import type { ArticleResult } from "../contract/article";
import type { Cleaning } from "./cleaning";
import { fetchPage } from "./fetch-page";
import { loadPart } from "./parts";
import { isInvisible } from "./visibility";

/** See `read-article` in `contract/messages.ts`; `wanted` are the further pages. One request is answered after the other. */
export type ReadArticle = (wanted: readonly number[] | undefined) => Promise<ArticleResult>;

/** For one cleaning of the page: what was fetched is forgotten with it, as its text is repaired and in the script of that cleaning. */
export function createArticleReading(doc: Document, cleaning: Cleaning | null): ReadArticle {
  let reader: Promise<ArticleReader> | null = null;
  let last: Promise<unknown> = Promise.resolve();
  const read = async (wanted: readonly number[] | undefined): Promise<ArticleResult> => {
    reader ??= createReader(doc, cleaning);
    return (await reader).read(doc, doc.location.href, wanted);
  };
  return (wanted) => {
    const answer = last.then(() => read(wanted));
    last = answer.catch(() => {
      // Asked again, it is tried again.
      reader = null;
    });
    return answer;
  };
}

const isSpam: NonNullable<ExtractOptions["isSpam"]> = (text, context) => classifySpam(text, context).spam;

async function createReader(doc: Document, cleaning: Cleaning | null): Promise<ArticleReader> {
  const { createArticleReader, extractByTemplate, extractGeneric, hiddenByStyles } = await loadPart("article");
  const shown: ExtractOptions = {
    isSpam,
    isHidden: (element) => (cleaning?.applied.isHidden(element) ?? false) || isInvisible(element),
    status: httpStatus(),
  };
  return createArticleReader({
    extract: (page, url) => {
      // A fetched document has no layout to ask, only what the style sheets say.
      const options = page === doc ? shown : { isSpam, isHidden: hiddenByStyles(page, styleSheetsOf(doc)) };
      return extractByTemplate(page, url, options) ?? extractGeneric(page, url, options);
    },
    fetchPage: async (url) => {
      const page = await fetchPage(url, doc.characterSet);
      await cleaning?.text.repairCopy(page);
      return page;
    },
  });
}

/** The linked style sheets of the page as text, which its further pages share; but for those that the browser keeps from scripts. */
function styleSheetsOf(doc: Document): string[] {
  return [...doc.styleSheets].flatMap((sheet) => {
    if (sheet.href === null || sheet.disabled) return [];
    try {
      return [[...sheet.cssRules].map(({ cssText }) => cssText).join("\n")];
    } catch {
      // of another origin
      return [];
    }
  });
}

/** The HTTP status that the page came with; 0 when the browser does not tell. */
function httpStatus(): number {
  const [navigation] = performance.getEntriesByType("navigation");
  return navigation instanceof PerformanceNavigationTiming ? navigation.responseStatus : 0;
}
