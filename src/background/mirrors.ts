/** Keeps the registered content scripts, the permissions and the list of mirrors in step. */
import type { Handlers } from "../browser/messages";
import { onHostsChange, registerMirrors, removeHost } from "../browser/mirrors";
import { loadSettings } from "../browser/settings";
import type { BackgroundMessages } from "../contract/messages";
import { changeSettings } from "./settings";

async function setMirrors(hosts: readonly string[], present: boolean): Promise<{ ok: boolean }> {
  if (hosts.length === 0) return { ok: true };
  const changed = await changeSettings((settings) => {
    const others = settings.mirrors.filter((host) => !hosts.includes(host));
    return { ...settings, mirrors: present ? [...others, ...hosts] : others };
  });
  await registerMirrors((await loadSettings()).mirrors);
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
  loadSettings()
    .then(({ mirrors }) => registerMirrors(mirrors))
    .catch(leaveAsIs);
}

/** The next start of the background tries again. */
function leaveAsIs(): void {}

export const dropMirror: Handlers<BackgroundMessages>["drop-mirror"] = async ({ host }, sender) => {
  if (!sender.isExtensionPage) return { ok: false };
  const dropped = await setMirrors([host], false);
  await removeHost(host);
  return dropped;
};
