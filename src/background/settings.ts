/** The only writer of settings. */
import type { Handlers } from "../browser/messages";
import { loadStored, storeFields } from "../browser/settings";
import type { BackgroundMessages } from "../contract/messages";
import type { Fields } from "../contract/migrations";
import { readReading } from "../contract/reading";
import { listOf, readSettings, settingsToStore, siteOf, type BySite, type Settings } from "../contract/settings";

type Background = Handlers<BackgroundMessages>;

let lastWrite: Promise<unknown> = Promise.resolve();

/** One write after the other. */
function write(makeFields: () => Promise<Fields>): Promise<{ ok: boolean }> {
  const written = lastWrite.then(async () => {
    try {
      await storeFields(await makeFields());
      return { ok: true };
    } catch {
      // Storage is full or broken: nothing was changed, and whoever asked says so.
      return { ok: false };
    }
  });
  lastWrite = written;
  return written;
}

/**
 * Reads, changes and stores, one change after the other, so that two popups cannot lose each other's change. What could not be
 * read is not written over: that would make a moment's failure last.
 */
export function changeSettings(update: (settings: Settings) => Settings): Promise<{ ok: boolean }> {
  return write(async () => {
    const stored = await loadStored();
    return settingsToStore(stored, update(readSettings(stored)));
  });
}

/** Stores what `stored`, of unknown shape, means, in the place of all that is stored. */
export function replaceSettings(stored: unknown): Promise<{ ok: boolean }> {
  return write(async () => settingsToStore(stored, readSettings(stored)));
}

function withItem<Item extends string>(list: readonly Item[], item: Item, present: boolean): readonly Item[] {
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

export const setScript: Background["set-script"] = async ({ script }, sender) => {
  if (!sender.isExtensionPage) return REFUSED;
  return changeSettings((settings) => ({ ...settings, script }));
};

export const setShownEverywhere: Background["set-shown-everywhere"] = async ({ reason, shown }, sender) => {
  if (!sender.isExtensionPage) return REFUSED;
  return changeSettings((settings) => ({ ...settings, shownEverywhere: withItem(settings.shownEverywhere, reason, shown) }));
};
