/** What is wrong with the settings as they are stored, at the top of the page; nothing when nothing is. */
import { text } from "../browser/i18n";
import { isNewer, problemsIn } from "../contract/settings-check";
import { make } from "../reader/elements";
import { problemList } from "./problems";
import { createButton, type OptionsContext } from "./section";

export interface Troubles {
  readonly element: HTMLElement;
  /** `readable` is false when the browser could not read its storage at all. */
  update(stored: unknown, readable: boolean): void;
}

export function createTroubles({ doc, change }: OptionsContext): Troubles {
  const element = make(doc, "div", { className: "troubles" });
  element.setAttribute("role", "status");
  const notice = (key: string, sentence: string, ...more: readonly Node[]): HTMLElement => {
    const made = make(doc, "div", { className: "notice" }, make(doc, "p", { textContent: sentence }), ...more);
    made.dataset["key"] = key;
    return made;
  };
  const update = (stored: unknown, readable: boolean): void => {
    // A field that is not known may be a newer version's: nothing to put right.
    const problems = problemsIn(stored).filter(({ kind }) => kind !== "unknown");
    const repair = createButton(doc, "repair-stored", text("repairStored"), () => void change({ name: "replace-settings", request: { stored } }, text("storedRepaired")));
    const notices = [
      ...(readable ? [] : [notice("unreadable", text("storageUnreadable"))]),
      ...(isNewer(stored) ? [notice("newer", text("storedNewer"))] : []),
      ...(problems.length > 0 ? [notice("corrupt", text("storedCorrupt"), problemList(doc, problems), repair)] : []),
    ];
    element.replaceChildren(...notices);
  };
  return { element, update };
}
