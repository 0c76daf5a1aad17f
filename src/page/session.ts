/** The life of one page with us: switched on and off with the site, asked by the popup. */
import type { ExtractOptions } from "../article/options";
import { askBackground, handlePageMessages } from "../browser/messages";
import { loadSettings, onSettingsChange } from "../browser/settings";
import { WITHOUT_STYLE_QUERIES } from "../clutter/rules";
import { classifySpam } from "../clutter/spam-text";
import type { ArticleResult } from "../contract/article";
import type { PageState } from "../contract/messages";
import { siteOf, type Settings } from "../contract/settings";
import { markDeclaredOff } from "./apply";
import { startCleaning, type Cleaning } from "./cleaning";
import { loadPart } from "./parts";
import { isInvisible } from "./visibility";

/** Starts cleaning the document unless its site is switched off, and answers the popup. */
export function startSession(doc: Document): void {
  const isHtml = doc.contentType === "text/html" || doc.contentType === "application/xhtml+xml";
  let cleaning: Cleaning | null = null;
  // The declared style sheet hides from the start, and cannot be taken out, only switched off.
  let declaredOn = true;
  const switchDeclaredCss = async (on: boolean): Promise<void> => {
    if (declaredOn === on) return;
    declaredOn = on;
    if (CSS.supports(WITHOUT_STYLE_QUERIES)) markDeclaredOff(doc, !on);
    else await askBackground("declared-css", { on });
  };
  const follow = async (settings: Settings): Promise<void> => {
    if (!isHtml) return;
    const on = !settings.sitesOff.includes(siteOf(doc.location.hostname));
    if (on === (cleaning !== null)) return;
    cleaning?.undo();
    cleaning = on ? startCleaning(doc, settings.script) : null;
    await switchDeclaredCss(on);
  };
  const ready = loadSettings().then(follow);
  onSettingsChange((settings) => void follow(settings).catch(ignoreOrphaned), new AbortController().signal);
  handlePageMessages({
    "page-state": async () => {
      await ready.catch(ignoreOrphaned);
      await cleaning?.settled;
      return pageState(doc, isHtml, cleaning);
    },
    "read-article": async () => {
      await ready.catch(ignoreOrphaned);
      await cleaning?.settled;
      return isHtml ? readArticle(doc, cleaning) : { article: null, reason: "not-html" };
    },
  });
}

/** After an update of the extension the old content script can still clean, but no longer reach the background. */
function ignoreOrphaned(): void {}

function pageState(doc: Document, html: boolean, cleaning: Cleaning | null): PageState {
  return {
    url: doc.location.href,
    cleaning: cleaning !== null,
    html,
    damaged: cleaning?.text.damaged ?? false,
    findings: cleaning?.applied.findings ?? [],
    repairs: cleaning?.applied.repairs ?? [],
    timings: cleaning?.timings ?? {},
    failures: cleaning?.failures.map(String) ?? [],
  };
}

async function readArticle(doc: Document, cleaning: Cleaning | null): Promise<ArticleResult> {
  const { extractByTemplate, extractGeneric } = await loadPart("article");
  const options: ExtractOptions = {
    isSpam: (text, context) => classifySpam(text, context).spam,
    isHidden: (element) => (cleaning?.applied.isHidden(element) ?? false) || isInvisible(element),
    status: httpStatus(),
  };
  const url = doc.location.href;
  return extractByTemplate(doc, url, options) ?? extractGeneric(doc, url, options);
}

/** The HTTP status that the page came with; 0 when the browser does not tell. */
function httpStatus(): number {
  const [navigation] = performance.getEntriesByType("navigation");
  return navigation instanceof PerformanceNavigationTiming ? navigation.responseStatus : 0;
}
