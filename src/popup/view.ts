/** What the popup shows: the article of the current tab, or why there is none; and the switch for the site. */
import { text } from "../browser/i18n";
import { askBackground, askPage } from "../browser/messages";
import { loadSettings } from "../browser/settings";
import { currentTab, tabById, type CurrentTab } from "../browser/tabs";
import type { ArticleResult } from "../contract/article";
import type { CannotCleanReason, PageState } from "../contract/messages";
import { siteOf } from "../contract/settings";
import { renderArticle } from "../reader/render";

/** Shown on the root element as `data-state`, for the style sheet and for tests. */
type ViewState = "article" | "no-article" | "cannot-clean" | "off";

/**
 * Fills the popup. `tabId` names the tab when the popup's page is opened in a tab of its own; otherwise it is the current one.
 * Never rejects: whatever fails becomes a sentence.
 */
export async function showPopup(doc: Document, tabId: string | null): Promise<void> {
  const view = createView(doc);
  try {
    const tab = tabId === null ? await currentTab() : await tabById(Number(tabId));
    if (!tab) return view.cannotClean("failed");
    view.onSwitch((site, on) => switchSite(view, tab, site, on));
    await showTab(view, tab);
  } catch {
    view.cannotClean("failed");
  }
}

async function showTab(view: View, tab: CurrentTab): Promise<void> {
  const site = siteOfUrl(tab.url);
  const settings = await loadSettings();
  if (site !== null && settings.sitesOff.includes(site)) return view.off(site);
  const cleaned = await askBackground("clean-tab", { tabId: tab.id });
  if (!cleaned.ok) return view.cannotClean(cleaned.reason);
  view.state(await askPage(tab.id, "page-state", {}), site);
  view.result(await askPage(tab.id, "read-article", {}));
}

async function switchSite(view: View, tab: CurrentTab, site: string, on: boolean): Promise<void> {
  try {
    const stored = await askBackground("set-site-on", { site, on });
    if (!stored.ok) return view.notStored(on);
    await showTab(view, tab);
  } catch {
    view.cannotClean("failed");
  }
}

function siteOfUrl(url: string): string | null {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  return parsed && /^https?:$/u.test(parsed.protocol) ? siteOf(parsed.hostname) : null;
}

interface View {
  state(state: PageState, site: string | null): void;
  result(result: ArticleResult): void;
  off(site: string): void;
  cannotClean(reason: CannotCleanReason): void;
  notStored(wanted: boolean): void;
  onSwitch(listener: (site: string, on: boolean) => Promise<void>): void;
}

function byId<Kind extends HTMLElement>(doc: Document, id: string, kind: new () => Kind): Kind {
  const found = doc.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`popup.html has no ${id}`);
  return found;
}

function createView(doc: Document): View {
  const main = byId(doc, "view", HTMLElement);
  const count = byId(doc, "hidden-count", HTMLElement);
  const siteName = byId(doc, "site-name", HTMLElement);
  const siteSwitch = byId(doc, "site-switch", HTMLInputElement);
  const message = byId(doc, "message", HTMLElement);

  const show = (state: ViewState, content: Node): void => {
    main.replaceChildren(content);
    doc.documentElement.dataset["state"] = state;
  };
  const say = (state: ViewState, sentence: string, hint = ""): void => {
    const lines = [sentence, hint].filter((line) => line !== "").map((line) => Object.assign(doc.createElement("p"), { textContent: line }));
    message.replaceChildren(...lines);
    show(state, message);
  };
  const showSwitch = (site: string, on: boolean): void => {
    siteName.textContent = site;
    siteSwitch.checked = on;
    siteSwitch.closest("label")?.removeAttribute("hidden");
  };
  return {
    state: (state, site) => {
      if (site !== null && state.html) showSwitch(site, true);
      count.hidden = state.findings.length === 0;
      count.textContent = text("hiddenCount", String(state.findings.length));
    },
    result: (result) => {
      if (!result.article) return say("no-article", text(`noArticle_${result.reason.replaceAll("-", "_")}`), count.hidden ? "" : text("noArticleHint"));
      const article = renderArticle(result.article, doc, { editor: text("editorLabel", "$1"), video: text("watchVideo") });
      article.id = "article";
      show("article", article);
      main.scrollTop = 0;
    },
    off: (site) => {
      showSwitch(site, false);
      count.hidden = true;
      say("off", text("siteOff", site), text("siteOffHint"));
    },
    cannotClean: (reason) => say("cannot-clean", text(`cannotClean_${reason.replaceAll("-", "_")}`)),
    notStored: (wanted) => {
      siteSwitch.checked = !wanted;
      say("cannot-clean", text("notStored"));
    },
    onSwitch: (listener) => siteSwitch.addEventListener("change", () => void listener(siteName.textContent ?? "", siteSwitch.checked)),
  };
}
