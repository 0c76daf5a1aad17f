/** The life of one page with us: switched on and off with the site, asked by the popup. */
import { askBackground, handlePageMessages } from "../browser/messages";
import { isOrphaned } from "../browser/orphaned";
import { loadSettings, onSettingsChange } from "../browser/settings";
import { classifySpam } from "../clutter/spam-text";
import type { PageState } from "../contract/messages";
import { DEFAULTS, siteOf } from "../contract/settings";
import type { ReadArticle } from "./article-reading";
import { startCleaning, type Cleaning } from "./cleaning";
import { createDeclaredCss } from "./declared-css";
import type { Part } from "./part-registry";
import { loadPart } from "./parts";

/** Tells a script that an update has orphaned to give the page back: only it knows how it was. Sent by a page, it does nothing. */
const TAKE_OVER = "qingye:take-over";

/** Starts cleaning the document unless its site is switched off, and answers the popup. */
export function startSession(doc: Document): void {
  const isHtml = doc.contentType === "text/html" || doc.contentType === "application/xhtml+xml";
  const site = siteOf(doc.location.hostname);
  const declaredCss = createDeclaredCss(doc);
  const badge = createBadge();
  let settings = DEFAULTS;
  let original = false;
  let cleaning: Cleaning | null = null;
  let reading: ReadArticle | null = null;

  takeOver(doc, () => {
    cleaning?.undo();
    cleaning = null;
  });
  /** Starts or stops, as the settings and the reader want it now. */
  const follow = async (): Promise<void> => {
    if (!isHtml) return;
    const on = !original && !settings.sitesOff.includes(site);
    if (on !== (cleaning !== null)) {
      cleaning?.undo();
      cleaning = on ? startCleaning(doc, settings, () => badge(cleaning)) : null;
      reading = null;
      badge(cleaning);
    }
    await declaredCss.switch(on);
  };
  const ready = loadSettings().then((stored) => {
    settings = stored;
    return follow();
  });
  const settled = async (): Promise<void> => {
    await ready.catch(ignoreOrphaned);
    await cleaning?.settled;
  };
  const state = (): PageState => ({ ...stateOf(cleaning), url: doc.location.href, html: isHtml, original });

  onSettingsChange((changed) => {
    settings = changed;
    cleaning?.update(settings);
    badge(cleaning);
    follow().catch(ignoreOrphaned);
  }, new AbortController().signal);
  handlePageMessages({
    "page-state": async () => {
      await settled();
      return state();
    },
    "read-article": async ({ pages }) => {
      await settled();
      if (!isHtml) return { article: null, reason: "not-html" };
      const part = await loadPart("article");
      reading ??= part.createArticleReading(doc, cleaning, isSpam);
      return reading(pages);
    },
    "repair-places": async () => {
      await settled();
      return { places: cleaning?.text.places() ?? [] };
    },
    "page-html": async () => {
      await settled();
      return { html: (await loadPart("article")).originalHtml(doc, cleaning?.applied ?? null) };
    },
    "show-finding": async ({ id, shown }) => {
      const ok = cleaning?.applied.setShown(id, shown) ?? false;
      badge(cleaning);
      return { ok };
    },
    "show-original": async ({ on }) => {
      original = on;
      await follow();
      await settled();
      return state();
    },
    "start-picker": async () => {
      const { startPicker } = await loadPart("picker");
      startPicker(doc, (selector) => void askBackground("set-own-hidden", { site, selector, hidden: true }).catch(ignoreOrphaned));
      return { ok: true };
    },
  });
}

/** Has an orphaned script give the page back, and `giveBack` called when this one is orphaned in turn. */
function takeOver(doc: Document, giveBack: () => void): void {
  doc.dispatchEvent(new Event(TAKE_OVER));
  doc.addEventListener(TAKE_OVER, () => {
    if (isOrphaned()) giveBack();
  });
}

const isSpam: Parameters<Part<"article">["createArticleReading"]>[2] = (text, context) => classifySpam(text, context).spam;

/** After an update of the extension the old content script can still clean, but no longer reach the background. */
function ignoreOrphaned(): void {}

function stateOf(cleaning: Cleaning | null): Omit<PageState, "url" | "html" | "original"> {
  return {
    cleaning: cleaning !== null,
    damaged: cleaning?.text.damaged ?? false,
    findings: cleaning?.applied.findings ?? [],
    repairs: cleaning?.applied.repairs ?? [],
    timings: cleaning?.timings ?? {},
    failures: cleaning?.failures.map(String) ?? [],
  };
}

/** Tells the background how much is hidden, when that has changed; a page that hides a thousand things one by one costs a few messages. */
function createBadge(): (cleaning: Cleaning | null) => void {
  const DELAY_MS = 200;
  let told = 0;
  let waiting = false;
  return (cleaning) => {
    if (waiting) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      const count = cleaning?.applied.findings.filter(({ shown }) => !shown).length ?? 0;
      if (count === told) return;
      told = count;
      askBackground("hidden-count", { count }).catch(ignoreOrphaned);
    }, DELAY_MS);
  };
}
