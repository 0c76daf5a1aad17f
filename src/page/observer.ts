/** Watches what a page adds and changes after we looked. */

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
  const observer = new MutationObserver((records) => {
    const added = new Set<Node>();
    for (const record of records) {
      if (record.type === "characterData") added.add(record.target);
      else for (const node of record.addedNodes) added.add(node);
    }
    const roots = [...added].filter((node) => node.isConnected && isReadable(node) && !(node instanceof Text && isOwnText(node)) && !hasAncestorIn(node, added));
    if (roots.length > 0) onAdded(roots);
  });
  observer.observe(doc, { childList: true, characterData: true, subtree: true });
  signal.addEventListener("abort", () => observer.disconnect(), { once: true });
}

function isReadable(node: Node): boolean {
  return node instanceof Element || (node instanceof Text && node.data.trim() !== "");
}

function hasAncestorIn(node: Node, nodes: ReadonlySet<Node>): boolean {
  for (let ancestor = node.parentNode; ancestor; ancestor = ancestor.parentNode) if (nodes.has(ancestor)) return true;
  return false;
}
