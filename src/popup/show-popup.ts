/** What the popup shows: the article of the current tab, or why there is none. */
import { text, uiLanguage } from "../browser/i18n";
import { injectPart } from "../browser/inject";
import { askBackground, askPage } from "../browser/messages";
import { extensionVersion, openOptions } from "../browser/installation";
import { openFullReader } from "../browser/own-pages";
import { loadOwnPart } from "../browser/parts";
import { createPlaceStore, storeArticle } from "../browser/session";
import { loadSettings, onSettingsChange } from "../browser/settings";
import { currentTab, tabById, type CurrentTab } from "../browser/tabs";
import type { Article, ArticleResult } from "../contract/article";
import type { PageState } from "../contract/messages";
import { siteOf } from "../contract/settings";
import type { CreateTool } from "../reader/context";
import { readWhole } from "../reader/read-whole";
import { createReader } from "../reader/shell";
import { TOOLS } from "../reader/tool-list";
import { createView, type View } from "./view";

const OPEN_IN_TAB = "M14 4h6v6M20 4l-9 9M18 14v5a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1h5";

/** What is shown of one tab, and which article it is as the page has it. */
interface Showing {
  readonly view: View;
  readonly tab: CurrentTab;
  article: Article | null;
}

/**
 * Fills the popup. `tabId` names the tab when the popup's page is opened in a tab of its own; otherwise it is the current one.
 * Never rejects: whatever fails becomes a sentence.
 */
export async function showPopup(doc: Document, tabId: string | null): Promise<void> {
  const places = createPlaceStore();
  const settings = loadSettings();
  const tab = (tabId === null ? await currentTab() : await tabById(Number(tabId))) ?? { id: -1, url: "" };
  const early = askEarly(tab.id);
  const { reading, sitesOff } = await settings;
  const reader = createReader({
    doc,
    place: "popup",
    say: text,
    uiLanguage: uiLanguage(),
    version: extensionVersion(),
    preferences: reading,
    storePreferences: async (changes) => (await askBackground("set-reading", { changes })).ok,
    places,
    loadPart: loadOwnPart,
    openOptions: () => void openOptions().then(() => doc.defaultView?.close()).catch(() => {}),
    askPage: (name, request) => askPage(tab.id, name, request),
    tools: [...TOOLS, openInTab(() => showing)],
    panelOpened: () => view.closePanel(),
  });
  const view = createView(doc, reader, tab.id);
  const showing: Showing = { view, tab, article: null };
  onSettingsChange((changed) => reader.follow(changed.reading), new AbortController().signal);

  // What is shown for a switch that was thrown again is out of date.
  let current = new AbortController();
  view.onSwitch((site, on) => {
    current.abort();
    current = new AbortController();
    switchSite(showing, site, on, current.signal).catch(() => view.cannotClean("failed"));
  });
  const site = siteOfUrl(tab.url);
  if (site !== null) view.site(site, !sitesOff.includes(site));
  if (site !== null && sitesOff.includes(site)) return view.off(site);
  await showTab(showing, early, current.signal).catch(() => view.cannotClean("failed"));
}

/**
 * Asks for the article at the first moment. Most pages have their content script already, and then neither the background has to
 * wake nor the settings be there. `null` when nobody answers.
 */
async function askEarly(tabId: number): Promise<ArticleResult | null> {
  try {
    await injectPart(tabId, 0, "article");
    return await askPage(tabId, "read-article", { pages: [] });
  } catch {
    return null;
  }
}

async function showTab(showing: Showing, early: Promise<ArticleResult | null>, signal: AbortSignal): Promise<void> {
  const { view, tab } = showing;
  let first = await early;
  if (first === null) {
    const cleaned = await askBackground("clean-tab", { tabId: tab.id });
    if (!cleaned.ok) return view.cannotClean(cleaned.reason);
    first = await askPage(tab.id, "read-article", { pages: [] });
  }
  if (signal.aborted) return;
  const state = askPage(tab.id, "page-state", {});
  const shown = state.then((known) => view.state(known));
  await Promise.all([showArticle(showing, first, { state, shown }, signal), shown]);
}

/** What the page says of itself, on its way: the answer, and when the popup shows it. */
interface Known {
  readonly state: Promise<PageState>;
  readonly shown: Promise<void>;
}

/** Shows what stands on the page at once, then adds its further pages one by one; what cannot be had is said and can be tried again. */
async function showArticle(showing: Showing, first: ArticleResult, known: Known, signal: AbortSignal): Promise<void> {
  const { view, tab } = showing;
  const ask = (pages: readonly number[]): Promise<ArticleResult> => askPage(tab.id, "read-article", { pages });
  const step = (article: Article, page: number): void => {
    showing.article = article;
    view.reading(article, page);
  };
  const result = await readWhole(first, ask, step, signal);
  if (signal.aborted) return;
  showing.article = result.article;
  if (result.article === null) return view.noArticle(result.reason, (await known.state).findings.length > 0);
  const retry = (): void => {
    ask([]).then((again) => showArticle(showing, again, known, signal)).catch(() => view.cannotClean("failed"));
  };
  await view.article(result.article, retry, known.shown);
}

async function switchSite(showing: Showing, site: string, on: boolean, signal: AbortSignal): Promise<void> {
  const { view, tab } = showing;
  const stored = await askBackground("set-site-on", { site, on });
  if (!stored.ok) return view.notStored(on);
  if (signal.aborted) return;
  showing.article = null;
  if (!on) return view.off(site);
  await showTab(showing, askSwitchedOn(tab.id), signal);
}

const FOLLOWS_MS = 50;
const FOLLOWS_TIMES = 20;

/** The page follows the stored switch by itself, a moment later: only then its article is the cleaned one. */
async function askSwitchedOn(tabId: number): Promise<ArticleResult | null> {
  const { ok } = await askBackground("clean-tab", { tabId });
  if (!ok) return null;
  for (let times = 0; times < FOLLOWS_TIMES; times += 1) {
    const { cleaning, html } = await askPage(tabId, "page-state", {});
    if (cleaning || !html) break;
    await new Promise((resolve) => setTimeout(resolve, FOLLOWS_MS));
  }
  return askPage(tabId, "read-article", { pages: [] });
}

function siteOfUrl(url: string): string | null {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  return parsed && /^https?:$/u.test(parsed.protocol) ? siteOf(parsed.hostname) : null;
}

/** The popup is small and closes with a click elsewhere: the same in a tab of its own. */
function openInTab(showing: () => Showing): CreateTool {
  return (context) => ({
    id: "open-tab",
    label: context.say("toolOpenTab"),
    icon: OPEN_IN_TAB,
    key: "f",
    isAvailable: () => context.shown !== null,
    run: async () => {
      const { article, tab } = showing();
      // What cannot be kept is read again there.
      if (article !== null) await storeArticle(article).catch(() => {});
      await openFullReader({ ...tab, url: article?.url ?? tab.url });
      context.doc.defaultView?.close();
    },
  });
}
