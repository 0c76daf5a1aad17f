/**
 * Turns an article into DOM nodes: the only place that makes nodes out of page content.
 * The article comes from a hostile page. Nothing of it is parsed as HTML: text becomes text nodes, and the only attributes
 * that it fills are addresses, which must be http or https.
 */
import type { Article, ArticleBlock, PictureSize, TableCell, TextRun } from "../contract/article";
import type { ScriptTarget } from "../contract/repair";
import { detectScript } from "../text/detect-script";
import { articleLines } from "./text";

/** Words of the interface's language that stand in the article view. */
export interface ReaderLabels {
  readonly editor: string;
  readonly video: string;
}

/**
 * The article as an `article` element of `doc`, title and line of facts first. Pictures load lazily and send no referrer.
 * `script` is what the text was brought into; `keep` has the text itself tell.
 */
export function renderArticle(article: Article, doc: Document, labels: ReaderLabels, script: ScriptTarget = "keep"): HTMLElement {
  const { element } = builder(doc);
  const facts = element("p", "facts", factsOf(article, labels).map((fact) => element("span", "fact", [fact])));
  const body = element("div", "body", renderBlocks(article.blocks, doc, labels));
  const rendered = element("article", "", [
    element("header", "", [element("h1", "", [article.title]), ...(facts.childNodes.length > 0 ? [facts] : [])]),
    body,
    ...(article.keywords.length > 0 ? [element("ul", "keywords", article.keywords.map((word) => element("li", "", [word])))] : []),
  ]);
  // One code point has different glyphs in the two scripts: without this the interface's language would choose them.
  rendered.lang = LANGUAGES[script === "keep" ? scriptOf(article) : script];
  return rendered;
}

/** The blocks as elements, in order: for what is added to an article that stands already. */
export function renderBlocks(blocks: readonly ArticleBlock[], doc: Document, labels: ReaderLabels): HTMLElement[] {
  return blocks.map((block) => renderBlock(block, doc, labels));
}

/** BCP 47 tags. Which Traditional the page's own is, nothing tells. */
const LANGUAGES = { hans: "zh-Hans", hant: "zh-Hant", "hant-tw": "zh-Hant-TW", "hant-hk": "zh-Hant-HK" } as const;

function scriptOf(article: Article): "hans" | "hant" {
  return detectScript(`${article.title}\n${articleLines(article).join("\n")}`) === "hant" ? "hant" : "hans";
}

/** Source, author, time and editor, as far as they are known. The time is shown as the site wrote it, in its own zone. */
function factsOf(article: Article, labels: ReaderLabels): string[] {
  const time = article.time?.replace("T", " ").replace(/(?::\d\d)?(?:[+-]\d\d:\d\d|Z)$/u, "") ?? null;
  const editor = article.editor === null ? null : labels.editor.replace("$1", () => article.editor ?? "");
  return [article.source, article.author, time, editor].filter((fact) => fact !== null);
}

function renderBlock(block: ArticleBlock, doc: Document, labels: ReaderLabels): HTMLElement {
  const { element, inline, image } = builder(doc);
  switch (block.kind) {
    case "paragraph":
      return element("p", "", inline(block.runs));
    case "heading":
      return element(`h${block.level}`, "", inline(block.runs));
    case "list":
      return element(block.ordered ? "ol" : "ul", "", block.items.map((item) => element("li", "", inline(item))));
    case "quote":
      return element("blockquote", "", block.paragraphs.map((runs) => element("p", "", inline(runs))));
    case "table":
      return element("div", "table", [element("table", "", block.rows.map((row) => element("tr", "", row.map((cell) => renderCell(cell, doc)))))]);
    case "image":
      return element("figure", "", [image(block.src, block.caption, block), ...captionOf(block.caption, element)]);
    case "video": {
      const link = element("a", "video", [...(block.poster === null ? [] : [image(block.poster, block.caption)]), labels.video]);
      if (link instanceof HTMLAnchorElement) setAddress(link, block.href);
      return element("figure", "", [link, ...captionOf(block.caption, element)]);
    }
  }
}

