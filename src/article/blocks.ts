import type { ArticleBlock, TableCell, TextRun } from "../contract/article";
import { absoluteUrl, fold, isHiddenByMarkup, isTable, isText, traverse } from "./dom";
import { isFeedItem } from "./feed";
import { foldedLine, isWhiteSpace, Line, plain, run } from "./line";
import { BACKGROUND_HEADING, isAfterHeading } from "./lines";
import { altCaption, largestSource, mayBeVideo, pictureSource, readVideo } from "./media";
import { isAppPrompt, isPromotion } from "./notices";
import type { ExtractOptions } from "./options";
import { isSlide, isWaitingSlide } from "./slides";
import { NOT_ARTICLE } from "./templates";

/** What reading a body needs to know of its page. */
export interface PageFacts {
  readonly url: string;
  /** Absolute URL that relative addresses start from. */
  readonly base: string;
  readonly title: string;
  /** Source, author and editor that the head of the page names. */
  readonly names: readonly string[];
  readonly options: ExtractOptions;
}

/** A block on its way into the article, with the marks that the cleaning rules go by. */
export interface Draft {
  readonly block: ArticleBlock;
  /** Set in the middle of the line, as captions are. */
  readonly centred: boolean;
  /** Marked as a caption: `P.news_img_title`, `figcaption`. */
  readonly caption: boolean;
}

interface Context {
  readonly bold: boolean;
  readonly href: string | null;
  readonly level: 0 | 2 | 3 | 4;
  readonly centred: boolean;
  readonly caption: boolean;
}

const PLAIN: Context = { bold: false, href: null, level: 0, centred: false, caption: false };

const set = (names: string): ReadonlySet<string> => new Set(names.split(" "));

/** Elements that begin and end a block, as in the style sheet of HTML. */
const BLOCKS = set(
  "address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li legend main nav ol p section summary table tbody td tfoot th thead tr ul",
);
/** Never text of an article. Forms are kept: broken pages have the whole body in one. */
const SKIPPED = set(
  "script style noscript template link meta title head nav button input select textarea option svg math canvas audio map area frameset dialog",
);
const HEADINGS: ReadonlyMap<string, 2 | 3 | 4> = new Map([["h1", 2], ["h2", 2], ["h3", 3], ["h4", 4], ["h5", 4], ["h6", 4]]);
const CENTRED_STYLE = /text-align\s*:\s*center/i;
const CENTRED_CLASS = /(?:^|\s)(?:tc|center|text-center|txt-center|aligncenter)(?:\s|$)/i;
const BOLD_STYLE = /font-weight\s*:\s*(?:bold|[6-9]00)/i;
const MEDIA = "img, video, iframe, embed, object, .chan_newsVideo";
const LISTS: ReadonlySet<string> = new Set(["ul", "ol"]);
/** Lists, quotes and tables nested deeper than this in each other are read as plain boxes. */
const MAX_NESTED = 20;
/** Headings of what follows an article are short (characters, white space included). */
const MAX_HEADING_TEXT = 60;
/** A table cell with this many paragraphs is a column of the page, not a cell of data. */
const COLUMN_PARAGRAPHS = 3;

/**
 * Reads the content of an element as blocks, in document order. Never changes the element. Linear in its size. `depth` says how many
 * lists, quotes and tables it stands in.
 */
export function readBlocks(root: Element, page: PageFacts, depth = 0): Draft[] {
  const reader = new BodyReader(page, depth);
  if (root.localName === "pre") reader.preformatted(root, PLAIN);
  else reader.children(root, PLAIN);
  return reader.finish();
}

/** True for what never belongs to an article, whatever is in it. */
export function isForeign(el: Element, options: ExtractOptions): boolean {
  if (SKIPPED.has(el.localName)) return true;
  const known = options.foreign?.get(el);
  if (known !== undefined) return known;
  const foreign = looksForeign(el, options);
  options.foreign?.set(el, foreign);
  return foreign;
}

function looksForeign(el: Element, options: ExtractOptions): boolean {
  if ((el.hasAttribute("id") || el.hasAttribute("class")) && el.matches(NOT_ARTICLE)) return true;
  if (isAppendix(el) || isFeedItem(el) || isPromotion(el)) return true;
  // brackets around a ruby gloss are hidden by every browser, but belong to the text where glosses are not set above
  if (el.localName === "rp") return false;
  return (isHiddenByMarkup(el) || options.isHidden?.(el) === true) && !isWaitingSlide(el, options);
}

/** True for a box under a heading of its own that says what follows an article: related news, comments. */
function isAppendix(el: Element): boolean {
  const head = el.firstElementChild;
  if (head === null || !HEADINGS.has(head.localName)) return false;
  const raw = head.textContent ?? "";
  const text = raw.length <= MAX_HEADING_TEXT ? fold(raw) : "";
  return isAfterHeading(text) && !(BACKGROUND_HEADING.test(text) && el.querySelector("a[href]") === null);
}

const isBlock = (el: Element): boolean => BLOCKS.has(el.localName) || el.localName === "pre";

