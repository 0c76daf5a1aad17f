/** The only writer of settings. */
import type { Handlers } from "../browser/messages";
import { loadSettings, storeSettings } from "../browser/settings";
import type { BackgroundMessages } from "../contract/messages";
import type { Settings } from "../contract/settings";

let lastWrite: Promise<unknown> = Promise.resolve();

/** Reads, changes and stores, one change after the other, so that two popups cannot lose each other's change. */
function change(update: (settings: Settings) => Settings): Promise<{ ok: boolean }> {
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

export const setSiteOn: Handlers<BackgroundMessages>["set-site-on"] = async ({ site, on }, sender) => {
  if (!sender.isExtensionPage) return { ok: false };
  return change((settings) => {
    const others = settings.sitesOff.filter((other) => other !== site);
    return { ...settings, sitesOff: on ? others : [...others, site] };
  });
};
