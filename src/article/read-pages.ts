import type { Article, ArticleResult } from "../contract/article";
import { isRepetition, joinPages } from "./join";
import { findPages, type PageLinks } from "./pages";

/** What reading an article needs of the world around it. */
export interface PageSource {
  /** The article of one document. Must not change it. */
  readonly extract: (doc: Document, url: string) => ArticleResult;
  /** The document at an address of the same site. Rejects when it cannot be had. */
  readonly fetchPage: (url: string) => Promise<Document>;
}

/** Reads one article, however many pages it has. Remembers the pages that were fetched. */
export interface ArticleReader {
  /**
   * The article of the page in `doc`, joined with the pages that were fetched before and with those in `wanted`, all when absent.
   * Pages that are not in it are in `missingPages`. Never rejects because of a page that cannot be had.
   */
  read(doc: Document, url: string, wanted?: readonly number[]): Promise<ArticleResult>;
}

interface FetchedPage {
  readonly article: Article;
  readonly links: PageLinks | null;
}

/** The first attempt and one more. */
const ATTEMPTS = 2;

/** One reader for one article; it asks for a page at a time, and for the one-page view first when the site has one. */
export function createArticleReader({ extract, fetchPage }: PageSource): ArticleReader {
  const fetched = new Map<number, FetchedPage>();
  /** The one-page view: `undefined` until it was asked for, `null` when it cannot be had. */
  let whole: Article | null | undefined;

  const fetchArticle = async (url: string): Promise<FetchedPage | null> => {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        const doc = await fetchPage(url);
        const { article } = extract(doc, url);
        if (article !== null) return { article, links: findPages(doc, url) };
      } catch {
        // tried once more, then it is among the missing pages
      }
    }
    return null;
  };
  const fetchWhole = async (url: string, part: Article): Promise<Article | null> => {
    const page = await fetchArticle(url);
    const holdsPart = page !== null && page.article.blocks.length > part.blocks.length && isRepetition(part, page.article);
    return holdsPart ? page.article : null;
  };
  const fetchNumbered = async (number: number, url: string, others: readonly Article[]): Promise<void> => {
    const page = await fetchArticle(url);
    if (page !== null && !others.some((other) => isRepetition(page.article, other))) fetched.set(number, page);
  };

  return {
    read: async (doc, url, wanted) => {
      const own = extract(doc, url);
      const links = findPages(doc, url);
      if (own.article === null || links === null) return own;
      const { article } = own;
      const { current } = links;
      if (current === null) return { article: { ...article, pages: links.count } };
      if (links.whole !== null && whole === undefined) {
        // a view that promises more than the one page that is known
        if (wanted?.length === 0 && links.count === 1) return { article: { ...article, missingPages: [2] } };
        if (wanted?.length !== 0) whole = await fetchWhole(links.whole, article);
      }
      if (whole) return { article: { ...wholeArticle(whole, article), pages: links.count } };

      const tried = new Set<number>();
      const known = (): KnownPages => knownPages(current, { article, links }, fetched);
      for (let next = nextPage(known(), tried, wanted); next !== null; next = nextPage(known(), tried, wanted)) {
        tried.add(next.number);
        await fetchNumbered(next.number, next.url, known().articles);
      }
      const { articles, missing } = known();
      const [first = article, ...rest] = articles;
      return { article: { ...joinPages([first, ...rest]), url, missingPages: missing } };
    },
  };
}

/** The one-page view under the address of the page that was asked for, with the facts of the latter where the view has none. */
function wholeArticle(whole: Article, page: Article): Article {
  return { ...joinPages([whole, page]), url: page.url };
}

interface KnownPages {
  /** Pages that were read, in order. */
  readonly articles: readonly Article[];
  /** Numbers of the pages that were not, in order. */
  readonly missing: readonly number[];
  /** Addresses by number: each page may link some that the others do not. */
  readonly urls: ReadonlyMap<number, string>;
}

function knownPages(current: number, own: FetchedPage, fetched: ReadonlyMap<number, FetchedPage>): KnownPages {
  const read = new Map([...fetched, [current, own] as const]);
  const all = [...read.values()];
  const urls = new Map(all.flatMap(({ links }) => [...(links?.urls ?? [])]).toReversed());
  const count = Math.max(...all.map(({ links }) => links?.count ?? 1));
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  return {
    articles: numbers.flatMap((number) => read.get(number)?.article ?? []),
    missing: numbers.filter((number) => !read.has(number)),
    urls,
  };
}

function nextPage(
  { missing, urls }: KnownPages,
  tried: ReadonlySet<number>,
  wanted: readonly number[] | undefined,
): { readonly number: number; readonly url: string } | null {
  for (const number of missing) {
    const url = urls.get(number);
    if (url !== undefined && !tried.has(number) && wanted?.includes(number) !== false) return { number, url };
  }
  return null;
}