class BodyReader {
  readonly #page: PageFacts;
  /** How many lists, quotes and tables this one stands in. */
  readonly #depth: number;
  readonly #drafts: Draft[] = [];
  readonly #line = new Line();
  #lineContext: Context = PLAIN;

  constructor(page: PageFacts, depth: number) {
    this.#page = page;
    this.#depth = depth;
  }

  /** Reads what is below `parent`. Without recursion: scripts nest elements ten thousand deep. */
  children(parent: Node, outer: Context): void {
    const around: Context[] = [];
    let context = outer;
    traverse(parent, {
      text: (text) => this.#text(text.data, context),
      enter: (el) => {
        if (this.#bareParagraph(el, context)) return false;
        const inner = this.#element(el, context);
        if (inner === null) return false;
        around.push(context);
        context = inner;
        return true;
      },
      leave: (el) => {
        context = around.pop() ?? outer;
        if (isBlock(el)) this.#flush();
      },
    });
  }

  /**
   * Reads what most of an article consists of: a `<p>` without attributes and with one text. Of the questions that are asked about other
   * elements only one is open: whether a person sees it.
   */
  #bareParagraph(el: Element, context: Context): boolean {
    if (el.localName !== "p" || el.hasAttributes()) return false;
    const only = el.firstChild;
    if (only === null || only.nextSibling !== null || !isText(only)) return false;
    const text = foldedLine(only.data);
    if (text === null || (this.#page.options.foreign?.get(el) ?? this.#page.options.isHidden?.(el)) === true) return false;
    if (isAppPrompt(text)) return false;
    if (!this.#line.empty) this.#flush();
    if (text !== "") this.#pushLine([run(text, context)], context);
    return true;
  }

  finish(): Draft[] {
    this.#flush();
    return this.#drafts;
  }

  #text(data: string, context: Context): void {
    if (this.#line.empty) {
      // between two blocks, where it does not show
      if (isWhiteSpace(data)) return;
      this.#lineContext = context;
    }
    this.#line.add(data, context);
  }

  /** Reads an element that is read as a whole; of others, the context of what is in them. */
  #element(el: Element, context: Context): Context | null {
    const tag = el.localName;
    if (tag === "br") this.#flush();
    else if (isForeign(el, this.#page.options)) return null;
    else if (tag === "img") this.#picture(el, context);
    else if (mayBeVideo(el)) this.#video(el, context);
    else {
      const inner = innerContext(el, context, this.#page.base);
      if (!isBlock(el)) return inner;
      this.#flush();
      if (!this.#whole(el, inner)) return isSlide(el) ? { ...inner, caption: true } : inner;
      this.#flush();
    }
    return null;
  }

  /** Reads a block of a kind of its own; false for the others. */
  #whole(el: Element, context: Context): boolean {
    const tag = el.localName;
    if (tag === "pre") this.preformatted(el, context);
    else if (this.#depth >= MAX_NESTED) return false;
    // a list with pictures is a gallery or a layout
    else if (LISTS.has(tag) && el.querySelector(MEDIA) === null) this.#list(el);
    else if (tag === "blockquote") this.#quote(el);
    else if (isTable(el) && isData(el)) this.#table(el);
    else return false;
    return true;
  }

  /** Ends the current line. */
  #flush(): void {
    if (this.#line.empty) return;
    const runs = this.#line.take();
    if (runs.length > 0) this.#pushLine(runs, this.#lineContext);
  }

  #pushLine(runs: readonly TextRun[], context: Context): void {
    const { level } = context;
    this.#push(level === 0 ? { kind: "paragraph", runs } : { kind: "heading", level, runs }, context);
  }

  #push(block: ArticleBlock, context: Context = PLAIN): void {
    this.#drafts.push({ block, centred: context.centred, caption: context.caption });
  }

  #picture(img: Element, context: Context): void {
    const { base, title, options } = this.#page;
    const src = pictureSource(img, context.href, base);
    if (src === null) return;
    const alt = fold(img.getAttribute("alt") ?? "");
    if (alt !== "" && options.isSpam?.(alt, "alt") === true) return;
    this.#flush();
    this.#push({ kind: "image", ...largestSource(src), caption: altCaption(img, title) }, context);
  }

  #video(el: Element, context: Context): void {
    const video = readVideo(el, this.#page.base, this.#page.url);
    if (video === null) return;
    this.#flush();
    this.#push({ kind: "video", ...video }, context);
  }

  preformatted(pre: Element, context: Context): void {
    for (const row of (pre.textContent ?? "").split("\n")) {
      this.#text(row, context);
      this.#flush();
    }
  }

  #list(list: Element): void {
    const items = [...list.children].flatMap((item) => this.#item(item));
    if (items.length > 0) this.#push({ kind: "list", ordered: list.localName === "ol", items });
  }

  /** One list item, and after it the items of the lists inside it. */
  #item(item: Element): TextRun[][] {
    if (isForeign(item, this.#page.options)) return [];
    const nested: TextRun[][] = [];
    const own: Draft[] = [];
    const inner = new BodyReader(this.#page, this.#depth + 1);
    if (LISTS.has(item.localName) && this.#depth < MAX_NESTED) inner.#list(item);
    else inner.children(item, PLAIN);
    for (const draft of inner.finish()) {
      if (draft.block.kind === "list") nested.push(...draft.block.items.map((runs) => [...runs]));
      else own.push(draft);
    }
    const runs = joinedRuns(own);
    return runs.length > 0 ? [runs, ...nested] : nested;
  }

  #quote(quote: Element): void {
    let paragraphs: (readonly TextRun[])[] = [];
    const flushQuote = (): void => {
      if (paragraphs.length > 0) this.#push({ kind: "quote", paragraphs });
      paragraphs = [];
    };
    for (const draft of readBlocks(quote, this.#page, this.#depth + 1)) {
      if (draft.block.kind === "paragraph" && !draft.caption) paragraphs.push(draft.block.runs);
      else {
        flushQuote();
        this.#drafts.push(draft);
      }
    }
    flushQuote();
  }

  #table(table: HTMLTableElement): void {
    const rows: TableCell[][] = [];
    const media: Draft[] = [];
    if (table.caption !== null) this.#drafts.push(...readBlocks(table.caption, this.#page, this.#depth + 1));
    for (const row of table.rows) {
      if (isForeign(row, this.#page.options)) continue;
      const cells = [...row.cells].filter((cell) => !isForeign(cell, this.#page.options));
      const read = cells.map((cell) => this.#cell(cell, media));
      if (read.some((cell) => cell.runs.length > 0)) rows.push(read);
    }
    if (rows.length > 0) this.#push({ kind: "table", rows });
    // the contract has no pictures in cells: they follow their table
    this.#drafts.push(...media);
  }

  #cell(cell: HTMLTableCellElement, media: Draft[]): TableCell {
    const drafts = readBlocks(cell, this.#page, this.#depth + 1);
    media.push(...drafts.filter(({ block }) => block.kind === "image" || block.kind === "video"));
    return {
      runs: joinedRuns(drafts),
      ...(cell.localName === "th" ? { header: true as const } : {}),
      ...(cell.colSpan > 1 ? { colSpan: cell.colSpan } : {}),
      ...(cell.rowSpan > 1 ? { rowSpan: cell.rowSpan } : {}),
    };
  }
}

function innerContext(el: Element, context: Context, base: string): Context {
  const tag = el.localName;
  const style = el.getAttribute("style");
  const names = el.getAttribute("class");
  const level = HEADINGS.get(tag);
  const bold = tag === "b" || tag === "strong" || (style !== null && BOLD_STYLE.test(style));
  const link = tag === "a" ? absoluteUrl(el.getAttribute("href"), base) : null;
  const centred =
    tag === "center" ||
    el.getAttribute("align")?.toLowerCase() === "center" ||
    (style !== null && CENTRED_STYLE.test(style)) ||
    (names !== null && CENTRED_CLASS.test(names));
  const caption = tag === "figcaption" || (names !== null && el.classList.contains("news_img_title"));
  if (level === undefined && !bold && link === null && !centred && !caption) return context;
  return {
    bold: context.bold || bold,
    href: link ?? context.href,
    level: level ?? context.level,
    centred: context.centred || centred,
    caption: context.caption || caption,
  };
}

/** True for a table of data. One column, or a column of running text, is layout: its cells are read as blocks. */
function isData(table: HTMLTableElement): boolean {
  let wide = false;
  for (const row of table.rows) {
    if (row.cells.length > 1) wide = true;
    for (const cell of row.cells) {
      if (cell.querySelector("table") !== null) return false;
      let paragraphs = 0;
      for (const child of cell.children) if (child.localName === "p" || child.localName === "div") paragraphs++;
      if (paragraphs >= COLUMN_PARAGRAPHS && (cell.textContent ?? "").length > 200) return false;
    }
  }
  return wide;
}

/** All text of the drafts as one sequence of runs, a line break between two blocks. */
function joinedRuns(drafts: readonly Draft[]): TextRun[] {
  const joined: TextRun[] = [];
  for (const line of drafts.flatMap(({ block }) => textLines(block))) {
    if (joined.length > 0 && line.length > 0) joined.push({ text: "\n" });
    joined.push(...line);
  }
  return joined;
}

/** The lines of text in a block: items and cells one by one; none for pictures and videos. */
export function textLines(block: ArticleBlock): (readonly TextRun[])[] {
  switch (block.kind) {
    case "paragraph":
    case "heading":
      return [block.runs];
    case "list":
      return [...block.items];
    case "quote":
      return [...block.paragraphs];
    case "table":
      return block.rows.flatMap((row) => row.map((cell) => cell.runs));
    case "image":
    case "video":
      return [];
  }
}

/** The text of a block, its lines joined by line breaks; empty for pictures and videos. */
export function blockText(block: ArticleBlock): string {
  return textLines(block).map(plain).join("\n");
}
