/**
 * The article in a tab of its own. The address carries the URL of the page. The article itself is kept in memory by the browser
 * (`browser/session.ts`), so that a reload or a sleeping background loses nothing; after a restart of the browser it is read
 * again from the page, if that is open.
 */
import { text, uiLanguage } from "../browser/i18n";
import { askBackground, askPage } from "../browser/messages";
import { extensionVersion, openOptions } from "../browser/installation";
import { loadOwnPart } from "../browser/parts";
import { createPlaceStore, loadArticle, storeArticle } from "../browser/session";
import { loadSettings, onSettingsChange } from "../browser/settings";
import { tabById, tabShowing } from "../browser/tabs";
import type { Article, ArticleResult } from "../contract/article";
import { make } from "../reader/elements";
import { doubtNotes, missingPagesNotes, readingPageNote } from "../reader/notes";
import { readWhole } from "../reader/read-whole";
import { createReader, type Reader } from "../reader/shell";
import { TOOLS } from "../reader/tool-list";

/** Shown on the root element as `data-state`, for tests. */
type ViewState = "article" | "no-article" | "gone";

/** Where the article comes from. */
interface Origin {
  readonly url: string;
  /** The tab that it was opened from, if that still shows the page; `null` when the address names none. */
  readonly tabId: number | null;
}

/** `query` has `url`, the page's, and `tab`, the tab's id. Never rejects: whatever fails becomes a sentence. */
export async function showFullReader(doc: Document, query: URLSearchParams): Promise<void> {
  const places = createPlaceStore();
  const origin: Origin = { url: webAddress(query.get("url")), tabId: query.has("tab") ? Number(query.get("tab")) : null };
  const kept = loadArticle(origin.url).catch(() => null);
  linkOriginal(doc, origin.url);
  const { reading } = await loadSettings();
  const reader = createReader({
    doc,
    place: "tab",
    say: text,
    uiLanguage: uiLanguage(),
    version: extensionVersion(),
    preferences: reading,
    storePreferences: async (changes) => (await askBackground("set-reading", { changes })).ok,
    places,
    loadPart: loadOwnPart,
    openOptions: () => void openOptions().catch(() => {}),
    askPage: async (name, request) => askPage(await pageTab(origin), name, request),
    tools: TOOLS,
  });
  onSettingsChange((changed) => reader.follow(changed.reading), new AbortController().signal);
  await fill(doc, reader, origin, await kept);
}

/** Shows what was kept; reads from the page what was not, and what is missing of it. */
async function fill(doc: Document, reader: Reader, origin: Origin, kept: Article | null): Promise<void> {
  const again = (article: Article): void => void fill(doc, reader, origin, article);
  if (kept !== null) await show(doc, reader, kept, () => again(kept));
  try {
    const tabId = await pageTab(origin);
    if (kept === null || kept.missingPages.length > 0) {
      const cleaned = await askBackground("clean-tab", { tabId });
      if (!cleaned.ok) throw new Error("the page may not be read");
      const result = await readFrom(tabId, reader);
      if (result.article !== null) {
        const article = { ...result.article, url: origin.url };
        // Without room it is shown all the same, and read again after a reload.
        await storeArticle(article).catch(() => {});
        await show(doc, reader, article, () => again(article));
      } else if (kept === null) {
        return sayInstead(doc, reader, "no-article", text(`noArticle_${result.reason.replaceAll("-", "_")}`), origin);
      }
    }
    reader.setRepairs((await askPage(tabId, "page-state", {})).repairs);
  } catch {
    // The page was closed, or has gone on: what stands there stays.
    if (reader.context.shown === null) sayInstead(doc, reader, "gone", text(origin.url === "" ? "readerNoUrl" : "readerGone"), origin);
  }
}

function readFrom(tabId: number, reader: Reader): Promise<ArticleResult> {
  const { context } = reader;
  const ask = (pages: readonly number[]): Promise<ArticleResult> => askPage(tabId, "read-article", { pages });
  const step = (article: Article, page: number): void => void reader.show(article, doubtNotes(context, article), [readingPageNote(context, article, page)]);
  return ask([]).then((first) => readWhole(first, ask, step, new AbortController().signal));
}

async function show(doc: Document, reader: Reader, article: Article, retry: () => void): Promise<void> {
  const { context } = reader;
  doc.title = `${article.title} · ${text("appShortName")}`;
  await reader.show(article, doubtNotes(context, article), missingPagesNotes(context, article, retry));
  setState(doc, "article");
}

function setState(doc: Document, state: ViewState): void {
  doc.documentElement.dataset["state"] = state;
}

/** A tab that shows the page now. Rejects when there is none that we may read. */
async function pageTab({ url, tabId }: Origin): Promise<number> {
  const from = tabId === null ? null : await tabById(tabId);
  const found = from !== null && from.url.split("#")[0] === url.split("#")[0] ? from : await tabShowing(url);
  if (found === null) throw new Error("the page is not open");
  return found.id;
}

/** The page's own address when it is one of the web; empty otherwise, so that nothing else becomes a link. */
function webAddress(address: string | null): string {
  return address !== null && URL.canParse(address) && /^https?:$/u.test(new URL(address).protocol) ? address : "";
}

function linkOriginal(doc: Document, url: string): void {
  const link = doc.getElementById("original");
  if (!(link instanceof HTMLAnchorElement) || url === "") return;
  link.href = url;
  link.rel = "noreferrer";
  link.hidden = false;
}

function sayInstead(doc: Document, reader: Reader, state: ViewState, sentence: string, { url }: Origin): void {
  const message = make(doc, "div", { id: "message", className: "message" }, make(doc, "p", { textContent: sentence }));
  message.setAttribute("role", "status");
  if (url !== "") {
    const link = make(doc, "a", { href: url, rel: "noreferrer", textContent: url });
    message.append(make(doc, "p", {}, link));
  }
  reader.showInstead(message);
  setState(doc, state);
}
