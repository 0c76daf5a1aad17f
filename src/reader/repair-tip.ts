/** Shows what a repaired place looked like on the page: under the pointer, or under the finger. */
import type { RepairPlace } from "../contract/repair";
import type { Say } from "./context";
import { make } from "./elements";
import type { FoundRepair } from "./repair-places";

export interface RepairTip {
  /** Watches the pointer over this article; `null` watches none. */
  listen(article: HTMLElement | null): void;
}

/** What the page showed at the place that is marked. */
export function originalOf({ left, before, after }: RepairPlace): string {
  return after === "" ? ([...left].at(-1) ?? "") + before : before;
}

const BLOCK = "p, li, td, th, h1, h2, h3, h4, figcaption";

/** Pixels from the text. */
const GAP = 6;

/** `found` gives the places that may be pointed at. */
export function createRepairTip(doc: Document, say: Say, found: () => readonly FoundRepair[]): RepairTip {
  const tip = make(doc, "div", { className: "repair-tip", hidden: true });
  tip.setAttribute("role", "tooltip");
  let controller: AbortController | null = null;
  let shown: FoundRepair | null = null;

  const show = (next: FoundRepair | null, x = 0): void => {
    if (next === shown) return;
    shown = next;
    tip.hidden = next === null;
    if (next === null) return;
    const { repair, range } = next;
    tip.replaceChildren(
      make(doc, "span", { textContent: say("repairWas", originalOf(repair)) }),
      ...(repair.certain ? [] : [make(doc, "span", { className: "doubtful", textContent: say("repairDoubtful") })]),
    );
    doc.body.append(tip);
    const box = lineBox(range, x);
    const { width, height } = tip.getBoundingClientRect();
    const { innerWidth = 0, innerHeight = 0 } = doc.defaultView ?? {};
    const below = box.bottom + GAP;
    tip.style.top = `${String(below + height > innerHeight ? box.top - GAP - height : below)}px`;
    tip.style.left = `${String(Math.max(GAP, Math.min(innerWidth - width - GAP, box.left)))}px`;
  };
  const follow = (event: PointerEvent): void => {
    // Who moves onto the words to read them again must not lose them.
    if (event.target instanceof Node && tip.contains(event.target)) return;
    // Only the places of one block are measured: an article may have a thousand.
    const block = event.target instanceof Element ? event.target.closest(BLOCK) : null;
    const near = block === null ? [] : found().filter(({ range }) => block.contains(range.startContainer));
    show(near.find(({ range }) => isIn(range, event.clientX, event.clientY)) ?? null, event.clientX);
  };
  return {
    listen: (article) => {
      controller?.abort();
      show(null);
      if (article === null) return;
      controller = new AbortController();
      const { signal } = controller;
      article.addEventListener("pointermove", follow, { signal });
      article.addEventListener("pointerdown", follow, { signal });
      const leave = ({ relatedTarget }: PointerEvent): void => {
        if (!(relatedTarget instanceof Node && (tip.contains(relatedTarget) || article.contains(relatedTarget)))) show(null);
      };
      article.addEventListener("pointerleave", leave, { signal });
      tip.addEventListener("pointerleave", leave, { signal });
      doc.addEventListener("scroll", () => show(null), { signal, capture: true, passive: true });
      doc.addEventListener(
        "keydown",
        (event) => {
          if (event.key !== "Escape" || shown === null) return;
          // Takes the words away, and not the popup as well.
          event.preventDefault();
          show(null);
        },
        { signal, capture: true },
      );
    },
  };
}

function isIn(range: Range, x: number, y: number): boolean {
  return [...range.getClientRects()].some(({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom);
}

/** The box of the line that was pointed at: a place may reach from one line into the next. */
function lineBox(range: Range, x: number): DOMRect {
  return [...range.getClientRects()].find(({ left, right }) => x >= left && x <= right) ?? range.getBoundingClientRect();
}
