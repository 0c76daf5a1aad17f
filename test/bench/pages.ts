/**
 * The pages of the benchmark: fixture pages grown to a size with prose on which nothing was tuned. The same at every run.
 * Half of a long article page is the article, the other half lists of links, as on the site.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { seededRandom, toTraditionalByCharacter } from "../support/damage";
import { damageHtml } from "../support/damage-html";
import { loadFixture } from "../support/fixtures";

export interface BenchPage {
  readonly name: string;
  readonly html: string;
  /** Path and query, the same on each host. */
  readonly path: string;
  /** True for a page whose text has to be repaired. */
  readonly damaged: boolean;
}

export interface ExtractionPage {
  readonly html: string;
  readonly url: string;
}

const PROSE = join(import.meta.dirname, "../fixtures/text/held-out");
/** Share of the characters that are exchanged when the prose is used once more, so that no memory of texts helps. */
const EXCHANGED = 0.05;
/** Element that holds the last text of a damaged page; its repair is the last. */
export const LAST_ID = "bench-last";

const bytesOf = (text: string): number => Buffer.byteLength(text);

/** Paragraphs without end. */
function* paragraphs(): Generator<string> {
  const files = readdirSync(PROSE).filter((name) => name.endsWith(".txt")).toSorted();
  const lines = files.flatMap((name) => readFileSync(join(PROSE, name), "utf8").split("\n")).filter((line) => line !== "");
  const characters = lines.join("").replaceAll(/[^\u4e00-\u9fff]/gu, "");
  for (let copy = 0; ; copy++) {
    const random = seededRandom(copy);
    const another = (char: string): string => (random() < EXCHANGED ? characters.charAt(Math.floor(random() * characters.length)) : char);
    for (const line of lines) yield (copy === 0 ? line : line.replaceAll(/[\u4e00-\u9fff]/gu, another)).replaceAll("<", "&lt;");
  }
}

/** Pieces of HTML made of one paragraph after the other, until they weigh so many bytes. */
function fill(source: Iterator<string>, bytes: number, make: (paragraph: string, index: number) => string): string {
  const parts: string[] = [];
  for (let index = 0, weight = 0; weight < bytes; index++) {
    const part = make(String(source.next().value), index);
    parts.push(part);
    weight += bytesOf(part);
  }
  return parts.join("\n");
}

const asParagraph = (text: string): string => `<p>　　${text}</p>`;

/** The first words of a paragraph as a headline that is linked. */
function asLink(text: string, index: number): string {
  const minute = String(10 + (index % 50));
  return `<li><a href="https://news.china.com/domestic/945/2025${String(1000 + (index % 230))}/${String(49_000_000 + index)}.html" target="_blank">${text.slice(0, 24)}</a> <span>09:${minute}</span></li>`;
}

/** As the lists of a channel are written. */
function asItem(text: string, index: number): string {
  const url = `https://news.china.com/socialgd/10000169/2025${String(1000 + (index % 230))}/${String(48_000_000 + index)}.html`;
  const picture = `https://img${String(index % 4)}.utuku.imgcdc.com/300x200/news/20251129/${String(index)}.jpg`;
  return `<li><a class="pic" href="${url}"><img data-src="${picture}" width="120" height="80" alt=""></a><h3 class="item_title"><a href="${url}">${text.slice(0, 26)}</a></h3><p class="item_intro">${text.slice(0, 80)}</p><span class="item_time">2025-11-29 10:${String(10 + (index % 50))}</span></li>`;
}

function asLists(source: Iterator<string>, bytes: number): string {
  const LINKS = 12;
  const lists = fill(source, bytes, (text, index) => `${index % LINKS === 0 ? `${index === 0 ? "" : "</ul></div>"}<div class="page_in news_box"><h2>${text.slice(0, 6)}</h2><ul class="news_list">` : ""}${asLink(text, index)}`);
  return `${lists}</ul></div>`;
}

/** An article page with so many bytes. */
function articlePage(fixture: string, bytes: number, write: (text: string) => string = (text) => text): string {
  const { html } = loadFixture(fixture);
  const source = paragraphs();
  const more = Math.max(0, bytes - bytesOf(html));
  // `</div>` after the last paragraph closes the body of the article.
  const end = html.indexOf("</div>", html.search(/id="(?:js_article_content|chan_newsDetail)"/u));
  const foot = html.lastIndexOf("</body>");
  const article = fill(source, more / 2, (text) => asParagraph(write(text)));
  const lists = write(asLists(source, more / 2));
  return `${html.slice(0, end)}${article}\n${html.slice(end, foot)}${lists}\n${html.slice(foot)}`;
}

/** A list of articles with so many bytes. */
function feedPage(bytes: number): string {
  const { html } = loadFixture("list-channel");
  const end = html.indexOf("</ul>", html.lastIndexOf('class="item_title"'));
  return `${html.slice(0, end)}${fill(paragraphs(), bytes - bytesOf(html), asItem)}\n${html.slice(end)}`;
}

/** Ends with a text whose repair can be waited for. */
function withLast(html: string): string {
  return html.replace("</body>", `<p id="${LAST_ID}">戰(zhàn)略發(fā)展</p></body>`);
}

const KB = 1024;

/** Names of the pages, in the order in which they are measured. */
export const PAGE = { clean: "clean 300 KB", damaged: "damaged 300 KB", damagedLong: "damaged 1 MB", feed: "feed 1 MB", long: "article 5 MB" } as const;

export function benchPages(): Readonly<Record<keyof typeof PAGE, BenchPage>> {
  // All pictures come at once: else a page that is shorter by its clutter loads more of them, and their cost is taken for ours.
  const page = (name: string, html: string, damaged = false): BenchPage => ({ name, html: html.replaceAll(' loading="lazy"', ""), damaged, path: `/bench/20251018/${name.replaceAll(/\W+/gu, "-")}.html` });
  return {
    clean: page(PAGE.clean, articlePage("t4-clean", 300 * KB)),
    // Damage makes a text longer by about a tenth.
    damaged: page(PAGE.damaged, withLast(damageHtml(articlePage("mirror-truth", 273 * KB, toTraditionalByCharacter))), true),
    damagedLong: page(PAGE.damagedLong, withLast(damageHtml(articlePage("mirror-truth", 910 * KB, toTraditionalByCharacter))), true),
    feed: page(PAGE.feed, feedPage(1000 * KB)),
    long: page(PAGE.long, articlePage("t4-clean", 5000 * KB)),
  };
}

/** Names of classes and ids as a build tool makes them: no template knows them. */
function drifted(html: string): string {
  const renamed = (names: string): string => names.split(/\s+/u).map((name) => `x${[...name].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 0xffffff, 7).toString(36)}`).join(" ");
  return html.replaceAll(/ (class|id)="([^"]*)"/gu, (_whole, name: string, value: string) => ` ${name}="${renamed(value)}"`);
}

/** Pages of about 100 KB for the extraction: as the templates know them, and the same with other names. */
export function extractionPages(): { readonly template: readonly ExtractionPage[]; readonly generic: readonly ExtractionPage[] } {
  const template = ["t4-clean", "t1-clean", "t4-gambling", "formula", "short"].map((name) => ({ html: articlePage(name, 100 * KB), url: loadFixture(name).url }));
  return { template, generic: template.map(({ html, url }) => ({ html: drifted(html), url })) };
}
