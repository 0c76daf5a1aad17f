/** The extension itself: when it is installed, what it is called, and its own pages. */
import browser from "webextension-polyfill";

/** Calls back once, when the extension has just been installed; not after an update. Call it synchronously at start. */
export function onInstall(listener: () => void): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === "install") listener();
  });
}

/** Opens a page of ours in a tab in front; `path` inside of the package. */
export async function openOwnPage(path: string): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL(path) });
}

/** Opens the options, or goes to the tab that shows them. */
export async function openOptions(): Promise<void> {
  await browser.runtime.openOptionsPage();
}

/** As in the manifest. */
export function extensionVersion(): string {
  return browser.runtime.getManifest().version;
}

/** The keys that do what a click on the toolbar button does, as the browser writes them; empty when there are none, as on Android. */
export async function toolbarShortcut(): Promise<string> {
  // Not there in every browser, whatever the types say.
  const api = browser.commands as typeof browser.commands | undefined;
  const commands = (await api?.getAll()) ?? [];
  return commands.find(({ name }) => name === "_execute_action")?.shortcut ?? "";
}
