/** Asks the extension what it did, over its own messages (`src/contract/messages.ts`). */
import type { PageMessages } from "../../src/contract/messages";
import { DEFAULTS, SETTINGS_KEY } from "../../src/contract/settings";
import type { ExtensionBrowser } from "./browser";

/** What is used of the extension API, by the name that each browser has for it. */
interface ExtensionApi {
  tabs: {
    query(filter: object): Promise<{ id?: number; url?: string }[]>;
    sendMessage(tabId: number, message: object, options: object): Promise<unknown>;
  };
  storage: { local: { get(key: string): Promise<Record<string, object | undefined>>; set(items: object): Promise<void> } };
}

/** The answer of the content script in the tab in front; `null` when none runs there. */
export async function askFrontPage<Name extends keyof PageMessages>(browser: ExtensionBrowser, name: Name): Promise<PageMessages[Name][1] | null> {
  const answer = await browser.background.evaluate(async (message: string) => {
    const { browser: firefox, chrome } = globalThis as unknown as { browser?: ExtensionApi; chrome?: ExtensionApi };
    const api = firefox ?? chrome;
    const [tab] = (await api?.tabs.query({ active: true })) ?? [];
    if (tab?.id === undefined) return null;
    return (await api?.tabs.sendMessage(tab.id, { name: message, request: {} }, { frameId: 0 }).catch(() => null)) ?? null;
  }, name);
  return answer as PageMessages[Name][1] | null;
}

/** Stores settings over those that are stored, or over the defaults. Pages that are open follow at once. */
export async function changeSettings(browser: ExtensionBrowser, changes: object): Promise<void> {
  await browser.background.evaluate(
    async (key: string, defaults: object, changed: object) => {
      const { browser: firefox, chrome } = globalThis as unknown as { browser?: ExtensionApi; chrome?: ExtensionApi };
      const store = (firefox ?? chrome)?.storage.local;
      const stored = (await store?.get(key))?.[key];
      await store?.set({ [key]: { ...(stored ?? defaults), ...changed } });
    },
    SETTINGS_KEY,
    DEFAULTS,
    changes,
  );
}

/** The settings as they are stored, whatever they are; `null` when none are. */
export function storedSettings(browser: ExtensionBrowser): Promise<unknown> {
  return browser.background.evaluate(async (key: string) => {
    const { browser: firefox, chrome } = globalThis as unknown as { browser?: ExtensionApi; chrome?: ExtensionApi };
    return (await (firefox ?? chrome)?.storage.local.get(key))?.[key] ?? null;
  }, SETTINGS_KEY);
}

/** Stores whatever is given in the place of the settings. */
export async function storeRaw(browser: ExtensionBrowser, value: unknown): Promise<void> {
  await browser.background.evaluate(
    async (key: string, raw: unknown) => {
      const { browser: firefox, chrome } = globalThis as unknown as { browser?: ExtensionApi; chrome?: ExtensionApi };
      await (firefox ?? chrome)?.storage.local.set({ [key]: raw });
    },
    SETTINGS_KEY,
    value,
  );
}

/** Addresses of all tabs, as far as the extension may see them: its own pages among them. */
export function tabUrls(browser: ExtensionBrowser): Promise<readonly string[]> {
  return browser.background.evaluate(async () => {
    const { browser: firefox, chrome } = globalThis as unknown as { browser?: ExtensionApi; chrome?: ExtensionApi };
    return ((await (firefox ?? chrome)?.tabs.query({})) ?? []).map(({ url = "" }) => url);
  });
}
