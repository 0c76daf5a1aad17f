/** Finds the text of a page that may be repaired: what a reader reads, and nothing that a reader types or copies as code. */

/** Text nodes of one line of thought, in document order. A damaged span may cross from one into the next. */
export type TextGroup = readonly Text[];

/** A text that is not a node: an attribute that is shown or read aloud. */
export interface AttributeText {
  readonly element: Element;
  readonly name: string;
}

// Form values and editable text are the reader's own; code is exact. Styles and scripts are not text.
const NOT_TEXT = "script,style,noscript,template,textarea,input,select,option,code,pre,kbd,samp,svg,math,iframe,object,[contenteditable]:not([contenteditable='false'])";

/** Elements that end a line of thought. Unknown elements count as inline, as browsers lay them out. */
const BLOCKS = new Set(
  "address article aside blockquote body br button caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html legend li main menu nav ol p section summary table tbody td tfoot th thead title tr ul".split(" "),
);

const SHOWN_ATTRIBUTES = ["alt", "title", "placeholder", "aria-label"] as const;
const WITH_SHOWN_ATTRIBUTE = SHOWN_ATTRIBUTES.map((name) => `[${name}]`).join(",");

function isSkipped(element: Element): boolean {
  // A form shows its fields under their names instead of its methods.
  return Element.prototype.matches.call(element, NOT_TEXT);
}

/** True when `node` stands inside something that must never be edited. */
export function isInSkipped(node: Node): boolean {
  const element = node instanceof Element ? node : node.parentElement;
  return element?.closest(NOT_TEXT) !== null && element !== null;
}

/**
 * The text below `root`, in groups. White space between blocks belongs to no group.
 * One pass without recursion: pages nest deeper than the stack when they are broken.
 */
export function* textGroups(root: Node): Generator<TextGroup> {
  if (isInSkipped(root)) return;
  // Not a method of the document: a page can shadow its members with the names of its elements.
  const walker = root.ownerDocument ? Document.prototype.createTreeWalker.call(root.ownerDocument, root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT) : null;
  if (!walker) return;
  let group: Text[] = [];
  let block: Element | null = null;
  const visit = (node: Node): TextGroup | null => {
    if (node instanceof Text) {
      const owner = blockOf(node);
      const finished = owner !== block && group.length > 0 ? group : null;
      if (owner !== block) group = [];
      block = owner;
      group.push(node);
      return finished;
    }
    if (!BLOCKS.has((node as Element).localName) || group.length === 0) return null;
    const finished = group;
    group = [];
    return finished;
  };
  for (let node: Node | null = root instanceof Text ? root : walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Element && isSkipped(node)) {
      toLastBelow(walker);
      continue;
    }
    const finished = visit(node);
    if (finished && hasText(finished)) yield finished;
  }
  if (hasText(group)) yield group;
}

/** Leaves out what is below the current node. Not by a filter, which the browser would call for each node of the page. */
function toLastBelow(walker: TreeWalker): void {
  while (walker.lastChild());
}

function blockOf(node: Node): Element | null {
  let element = node.parentElement;
  while (element && !BLOCKS.has(element.localName)) element = element.parentElement;
  return element;
}

function hasText(group: TextGroup): boolean {
  return group.some((node) => node.data.trim() !== "");
}

/** The text of many groups, one a line. */
export function textOf(groups: readonly TextGroup[]): string {
  return groups.map((group) => group.map((node) => node.data).join("")).join("\n");
}

/** Every shown attribute at and below `root` that has a text. */
export function* attributeTexts(root: Element): Generator<AttributeText> {
  const elements = Element.prototype.matches.call(root, WITH_SHOWN_ATTRIBUTE) ? [root] : [];
  for (const element of [...elements, ...root.querySelectorAll(WITH_SHOWN_ATTRIBUTE)]) {
    for (const name of SHOWN_ATTRIBUTES) if (element.getAttribute(name)?.trim()) yield { element, name };
  }
}
