/** Putting the content script, its lazy parts and the declared style sheet into a tab. The background and the popup can. */
import browser from "webextension-polyfill";
import type { PagePart } from "../contract/messages";

// Paths inside the built package: the manifest's and the vite config's entries, as the build names them.
export const CONTENT_FILES = { js: ["src/page/content.js"], css: ["src/page/declared.css"] } as const;
export const PARTS: Readonly<Record<PagePart, string>> = {
  repair: "src/page/part-repair.js",
  "script-hant": "src/page/part-script-hant.js",
  article: "src/page/part-article.js",
  picker: "src/page/part-picker.js",
};

/** Rejects when the browser does not let us into the tab. */
export async function injectContentScript(tabId: number): Promise<void> {
  await browser.scripting.insertCSS({ target: { tabId }, files: [...CONTENT_FILES.css] });
  await browser.scripting.executeScript({ target: { tabId }, files: [...CONTENT_FILES.js] });
}

/** The part's file leaves what it exports in the isolated world: see `page/parts.ts`. Without the first `/`, Firefox looks beside the page that asks. */
export async function injectPart(tabId: number, frameId: number, part: PagePart): Promise<void> {
  await browser.scripting.executeScript({ target: { tabId, frameIds: [frameId] }, files: [`/${PARTS[part]}`] });
}

/** Puts a style sheet into the tab, or takes it out. A user style sheet, because important user rules outrank the page's. */
export async function toggleUserCss(tabId: number, css: string, inserted: boolean): Promise<void> {
  const sheet = { target: { tabId }, css, origin: "USER" as const };
  await (inserted ? browser.scripting.insertCSS(sheet) : browser.scripting.removeCSS(sheet));
}
