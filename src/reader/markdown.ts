/** The article as Markdown: CommonMark with GitHub's tables. Written by turndown; loaded only when a reader asks for it. */
import TurndownService from "turndown";
import { exportedArticle } from "./export-document";
import { escapeMarkdown, tidyBreaks, untangleBold } from "./markdown-text";

/** `doc` as `exportDocument` makes it; it is changed on the way. Ends in a line break. */
export function markdown(doc: Document): string {
  const article = exportedArticle(doc);
  untangleBold(article);
  tidyBreaks(article);
  return `${service().turndown(article)}\n`;
}

function service(): TurndownService {
  const made = new TurndownService({ headingStyle: "atx", bulletListMarker: "-", emDelimiter: "*", strongDelimiter: "**", hr: "---" });
  made.escape = escapeMarkdown;
  made.addRule("facts", {
    filter: (node) => node.localName === "p" && node.classList.contains("facts"),
    replacement: (_content, node) => `\n\n${childTexts(node, "fact").join(" · ")}\n\n`,
  });
  made.addRule("table", {
    filter: "table",
    replacement: (_content, node) => `\n\n${table(node as HTMLTableElement, made)}\n\n`,
  });
  made.addRule("caption", {
    filter: "figcaption",
    // Under its picture in the same paragraph; marks at its ends are in nobody's way there.
    replacement: (content) => (content.trim() === "" ? "" : `  \n*${content.trim()}*\n\n`),
  });
  made.addRule("figure", { filter: "figure", replacement: (content) => `\n\n${content.trim()}\n\n` });
  made.addRule("picture", {
    filter: "img",
    // What is said beneath the picture need not be said in it as well.
    replacement: (_content, node) => picture(node as HTMLImageElement),
  });
  made.addRule("link", {
    filter: (node) => node.localName === "a" && node.hasAttribute("href"),
    replacement: (content, node) => link(content, node as HTMLAnchorElement),
  });
  // Rules that are added later are asked first.
  made.addRule("video", {
    filter: (node) => node.localName === "a" && node.classList.contains("video"),
    replacement: (_content, node) => video(node as HTMLAnchorElement),
  });
  return made;
}

function childTexts(node: Node, className: string): string[] {
  return [...(node as Element).children].filter((child) => child.classList.contains(className)).map((child) => escapeMarkdown(child.textContent ?? ""));
}

/** Blanks and brackets would end an address; what looks like an entity would be read as one. `address` is a web address. */
function destination(address: string): string {
  return new URL(address).href
    .replaceAll(/[()\\]/gu, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll(/&(?=#?\w+;)/gu, "\\&");
}

function picture(image: HTMLImageElement): string {
  const address = image.getAttribute("src") ?? "";
  if (address === "") return "";
  const captioned = image.closest("figure")?.querySelector("figcaption") !== null && image.closest("figure") !== null;
  return `![${captioned ? "" : escapeMarkdown(image.alt)}](${destination(address)})`;
}

function link(content: string, element: HTMLAnchorElement): string {
  const address = element.getAttribute("href") ?? "";
  if (content.trim() === "") return content;
  const isItsOwnText = element.textContent === address && !/[\s<>]/u.test(address);
  return isItsOwnText ? `<${address}>` : `[${content}](${destination(address)})`;
}

/** The poster leads to where the video plays, and so do the words. */
function video(element: HTMLAnchorElement): string {
  const address = element.getAttribute("href") ?? "";
  const poster = element.querySelector("img");
  const words = escapeMarkdown((element.textContent ?? "").trim());
  const shown = poster ? picture(poster) : "";
  if (address === "") return [shown, words].filter((part) => part !== "").join("\n");
  const parts = [...(shown === "" ? [] : [`[${shown}](${destination(address)})`]), `[${words}](${destination(address)})`];
  return parts.join("  \n");
}

/** Most columns that a table may have; broken pages say `colspan="1000"`. */
const MAX_COLUMNS = 50;

/**
 * A table of GitHub's kind. It knows no cells over several columns or rows: what they cover stays empty. The first row is the head
 * when it consists of head cells; otherwise the head is empty, for a table must have one.
 */
function table(element: HTMLTableElement, turndown: TurndownService): string {
  const { rows, hasHead } = gridOf(element, turndown);
  const columns = Math.max(0, ...rows.map((row) => row.length));
  if (columns === 0) return "";
  const line = (cells: readonly string[]): string => `| ${Array.from({ length: columns }, (_none, index) => cells[index] ?? "").join(" | ")} |`;
  const [head, ...body] = hasHead ? rows : [[], ...rows];
  return [line(head ?? []), line(Array.from({ length: columns }, () => "---")), ...body.map(line)].join("\n");
}

function gridOf(element: HTMLTableElement, turndown: TurndownService): { rows: string[][]; hasHead: boolean } {
  const grid: string[][] = [...element.rows].map(() => []);
  for (const [y, row] of [...element.rows].entries()) {
    let x = 0;
    for (const cell of row.cells) {
      while (grid[y]?.[x] !== undefined) x += 1;
      if (x >= MAX_COLUMNS) break;
      const right = Math.min(MAX_COLUMNS, x + cell.colSpan);
      const bottom = cell.rowSpan === 0 ? grid.length : Math.min(grid.length, y + cell.rowSpan);
      for (let covered = y; covered < bottom; covered += 1) {
        for (let column = x; column < right; column += 1) (grid[covered] ??= [])[column] = "";
      }
      const line = grid[y];
      if (line) line[x] = cellText(cell, turndown);
      x = right;
    }
  }
  const [first] = element.rows;
  return { rows: grid, hasHead: first !== undefined && first.cells.length > 0 && [...first.cells].every((cell) => cell.localName === "th") };
}

/** One line: a cell cannot hold more. */
function cellText(cell: HTMLTableCellElement, turndown: TurndownService): string {
  const content = cell.ownerDocument.createElement("div");
  content.append(...[...cell.childNodes].map((node) => node.cloneNode(true)));
  return turndown.turndown(content).trim().replaceAll(/\s*\n\s*/gu, "<br>");
}
