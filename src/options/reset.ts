/** Back to the defaults: asked once, and taken back by one click. */
import { text } from "../browser/i18n";
import { DEFAULTS } from "../contract/settings";
import { make } from "../reader/elements";
import { createButton, createSection, type OptionsContext, type Section } from "./section";

export function createReset({ doc, change, stored }: OptionsContext): Section {
  const ask = createButton(doc, "reset", text("resetAll"), () => open(true));
  const confirm = createButton(doc, "reset-confirm", text("resetConfirm"), () => void reset());
  const cancel = createButton(doc, "reset-cancel", text("resetCancel"), () => open(false), "button plain");
  const question = make(doc, "div", { className: "question", hidden: true }, make(doc, "p", { textContent: text("resetQuestion") }), make(doc, "div", { className: "buttons" }, confirm, cancel));
  question.setAttribute("role", "group");
  question.setAttribute("aria-label", text("resetAll"));
  question.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") open(false);
  });
  const open = (isOpen: boolean): void => {
    ask.hidden = isOpen;
    question.hidden = !isOpen;
    (isOpen ? cancel : ask).focus();
  };
  const reset = async (): Promise<void> => {
    const before = stored();
    open(false);
    const undo = { label: text("undo"), run: () => void change({ name: "replace-settings", request: { stored: before } }, text("undone")) };
    await change({ name: "replace-settings", request: { stored: DEFAULTS } }, text("resetDone"), undo);
  };
  return { element: createSection(doc, "reset", text("sectionReset"), text("sectionResetHint"), ask, question), update: () => {} };
}
