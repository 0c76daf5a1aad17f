/** Text rules of CommonMark and of GitHub's tables, for text that must come out of a Markdown reader as it went in. */

/**
 * Escapes what would be read as markup. `text` is one text node: its start may be the start of a line.
 * `<`, `&`, `|` and `~` are escaped too, since HTML, entities, tables and strikethrough would eat them.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replaceAll(/[\\`*_[\]<|~]/gu, "\\$&")
    .replaceAll(/&(?=#?\w+;)/gu, "\\&")
    // Before a link it would make a picture.
    .replace(/!$/u, "\\!")
    .replace(/^(\s*)([-+>#=])/u, "$1\\$2")
    .replace(/^(\s*\d{1,9})([.)])(?=\s|$)/u, "$1\\$2");
}

/**
 * Takes line breaks out where Markdown has none: at the ends of a block or link, in headings, which are one line, and one behind the
 * other, where they would end the paragraph and with it the link or bold text that they stand in.
 */
export function tidyBreaks(root: Element): void {
  for (const lineBreak of root.querySelectorAll(":is(h1, h2, h3, h4) br")) lineBreak.replaceWith(" ");
  for (const link of root.querySelectorAll("a:not(.video)")) {
    moveOut(link, "start", /^\s+/u);
    moveOut(link, "end", /\s+$/u);
  }
  for (const lineBreak of root.querySelectorAll("br")) if (followsBreak(lineBreak)) lineBreak.remove();
  for (const block of root.querySelectorAll("p, li, td, th, h1, h2, h3, h4")) {
    for (const side of ["firstChild", "lastChild"] as const) {
      for (let edge = edgeOf(block, side); edge && isEmptyEdge(edge); edge = edgeOf(block, side)) edge.remove();
    }
  }
}

function followsBreak(lineBreak: Element): boolean {
  let before: ChildNode | null = lineBreak;
  do {
    // Out of links and bold text, to what stands before them.
    while (before && !before.previousSibling && before.parentElement?.matches("a, strong")) before = before.parentElement;
    before = before?.previousSibling ?? null;
    while (before?.lastChild) before = before.lastChild;
  } while (before && !(before instanceof Element) && (before.textContent ?? "").trim() === "");
  return before instanceof Element && before.localName === "br";
}

/** The first or last node in which there is something, in whatever elements it stands. */
function edgeOf(block: Element, side: "firstChild" | "lastChild"): ChildNode | null {
  for (let edge: ChildNode | null = block[side]; edge; edge = edge[side]) if (!edge[side]) return edge;
  return null;
}

function isEmptyEdge(node: ChildNode): boolean {
  return node instanceof Element ? node.localName !== "img" : (node.textContent ?? "").trim() === "";
}

/**
 * Puts the bold text below `root` into a form that `**` can carry, changing no text. CommonMark closes `**` only where the
 * text beside it says so: `**“好”**他` stays as it is typed, since the mark before `**` and the character behind it look like a beginning.
 * So marks and white space at the ends of bold text that would stand in the way are moved out of it, and neighbours are joined.
 */
export function untangleBold(root: Element): void {
  for (const bold of root.querySelectorAll("strong")) joinNext(bold);
  for (const bold of root.querySelectorAll("strong")) {
    moveOut(bold, "start", /^\s+/u);
    moveOut(bold, "end", /\s+$/u);
    if (!isClear(bold, "start") || !isClear(bold, "end")) {
      // Both ends: quotation marks stay a pair.
      moveOut(bold, "start", /^[\p{P}\p{S}\s]+/u);
      moveOut(bold, "end", /[\p{P}\p{S}\s]+$/u);
    }
    if (bold.textContent === "") bold.replaceWith(...bold.childNodes);
  }
}

function joinNext(bold: Element): void {
  for (let next = bold.nextSibling; next instanceof Element && next.localName === "strong"; next = bold.nextSibling) {
    bold.append(...next.childNodes);
    next.remove();
  }
  // Text in one piece: what is moved out is looked for at the ends of a single node.
  bold.normalize();
}

/** True where `**` works: beside white space, a mark or the line's end, whatever stands inside; elsewhere with no mark inside. */
function isClear(bold: Element, side: "start" | "end"): boolean {
  const outside = neighbour(bold, side);
  if (outside === "" || /^[\s\p{P}]$/u.test(outside)) return true;
  const inside = bold.textContent ?? "";
  return !(side === "start" ? /^[\p{P}\p{S}\s]/u : /[\p{P}\p{S}\s]$/u).test(inside);
}

/** The character on that side of the element in the same line; empty at the line's end. A link begins and ends with a bracket. */
function neighbour(element: Element, side: "start" | "end"): string {
  const sibling = side === "start" ? element.previousSibling : element.nextSibling;
  if (sibling instanceof Text && sibling.data === "") return "";
  if (sibling instanceof Text) return (side === "start" ? [...sibling.data].at(-1) : [...sibling.data][0]) ?? "";
  if (sibling instanceof Element && sibling.localName === "a") return sibling.hasAttribute("href") ? "[" : ((sibling.textContent ?? "").at(side === "start" ? -1 : 0) ?? "");
  // Inside of a link the link's own bracket comes next; elsewhere the line begins or ends.
  return "";
}

function moveOut(bold: Element, side: "start" | "end", pattern: RegExp): void {
  for (;;) {
    const edge = side === "start" ? bold.firstChild : bold.lastChild;
    if (!edge) return;
    if (edge instanceof Element && edge.localName === "br") {
      place(bold, edge, side);
      continue;
    }
    if (!(edge instanceof Text)) return;
    const found = pattern.exec(edge.data)?.[0] ?? "";
    if (found === "") return;
    if (found.length === edge.data.length) {
      place(bold, edge, side);
      continue;
    }
    const cut = side === "start" ? edge.splitText(found.length) : edge.splitText(edge.data.length - found.length);
    place(bold, side === "start" ? edge : cut, side);
    return;
  }
}

function place(bold: Element, node: ChildNode, side: "start" | "end"): void {
  if (side === "start") bold.before(node);
  else bold.after(node);
}
