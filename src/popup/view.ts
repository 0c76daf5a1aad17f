/** The popup's elements: the article or a sentence in its stead, the switch for the site, the controls over the page. */
import { text } from "../browser/i18n";
import type { Article, NoArticleReason } from "../contract/article";
import type { CannotCleanReason, PageState } from "../contract/messages";
import { make } from "../reader/elements";
import { doubtNotes, missingPagesNotes, readingPageNote } from "../reader/notes";
import type { Reader } from "../reader/shell";
import { createPageControls } from "./page-controls";

/** Shown on the root element as `data-state`, for the style sheet and for tests. */
type ViewState = "article" | "no-article" | "cannot-clean" | "off";

export interface View {
  /** The switch is there for every page of the web, before anything is known of the page. */
  site(site: string, on: boolean): void;
  state(state: PageState): Promise<void>;
  /** The article as far as it is read, while `page` is fetched. */
  reading(article: Article, page: number): void;
  /** All that could be read; `retry` reads again what is missing. `others` is what the popup shows besides, on its way. */
  article(article: Article, retry: () => void, others: Promise<void>): Promise<void>;
  noArticle(reason: NoArticleReason, hasFindings: boolean): void;
  off(site: string): void;
  cannotClean(reason: CannotCleanReason): void;
  notStored(wanted: boolean): void;
  onSwitch(listener: (site: string, on: boolean) => void): void;
  /** Closes the list of what is hidden. */
  closePanel(): void;
}

/** A window lower than this has not got its size yet. */
const LOWEST_PX = 300;

function byId<Kind extends HTMLElement>(doc: Document, id: string, kind: new () => Kind): Kind {
  const found = doc.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`popup.html has no ${id}`);
  return found;
}

/** `reader` is opened in the same document; the view puts everything that is not an article in its place. */
export function createView(doc: Document, reader: Reader, tabId: number): View {
  const main = byId(doc, "view", HTMLElement);
  const panel = byId(doc, "hidden-panel", HTMLElement);
  const siteName = byId(doc, "site-name", HTMLElement);
  const siteSwitch = byId(doc, "site-switch", HTMLInputElement);
  const siteLabel = siteSwitch.closest("label");
  const { context } = reader;

  const setState = (state: ViewState | null): void => {
    if (state === null) delete doc.documentElement.dataset["state"];
    else doc.documentElement.dataset["state"] = state;
  };
  const tell = (state: ViewState, sentence: string, hint = ""): void => {
    const lines = [sentence, hint].filter((line) => line !== "").map((line) => make(doc, "p", { textContent: line }));
    const message = make(doc, "div", { id: "message", className: "message" }, ...lines);
    message.setAttribute("role", "status");
    reader.showInstead(message);
    setState(state);
    doc.defaultView?.requestAnimationFrame(fit);
  };
  const cannotClean = (reason: CannotCleanReason): void => tell("cannot-clean", text(`cannotClean_${reason.replaceAll("-", "_")}`));
  const controls = createPageControls(doc, tabId, byId(doc, "hidden-count", HTMLElement), panel, () => cannotClean("failed"), () => context.closePanel(), () => void context.openTool("report"));
  /** So that the arrow keys scroll the text; a reader who is somewhere else already stays there. */
  const focusText = (): void => {
    if (doc.activeElement === doc.body || doc.activeElement === null) main.focus({ preventScroll: true });
  };
  /** Shortens the page to a window that the browser made lower than asked for, on a low screen: else two things would scroll. */
  const fit = (): void => {
    const { innerHeight } = doc.defaultView ?? { innerHeight: 0 };
    const root = doc.documentElement;
    if (innerHeight >= LOWEST_PX && root.scrollHeight > root.clientHeight) doc.body.style.height = `${String(innerHeight)}px`;
  };
  return {
    site: (site, on) => {
      siteName.textContent = site;
      siteSwitch.checked = on;
      siteLabel?.removeAttribute("hidden");
    },
    state: async (state) => {
      if (siteLabel) siteLabel.hidden ||= !state.html;
      reader.setRepairs(state.repairs);
      await controls.show(state);
    },
    reading: (article, page) => {
      setState(null);
      void reader.show(article, doubtNotes(context, article), [readingPageNote(context, article, page)]).then(focusText);
    },
    article: async (article, retry, others) => {
      await reader.show(article, doubtNotes(context, article), missingPagesNotes(context, article, retry));
      fit();
      focusText();
      await others;
      setState("article");
    },
    noArticle: (reason, hasFindings) => tell("no-article", text(`noArticle_${reason.replaceAll("-", "_")}`), hasFindings ? text("noArticleHint") : ""),
    off: (site) => {
      void controls.show(null);
      tell("off", text("siteOff", site), text("siteOffHint"));
    },
    cannotClean,
    notStored: (wanted) => {
      siteSwitch.checked = !wanted;
      tell("cannot-clean", text("notStored"));
    },
    onSwitch: (listener) => siteSwitch.addEventListener("change", () => listener(siteName.textContent ?? "", siteSwitch.checked)),
    closePanel: controls.closePanel,
  };
}
