/** The outline of an article with headings, as a tool: where it goes, and where the reader is. */
import type { CreateTool, Shown } from "./context";
import { make } from "./elements";

/** Fewer are no outline. */
const ENOUGH = 2;
const ICON = "M4 6h2M4 12h2M4 18h2M10 6h10M10 12h7M10 18h10";

function headingsOf(shown: Shown | null): HTMLElement[] {
  return [...(shown?.element.querySelectorAll<HTMLElement>(".body h2, .body h3, .body h4") ?? [])];
}

/** The last heading that is above the middle of the window. */
function current(headings: readonly HTMLElement[], doc: Document): HTMLElement | undefined {
  const middle = (doc.defaultView?.innerHeight ?? 0) / 2;
  return headings.findLast((heading) => heading.getBoundingClientRect().top < middle);
}

export const createOutline: CreateTool = (context) => ({
  id: "outline",
  label: context.say("toolOutline"),
  icon: ICON,
  key: "o",
  isAvailable: () => headingsOf(context.shown).length >= ENOUGH,
  mount: (panel) => {
    const { doc } = context;
    const headings = headingsOf(context.shown);
    const here = current(headings, doc);
    const items = headings.map((heading) => {
      const link = make(doc, "button", { type: "button", className: "outline-entry", textContent: heading.textContent });
      link.dataset["level"] = heading.localName;
      if (heading === here) link.setAttribute("aria-current", "true");
      link.addEventListener("click", () => {
        // So that the next Tab goes on from here.
        heading.tabIndex = -1;
        heading.scrollIntoView({ block: "start" });
        heading.focus({ preventScroll: true });
        context.closePanel();
      });
      return make(doc, "li", {}, link);
    });
    panel.append(make(doc, "h2", { textContent: context.say("toolOutline") }), make(doc, "ol", { className: "outline" }, ...items));
  },
});
