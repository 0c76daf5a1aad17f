/**
 * Marks repairs that may be wrong, and shows what the page had there while the pointer rests on one. The marks are the browser's own
 * highlights: nothing of the page's DOM changes. (Their style is in the declared style sheet.) Only the note under the pointer is an
 * element, outside of the body, in a closed tree, and for as long as it is seen.
 */
import { attachOverlay } from "./apply";

/** Name of the highlight in `CSS.highlights`. */
const NAME = "qingye-uncertain";

const STYLE = `
  :host { all: initial; }
  div { position: fixed; z-index: 2147483647; pointer-events: none; box-sizing: border-box; max-width: min(360px, calc(100vw - 16px)); padding: 6px 10px; border-radius: 6px;
    background: #fdfdfb; color: #22262a; box-shadow: 0 2px 12px #0004; overflow-wrap: anywhere;
    font: 13px/1.5 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
  span { color: #5c646b; }
  @media (prefers-color-scheme: dark) { div { background: #24282c; color: #e6e8ea; } span { color: #a3abb2; } }
`;
/** Distance between the text and the note, and between the note and the edge of the window, in CSS pixels. */
const GAP = 6;

interface Mark {
  readonly range: Range;
  /** What the page showed. */
  readonly original: string;
}

export interface UncertainMarks {
  /** Marks `length` UTF-16 units of a text node as uncertain. */
  add(node: Text, start: number, length: number, original: string): void;
}

/** Marks last until `signal` is aborted. `label` gives what stands before the original in the note. */
export function createUncertainMarks(doc: Document, label: () => string, signal: AbortSignal): UncertainMarks {
  const highlight = new Highlight();
  const marks = new WeakMap<Text, Mark[]>();
  const parents = new WeakSet<Node>();
  const note = createNote(doc, label);
  let waiting = false;
  let pointer = { x: 0, y: 0, target: null as EventTarget | null };

  const look = (): void => {
    waiting = false;
    const { x, y, target } = pointer;
    // Asking where a point is in the text forces a layout: only where there are marks.
    const found = target instanceof Node && parents.has(target) && !signal.aborted ? markAt(doc, marks, x, y) : null;
    note.show(found);
  };
  const start = (): void => {
    CSS.highlights.set(NAME, highlight);
    const options = { capture: true, passive: true, signal };
    const move = ({ clientX, clientY, target }: PointerEvent): void => {
      pointer = { x: clientX, y: clientY, target };
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(look);
    };
    doc.addEventListener("pointermove", move, options);
    for (const type of ["scroll", "pointerdown"] as const) doc.addEventListener(type, () => note.show(null), options);
    doc.documentElement.addEventListener("pointerleave", () => note.show(null), { passive: true, signal });
    signal.addEventListener("abort", () => {
      if (CSS.highlights.get(NAME) === highlight) CSS.highlights.delete(NAME);
      note.show(null);
    }, { once: true });
  };
  return {
    add: (node, from, length, original) => {
      if (signal.aborted || length === 0 || from + length > node.data.length) return;
      if (highlight.size === 0) start();
      const range = doc.createRange();
      range.setStart(node, from);
      range.setEnd(node, from + length);
      highlight.add(range);
      const known = marks.get(node);
      if (known === undefined) marks.set(node, [{ range, original }]);
      else known.push({ range, original });
      if (node.parentNode) parents.add(node.parentNode);
    },
  };
}

/** The mark under a point of the window, in CSS pixels. */
function markAt(doc: Document, marks: WeakMap<Text, readonly Mark[]>, x: number, y: number): Mark | null {
  const node = textAt(doc, x, y);
  const isUnder = ({ left, right, top, bottom }: DOMRect): boolean => x >= left && x <= right && y >= top && y <= bottom;
  return (node && marks.get(node)?.find(({ range }) => [...range.getClientRects()].some(isUnder))) ?? null;
}

function textAt(doc: Document, x: number, y: number): Text | null {
  // Chromium has the standard's method since version 128; before, only its own.
  const older = doc as Partial<Pick<Document, "caretPositionFromPoint">> & Pick<Document, "caretRangeFromPoint">;
  const node = older.caretPositionFromPoint ? older.caretPositionFromPoint(x, y)?.offsetNode : older.caretRangeFromPoint(x, y)?.startContainer;
  return node instanceof Text ? node : null;
}

/** The note: one at a time, made when it is needed. */
function createNote(doc: Document, label: () => string): { show(mark: Mark | null): void } {
  let shown: Mark | null = null;
  let remove = (): void => {};
  return {
    show: (mark) => {
      if (mark === shown) return;
      remove();
      remove = () => {};
      shown = mark;
      if (!mark) return;
      const host = doc.createElement("qingye-note");
      const style = doc.createElement("style");
      style.textContent = STYLE;
      const box = doc.createElement("div");
      const before = doc.createElement("span");
      before.textContent = label();
      box.append(before, mark.original);
      host.attachShadow({ mode: "closed" }).append(style, box);
      remove = attachOverlay(doc, host);
      place(box, mark.range.getBoundingClientRect());
    },
  };
}

/** Puts the note below the text, or above it where there is no room. */
function place(box: HTMLElement, { left, top, bottom }: DOMRect): void {
  const { width, height } = box.getBoundingClientRect();
  const below = bottom + GAP + height <= window.innerHeight;
  box.style.left = `${String(Math.max(GAP, Math.min(left, window.innerWidth - width - GAP)))}px`;
  box.style.top = `${String(below ? bottom + GAP : Math.max(GAP, top - height - GAP))}px`;
}