function renderCell(cell: TableCell, doc: Document): HTMLElement {
  const { element, inline } = builder(doc);
  const rendered = element(cell.header ? "th" : "td", "", inline(cell.runs)) as HTMLTableCellElement;
  if (cell.colSpan !== undefined) rendered.colSpan = cell.colSpan;
  if (cell.rowSpan !== undefined) rendered.rowSpan = cell.rowSpan;
  return rendered;
}

type MakeElement = (tag: string, className: string, children: readonly (Node | string)[]) => HTMLElement;

function captionOf(caption: string | null, element: MakeElement): HTMLElement[] {
  return caption === null ? [] : [element("figcaption", "", [caption])];
}

function builder(doc: Document): {
  element: MakeElement;
  inline: (runs: readonly TextRun[]) => Node[];
  image: (src: string, alt: string | null, more?: { readonly fallback?: string; readonly size?: PictureSize }) => HTMLImageElement;
} {
  const element: MakeElement = (tag, className, children) => {
    const made = doc.createElement(tag);
    if (className !== "") made.className = className;
    made.append(...children);
    return made;
  };
  const inline = (runs: readonly TextRun[]): Node[] =>
    runs.flatMap((run): Node[] => {
      const lines = run.text.split("\n").flatMap((line, index) => [...(index > 0 ? [doc.createElement("br")] : []), ...(line === "" ? [] : [line])]);
      const text = run.bold ? [element("strong", "", lines)] : lines.map((line) => (typeof line === "string" ? doc.createTextNode(line) : line));
      if (run.href === undefined) return text;
      const link = doc.createElement("a");
      link.append(...text);
      setAddress(link, run.href);
      return [link];
    });
  const image: ReturnType<typeof builder>["image"] = (src, alt, { fallback = "", size } = {}) => {
    const made = doc.createElement("img");
    made.alt = alt ?? "";
    made.loading = "lazy";
    made.decoding = "async";
    // Picture hosts of Chinese news sites refuse requests that name a foreign page.
    made.referrerPolicy = "no-referrer";
    if (size !== undefined) keepRoom(made, size, fallback === "");
    made.addEventListener("load", () => settle(made));
    if (isWebAddress(fallback)) made.addEventListener("error", () => void (made.src = fallback), { once: true });
    if (isWebAddress(src)) made.src = src;
    return made;
  };
  return { element, inline, image };
}

/** Pages show pictures at most 650 px wide: one that is clearly smaller there is not larger elsewhere. */
const SHOWN_SMALL = 600;

/** Gives a picture the shape that it will have once it is loaded. `asOnPage`: it is the very picture whose size this is. */
function keepRoom(picture: HTMLImageElement, { width, height }: PictureSize, asOnPage: boolean): void {
  picture.style.aspectRatio = `${String(width)} / ${String(height)}`;
  if (asOnPage || width < SHOWN_SMALL) picture.style.maxWidth = `min(100%, ${String(width)}px)`;
}

/** Higher than wide, a picture of unknown shape does not fit into the room that is kept for one. */
function settle(picture: HTMLImageElement): void {
  const { naturalWidth: width, naturalHeight: height } = picture;
  if (picture.style.aspectRatio === "" && height > width) keepRoom(picture, { width, height }, true);
  picture.className = "loaded";
}

function setAddress(link: HTMLAnchorElement, href: string): void {
  if (!isWebAddress(href)) return;
  link.href = href;
  link.target = "_blank";
  link.rel = "noopener noreferrer";
}

/** True for absolute http and https URLs; a page may put anything else into an address. */
function isWebAddress(address: string): boolean {
  return URL.canParse(address) && /^https?:$/u.test(new URL(address).protocol);
}
