import browser from "webextension-polyfill";

/** True once the extension was updated, started anew or removed under the page: this script can no longer reach it. */
export function isOrphaned(): boolean {
  return (browser.runtime as Partial<typeof browser.runtime> | undefined)?.id === undefined;
}
