/** The line at the lower edge that says what became of a change. */
import { make } from "../reader/elements";
import { createButton, type StatusAction } from "./section";

/** How long a sentence stays that nothing more can be done about, in ms. */
const QUIET_AFTER_MS = 2500;

/** What is said last takes the place of what was said before; what can be undone stays until then. */
export function createStatus(doc: Document, place: HTMLElement): (sentence: string, action?: StatusAction, lasting?: boolean) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const clear = (): void => place.replaceChildren();
  return (sentence, action, lasting = false) => {
    clearTimeout(timer);
    const act = (): void => {
      clear();
      action?.run();
    };
    const button = action ? [createButton(doc, "status-action", action.label, act)] : [];
    place.replaceChildren(make(doc, "p", { textContent: sentence }), ...button);
    if (!action && !lasting) timer = setTimeout(clear, QUIET_AFTER_MS);
  };
}
