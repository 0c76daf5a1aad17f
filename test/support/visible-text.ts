/**
 * The text that a person can see on the page, for `npm run try` and the tests. Runs inside the page, so everything it needs
 * stands in the one function.
 *
 * Seen are: text nodes with a box that is on the page and not clipped away, generated `::before` and `::after` text, values of
 * form fields, the `alt` of visible pictures, open shadow roots, slots, and frames of the same origin.
 * Not seen: `display: none`, hidden or fully transparent boxes, text without size, off the page or cut off by `overflow` or `clip-path`.
 */
export function visibleText(): string {
  interface Box {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  }
  const UNSEEN = new Set(["script", "style", "noscript", "template", "head", "title", "meta", "link", "option", "datalist"]);
  const OWN_LINE = /^(?:block|flex|grid|list-item|flow-root|table)/;
  const parts: string[] = [];

  /** Boxes are in coordinates of the viewport, as the browser gives them. */
  const boxes = {
    cut: (a: Box, b: Box): Box => ({
      left: Math.max(a.left, b.left),
      top: Math.max(a.top, b.top),
      right: Math.min(a.right, b.right),
      bottom: Math.min(a.bottom, b.bottom),
    }),
    isEmpty: (box: Box): boolean => box.right - box.left < 1 || box.bottom - box.top < 1,
    /** Everything that can be scrolled to: above and left of the page's origin nothing can. */
    ofPage: (view: Window): Box => {
      const root = view.document.documentElement;
      const width = Math.max(root.scrollWidth, view.innerWidth);
      const height = Math.max(root.scrollHeight, view.innerHeight);
      return { left: -view.scrollX, top: -view.scrollY, right: width - view.scrollX, bottom: height - view.scrollY };
    },
  };
  const shows = (box: Box, clip: Box): boolean => !boxes.isEmpty(box) && !boxes.isEmpty(boxes.cut(box, clip));

  const generated = (element: Element, pseudo: "::before" | "::after", view: Window): void => {
    const style = view.getComputedStyle(element, pseudo);
    if (style.display === "none" || style.visibility !== "visible") return;
    // `content` is a list of strings, counters and pictures; only the strings are text.
    for (const [, quoted = ""] of style.content.matchAll(/"((?:[^"\\]|\\.)*)"/gs)) {
      parts.push(quoted.replaceAll(/\\([0-9a-f]{1,6})\s?|\\(.)/gi, (_all, code: string | undefined, char: string | undefined) =>
        code === undefined ? (char ?? "") : String.fromCodePoint(Number.parseInt(code, 16))));
    }
  };

  const clipOf = (element: Element, style: CSSStyleDeclaration, clip: Box, view: Window): Box => {
    // A fixed box leaves its ancestors' clipping; what sticks to the viewport must be inside of it.
    const outer = style.position === "fixed" ? { left: 0, top: 0, right: view.innerWidth, bottom: view.innerHeight } : clip;
    const clips = /hidden|clip/.test(style.overflowX + style.overflowY) || style.clipPath !== "none" || style.clip !== "auto";
    if (!clips || element === view.document.documentElement || element === view.document.body) return outer;
    if (/^inset\((?:50%|100%)/.test(style.clipPath) || /^rect\((?:0px|1px)(?:,? (?:0px|1px)){3}\)/.test(style.clip)) return { left: 0, top: 0, right: 0, bottom: 0 };
    return boxes.cut(outer, element.getBoundingClientRect());
  };

  const ofText = (node: Text, clip: Box): void => {
    if (node.data.trim() === "") return;
    const range = node.ownerDocument.createRange();
    range.selectNodeContents(node);
    if ([...range.getClientRects()].some((box) => shows(box, clip))) parts.push(node.data);
  };

  const ofFrame = (frame: HTMLIFrameElement): void => {
    // `null` for a frame of another origin, whose text cannot be read.
    const inner = frame.contentDocument;
    if (inner?.body && inner.defaultView) ofElement(inner.body, inner.defaultView, boxes.ofPage(inner.defaultView));
  };

  const ofElement = (element: Element, view: Window, outerClip: Box): void => {
    if (UNSEEN.has(element.localName)) return;
    const style = view.getComputedStyle(element);
    if (style.display === "none" || Number(style.opacity) === 0) return;
    const clip = clipOf(element, style, outerClip, view);
    const boxShows = style.visibility === "visible" && shows(element.getBoundingClientRect(), clip);
    const line = OWN_LINE.test(style.display) ? "\n" : "";
    parts.push(line);
    if (boxShows) generated(element, "::before", view);
    if (element.localName === "img") {
      if (boxShows) parts.push(`\n${(element as HTMLImageElement).alt}\n`);
    } else if (element.localName === "input" || element.localName === "textarea") {
      const field = element as HTMLInputElement;
      if (boxShows) parts.push(` ${field.value === "" ? field.placeholder : field.value} `);
    } else if (element.localName === "iframe") {
      if (boxShows) ofFrame(element as HTMLIFrameElement);
    } else {
      const assigned = element.localName === "slot" ? (element as HTMLSlotElement).assignedNodes() : [];
      for (const child of element.shadowRoot?.childNodes ?? (assigned.length > 0 ? assigned : element.childNodes)) {
        // Frames have realms of their own, so `instanceof` would not do.
        if (child.nodeType === 1) ofElement(child as Element, view, clip);
        else if (child.nodeType === 3 && style.visibility === "visible") ofText(child as Text, clip);
      }
    }
    if (boxShows) generated(element, "::after", view);
    parts.push(line);
  };

  // A page that is only a picture or plain text has a body as well; a frame set or an XML document has none.
  ofElement(document.body ?? document.documentElement, window, boxes.ofPage(window));
  return parts.join("").replaceAll(/[^\S\n]*\n\s*/g, "\n").trim();
}
