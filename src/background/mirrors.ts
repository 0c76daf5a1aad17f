/** Keeps the registered content scripts, the permissions and the list of mirrors in step. */
import type { Handlers } from "../browser/messages";
import { hasHost, onHostsChange, registerMirrors, removeHost } from "../browser/mirrors";
import { loadStored } from "../browser/settings";
import type { BackgroundMessages } from "../contract/messages";
import { readSettings } from "../contract/settings";
import { changeSettings, replaceSettings } from "./settings";

/** Rejects when the storage cannot be read: then nothing is known, and what is registered stays. */
async function storedMirrors(): Promise<readonly string[]> {
  return readSettings(await loadStored()).mirrors;
}

async function setMirrors(hosts: readonly string[], present: boolean): Promise<{ ok: boolean }> {
  if (hosts.length === 0) return { ok: true };
  const changed = await changeSettings((settings) => {
    const others = settings.mirrors.filter((host) => !hosts.includes(host));
    return { ...settings, mirrors: present ? [...others, ...hosts] : others };
  });
  await registerMirrors(await storedMirrors());
  return changed;
}

/**
 * A permission is asked for in the popup, which may be gone before the reader has answered: so whatever the browser grants
 * becomes a mirror here, and whatever the reader takes back stops being one.
 */
export function followPermissions(): void {
  onHostsChange(
    (hosts) => void setMirrors(hosts, true).catch(leaveAsIs),
    (hosts) => void setMirrors(hosts, false).catch(leaveAsIs),
  );
  // An update of the extension forgets registered scripts.
  storedMirrors().then(registerMirrors).catch(leaveAsIs);
}

/** The next start of the background tries again. */
function leaveAsIs(): void {}

export const dropMirror: Handlers<BackgroundMessages>["drop-mirror"] = async ({ host }, sender) => {
  if (!sender.isExtensionPage) return { ok: false };
  const dropped = await setMirrors([host], false);
  await removeHost(host);
  return dropped;
};

export const keepMirror: Handlers<BackgroundMessages>["keep-mirror"] = async ({ host }, sender) => {
  if (!sender.isExtensionPage || !(await hasHost(host))) return { ok: false };
  return setMirrors([host], true);
};

export const replaceAll: Handlers<BackgroundMessages>["replace-settings"] = async ({ stored }, sender) => {
  if (!sender.isExtensionPage) return { ok: false };
  const before = await storedMirrors().catch(() => []);
  const replaced = await replaceSettings(stored);
  if (!replaced.ok) return replaced;
  const mirrors = await storedMirrors();
  await registerMirrors(mirrors);
  for (const host of before) if (!mirrors.includes(host)) await removeHost(host);
  return replaced;
};
