/** Settings in the browser's storage. Everybody reads; only the background writes. */
import browser from "webextension-polyfill";
import { readSettings, SETTINGS_KEY, type Settings } from "../contract/settings";

export async function loadSettings(): Promise<Settings> {
  const stored = await browser.storage.local.get(SETTINGS_KEY);
  return readSettings(stored[SETTINGS_KEY]);
}

/** Rejects when the browser cannot store, for example because the disk is full. */
export async function storeSettings(settings: Settings): Promise<void> {
  await browser.storage.local.set({ [SETTINGS_KEY]: settings });
}

/** Calls back with the new settings until `signal` is aborted. */
export function onSettingsChange(listener: (settings: Settings) => void, signal: AbortSignal): void {
  const onChanged = (changes: Record<string, { newValue?: unknown }>): void => {
    const change = changes[SETTINGS_KEY];
    if (change) listener(readSettings(change.newValue));
  };
  browser.storage.local.onChanged.addListener(onChanged);
  signal.addEventListener("abort", () => browser.storage.local.onChanged.removeListener(onChanged), { once: true });
}
