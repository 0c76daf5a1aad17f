/** The article as plain text, for the clipboard. */
import { exportedArticle } from "./export-document";

/** Words of the interface's language in the text. */
export interface PlainTextLabels {
  /** A picture's caption; `$1` is the caption. */
  readonly caption: string;
}

/**
 * `doc` as `exportDocument` makes it. Paragraphs are parted by an empty line, rows of a table by a line break and its cells by a tab.
 * Lines end in `\n`; the last one has none.
 */
export function plainText(doc: Document, labels: PlainTextLabels): string {
  return blocksOf(exportedArticle(doc), labels)
    .filter((block) => block !== "")
    .join("\n\n");
}

function blocksOf(container: Element, labels: PlainTextLabels): string[] {
  return [...container.children].flatMap((child) => {
    switch (child.localName) {
      case "header":
      case "div":
      case "blockquote":
        return blocksOf(child, labels);
      case "ul":
      case "ol":
        return [[...child.children].map((item, index) => `${child.localName === "ol" ? `${String(index + 1)}.` : "·"} ${lineOf(item)}`).join("\n")];
      case "table":
        return [[...(child as HTMLTableElement).rows].map((row) => [...row.cells].map((cell) => lineOf(cell).replaceAll("\n", " ")).join("\t")).join("\n")];
      case "figure": {
        const caption = [...child.querySelectorAll("figcaption")].map(lineOf).join("");
        return caption === "" ? [] : [labels.caption.replace("$1", () => caption)];
      }
      default:
        return [child.classList.contains("facts") ? [...child.children].map(lineOf).join("　") : lineOf(child)];
    }
  });
}

/** The text of an element, a line break for each `br`. */
function lineOf(element: Element): string {
  const parts = [...element.childNodes].map((node) => (node instanceof Element ? (node.localName === "br" ? "\n" : lineOf(node)) : (node.textContent ?? "")));
  return parts.join("").trim();
}
