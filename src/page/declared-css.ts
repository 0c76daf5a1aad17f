/** Switches the declared style sheet off and on again. It hides from the start and cannot be taken out of the page. */
import { rootOf } from "../article/dom";
import { askBackground } from "../browser/messages";
import { WITHOUT_STYLE_QUERIES } from "../clutter/rules";
import { markDeclaredOff } from "./apply";

export interface DeclaredCss {
  /** Rejects when the background cannot be reached. */
  switch(on: boolean): Promise<void>;
}

/** A service worker that is just being started can lose a style sheet: it is asked again, so many times. */
const ATTEMPTS = 5;
const PAUSE_MS = 100;

export function createDeclaredCss(doc: Document): DeclaredCss {
  const isOn = (): boolean => getComputedStyle(rootOf(doc)).getPropertyValue("--qingye").trim() !== "off";
  // To ask a page that is just coming for a style would cost it more than all the rest of our work.
  let current = true;
  return {
    switch: async (on) => {
      if (on === current) return;
      current = on;
      if (CSS.supports(WITHOUT_STYLE_QUERIES)) {
        markDeclaredOff(doc, !on);
        return;
      }
      for (let attempt = 0; attempt < ATTEMPTS && isOn() !== on; attempt++) {
        await askBackground("declared-css", { on });
        if (isOn() !== on) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * attempt));
      }
    },
  };
}
