/**
 * What is kept as long as the browser runs, in memory only: the article of a full reader, by URL, and where the reader was in it.
 * It outlives a sleeping background and a reload; nothing of it is written to the disk.
 */
import browser from "webextension-polyfill";
import type { Article } from "../contract/article";
import { readArticle } from "../contract/stored-article";

const ARTICLES = "articles";
const PLACES = "places";
const MAX_ARTICLES = 12;
const MAX_PLACES = 100;

const articleKey = (url: string): string => `article ${url}`;

async function read(key: string): Promise<unknown> {
  return (await browser.storage.session.get(key))[key];
}

function stringsIn(stored: unknown): string[] {
  return Array.isArray(stored) ? stored.filter((item) => typeof item === "string") : [];
}

/** The article that was kept for `url`; `null` when there is none. */
export async function loadArticle(url: string): Promise<Article | null> {
  return readArticle(await read(articleKey(url)));
}

/** Keeps an article under its URL. The oldest ones go when there are too many, or no room: rejects when that does not help. */
export async function storeArticle(article: Article): Promise<void> {
  const others = stringsIn(await read(ARTICLES)).filter((url) => url !== article.url);
  const urls = [article.url, ...others];
  await browser.storage.session.remove(urls.slice(MAX_ARTICLES).map(articleKey));
  const kept = urls.slice(0, MAX_ARTICLES);
  try {
    await browser.storage.session.set({ [ARTICLES]: kept, [articleKey(article.url)]: article });
  } catch {
    await browser.storage.session.remove(others.map(articleKey));
    await browser.storage.session.set({ [ARTICLES]: [article.url], [articleKey(article.url)]: article });
  }
}

/** Where the reader was, by URL; the newest last. */
type Places = Record<string, { readonly block: number; readonly part: number }>;

async function loadPlaces(): Promise<Places> {
  const stored = await read(PLACES);
  return typeof stored === "object" && stored !== null ? (stored as Places) : {};
}

/** Begins to read the places at once, so that the first `load` hardly waits. */
export function createPlaceStore(): {
  load(url: string): Promise<Places[string] | null>;
  store(url: string, place: Places[string]): Promise<void>;
} {
  const first = loadPlaces().catch(() => ({}) as Places);
  return {
    load: async (url) => {
      const places = await first;
      return Object.hasOwn(places, url) ? (places[url] ?? null) : null;
    },
    store: async (url, place) => {
      const { [url]: _replaced, ...others } = await loadPlaces();
      await browser.storage.session.set({ [PLACES]: Object.fromEntries([...Object.entries(others), [url, place] as const].slice(-MAX_PLACES)) });
    },
  };
}
