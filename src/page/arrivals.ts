/** Follows the parser through the document: what has been added behind the last node that was there before? */
import { firstChildOf, nextSiblingOf, parentOf, rootElementOf } from "../clutter/dom-access";

export interface Arrivals {
  /**
   * What stands behind the place that was reached before, outermost nodes only, in document order; the text node at that place itself when
   * it has grown. `null` when something was put in before that place, or taken away: then only the records can tell.
   */
  take(): Node[] | null;
  /** Goes to the end of what is there. */
  skip(): void;
}

export function createArrivals(doc: Document): Arrivals {
  const elements = Document.prototype.getElementsByTagName.call(doc, "*");
  let last: Node | null = null;
  let lastLength = 0;
  let count = 0;
  let lastElement: Element | undefined;
  const skip = (): void => {
    last = rootElementOf(doc);
    for (let child = last?.lastChild ?? null; child !== null; child = child.lastChild) last = child;
    lastLength = last instanceof Text ? last.length : 0;
    count = elements.length;
    lastElement = elements[count - 1];
  };
  const take = (): Node[] | null => {
    const root = rootElementOf(doc);
    const from = last;
    // An element before that place moves the one that stood there.
    const disturbed = from !== null && (!from.isConnected || elements[count - 1] !== lastElement);
    const grown = from instanceof Text && from.length !== lastLength;
    skip();
    if (root === null) return [];
    if (from === null) return [root];
    return disturbed ? null : [...(grown ? [from] : []), ...behind(from, root)];
  };
  return { take, skip };
}

/** The children of a node, and all that stands behind it and its ancestors. */
function behind(from: Node, root: Element): Node[] {
  const nodes: Node[] = [];
  for (let child = firstChildOf(from); child !== null; child = nextSiblingOf(child)) nodes.push(child);
  for (let node: Node | null = from; node !== null && node !== root; node = parentOf(node)) {
    for (let next = nextSiblingOf(node); next !== null; next = nextSiblingOf(next)) nodes.push(next);
  }
  return nodes;
}
