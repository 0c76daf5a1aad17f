/** What the popup shows: the article of the current tab, or why there is none; and the switch for the site. */
import { text, uiLanguage } from "../browser/i18n";
import { askBackground, askPage } from "../browser/messages";
import { loadSettings } from "../browser/settings";
import { currentTab, tabById, type CurrentTab } from "../browser/tabs";
import type { Article, ArticleResult } from "../contract/article";
import type { CannotCleanReason, PageState } from "../contract/messages";
import { siteOf } from "../contract/settings";
import { renderArticle } from "../reader/render";
import { createPageControls, type PageControls } from "./page-controls";

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
    view.controlPage(tab.id);
    // What is shown for a switch that was thrown again is out of date.
    let showing = new AbortController();
    view.onSwitch((site, on) => {
      showing.abort();
      showing = new AbortController();
      return switchSite(view, tab, site, on, showing.signal);
    });
    await showTab(view, tab, showing.signal);
  } catch {
    view.cannotClean("failed");
  }
}

async function showTab(view: View, tab: CurrentTab, signal: AbortSignal): Promise<void> {
  const site = siteOfUrl(tab.url);
  const settings = await loadSettings();
  if (site !== null && settings.sitesOff.includes(site)) return view.off(site);
  const cleaned = await askBackground("clean-tab", { tabId: tab.id });
  if (!cleaned.ok) return view.cannotClean(cleaned.reason);
  await view.state(await askPage(tab.id, "page-state", {}), site);
  await showArticle(view, tab, signal);
}

/** Shows what stands on the page at once, then adds its further pages one by one; what cannot be had is said and can be tried again. */
async function showArticle(view: View, tab: CurrentTab, signal: AbortSignal): Promise<void> {
  const tried = new Set<number>();
  let result = await askPage(tab.id, "read-article", { pages: [] });
  for (let next = nextPage(result, tried); next !== null && !signal.aborted; next = nextPage(result, tried)) {
    tried.add(next);
    view.reading(result, next);
    result = await askPage(tab.id, "read-article", { pages: [next] });
  }
  if (!signal.aborted) view.result(result, () => void showArticle(view, tab, signal).catch(() => view.cannotClean("failed")));
}

function nextPage({ article }: ArticleResult, tried: ReadonlySet<number>): number | null {
  return article?.missingPages.find((number) => !tried.has(number)) ?? null;
}

async function switchSite(view: View, tab: CurrentTab, site: string, on: boolean, signal: AbortSignal): Promise<void> {
  try {
    const stored = await askBackground("set-site-on", { site, on });
    if (!stored.ok) return view.notStored(on);
    await showTab(view, tab, signal);
  } catch {
    view.cannotClean("failed");
  }
}

function siteOfUrl(url: string): string | null {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  return parsed && /^https?:$/u.test(parsed.protocol) ? siteOf(parsed.hostname) : null;
}

interface View {
  /** Gives the reader the controls over the page in this tab. */
  controlPage(tabId: number): void;
  state(state: PageState, site: string | null): Promise<void>;
  /** The article as far as it is read, while `page` is fetched. */
  reading(result: ArticleResult, page: number): void;
  /** The answer; `retry` reads again what is missing. */
  result(result: ArticleResult, retry: () => void): void;
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

function readingSentence({ article }: ArticleResult, page: number): string {
  return text("readingPage", String(page), String((article?.pages ?? 0) + (article?.missingPages.length ?? 0)));
}

function missingSentence(missing: readonly number[]): string {
  return text("missingPages", new Intl.ListFormat(uiLanguage(), { type: "conjunction" }).format(missing.map(String)));
}

function createView(doc: Document): View {
  const main = byId(doc, "view", HTMLElement);
  const count = byId(doc, "hidden-count", HTMLElement);
  const panel = byId(doc, "hidden-panel", HTMLElement);
  const siteName = byId(doc, "site-name", HTMLElement);
  const siteSwitch = byId(doc, "site-switch", HTMLInputElement);
  const message = byId(doc, "message", HTMLElement);

  const show = (state: ViewState | null, ...content: readonly Node[]): void => {
    main.replaceChildren(...content);
    if (state === null) delete doc.documentElement.dataset["state"];
    else doc.documentElement.dataset["state"] = state;
  };
  const tell = (state: ViewState, sentence: string, hint = ""): void => {
    const lines = [sentence, hint].filter((line) => line !== "").map((line) => Object.assign(doc.createElement("p"), { textContent: line }));
    message.replaceChildren(...lines);
    show(state, message);
  };
  /** Keeps the place where the reader is: further pages mostly come below it. */
  const showArticleWith = (state: ViewState | null, article: Article, ...notes: readonly Node[]): void => {
    const { scrollTop } = main;
    const rendered = renderArticle(article, doc, { editor: text("editorLabel", "$1"), video: text("watchVideo") });
    rendered.id = "article";
    show(state, rendered, ...notes);
    main.scrollTop = scrollTop;
  };
  const note = (...content: readonly (Node | string)[]): HTMLElement => {
    const made = Object.assign(doc.createElement("p"), { id: "pages", className: "pages" });
    made.setAttribute("role", "status");
    made.append(...content);
    return made;
  };
  const showSwitch = (site: string, on: boolean): void => {
    siteName.textContent = site;
    siteSwitch.checked = on;
    siteSwitch.closest("label")?.removeAttribute("hidden");
  };
  let controls: PageControls | null = null;
  let hasFindings = false;
  const cannotClean = (reason: CannotCleanReason): void => tell("cannot-clean", text(`cannotClean_${reason.replaceAll("-", "_")}`));
  return {
    controlPage: (tabId) => {
      controls = createPageControls(doc, tabId, count, panel, () => cannotClean("failed"));
    },
    state: async (state, site) => {
      if (site !== null && state.html) showSwitch(site, true);
      hasFindings = state.findings.length > 0;
      await controls?.show(state);
    },
    reading: (result, page) => {
      if (result.article) showArticleWith(null, result.article, note(readingSentence(result, page)));
    },
    result: (result, retry) => {
      const { article } = result;
      if (!article) return tell("no-article", text(`noArticle_${result.reason.replaceAll("-", "_")}`), hasFindings ? text("noArticleHint") : "");
      if (article.missingPages.length === 0) return showArticleWith("article", article);
      const button = Object.assign(doc.createElement("button"), { type: "button", textContent: text("retryPages") });
      button.addEventListener("click", retry, { once: true });
      showArticleWith("article", article, note(missingSentence(article.missingPages), button));
    },
    off: (site) => {
      showSwitch(site, false);
      void controls?.show(null);
      tell("off", text("siteOff", site), text("siteOffHint"));
    },
    cannotClean,
    notStored: (wanted) => {
      siteSwitch.checked = !wanted;
      tell("cannot-clean", text("notStored"));
    },
    onSwitch: (listener) => siteSwitch.addEventListener("change", () => void listener(siteName.textContent ?? "", siteSwitch.checked)),
  };
}
