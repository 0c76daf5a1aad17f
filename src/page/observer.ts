/** Watches what a page adds and changes after we looked. */
import { parentOf } from "../clutter/dom-access";
import { createArrivals } from "./arrivals";

/**
 * More changes at a time than these are the parser's: then it is cheaper to look at what stands behind the place that was reached before
 * than to read the record of each.
 */
const MANY = 200;

/**
 * Calls back with what was added, before the browser paints it (a mutation observer runs in the same task as the change).
 * Roots are outermost and in the document. Text that `isOwnText` claims is our own echo and is left out.
 * Ends when `signal` is aborted.
 */
export function observeAdditions(
  doc: Document,
  isOwnText: (node: Text) => boolean,
  signal: AbortSignal,
  onAdded: (roots: readonly Node[]) => void,
): void {
  const arrivals = createArrivals(doc);
  const observer = new MutationObserver((records) => {
    const loading = doc.readyState === "loading";
    const behind = loading && records.length > MANY ? arrivals.take() : null;
    const roots = (behind ?? additions(records)).filter((node) => isReadable(node) && !(node instanceof Text && isOwnText(node)));
    if (loading && behind === null) arrivals.skip();
    if (roots.length > 0) onAdded(roots);
  });
  observer.observe(doc, { childList: true, characterData: true, subtree: true });
  signal.addEventListener("abort", () => observer.disconnect(), { once: true });
}

/** The outermost of what was added and is still there, each once. */
function additions(records: readonly MutationRecord[]): Node[] {
  const added = new Set<Node>();
  for (const record of records) {
    if (record.type === "characterData") added.add(record.target);
    else for (const node of record.addedNodes) added.add(node);
  }
  return outermost([...added].filter((node) => node.isConnected));
}

/** Those nodes that stand in no other one. */
export function outermost(nodes: readonly Node[]): Node[] {
  const all = new Set(nodes);
  return nodes.filter((node) => !hasAncestorIn(node, all));
}

function isReadable(node: Node): boolean {
  return node instanceof Element || (node instanceof Text && node.data.trim() !== "");
}

function hasAncestorIn(node: Node, nodes: ReadonlySet<Node>): boolean {
  for (let ancestor = parentOf(node); ancestor; ancestor = parentOf(ancestor)) if (nodes.has(ancestor)) return true;
  return false;
}
