/** Reads the article of the page for the popup: what stands on the page, and its further pages from the same site. */
import { extractByTemplate } from "../article/extract";
import { extractGeneric } from "../article/generic";
import type { ExtractOptions } from "../article/options";
import { createArticleReader, type ArticleReader } from "../article/read-pages";
import { hiddenByStyles } from "../article/style-rules";
import type { ArticleResult } from "../contract/article";
import type { Cleaning } from "./cleaning";
import { fetchPage } from "./fetch-page";
import { withPictureSizes } from "./picture-sizes";
import { isInvisible } from "./visibility";

/** See `read-article` in `contract/messages.ts`; `wanted` are the further pages. One request is answered after the other. */
export type ReadArticle = (wanted: readonly number[] | undefined) => Promise<ArticleResult>;

type IsSpam = NonNullable<ExtractOptions["isSpam"]>;

/**
 * For one cleaning of the page: what was fetched is forgotten with it, as its text is repaired and in the script of that cleaning.
 * `isSpam` is the content script's: the model of spam is not loaded twice.
 */
export function createArticleReading(doc: Document, cleaning: Cleaning | null, isSpam: IsSpam): ReadArticle {
  let reader = createReader(doc, cleaning, isSpam);
  let last: Promise<unknown> = Promise.resolve();
  return (wanted) => {
    const answer = last.then(async () => withPictureSizes(await reader.read(doc, doc.location.href, wanted), doc));
    last = answer.catch(() => {
      // Asked again, it is tried again.
      reader = createReader(doc, cleaning, isSpam);
    });
    return answer;
  };
}

function createReader(doc: Document, cleaning: Cleaning | null, isSpam: IsSpam): ArticleReader {
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
