/** Opens a page as a reader would and says what the extension made of it: the core of `npm run try` and `npm start`. */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Article, ArticleScript } from "../src/contract/article";
import type { Finding } from "../src/contract/finding";
import type { PageState } from "../src/contract/messages";
import { siteOf } from "../src/contract/settings";
import { articleLines } from "../src/reader/text";
import { detectScript } from "../src/text/detect-script";
import { askFrontPage, changeSettings } from "../test/support/ask";
import { isOurs, type ExtensionBrowser, type PopupHandle } from "../test/support/browser";
import { visibleText } from "../test/support/visible-text";

/** The article in the form that people and scripts outside of the project count on. */
export interface FlatArticle {
  readonly title: string;
  readonly time: string | null;
  readonly source: string | null;
  readonly author: string | null;
  readonly editor: string | null;
  readonly keywords: readonly string[];
  /** Text in reading order; list items and table cells one by one. */
  readonly paragraphs: readonly string[];
  readonly images: readonly { readonly src: string; readonly caption: string | null }[];
  readonly pages: number;
  readonly script: ArticleScript;
  readonly template: string;
  readonly text: string;
}

export interface Inspection {
  readonly url: string;
  readonly documentTitle: string;
  readonly article: FlatArticle | null;
  readonly visibleText: string;
  readonly hidden: readonly Finding[];
  readonly repairs: PageState["repairs"];
  /** The article element of the popup, as HTML; empty when it shows none. */
  readonly readerHtml: string;
  readonly timings: Readonly<Record<string, number>>;
  /** What the extension logged as errors, and what kept us from looking. */
  readonly errors: readonly string[];
}

export interface InspectOptions {
  /** Milliseconds between the end of the cleaning and the look at the page. */
  readonly waitMs: number;
  /** Folder for PNG files: `before`, `after` and `popup`. */
  readonly shots?: string;
}

/** See `FlatArticle`. */
function flatten(article: Article): FlatArticle {
  const { title, time, source, author, editor, keywords, blocks, pages, template } = article;
  const paragraphs = articleLines(article);
  const images = blocks.flatMap((block) => (block.kind === "image" ? [{ src: block.src, caption: block.caption }] : []));
  const text = paragraphs.join("\n");
  return { title, time, source, author, editor, keywords, paragraphs, images, pages, script: detectScript(text), template, text };
}

/** The page as it is without us: with the site switched off, and before any click. */
async function shootBefore(browser: ExtensionBrowser, url: string, path: string): Promise<void> {
  await changeSettings(browser, { sitesOff: [siteOf(new URL(url).hostname)] });
  const page = await browser.openPage(url);
  // Gives the style sheet that is declared for china.com the time to be switched off, and pictures the time to load.
  await new Promise((resolve) => setTimeout(resolve, 700));
  await page.screenshot(path);
  await page.close();
  await changeSettings(browser, { sitesOff: [] });
}

async function readPopup(popup: PopupHandle, errors: string[]): Promise<string> {
  try {
    await popup.state();
  } catch (error) {
    errors.push(error instanceof Error ? error.message : String(error));
  }
  return popup.evaluate(() => document.querySelector("article#article")?.outerHTML ?? "");
}

/** Opens `url`, clicks the toolbar button, and looks at page and popup. The proxy must serve the page already. */
export async function inspect(browser: ExtensionBrowser, url: string, { waitMs, shots }: InspectOptions): Promise<Inspection> {
  if (shots !== undefined) {
    await mkdir(shots, { recursive: true });
    await shootBefore(browser, url, join(shots, "before.png"));
  }
  const errors: string[] = [];
  const page = await browser.openPage(url);
  const popup = await browser.clickAction(page);
  const readerHtml = await readPopup(popup, errors);
  await new Promise((resolve) => setTimeout(resolve, waitMs));
  const state = await askFrontPage(browser, "page-state");
  const result = await askFrontPage(browser, "read-article");
  const seen = await page.evaluate(visibleText);
  const documentTitle = await page.evaluate(() => document.title);
  if (shots !== undefined) {
    await page.screenshot(join(shots, "after.png"));
    await popup.screenshot(join(shots, "popup.png"));
  }
  await popup.close();
  await page.close();
  errors.push(...(state?.failures ?? []));
  errors.push(...(await browser.consoleErrors()).filter(isOurs).map(({ text, source }) => `${text} (${source})`));
  return {
    url,
    documentTitle,
    article: result?.article ? flatten(result.article) : null,
    visibleText: seen,
    hidden: state?.findings ?? [],
    repairs: state?.repairs ?? [],
    readerHtml,
    timings: state?.timings ?? {},
    errors,
  };
}
