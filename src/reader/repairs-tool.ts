/** What was repaired in the article: how much, marks on demand, and the original of each place. */
import type { RepairPlace } from "../contract/repair";
import type { CreateTool, ReaderContext, Shown } from "./context";
import { make } from "./elements";
import { bringIntoSight, highlight } from "./highlights";
import type { FoundRepair } from "./repair-places";
import { createRepairTip, originalOf } from "./repair-tip";

const ICON = "M6.5 14.5 12 4l5.5 10.5M8.6 10.8h6.8M4 19.5h.01M8 19.5h.01M12 19.5h.01M16 19.5h.01M20 19.5h.01";

export const createRepairsTool: CreateTool = (context) => {
  let found: readonly FoundRepair[] = [];
  /** Grows with every article that is shown: what was asked for an earlier one is out of date. */
  let turn = 0;
  const tip = createRepairTip(context.doc, context.say, () => found);
  const mark = (): void => {
    const marked = context.preferences.marks ? found : [];
    highlight("repair-certain", marked.filter(({ repair }) => repair.certain).map(({ range }) => range));
    highlight("repair-uncertain", marked.filter(({ repair }) => !repair.certain).map(({ range }) => range));
    highlight("repair-here", []);
    tip.listen(marked.length > 0 ? (context.shown?.element ?? null) : null);
  };
  const look = async (): Promise<void> => {
    turn += 1;
    const mine = turn;
    const { shown } = context;
    const known = shown === null ? [] : await findIn(context, shown);
    if (mine !== turn) return;
    found = known;
    mark();
  };
  const fill = async (panel: HTMLElement, signal: AbortSignal): Promise<void> => {
    await look();
    if (!signal.aborted) panel.replaceChildren(...panelContent(context, found));
  };
  context.onShown(() => {
    // Marks of the article that was shown before are gone with it.
    found = [];
    mark();
    if (context.preferences.marks) void look();
  });
  context.onPreferences(({ marks }) => {
    if (marks && found.length === 0) void look();
    else mark();
  });
  return {
    id: "repairs",
    label: context.say("repairs"),
    icon: ICON,
    key: "m",
    isAvailable: () => context.repairs.length > 0,
    mount: (panel, signal) => {
      const status = make(context.doc, "p", { className: "hint", textContent: context.say("repairsLooking") });
      panel.append(status);
      void fill(panel, signal);
    },
  };
};

/** Nothing when the page is gone: its repairs went with it. */
async function findIn(context: ReaderContext, { element }: Shown): Promise<readonly FoundRepair[]> {
  try {
    // The table of scripts is for those who look: it is larger than the reader.
    const [{ findRepairs }, { places }] = await Promise.all([import("./repair-places"), context.askPage("repair-places", {})]);
    return findRepairs(element, places);
  } catch {
    return [];
  }
}

function panelContent(context: ReaderContext, found: readonly FoundRepair[]): Node[] {
  const { doc, say } = context;
  const uncertain = found.filter(({ repair }) => !repair.certain);
  const certain = found.filter(({ repair }) => repair.certain);
  const count = found.length === 0 ? say("repairsNone") : say("repairsCount", String(found.length), String(uncertain.length));
  if (found.length === 0) return [make(doc, "p", { className: "hint", textContent: count })];
  return [
    markSwitch(context),
    make(doc, "p", { className: "hint", textContent: count }),
    ...(uncertain.length > 0 ? [make(doc, "h2", { textContent: say("repairsUncertain") }), list(context, uncertain)] : []),
    ...(certain.length > 0 ? [make(doc, "details", {}, make(doc, "summary", { textContent: say("repairsCertain") }), list(context, certain))] : []),
  ];
}

function markSwitch(context: ReaderContext): HTMLElement {
  const { doc, say } = context;
  const input = make(doc, "input", { type: "checkbox", className: "toggle", checked: context.preferences.marks });
  input.setAttribute("role", "switch");
  input.addEventListener("change", () => context.changePreferences({ marks: input.checked }));
  return make(doc, "label", { className: "mark-switch" }, make(doc, "span", { textContent: say("repairsMark") }), input);
}

/** A button for each place: what stood there, what stands there now, in its surroundings; it leads to the place. */
function list({ doc, say }: ReaderContext, found: readonly FoundRepair[]): HTMLElement {
  const items = found.map(({ repair, range }) => {
    const button = make(
      doc, "button", { type: "button", className: "repair" },
      make(doc, "span", { className: "now" }, ...surroundings(repair).map((part, index) => (index === 1 ? make(doc, "mark", { textContent: part }) : part))),
      make(doc, "span", { className: "was", textContent: say("repairWas", originalOf(repair)) }),
    );
    button.addEventListener("click", () => {
      highlight("repair-here", [range]);
      bringIntoSight(range);
    });
    return make(doc, "li", {}, button);
  });
  return make(doc, "ul", { className: "repair-list" }, ...items);
}

const AROUND = 6;

/** Before, the place itself, and behind. Where something was taken out, the place is the character before it. */
function surroundings({ left, after, right }: RepairPlace): [string, string, string] {
  const before = [...left];
  const here = after === "" ? (before.pop() ?? "") : after;
  return [before.slice(-AROUND).join(""), here, [...right].slice(0, AROUND).join("")];
}
