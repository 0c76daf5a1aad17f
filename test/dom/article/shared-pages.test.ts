/// <reference types="vite/client" />
import { Readability } from "@mozilla/readability";
import { expect, it } from "vitest";
import { blockText, textLines } from "../../../src/article/blocks";
import { extractByTemplate } from "../../../src/article/extract";
import { extractGeneric } from "../../../src/article/generic";
import { plain } from "../../../src/article/line";
import type { ExtractOptions } from "../../../src/article/options";
import { classifySpam } from "../../../src/clutter/spam-text";
import type { Article, ArticleResult } from "../../../src/contract/article";

/*
 * Scores the room on the pages that lie beside the checkout, by the rules that lie with them, next to Readability alone.
 * Everything that must hold is also held by the fixtures in the repository; without those pages this file has nothing to say.
 */
const pages = import.meta.glob<string>("../../../../shared/pages/*.html", { query: "?raw", import: "default", eager: true });
const truths = import.meta.glob<Truth>("../../../../shared/pages/*.json", { import: "default", eager: true });
const rules = import.meta.glob<string>("../../../../shared/pages/score.mjs", { query: "?raw", import: "default", eager: true });

interface Truth {
  readonly url: string;
  readonly article: { readonly paragraphs: readonly string[] } | null;
  /** The text of the page is damaged; only its structure can be judged here. */
  readonly repairProbe?: readonly string[];
}

interface Score {
  readonly body?: { readonly p: number; readonly r: number; readonly f1: number; readonly exactP: number; readonly order: boolean };
  readonly fields?: Readonly<Record<string, boolean>>;
  readonly images?: string;
  readonly captions?: string;
  readonly leaks?: readonly unknown[];
  readonly falseArticle?: boolean;
}
type ScorePage = (truth: Truth, result: unknown) => Score;

/** The scoring functions without the command line around them, which needs Node. */
async function loadRules(source: string): Promise<ScorePage> {
  const functions = source.slice(source.indexOf("export const norm"), source.indexOf("const pc ="));
  const url = URL.createObjectURL(new Blob([functions], { type: "text/javascript" }));
  const module = (await import(/* @vite-ignore */ url)) as { readonly scorePage: ScorePage };
  return module.scorePage;
}

const OPTIONS: ExtractOptions = { isSpam: (text, context) => classifySpam(text, context).spam };

function flat(article: Article | null): unknown {
  if (article === null) return { article: null };
  const paragraphs = article.blocks.flatMap((block) => textLines(block).map(plain));
  const images = article.blocks.filter((block) => block.kind === "image");
  return { article: { ...article, paragraphs, images, text: article.blocks.map(blockText).join("\n") } };
}

function row(name: string, { body, fields, images, captions, leaks, falseArticle }: Score): string {
  if (fields === undefined) return `${name.padEnd(32)} ${falseArticle === true ? "FALSE ARTICLE" : "no article: right"}`;
  const percent = [body?.p, body?.r, body?.f1, body?.exactP].map((x) => (100 * (x ?? 0)).toFixed(2).padStart(6)).join(" ");
  const wrong = Object.entries(fields).filter(([, right]) => !right).map(([field]) => field);
  return `${name.padEnd(32)} ${percent} | wrong fields: ${wrong.join(" ") || "none"} | images ${images ?? "-"} captions ${captions ?? "-"} | leaks ${leaks?.length ?? 0}`;
}

const readable = (doc: Document): unknown => {
  const found = new Readability(doc).parse();
  return { article: found === null ? null : { title: found.title, text: found.textContent } };
};

/** The page as a template that has drifted away from all that we know. */
const drifted = (html: string): string => html.replaceAll(/js[_-]article[_-]\w+|article_\w+|chan_news\w+|js-info-flow|(?<=class="|")editor(?=")/g, "drift");

const parse = (html: string): Document => new DOMParser().parseFromString(html, "text/html");

it("reads the pages beside the checkout exactly", async () => {
  const source = Object.values(rules)[0];
  if (source === undefined) return;
  const scorePage = await loadRules(source);
  const table: string[] = [];
  for (const [path, html] of Object.entries(pages)) {
    const truth = truths[path.replace(/html$/, "json")];
    const name = path.split("/").at(-1)?.replace(".html", "") ?? path;
    if (truth === undefined) continue;
    const results: Record<string, ArticleResult | null> = {
      "": extractByTemplate(parse(html), truth.url, OPTIONS),
      " (generic)": extractGeneric(parse(html), truth.url, OPTIONS),
      " (drifted)": extractGeneric(parse(drifted(html)), truth.url, OPTIONS),
    };
    for (const [way, result] of Object.entries(results)) {
      const score = scorePage(truth, flat(result?.article ?? null));
      table.push(row(name + way, score));
      if (truth.article === null) expect(score.falseArticle, name).toBe(false);
      else if (truth.repairProbe === undefined) {
        expect(score.body?.f1, name + way).toBeGreaterThanOrEqual(0.999);
        expect(score.leaks, name + way).toEqual([]);
        expect(Object.values(score.fields ?? {}).every(Boolean), name + way).toBe(true);
      } else expect(result?.article?.blocks.length, name).toBe(truth.article.paragraphs.length);
    }
    table.push(row(`${name} READABILITY`, scorePage(truth, readable(parse(html)))));
  }
  console.log(`page                                  P      R     F1 exactP\n${table.join("\n")}`);
});
