import { isProse } from "./absence";
import { isForeign } from "./blocks";
import { bodyOf, isElement, isText, reachFrom, walkFrom } from "./dom";
import type { ExtractOptions } from "./options";
import { NOTICE } from "./spill";

/** Nodes looked at beside a text, to know whether it stands alone. */
const MAX_BESIDE = 4;

interface Box {
  readonly element: Element;
  /** Characters of running text outside links, and their share of all on the page. */
  readonly size: number;
  readonly share: number;
}

/** The box with the most running text that a person can see; `null` on pages without any. One pass. */
export function largestBox(doc: Document, options: ExtractOptions): Box | null {
  const body = bodyOf(doc);
  const sizes = new Map<Element, number>();
  if (body === null) return null;
  // most texts of a page are none, and what they stand in need not be looked at
  const isShown = reachFrom(body, (el) => el.localName !== "a" && !isForeign(el, options));
  const walker = walkFrom(body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = isText(node) ? node.data.trim() : "";
    const box = isText(node) && isProse(text) && !NOTICE.test(text) && isShown(node.parentElement) ? boxOf(node) : null;
    if (box !== null) sizes.set(box, (sizes.get(box) ?? 0) + text.length);
  }
  let total = 0;
  let best: readonly [Element, number] | null = null;
  for (const entry of sizes) {
    total += entry[1];
    if (best === null || entry[1] > best[1]) best = entry;
  }
  if (best === null) return null;
  const [element] = best;
  let size = 0;
  for (const [box, part] of sizes) if (element.contains(box)) size += part;
  return { element, size, share: size / total };
}

/** The box around the paragraph that a text is in, or is all of: copies have paragraphs of any element. */
function boxOf(node: Text): Element | null {
  let paragraph: Node = node;
  let parent = node.parentElement;
  while (parent !== null && (parent.localName === "p" || isAlone(paragraph))) {
    paragraph = parent;
    parent = parent.parentElement;
  }
  return parent;
}

/** True when nothing else to read stands in the parent of a node. */
function isAlone(node: Node): boolean {
  for (const side of ["previousSibling", "nextSibling"] as const) {
    let beside = node[side];
    for (let seen = 0; beside !== null; seen++, beside = beside[side]) {
      if (seen >= MAX_BESIDE || isElement(beside) || (isText(beside) && beside.data.trim() !== "")) return false;
    }
  }
  return true;
}
