/** The quiet sentence at the lower edge of the reader. */
import type { ReaderContext } from "./context";
import { make } from "./elements";

const STAYS_MS = 5_000;
const STAYS_WITH_ACTION_MS = 9_000;

/** Fills `place`, a live region, and empties it again; not while the reader points at it or has the focus in it. */
export function createNotice(doc: Document, place: HTMLElement): ReaderContext["notice"] {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const clear = (): void => place.replaceChildren();
  return (sentence, action) => {
    clearTimeout(timer);
    const stays = action === undefined ? STAYS_MS : STAYS_WITH_ACTION_MS;
    const parts: Node[] = [make(doc, "span", { textContent: sentence })];
    if (action !== undefined) {
      const button = make(doc, "button", { type: "button", textContent: action.label });
      button.addEventListener("click", () => {
        clear();
        action.run();
      });
      parts.push(button);
    }
    place.replaceChildren(...parts);
    const later = (): void => {
      timer = setTimeout(() => (place.matches(":hover, :focus-within") ? later() : clear()), stays);
    };
    later();
  };
}
