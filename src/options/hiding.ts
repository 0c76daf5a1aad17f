/** What is hidden: each kind can be left alone on all sites. */
import { text } from "../browser/i18n";
import { HIDDEN_KINDS } from "../contract/settings";
import { make } from "../reader/elements";
import { createSection, createSwitch, type OptionsContext, type Section } from "./section";

export function createHiding({ doc, change }: OptionsContext): Section {
  const switches = HIDDEN_KINDS.map((reason) => ({
    reason,
    ...createSwitch(doc, `hide-${reason}`, text(`reason_${reason}`), (hidden) => void change({ name: "set-shown-everywhere", request: { reason, shown: !hidden } })),
  }));
  const rows = make(doc, "div", { className: "rows" }, ...switches.map(({ element }) => element));
  return {
    element: createSection(doc, "hiding", text("sectionHiding"), text("sectionHidingHint"), rows),
    update: ({ shownEverywhere }) => {
      for (const { reason, input } of switches) input.checked = !shownEverywhere.includes(reason);
    },
  };
}
