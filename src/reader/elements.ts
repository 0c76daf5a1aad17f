/** Making elements of the reader's own interface. What comes from a page is made in `render.ts`. */

/** An element with the given properties and children. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  doc: Document,
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = Object.assign(doc.createElement(tag), properties);
  if (children.length > 0) made.append(...children);
  return made;
}

const SVG = "http://www.w3.org/2000/svg";

/** A line drawing of 24 × 24 units in the colour of the text, hidden from screen readers. `path` as in `Tool.icon`. */
export function icon(doc: Document, path: string): SVGSVGElement {
  const drawing = doc.createElementNS(SVG, "svg");
  drawing.setAttribute("viewBox", "0 0 24 24");
  drawing.setAttribute("class", "icon");
  drawing.setAttribute("aria-hidden", "true");
  const line = doc.createElementNS(SVG, "path");
  line.setAttribute("d", path);
  drawing.append(line);
  return drawing;
}
