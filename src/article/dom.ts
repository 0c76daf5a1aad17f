/** Small questions about nodes. No `instanceof`: the document may come from another frame or parser. */

const ELEMENT = 1;
const TEXT = 3;

/** Members of elements that we use. A form shows its fields under their names instead: `<input name="matches">`. */
const USED = [
  "childNodes", "children", "classList", "closest", "compareDocumentPosition", "contains", "firstChild", "firstElementChild", "getAttribute", "getBoundingClientRect",
  "checkVisibility", "hasAttribute", "lastChild", "lastElementChild", "localName", "matches", "nextElementSibling", "nextSibling", "nodeType", "ownerDocument",
  "parentElement", "parentNode", "previousElementSibling", "previousSibling", "querySelector", "querySelectorAll", "remove", "replaceWith", "tagName", "textContent",
] as const;

/** True for elements, but not for a form that a page has made unreadable by the names of its fields. */
export function isElement(node: Node): node is Element {
  if (node.nodeType !== ELEMENT) return false;
  const localName: unknown = Reflect.get(node, "localName");
  return localName === "form" ? !USED.some((name) => Object.hasOwn(node, name)) : typeof localName === "string";
}

/** A member of the document that the page cannot shadow: `<img name="body">` puts a property of that name on its document. */
function member(doc: Document, name: keyof Document): unknown {
  return Reflect.get(Document.prototype, name, doc);
}

/** The root element. Ask it, not the document, for elements: its members cannot be shadowed. */
export function rootOf(doc: Document): Element {
  return member(doc, "documentElement") as Element;
}

/** The body of the page; `null` in frame sets and documents of other kinds. */
export function bodyOf(doc: Document): Element | null {
  return rootOf(doc).querySelector(":scope > body");
}

/** The text of `<title>`, white space folded. */
export function titleOf(doc: Document): string {
  return member(doc, "title") as string;
}

/** The MIME type of the page. */
export function contentTypeOf(doc: Document): string {
  return member(doc, "contentType") as string;
}

/** Walks the whole page, from the node `start` on. `whatToShow` as in `NodeFilter`. */
export function walkFrom(start: Node, whatToShow: number): TreeWalker {
  const doc = start.ownerDocument ?? document;
  const walker = Document.prototype.createTreeWalker.call(doc, rootOf(doc), whatToShow);
  walker.currentNode = start;
  return walker;
}

interface Visitor {
  readonly text?: (text: Text) => void;
  /** Asked after each text: whether enough is known. Nothing more is visited then. */
  readonly isDone?: () => boolean;
  /** Whether to go into the element. */
  readonly enter: (el: Element) => boolean;
  /** After the content of an element that was gone into. */
  readonly leave?: (el: Element) => void;
}

/** Reads a member of nodes that the fields of a form cannot shadow. */
function nodeGetter(name: "firstChild" | "nextSibling"): (node: Node) => Node | null {
  const get = Object.getOwnPropertyDescriptor(Node.prototype, name)?.get as (this: Node) => Node | null;
  return (node) => get.call(node);
}

/** Goes through what is below `root` in document order, without recursion: scripts nest elements ten thousand deep. */
export function traverse(root: Node, { text, isDone, enter, leave }: Visitor): void {
  const nextSibling = nodeGetter("nextSibling");
  const open: Element[] = [];
  let node = nodeGetter("firstChild")(root);
  for (;;) {
    if (node === null) {
      const done = open.pop();
      if (done === undefined) return;
      leave?.(done);
      node = done.nextSibling;
    } else if (isElement(node)) {
      if (enter(node)) {
        open.push(node);
        node = node.firstChild;
      } else node = node.nextSibling;
    } else if (isText(node)) {
      text?.(node);
      if (isDone?.() === true) return;
      node = node.nextSibling;
    } else node = nextSibling(node);
  }
}

/**
 * For questions about few of the elements below `root`: whether `traverse` comes to one when it goes into those that `enters` accepts.
 * Asks `enters` about each element around it once, the outermost first.
 */
