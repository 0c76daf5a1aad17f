/** Where the article is on pages whose text is too short to stand out: news flashes, a table, one picture of a gallery. */
import { isForeign } from "./blocks";
import { bodyOf, fold, foldedText, isText, walkFrom } from "./dom";
import { ownPictures } from "./gallery";
import { MAX_INFO } from "./head";
import { isAfterHeading, readTime } from "./lines";
import type { ExtractOptions } from "./options";
import { NOTICE } from "./spill";
import { findHeadline } from "./title";

/** Texts looked at between the headline and the line of facts. */
const MAX_TEXTS = 40;
/** A box with a larger share of its characters in links is furniture. */
const MAX_LINKED = 0.5;
/** More pictures above a text are a gallery. */
const MAX_LEADS = 3;

/** The text with the date below the headline; `null` when there is none soon. */
function findFacts(title: Element): Text | null {
  const walker = walkFrom(title, NodeFilter.SHOW_TEXT);
  for (let seen = 0; seen < MAX_TEXTS; seen++) {
    const node = walker.nextNode();
    if (node === null || !isText(node)) return null;
    if (title.contains(node)) continue;
    const text = fold(node.data);
    if (text.length > MAX_INFO) return null;
    if (readTime(text) !== null) return node;
  }
  return null;
}

function isFurniture(el: Element, options: ExtractOptions): boolean {
  if (isForeign(el, options)) return true;
  const text = foldedText(el);
  const linked = [...el.querySelectorAll("a[href]")].reduce((sum, a) => sum + foldedText(a).length, 0);
  return (text === "" && el.querySelector("img, video, table") === null) || linked > text.length * MAX_LINKED || NOTICE.test(text);
}

/**
 * What stands between the line of facts and the next furniture, on a page with a headline that agrees with `<title>`, is no link, and has
 * a date below it. Empty on other pages.
 */
export function boxesBelowFacts(doc: Document, options: ExtractOptions): Element[] {
  const title = findHeadline(doc, options);
  const facts = title === null || title.closest("a[href]") !== null || title.querySelector("a[href]") !== null ? null : findFacts(title);
  if (title === null || facts === null) return [];
  let line = facts.parentElement;
  while (line?.parentElement && !line.parentElement.contains(title)) line = line.parentElement;
  for (let above = line; above !== null && above.localName !== "body"; above = above.parentElement) {
    const boxes: Element[] = [];
    for (let next = above.nextElementSibling; next !== null; next = next.nextElementSibling) {
      if (isAfterHeading(foldedText(next, 100))) break;
      if (!isFurniture(next, options)) boxes.push(next);
      else if (boxes.length > 0) break;
    }
    if (boxes.length > 0) return boxes;
  }
  return [];
}

/**
 * Pictures between the headline and the text `first`, each in the largest box around it that has no text of its own. Readability leaves out
 * what stands apart from the text.
 */
export function leadPictures(doc: Document, first: Element, base: string, options: ExtractOptions): Element[] {
  const title = findHeadline(doc, options);
  const body = bodyOf(doc);
  if (title === null || body === null || first.contains(title)) return [];
  const follows = (a: Node, b: Node): boolean => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  const leads = ownPictures(body, base, options).filter((img) => follows(title, img) && follows(img, first) && !first.contains(img));
  if (leads.length > MAX_LEADS) return [];
  const boxes = leads.map((img) => {
    let box = img.parentElement ?? img;
    while (box.parentElement !== null && !box.parentElement.contains(first) && !box.parentElement.contains(title) && foldedText(box.parentElement) === "") box = box.parentElement;
    return box;
  });
  return [...new Set(boxes)].filter((box) => !box.contains(first) && !box.contains(title));
}
