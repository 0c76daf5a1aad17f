/** The page as it came, as text: what a report needs for the page to be read again elsewhere. The page itself is not touched. */
import { rootOf } from "../article/dom";
import { BARE_ATTRIBUTE, HIDDEN_ATTRIBUTE, OFF_ATTRIBUTE, SHOWN_ATTRIBUTE } from "../clutter/rules";
import type { Applied } from "./apply";

const OURS = [BARE_ATTRIBUTE, HIDDEN_ATTRIBUTE, OFF_ATTRIBUTE, SHOWN_ATTRIBUTE];

/** `applied` knows what we wrote; `null` when nothing was. Includes what the page's own scripts have made of it. */
export function originalHtml(doc: Document, applied: Applied | null): string {
  const root = rootOf(doc);
  // Into a document without a window: copies must neither load nor run anything.
  const inert = new DOMParser().parseFromString("", "text/html");
  const copy = inert.importNode(root, true);
  const live = walk(root);
  const copied = walk(copy);
  for (let node = live.nextNode(), twin = copied.nextNode(); node && twin; node = live.nextNode(), twin = copied.nextNode()) {
    if (node instanceof Text) twin.nodeValue = applied?.originalText(node) ?? node.data;
    else if (node instanceof Element && twin instanceof Element) takeBack(twin, applied?.attributeEdits(node) ?? []);
  }
  for (const name of OURS) {
    copy.removeAttribute(name);
    for (const element of copy.querySelectorAll(`[${name}]`)) element.removeAttribute(name);
  }
  return `${doc.doctype ? "<!doctype html>\n" : ""}${copy.outerHTML}\n`;
}

/** As undoing does it: what the page itself has written since then stays. */
function takeBack(twin: Element, edits: ReturnType<Applied["attributeEdits"]>): void {
  for (const { name, before, after } of edits.toReversed()) if (twin.getAttribute(name) === after) twin.setAttribute(name, before);
}

function walk(root: Element): TreeWalker {
  return Document.prototype.createTreeWalker.call(root.ownerDocument, root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
}
