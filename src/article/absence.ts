import type { NoArticleReason } from "../contract/article";
import { bodyOf, contentTypeOf, fold, foldedText, isHiddenByMarkup, rootOf, titleOf, traverse } from "./dom";
import type { ExtractOptions } from "./options";
import { ARTICLE_ADDRESS } from "./templates";

const HTML_TYPES: ReadonlySet<string> = new Set(["text/html", "application/xhtml+xml"]);

/** Sentences of error pages, in the title or a short text. Both scripts. */
const ERROR_TEXT =
  /\b(?:40[0134]|410|50[0234])\b.{0,12}(?:not found|forbidden|error|bad gateway|unavailable|gone|页面|頁面|错误|錯誤|出错)|(?:not found|forbidden|bad gateway|service unavailable|internal server error)|(?:页面|頁面|网页|網頁|文章|内容|內容).{0,10}(?:不存在|没有找到|沒有找到|找不到|无法访问|無法訪問|已(?:被)?删除|已(?:被)?刪除|走丢|飞走|丢失)|(?:404|出错|出錯)(?:啦|了|页|頁)?$|^404/i;
/** An error page says little besides (characters that are not links). */
const MAX_ERROR_TEXT = 300;

/** A list has so many links with a text as long as a headline (characters). */
const MIN_HEADLINES = 8;
const HEADLINE = 8;
/** And so many characters in links for one outside: items show their source and time outside. */
const MIN_LINKED_SHARE = 0.5;
/** At the address of a list an article has this share of all running text at least. */
const MIN_ARTICLE_SHARE = 0.6;
/** Without a time, links with this many times its characters outweigh an article. */
const MANY_TIMES = 3;

/** Running text: a sentence that ends, or stops inside a longer text. The half-width ones count as well, mirrors have them. */
export function isProse(text: string): boolean {
  if (text.length < 10) return false;
  if (/[。！？…][”’」』）)]*$/.test(text)) return true;
  return text.length >= 20 && (text.match(/[，。；！？]|[,;!?](?!\d)/g)?.length ?? 0) >= 2;
}

interface Census {
  /** Characters outside and inside links. */
  readonly loose: number;
  readonly linked: number;
  /** Characters of running text outside links. */
  readonly prose: number;
  /** Links as long as a headline. */
  readonly headlines: number;
  readonly images: number;
}

const UNREAD: ReadonlySet<string> = new Set(["script", "style", "noscript", "template", "head", "textarea", "select"]);

/** Counts what a page consists of, in one pass over its text; up to the text with which there is more running text than `enough`. */
function census(doc: Document, enough = Number.POSITIVE_INFINITY): Census {
  const counts = { loose: 0, linked: 0, prose: 0, headlines: 0, images: 0 };
  const root = bodyOf(doc);
  if (root === null) return counts;
  let links = 0;
  traverse(root, {
    text: ({ data }) => {
      const text = data.trim();
      if (links > 0) counts.linked += text.length;
      else {
        counts.loose += text.length;
        if (isProse(text)) counts.prose += text.length;
      }
    },
    isDone: () => counts.prose > enough,
    enter: (el) => {
      if (UNREAD.has(el.localName) || isHiddenByMarkup(el)) return false;
      if (el.localName === "img") counts.images++;
      if (el.localName === "a") {
        links++;
        if (foldedText(el, 200).length >= HEADLINE) counts.headlines++;
      }
      return true;
    },
    leave: (el) => {
      if (el.localName === "a") links--;
    },
  });
  return counts;
}

/** The address of a front page or of a channel: no page of its own is named. */
function isListAddress(url: string): boolean {
  try {
    return /^(?:\/|.*\/|.*\/(?:index|list|default)(?:_?\d+)?\.\w+)$/i.test(new URL(url).pathname);
  } catch {
    return false;
  }
}

/**
 * The reason why a page without a known template has no article, when that is plain to see; `null` when a closer look is due.
 * One pass over the text of the page at most.
 */
export function noArticleAtSight(doc: Document, url: string, options: ExtractOptions): NoArticleReason | null {
  if (!HTML_TYPES.has(contentTypeOf(doc))) return "not-html";
  const isAddressed = ARTICLE_ADDRESS.test(url);
  // with an article's address a page with text is no list: the rest of it need not be read
  const counts = census(doc, isAddressed ? MAX_ERROR_TEXT : undefined);
  if (counts.loose + counts.linked + counts.images === 0) return "empty";
  if (counts.prose <= MAX_ERROR_TEXT && isError(doc, options)) return "error-page";
  // a gallery of pictures has the address of an article and no text; a feed has as much outside its links as in them: short titles, times
  const enoughLinked = counts.linked > Math.min(counts.loose * MIN_LINKED_SHARE, counts.prose);
  const manyLinks = !isAddressed && counts.headlines >= MIN_HEADLINES && enoughLinked;
  if (manyLinks && (counts.prose === 0 || (isListAddress(url) && counts.prose < counts.linked))) return "list";
  return null;
}

/**
 * True when an article of `length` characters that was found on the page is rather the teaser or the introduction of a list. `dated` when it
 * has a time of its own.
 */
export function isOutweighed(doc: Document, url: string, length: number, dated: boolean): boolean {
  if (ARTICLE_ADDRESS.test(url)) return false;
  const { headlines, linked, prose } = census(doc);
  if (headlines < MIN_HEADLINES) return false;
  return (isListAddress(url) && length < prose * MIN_ARTICLE_SHARE) || (!dated && length * MANY_TIMES < linked);
}

/** True when the server or the page itself says that this is an error. */
function isError(doc: Document, options: ExtractOptions): boolean {
  if ((options.status ?? 0) >= 400) return true;
  if (ERROR_TEXT.test(fold(titleOf(doc)))) return true;
  const heads = [...rootOf(doc).querySelectorAll("h1, h2, h3, p, .error, [class*='404']")].slice(0, 12);
  return heads.some((el) => {
    const text = foldedText(el, 200);
    return text.length <= 60 && ERROR_TEXT.test(text);
  });
}
