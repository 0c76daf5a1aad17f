/** Where the templates have their text and their headline. Apart from the rest of `templates.ts`, because the script in every page needs these alone. */
import type { TemplateId } from "../contract/article";

export interface TemplatePlaces {
  readonly body: readonly string[];
  readonly title: readonly string[];
}

export const PLACES = {
  // `#js-article-title` is the headline on some pages and the box around it on others, hence second.
  T4: { body: ["#js_article_content", ".article_wrap_left .article_content"], title: ["h1.article_title", "h1#js-article-title", "#js-article-title h1", "#js-article-title"] },
  T3: { body: ["#js-arti-detail", ".arti-detail"], title: ["#arti-title", ".arti-title", "h1.arti-title"] },
  T2: { body: ["#chan_newsDetail"], title: ["h1.article-main-title"] },
  T1b: { body: ["#chan_newsDetail"], title: ["#chan_newsTitle", "#chan_mainBlk > h1"] },
  T1: { body: ["#chan_newsDetail"], title: ["#chan_newsTitle", "#chan_newsBlk > h1"] },
  mobile: { body: ["#artiCon"], title: [] },
} as const satisfies Record<Exclude<TemplateId, "generic">, TemplatePlaces>;
