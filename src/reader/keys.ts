/** Keys inside the reader. Letters only, and never with a modifier: those belong to the browser and to the system. */
import { READER_THEMES, READING_DEFAULTS } from "../contract/reading";
import type { ReaderContext } from "./context";
import { stepped } from "./reading-controls";
import type { ToolBar } from "./tools";

/** Fields that take letters. Radio buttons and switches do not. */
const WRITES = "textarea, select, [contenteditable], input:not([type=radio], [type=checkbox], [type=button], [type=range])";

/** Listens on the reader's document for as long as it lives. */
export function listenForKeys(context: ReaderContext, bar: ToolBar): void {
  context.doc.addEventListener("keydown", (event) => {
    if (event.key === "Tab") context.doc.documentElement.dataset["keys"] = "";
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      // Escape with a panel open closes the panel; otherwise the popup.
      if (bar.close()) event.preventDefault();
      return;
    }
    if (event.target instanceof Element && event.target.closest(WRITES)) return;
    const key = event.key.toLowerCase();
    const tool = bar.byKey(key);
    if (tool === undefined ? !adjust(context, key) : !bar.open(tool.id)) return;
    event.preventDefault();
  });
}

/** Size and theme. False when the key is none of ours. */
function adjust(context: ReaderContext, key: string): boolean {
  const { preferences } = context;
  switch (key) {
    // The same key without Shift.
    case "+":
    case "=":
      context.changePreferences({ size: stepped(preferences, "size", 1) });
      return true;
    case "-":
      context.changePreferences({ size: stepped(preferences, "size", -1) });
      return true;
    case "0":
      context.changePreferences({ size: READING_DEFAULTS.size });
      return true;
    case "t": {
      const next = READER_THEMES[(READER_THEMES.indexOf(preferences.theme) + 1) % READER_THEMES.length];
      if (next !== undefined) context.changePreferences({ theme: next });
      return true;
    }
    default:
      return false;
  }
}
