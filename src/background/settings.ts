/** The only writer of settings. */
import type { Handlers } from "../browser/messages";
import { loadSettings, storeSettings } from "../browser/settings";
import type { BackgroundMessages } from "../contract/messages";
import { readReading } from "../contract/reading";
import { listOf, siteOf, type BySite, type Settings } from "../contract/settings";

type Background = Handlers<BackgroundMessages>;

let lastWrite: Promise<unknown> = Promise.resolve();

/** Reads, changes and stores, one change after the other, so that two popups cannot lose each other's change. */
export function changeSettings(update: (settings: Settings) => Settings): Promise<{ ok: boolean }> {
  const write = lastWrite.then(async () => {
    try {
      await storeSettings(update(await loadSettings()));
      return { ok: true };
    } catch {
      // Storage is full or broken: nothing was changed, and the popup says so.
      return { ok: false };
    }
  });
  lastWrite = write;
  return write;
}

function withItem(list: readonly string[], item: string, present: boolean): readonly string[] {
  const others = list.filter((other) => other !== item);
  return present ? [...others, item] : others;
}

function withSiteItem(lists: BySite, site: string, item: string, present: boolean): BySite {
  return { ...lists, [site]: withItem(listOf(lists, site), item, present) };
}

const REFUSED = { ok: false } as const;

export const setSiteOn: Background["set-site-on"] = async ({ site, on }, sender) => {
  if (!sender.isExtensionPage) return REFUSED;
  return changeSettings((settings) => ({ ...settings, sitesOff: withItem(settings.sitesOff, site, !on) }));
};

export const setShown: Background["set-shown"] = async ({ site, kind, shown }, sender) => {
  if (!sender.isExtensionPage) return REFUSED;
  return changeSettings((settings) => ({ ...settings, shown: withSiteItem(settings.shown, site, kind, shown) }));
};

export const setOwnHidden: Background["set-own-hidden"] = async ({ site, selector, hidden }, sender) => {
  if (!sender.isExtensionPage && siteOf(sender.hostname) !== site) return REFUSED;
  return changeSettings((settings) => ({ ...settings, ownHidden: withSiteItem(settings.ownHidden, site, selector, hidden) }));
};

export const setReading: Background["set-reading"] = async ({ changes }, sender) => {
  if (!sender.isExtensionPage) return REFUSED;
  return changeSettings((settings) => ({ ...settings, reading: readReading({ ...settings.reading, ...changes }) }));
};
