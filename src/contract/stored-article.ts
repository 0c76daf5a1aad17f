/** Reads an article that was kept as JSON. It comes from a page that is not trusted, and an older version may have written it. */
import type { Article, ArticleBlock, ArticleDoubt, PictureSize, TableCell, TemplateId, TextRun } from "./article";

type Fields = Readonly<Record<string, unknown>>;
/** Gives the value when it is of the right kind. Throws `Unfit` when it is not. */
type Read<Value> = (stored: unknown) => Value;

class Unfit extends Error {}

const unfit = (): never => {
  throw new Unfit();
};
const string: Read<string> = (stored) => (typeof stored === "string" ? stored : unfit());
const count: Read<number> = (stored) => (typeof stored === "number" && Number.isSafeInteger(stored) && stored >= 0 ? stored : unfit());
const fields: Read<Fields> = (stored) => (typeof stored === "object" && stored !== null && !Array.isArray(stored) ? (stored as Fields) : unfit());
const orNull = <Value>(read: Read<Value>): Read<Value | null> => (stored) => (stored === null ? null : read(stored));
const listOf = <Value>(read: Read<Value>): Read<readonly Value[]> => (stored) => (Array.isArray(stored) ? stored.map((item: unknown) => read(item)) : unfit());
const oneOf = <Value extends string>(values: Readonly<Record<Value, true>>): Read<Value> => (stored) =>
  typeof stored === "string" && Object.hasOwn(values, stored) ? (stored as Value) : unfit();

// Records, so that the compiler proves them complete.
const template = oneOf<TemplateId>({ T1: true, T1b: true, T2: true, T3: true, T4: true, mobile: true, generic: true });
const doubt = oneOf<ArticleDoubt>({ "unknown-layout": true, "no-time-and-source": true, "other-title": true, "more-on-page": true, "mostly-links": true, "feed-lines": true });

const run: Read<TextRun> = (stored) => {
  const { text, bold, href } = fields(stored);
  return { text: string(text), ...(bold === true ? { bold } : {}), ...(href === undefined ? {} : { href: string(href) }) };
};
const runs = listOf(run);

const cell: Read<TableCell> = (stored) => {
  const { runs: inside, header, colSpan, rowSpan } = fields(stored);
  return {
    runs: runs(inside),
    ...(header === true ? { header } : {}),
    ...(colSpan === undefined ? {} : { colSpan: count(colSpan) }),
    ...(rowSpan === undefined ? {} : { rowSpan: count(rowSpan) }),
  };
};

const pictureSize: Read<PictureSize> = (stored) => {
  const { width, height } = fields(stored);
  return { width: count(width), height: count(height) };
};

const heading = (level: unknown): 2 | 3 | 4 => (level === 2 || level === 3 || level === 4 ? level : unfit());

const BLOCKS: { readonly [Kind in ArticleBlock["kind"]]: (block: Fields) => Extract<ArticleBlock, { kind: Kind }> } = {
  paragraph: (block) => ({ kind: "paragraph", runs: runs(block["runs"]) }),
  heading: (block) => ({ kind: "heading", level: heading(block["level"]), runs: runs(block["runs"]) }),
  list: (block) => ({ kind: "list", ordered: block["ordered"] === true, items: listOf(runs)(block["items"]) }),
  quote: (block) => ({ kind: "quote", paragraphs: listOf(runs)(block["paragraphs"]) }),
  table: (block) => ({ kind: "table", rows: listOf(listOf(cell))(block["rows"]) }),
  image: ({ src, fallback, caption, size }) => ({
    kind: "image",
    src: string(src),
    ...(fallback === undefined ? {} : { fallback: string(fallback) }),
    caption: orNull(string)(caption),
    ...(size === undefined ? {} : { size: pictureSize(size) }),
  }),
  video: ({ href, poster, caption }) => ({ kind: "video", href: string(href), poster: orNull(string)(poster), caption: orNull(string)(caption) }),
};

const block: Read<ArticleBlock> = (stored) => {
  const found = fields(stored);
  const { kind } = found;
  return typeof kind === "string" && Object.hasOwn(BLOCKS, kind) ? BLOCKS[kind as ArticleBlock["kind"]](found) : unfit();
};

/** The article, with the fields that are known and no others; `null` when anything in it is not of the kind it must be. */
export function readArticle(stored: unknown): Article | null {
  try {
    const article = fields(stored);
    return {
      url: string(article["url"]),
      title: string(article["title"]),
      time: orNull(string)(article["time"]),
      source: orNull(string)(article["source"]),
      author: orNull(string)(article["author"]),
      editor: orNull(string)(article["editor"]),
      keywords: listOf(string)(article["keywords"]),
      section: orNull(string)(article["section"]),
      blocks: listOf(block)(article["blocks"]),
      pages: count(article["pages"]),
      missingPages: listOf(count)(article["missingPages"]),
      template: template(article["template"]),
      doubts: listOf(doubt)(article["doubts"]),
    };
  } catch (error) {
    if (error instanceof Unfit) return null;
    throw error;
  }
}
