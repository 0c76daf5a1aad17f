/** The article as plain JSON: what the page room sends and the reader room renders. Nothing in it is trusted HTML. */

/** A stretch of text inside a block. `href` is an absolute http(s) URL. */
export interface TextRun {
  readonly text: string;
  readonly bold?: true;
  readonly href?: string;
}

export interface TableCell {
  readonly runs: readonly TextRun[];
  readonly header?: true;
  /** Columns and rows that the cell covers, when more than one. */
  readonly colSpan?: number;
  readonly rowSpan?: number;
}

/** Of a picture, in px. What counts is its shape: room is kept for it before it is loaded. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

export type ArticleBlock =
  | { readonly kind: "paragraph"; readonly runs: readonly TextRun[] }
  | { readonly kind: "heading"; readonly level: 2 | 3 | 4; readonly runs: readonly TextRun[] }
  | { readonly kind: "list"; readonly ordered: boolean; readonly items: readonly (readonly TextRun[])[] }
  | { readonly kind: "quote"; readonly paragraphs: readonly (readonly TextRun[])[] }
  | { readonly kind: "table"; readonly rows: readonly (readonly TableCell[])[] }
  /** `src` is the largest size that the site offers; `fallback` the one on the page, when that is another: servers may refuse the first. */
  | { readonly kind: "image"; readonly src: string; readonly fallback?: string; readonly caption: string | null; readonly size?: PictureSize }
  /** A video is a poster with a link to where it plays; players are never embedded. */
  | { readonly kind: "video"; readonly href: string; readonly poster: string | null; readonly caption: string | null };

/** Ids of the page templates in `article/templates.ts`, and `generic` for everything that none of them fits. */
export type TemplateId = "T1" | "T1b" | "T2" | "T3" | "T4" | "mobile" | "generic";

/** The script of an article's text; `mixed` when neither form prevails. */
export type ArticleScript = "hans" | "hant" | "mixed";

/**
 * Why what was read may not be the article, or not all of it: the checks of `article/doubts.ts` that it fails.
 * `unknown-layout`: a page of china.com that no template fits, read the generic way.
 * `no-time-and-source`: every article of the site shows one of them.
 * `other-title`: the page's own title speaks of something else.
 * `more-on-page`: somewhere else on the page stands far more running text.
 * `mostly-links`, `feed-lines`: lists of other articles are left in the text.
 */
export type ArticleDoubt = "unknown-layout" | "no-time-and-source" | "other-title" | "more-on-page" | "mostly-links" | "feed-lines";

export interface Article {
  /** Absolute URL of the page that the article was read from. */
  readonly url: string;
  readonly title: string;
  /** ISO 8601 with the site's zone, e.g. `2025-11-07T17:25:03+08:00`; `null` when the page shows none. */
  readonly time: string | null;
  readonly source: string | null;
  readonly author: string | null;
  readonly editor: string | null;
  readonly keywords: readonly string[];
  /** Channel and column as the address names them, e.g. `news/socialgd`; `null` when it names none. */
  readonly section: string | null;
  readonly blocks: readonly ArticleBlock[];
  /** Pages that the blocks come from; all of them when the site's one-page view was read. */
  readonly pages: number;
  /** Numbers, from 1, of the pages of the article that are not in `blocks`: not read yet, or not to be had. */
  readonly missingPages: readonly number[];
  readonly template: TemplateId;
  /** Empty when all is well. */
  readonly doubts: readonly ArticleDoubt[];
}

/** Why there is no article on a page. Each has a sentence in `_locales` (`noArticle_<reason>`). */
export type NoArticleReason = "empty" | "not-html" | "error-page" | "list" | "too-short";

export type ArticleResult =
  | { readonly article: Article }
  | { readonly article: null; readonly reason: NoArticleReason };
