/** The extension's own pages and keys. */
import browser, { type Tabs } from "webextension-polyfill";
import type { CurrentTab } from "./tabs";

/** Inside the built package, as `vite.config.ts` names it. */
const FULL_READER = "src/full-reader/full-reader.html";

/** Opens the full reader beside the tab. It finds the article by the URL; the tab is where it can be read again. */
export async function openFullReader({ id, url }: CurrentTab): Promise<void> {
  const query = new URLSearchParams({ url, tab: String(id) });
  const { index } = await browser.tabs.get(id);
  await browser.tabs.create({ url: browser.runtime.getURL(`${FULL_READER}?${query.toString()}`), index: index + 1, openerTabId: id });
}

/** Calls back with the tab in front when the reader presses the key of a command of the manifest. Call it once, at start. */
export function onCommand(listener: (command: string, tab: CurrentTab) => void): void {
  browser.commands?.onCommand.addListener((command: string, tab?: Tabs.Tab) => {
    if (tab?.id !== undefined) listener(command, { id: tab.id, url: tab.url ?? "" });
  });
}
