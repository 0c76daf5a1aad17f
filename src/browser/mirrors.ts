/** Mirrors that the reader made permanent: an optional permission for the host, and content scripts registered for it. */
import browser from "webextension-polyfill";
import { CONTENT_FILES } from "./inject";

const ID_PREFIX = "mirror:";
const originOf = (host: string): string => `*://${host}/*`;

/** The host of an origin pattern for one host; `null` for wider patterns. */
function hostOf(origin: string): string | null {
  return /^\*:\/\/([^*/]+)\/\*$/u.exec(origin)?.[1] ?? null;
}

/** Asks the reader, once for all. Must be called in the handler of a click; in some browsers the popup does not live to see the answer. */
export function requestHosts(hosts: readonly string[]): Promise<boolean> {
  return browser.permissions.request({ origins: hosts.map(originOf) });
}

export function hasHost(host: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [originOf(host)] });
}

/** Those of `hosts` that we may not clean without a click. */
export async function hostsWithout(hosts: readonly string[]): Promise<readonly string[]> {
  const allowed = await Promise.all(hosts.map(hasHost));
  return hosts.filter((_host, index) => allowed[index] !== true);
}

export async function removeHost(host: string): Promise<void> {
  await browser.permissions.remove({ origins: [originOf(host)] });
}

/** As the manifest asks for it. Chromium grants it at the installation; Firefox lets its reader decide, and take it back at any time. */
const CHINA = { origins: ["*://*.china.com/*"] };

export function hasChina(): Promise<boolean> {
  return browser.permissions.contains(CHINA);
}

/** Asks the reader for china.com. Must be called in the handler of a click. */
export function requestChina(): Promise<boolean> {
  return browser.permissions.request(CHINA);
}

/** Calls back with the hosts that were granted, or taken back, by whatever way. Call it once, at start. */
export function onHostsChange(granted: (hosts: readonly string[]) => void, revoked: (hosts: readonly string[]) => void): void {
  const hostsOf = (origins: readonly string[] | undefined): string[] => (origins ?? []).map(hostOf).filter((host) => host !== null);
  browser.permissions.onAdded.addListener(({ origins }) => granted(hostsOf(origins)));
  browser.permissions.onRemoved.addListener(({ origins }) => revoked(hostsOf(origins)));
}

/** Registers the content script for exactly these hosts; the browser keeps it over restarts, but not over updates of the extension. */
export async function registerMirrors(hosts: readonly string[]): Promise<void> {
  const registered = await browser.scripting.getRegisteredContentScripts();
  const ids = registered.map(({ id }) => id).filter((id) => id.startsWith(ID_PREFIX));
  const extra = ids.filter((id) => !hosts.includes(id.slice(ID_PREFIX.length)));
  if (extra.length > 0) await browser.scripting.unregisterContentScripts({ ids: extra });
  const missing = hosts.filter((host) => !ids.includes(ID_PREFIX + host));
  if (missing.length === 0) return;
  await browser.scripting.registerContentScripts(
    missing.map((host) => ({
      id: ID_PREFIX + host,
      matches: [originOf(host)],
      js: [...CONTENT_FILES.js],
      css: [...CONTENT_FILES.css],
      runAt: "document_start" as const,
      persistAcrossSessions: true,
    })),
  );
}