export function reachFrom(root: Element, enters: (el: Element) => boolean): (el: Element | null) => boolean {
  const known = new Map<Element, boolean>([[root, true]]);
  return (el) => {
    const unknown: Element[] = [];
    let around = el;
    while (around !== null && !known.has(around)) {
      unknown.push(around);
      around = isElement(around) ? around.parentElement : null;
    }
    let reached = around !== null && known.get(around) === true;
    for (const inner of unknown.toReversed()) {
      reached &&= isElement(inner) && enters(inner);
      known.set(inner, reached);
    }
    return reached;
  };
}

/** A new empty document of the same kind. */
export function emptyDocument(doc: Document): Document {
  return (member(doc, "implementation") as DOMImplementation).createHTMLDocument(titleOf(doc));
}

export function isText(node: Node): node is Text {
  return node.nodeType === TEXT;
}

export function isTable(el: Element): el is HTMLTableElement {
  return el.localName === "table" && "rows" in el;
}

/** Absolute http(s) form of an address in the page, without a mere jump inside the page; `null` for everything else. */
export function absoluteUrl(address: string | null, base: string): string | null {
  const trimmed = address?.trim() ?? "";
  if (trimmed === "" || trimmed.startsWith("#")) return null;
  try {
    const url = new URL(trimmed, base);
    return url.protocol === "http:" || url.protocol === "https:" ? url.href : null;
  } catch {
    return null;
  }
}

/** What relative addresses of the page start from: its `<base>` or its own URL. */
export function baseOf(doc: Document, url: string): string {
  return absoluteUrl(rootOf(doc).querySelector("base[href]")?.getAttribute("href") ?? null, url) ?? url;
}

const HIDING = [
  String.raw`display\s*:\s*none`,
  String.raw`visibility\s*:\s*hidden`,
  String.raw`font-size\s*:\s*0(?:px|em|pt|%)?\s*(?:;|!|$)`,
  String.raw`(?:left|top|right|text-indent|margin-left|margin-top)\s*:\s*-(?:[5-9]\d\d|\d{4,})(?:\.\d+)?(?:px|em|pt|%)`,
  // a box without height that clips what is in it
  String.raw`(?:^|;)\s*(?:max-)?height\s*:\s*[01](?:px)?\s*;(?:.*;)?\s*overflow\s*:\s*hidden`,
  String.raw`overflow\s*:\s*hidden\s*;(?:.*;)?\s*(?:max-)?height\s*:\s*[01](?:px)?\s*(?:;|!|$)`,
];

/** Declarations after which nobody sees a box. Pictures that fade in when scrolled to have an opacity of zero in style sheets. */
export const HIDING_STYLE = new RegExp(HIDING.join("|"), "i");
const INLINE_HIDDEN = new RegExp([...HIDING, String.raw`opacity\s*:\s*0(?:\.0+)?\s*(?:;|!|$)`].join("|"), "i");

/** True when the markup alone says that nobody can see the element: enough for spam blocks, without asking the layout. */
export function isHiddenByMarkup(el: Element): boolean {
  if (el.hasAttribute("hidden")) return true;
  const style = el.getAttribute("style");
  return style !== null && INLINE_HIDDEN.test(style);
}

/** The text of a node with white space folded to single spaces; at most `limit` characters are looked at. */
export function foldedText(node: Node, limit = 2_000): string {
  return fold((node.textContent ?? "").slice(0, limit));
}

/** White space (ideographic and no-break spaces too) folded to single spaces, none at the ends. */
export function fold(text: string): string {
  return text.replace(/[\s\u00a0\u200b\ufeff]+/g, " ").trim();
}

/** Of the usual texts nothing is left but this once the usual punctuation is gone: no need to look all characters up. */
const USUAL = /^[\u4e00-\u9fffA-Za-z\d]*$/;
const USUAL_PUNCTUATION = /[\s!-/:-@[-`{-~，。！？、：；“”‘’《》（）【】…—·]+/g;

/** For comparing two texts that mean the same: no white space, no punctuation, full-width ASCII as half-width. */
export function comparable(text: string): string {
  const usual = text.replace(USUAL_PUNCTUATION, "");
  if (USUAL.test(usual)) return usual;
  return text.normalize("NFKC").replace(/[\p{P}\p{S}\s\u200b\ufeff]+/gu, "");
}
