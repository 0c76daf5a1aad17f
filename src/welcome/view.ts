/** The page that is opened once, after the installation: says what the extension does, and asks nothing. */
import { text } from "../browser/i18n";
import { toolbarShortcut } from "../browser/installation";
import { hasChina, onHostsChange, requestChina } from "../browser/mirrors";
import { loadSettings } from "../browser/settings";
import { applyPreferences } from "../reader/preferences";

/** Fills in what depends on the browser. Never rejects: what the browser does not tell is left out. */
export async function showWelcome(doc: Document): Promise<void> {
  doc.title = text("welcomeTitle");
  const offer = doc.getElementById("allow");
  // Firefox may keep an extension out of china.com until its reader lets it in.
  const follow = async (): Promise<void> => {
    const allowed = await hasChina().catch(() => true);
    if (offer) offer.hidden = allowed;
  };
  doc.getElementById("allow-china")?.addEventListener("click", () => void requestChina().then(follow, follow));
  onHostsChange(() => void follow(), () => void follow());
  applyPreferences(doc.documentElement, (await loadSettings()).reading);
  await follow();
  // Browsers for phones have no toolbar.
  const pin = doc.getElementById("pin");
  if (pin && /\bAndroid\b/u.test(navigator.userAgent)) pin.textContent = text("welcomePinPhone");
  const keys = await toolbarShortcut().catch(() => "");
  const shortcut = doc.getElementById("shortcut");
  if (shortcut && keys !== "") {
    shortcut.textContent = text("aboutShortcut", keys);
    shortcut.hidden = false;
  }
  doc.documentElement.dataset["state"] = "shown";
}
