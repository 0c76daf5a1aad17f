/**
 * Members of nodes that a page cannot shadow: a form shows its fields, and the document its pictures and forms, under their names
 * instead of its own members (`<input name="parentElement">`).
 */

type Getter<Result> = (this: Node) => Result;

function getter<Result>(prototype: object, name: string): Getter<Result> {
  return Object.getOwnPropertyDescriptor(prototype, name)?.get as Getter<Result>;
}

const getParent = getter<Element | null>(Node.prototype, "parentElement");
const getRoot = getter<Element | null>(Document.prototype, "documentElement");
const getContent = getter<string | null>(Node.prototype, "textContent");
const getFirst = getter<Node | null>(Node.prototype, "firstChild");
const getNext = getter<Node | null>(Node.prototype, "nextSibling");
const getShadow = getter<ShadowRoot | null>(Element.prototype, "shadowRoot");
const getName = getter<string>(Element.prototype, "localName");

export const parentOf = (node: Node): Element | null => getParent.call(node);
export const contentOf = (element: Element): string => getContent.call(element) ?? "";
export const firstChildOf = (node: Node): Node | null => getFirst.call(node);
export const nextSiblingOf = (node: Node): Node | null => getNext.call(node);
export const shadowOf = (element: Element): ShadowRoot | null => getShadow.call(element);
export const nameOf = (element: Element): string => getName.call(element);

export function matches(element: Element, selector: string): boolean {
  return Element.prototype.matches.call(element, selector);
}

export function contains(outer: Node, inner: Node): boolean {
  return Node.prototype.contains.call(outer, inner);
}

export function attributeOf(element: Element, name: string): string | null {
  return Element.prototype.getAttribute.call(element, name);
}

/** The children of an element that are elements, as they are now. */
export function childrenOf(element: Element): Element[] {
  const children: Element[] = [];
  for (let node = firstChildOf(element); node !== null; node = nextSiblingOf(node)) if (node.nodeType === 1 || node instanceof Element) children.push(node as Element);
  return children;
}

/** Below `root`, which is not among them. */
export function queryAll(root: Document | Element, selector: string): NodeListOf<Element> {
  return (root.nodeType === 9 ? Document : Element).prototype.querySelectorAll.call(root, selector);
}

export function queryFirst(root: Document | Element, selector: string): Element | null {
  return (root.nodeType === 9 ? Document : Element).prototype.querySelector.call(root, selector);
}

/** The root element; `null` in a document that has none yet. */
export function rootElementOf(document: Document): Element | null {
  return getRoot.call(document);
}

/** The body; `null` while there is none, and in frame sets. */
export function bodyOf(document: Document): Element | null {
  const root = rootElementOf(document);
  for (let node = root === null ? null : firstChildOf(root); node !== null; node = nextSiblingOf(node)) {
    if (node.nodeType === 1 && nameOf(node as Element) === "body") return node as Element;
  }
  return null;
}

/** True when the element holds more text than `limit` characters, white space at both ends of each piece left out; stops as soon as that is clear. */
export function isLongerThan(element: Element, limit: number): boolean {
  let length = 0;
  const texts = walk(element.ownerDocument, element, 4);
  for (let steps = 0; length <= limit; steps += 1) {
    if (texts.nextNode() === null) return false;
    length += (texts.currentNode.nodeValue ?? "").trim().length;
    if (steps > MANY_TEXTS) return true;
  }
  return true;
}

/** No line and no banner is made of so many pieces. */
const MANY_TEXTS = 400;

/** A walker through what stands below `root`; `show` as in `NodeFilter`. */
export function walk(document: Document, root: Node, show: number): TreeWalker {
  return Document.prototype.createTreeWalker.call(document, root, show);
}
