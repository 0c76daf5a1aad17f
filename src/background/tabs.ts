/** What the background does to tabs: only it may put scripts and style sheets into them. */
import { showBadge } from "../browser/badge";
import { injectContentScript, injectPart, toggleUserCss } from "../browser/inject";
import { askPage, type Handlers, type Sender } from "../browser/messages";
import { tabById } from "../browser/tabs";
import { DECLARED_OFF_CSS } from "../clutter/rules";
import type { BackgroundMessages } from "../contract/messages";

type Background = Handlers<BackgroundMessages>;

/** Pages that a browser keeps extensions out of, whatever they are allowed: its own pages and the add-on shops. */
const RESTRICTED = /^(?!https?:|file:)|^https:\/\/(?:chromewebstore\.google\.com|chrome\.google\.com\/webstore|addons\.mozilla\.org)(?:\/|$)/u;

export const cleanTab: Background["clean-tab"] = async ({ tabId }, sender) => {
  if (!sender.isExtensionPage) return { ok: false, reason: "failed" };
  try {
    await askPage(tabId, "page-state", {});
    return { ok: true };
  } catch {
    // Nobody answers: a host that is not china.com, or a page that was open before the extension was installed.
  }
  try {
    await injectContentScript(tabId);
    await askPage(tabId, "page-state", {});
    return { ok: true };
  } catch {
    const tab = await tabById(tabId);
    // Without the right to see a URL the browser gives an empty one: that is "no permission", not "restricted".
    const reason = tab === null ? "failed" : tab.url !== "" && RESTRICTED.test(tab.url) ? "restricted" : "no-permission";
    return { ok: false, reason };
  }
};

export const loadPart: Background["load-part"] = ({ part }, sender) => inTab(sender, (tabId) => injectPart(tabId, sender.frameId, part));

export const declaredCss: Background["declared-css"] = ({ on }, sender) => inTab(sender, (tabId) => toggleUserCss(tabId, DECLARED_OFF_CSS, !on));

export const hiddenCount: Background["hidden-count"] = ({ count }, sender) => inTab(sender, (tabId) => showBadge(tabId, count));

/** Does something to the tab of a content script. It may have gone on to another page, or lost its permission. */
async function inTab(sender: Sender, act: (tabId: number) => Promise<void>): Promise<{ ok: boolean }> {
  if (sender.tabId === null) return { ok: false };
  try {
    await act(sender.tabId);
    return { ok: true };
  } catch {
    return { ok: false };
  }
}
