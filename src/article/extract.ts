import type { ArticleResult } from "../contract/article";
import { noArticleAtSight } from "./absence";
import { readArticle } from "./body";
import { baseOf, isHiddenByMarkup, rootOf } from "./dom";
import { withDoubts } from "./doubts";
import { readHead } from "./head";
import type { ExtractOptions } from "./options";
import { spilledAfter } from "./spill";
import { type Template, TEMPLATES } from "./templates";

/** True when a paragraph with text is plain to see, so that the whole need not be read. */
function holdsText(el: Element): boolean {
  const first = el.querySelector("p")?.firstChild?.nodeValue ?? "";
  return first.trim() !== "";
}

/** The body that a template names: of several candidates the one with the most text, as broken and hostile pages repeat ids. */
function findBody(root: Element, template: Template): Element | null {
  if (template.when !== undefined && root.querySelector(template.when) === null) return null;
  for (const selector of template.body) {
    let best: Element | null = null;
    let most = 0;
    const candidates = root.querySelectorAll(selector);
    const [only] = candidates;
    if (candidates.length === 1 && only !== undefined && holdsText(only) && !isHiddenByMarkup(only)) return only;
    for (const el of candidates) {
      const length = (el.textContent ?? "").trim().length + el.querySelectorAll("img").length;
      if (length > most && !isHiddenByMarkup(el)) [best, most] = [el, length];
    }
    if (best !== null) return best;
  }
  return null;
}

/**
 * Reads the article of a page by the templates of china.com, by structure and whatever the host. Never changes the document.
 * `url` is the address of the page. Returns the article, or the reason when the page plainly has none (empty, not HTML, an
 * error, a list), or `null` when no template fits and the generic extraction should be asked.
 */
export function extractByTemplate(doc: Document, url: string, options: ExtractOptions = {}): ArticleResult | null {
  for (const template of TEMPLATES) {
    const body = findBody(rootOf(doc), template);
    if (body === null) continue;
    const head = readHead(doc, body, template, options);
    const page = { url, base: baseOf(doc, url), options };
    const result = readArticle([body, ...spilledAfter(body)], head, page, template.id);
    if (result.article !== null) return withDoubts(result, doc, options);
  }
  const reason = noArticleAtSight(doc, url, options);
  return reason === null ? null : { article: null, reason };
}
