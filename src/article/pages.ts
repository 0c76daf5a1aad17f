import { absoluteUrl, baseOf, fold, foldedText, rootOf } from "./dom";

/** More pages than this are not read. */
export const MAX_PAGES = 30;

/** What a page says about the pages of its article. */
export interface PageLinks {
  /** Number, from 1, of the page itself; `null` for the one-page view. */
  readonly current: number | null;
  /** Pages in all, as far as the page says or links. */
  readonly count: number;
  /** Absolute addresses by number, in order, at most `MAX_PAGES`, the page itself not among them. */
  readonly urls: ReadonlyMap<number, string>;
  /** Address of the one-page view, when it is linked. */
  readonly whole: string | null;
}

/** Number of the part in an address: `NNN.html` has 0, `NNN_2.html` 2, `NNN_all.html` is the one-page view. */
type Part = number | "all";

interface Address {
  /** What the addresses of all pages of one article share. */
  readonly stem: string;
  readonly ending: string;
  readonly part: Part;
}

/** A link to another part of the same article. */
interface PartLink {
  readonly part: Part;
  readonly href: string;
  readonly text: string;
}

const PAGE_NAME = /^(.*\/[^/]*?)(?:_(\d{1,3}|all))?(\.s?html?)$/i;
/** Galleries have a picture on each page. */
const NEXT = /^下一?[页頁张張幅]|^[后後]一?[页頁张張幅]/;
const NUMBER = /^[[【(（第]?\s*(\d{1,3})\s*[\]】)）页頁]?$/;
const COUNT = /共\s*(\d{1,3})\s*[页頁]/;
/** How far around a link the number of pages is looked for (elements), and in how long a text (characters). */
const COUNT_REACH = 3;
const MAX_PAGER_TEXT = 400;
/** On the site page k is `NNN_(k-1).html`. C */
const SITE_OFFSET = 1;

function readAddress(href: string): Address | null {
  const { host, pathname, search } = new URL(href);
  const [, path = "", part = "0", ending = ""] = PAGE_NAME.exec(pathname) ?? [];
  if (ending === "") return null;
  return { stem: `${host}${path}${search}`, ending, part: part.toLowerCase() === "all" ? "all" : Number(part) };
}

/** True when `href` is another page of the article at `url`, or that page itself. Both absolute. */
export function isPartOf(href: string, url: string): boolean {
  const [a, b] = [readAddress(href), readAddress(url)];
  return a !== null && b !== null && a.stem === b.stem && a.ending === b.ending;
}

/** All links of the page to parts of its own article. Their class names are no help: the site's say the reverse of what they are. */
function partLinks(doc: Document, url: string, own: Address): { readonly link: Element; readonly to: PartLink }[] {
  const base = baseOf(doc, url);
  const name = own.stem.replace(/\?.*$/, "").split("/").at(-1) ?? "";
  return [...rootOf(doc).querySelectorAll("a[href]")].flatMap((link) => {
    const address = link.getAttribute("href") ?? "";
    const absolute = address.includes(name) ? absoluteUrl(address, base) : null;
    const target = absolute === null ? null : readAddress(absolute);
    if (absolute === null || target === null || target.stem !== own.stem || target.ending !== own.ending) return [];
    const href = new URL(absolute);
    // a page that came over TLS may not ask without it
    href.protocol = new URL(url).protocol;
    href.hash = "";
    return [{ link, to: { part: target.part, href: href.href, text: foldedText(link, 40) } }];
  });
}

/** What has to be added to the number in an address to get the number of the page. Numbers as link texts say it for sure. */
function offsetOf(links: readonly PartLink[], own: Part): number {
  for (const { part, text } of links) {
    const number = NUMBER.exec(text)?.[1];
    if (number !== undefined && typeof part === "number" && part > 0) return Number(number) - part;
  }
  const next = links.find(({ text }) => NEXT.test(text));
  return own === 0 && typeof next?.part === "number" && next.part > 0 ? 2 - next.part : SITE_OFFSET;
}

/** The number of pages in words next to the links: 共3页. 0 when it is not said. */
function statedCount(links: readonly Element[]): number {
  for (const link of links) {
    let around = link.parentElement;
    for (let reach = 0; reach < COUNT_REACH && around !== null; reach++, around = around.parentElement) {
      const text = around.textContent ?? "";
      if (text.length > MAX_PAGER_TEXT) break;
      const count = COUNT.exec(fold(text))?.[1];
      if (count !== undefined) return Number(count);
    }
  }
  return 0;
}

/**
 * Finds the other pages of the article at `url` by text and address of the links: page 1 is `NNN.html`, page k is `NNN_(k-1).html`,
 * or what the numbers in the links say, `NNN_all.html` is the one-page view. On the same host only. `null` when the article has
 * no other page.
 */
export function findPages(doc: Document, url: string): PageLinks | null {
  const own = URL.canParse(url) ? readAddress(url) : null;
  if (own === null) return null;
  const found = partLinks(doc, url, own).filter(({ to }) => to.part !== own.part);
  const links = found.map(({ to }) => to);
  if (links.length === 0) return null;
  const offset = offsetOf(links, own.part);
  const numberOf = (part: number): number => (part === 0 ? 1 : part + offset);
  const current = own.part === "all" ? null : numberOf(own.part);
  const linked = new Map(links.flatMap(({ part, href }) => (part === "all" || numberOf(part) < 1 ? [] : [[numberOf(part), href] as const])));
  const count = Math.max(statedCount(found.map(({ link }) => link)), current ?? 1, ...linked.keys());
  const urls = new Map<number, string>();
  for (let number = 1; number <= Math.min(count, MAX_PAGES); number++) {
    if (number !== current) urls.set(number, linked.get(number) ?? pageAddress(url, number === 1 ? 0 : number - offset));
  }
  return { current, count, urls, whole: links.find(({ part }) => part === "all")?.href ?? null };
}

/** The address of another part of the article at `url`. */
function pageAddress(url: string, part: number): string {
  const address = new URL(url);
  const suffix = part > 0 ? `_${part}` : "";
  address.pathname = address.pathname.replace(PAGE_NAME, (_whole, path: string, _part: unknown, ending: string) => `${path}${suffix}${ending}`);
  address.hash = "";
  return address.href;
}
