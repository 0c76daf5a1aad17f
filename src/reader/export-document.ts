/**
 * The article as it leaves the reader: a document of its own, made of copies of the nodes that `render.ts` made.
 * Files, clipboard and paper all start here, so that they hold the same: title, facts, body, keywords, and where it is from.
 */

/** Words of the interface's language that stand in what is taken along. */
export interface ExportLabels {
  /** Stands before the address of the page, e.g. `原文：`. */
  readonly source: string;
  /** Stands before the keywords, e.g. `关键词：`. */
  readonly keywords: string;
}

/** What only the reader's own window is for; a tool may stand inside of the article. */
const INTERFACE = "button, input, select, textarea, dialog, nav, [role='status'], [role='toolbar'], [popover], [data-interface]";

/**
 * `rendered` is the `article` element that `renderArticle` made, as it is shown now: in the script and with the pages that the reader sees.
 * `url` is the address of the page. The result's body holds one `article` without classes of ours but `facts`, `fact`, `body`, `keywords`,
 * `table`, `video` and `source`. The document is inert: nothing in it loads.
 */
export function exportDocument(rendered: HTMLElement, url: string, labels: ExportLabels): Document {
  const title = rendered.querySelector("h1")?.textContent ?? "";
  const doc = rendered.ownerDocument.implementation.createHTMLDocument(title);
  doc.documentElement.lang = rendered.lang;
  const article = doc.createElement("article");
  for (const part of rendered.querySelectorAll(":scope > header, :scope > .body")) article.append(doc.importNode(part, true));
  for (const element of article.querySelectorAll(INTERFACE)) element.remove();
  for (const element of article.querySelectorAll("[id], [style], [tabindex], [aria-describedby]")) {
    for (const name of ["id", "style", "tabindex", "aria-describedby"]) element.removeAttribute(name);
  }
  const keywords = [...rendered.querySelectorAll(":scope > .keywords li")].map((item) => item.textContent ?? "").filter((word) => word !== "");
  if (keywords.length > 0) article.append(paragraph(doc, "keywords", labels.keywords + keywords.join("、")));
  article.append(sourceLine(doc, url, labels.source));
  doc.body.append(article);
  return doc;
}

/** The only element of the document's body, as `exportDocument` made it. */
export function exportedArticle(doc: Document): HTMLElement {
  const article = doc.body.querySelector("article");
  if (!article) throw new Error("not a document of exportDocument");
  return article;
}

function paragraph(doc: Document, className: string, text: string): HTMLElement {
  const made = doc.createElement("p");
  made.className = className;
  made.textContent = text;
  return made;
}

/** An address that is not of the web is written, but leads nowhere. */
function sourceLine(doc: Document, url: string, label: string): HTMLElement {
  const line = paragraph(doc, "source", label);
  if (!/^https?:\/\//u.test(url)) {
    line.append(url);
    return line;
  }
  const link = doc.createElement("a");
  link.href = url;
  link.textContent = url;
  line.append(link);
  return line;
}
