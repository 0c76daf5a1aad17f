/** Settings in the browser's storage. Everybody reads; only the background writes. */
import { api } from "./api";
import type { Fields } from "../contract/migrations";
import { readSettings, SETTINGS_KEY, type Settings } from "../contract/settings";

/** The value as it is stored, whatever it is; `undefined` when nothing is. Rejects when the browser cannot read its storage. */
export async function loadStored(): Promise<unknown> {
  const stored = await api.storage.local.get(SETTINGS_KEY);
  return stored[SETTINGS_KEY];
}

/** What is stored, as far as it can be read; the defaults for the rest, or when the storage cannot be read at all. Never rejects. */
export async function loadSettings(): Promise<Settings> {
  return readSettings(await loadStored().catch(() => undefined));
}

/** Rejects when the browser cannot store, for example because the disk is full. */
export async function storeFields(fields: Fields): Promise<void> {
  await api.storage.local.set({ [SETTINGS_KEY]: fields });
}

/** Calls back with the value that is stored now, until `signal` is aborted. */
export function onStoredChange(listener: (stored: unknown) => void, signal: AbortSignal): void {
  const onChanged = (changes: Record<string, { newValue?: unknown }>): void => {
    const change = changes[SETTINGS_KEY];
    if (change) listener(change.newValue);
  };
  api.storage.local.onChanged.addListener(onChanged);
  signal.addEventListener("abort", () => api.storage.local.onChanged.removeListener(onChanged), { once: true });
}

/** Calls back with the new settings until `signal` is aborted. */
export function onSettingsChange(listener: (settings: Settings) => void, signal: AbortSignal): void {
  onStoredChange((stored) => listener(readSettings(stored)), signal);
}
