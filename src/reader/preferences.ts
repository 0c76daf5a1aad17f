/** Puts reading preferences on a root element: the style sheets read them from there. */
import type { ReadingPreferences } from "../contract/reading";

/** Sets `--size`, `--width`, `--line-height` and `data-font`, `data-theme`, `data-indent` on `root`. Only what changed causes a new layout. */
export function applyPreferences(root: HTMLElement, { size, width, lineHeight, font, theme, indent }: ReadingPreferences): void {
  root.style.setProperty("--size", `${String(size)}px`);
  root.style.setProperty("--width", String(width));
  root.style.setProperty("--line-height", String(lineHeight));
  root.dataset["font"] = font;
  root.dataset["theme"] = theme;
  root.dataset["indent"] = String(indent);
}
