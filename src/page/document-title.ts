/** Keeps the window's title the headline's, whatever a hijacker writes there, now or later. */
import { rootOf } from "../article/dom";
import { PLACES } from "../article/template-places";
import { plainTitle } from "../clutter/title";
import type { Applied } from "./apply";

const HEADLINES = [...Object.values(PLACES).flatMap(({ title }) => title), "h1"];

/** The returned function looks at the title if it has changed since it last looked. */
export function createTitleKeeper(doc: Document, applied: Applied): () => void {
  let judged = "";
  return () => {
    const node = rootOf(doc).querySelector("head > title")?.firstChild;
    if (!(node instanceof Text) || node.data === judged) return;
    const plain = plainTitle(node.data, headlineOf(doc));
    if (plain !== null) applied.writeText(node, plain);
    judged = node.data;
  };
}

function headlineOf(doc: Document): string | null {
  for (const selector of HEADLINES) {
    const text = rootOf(doc).querySelector(selector)?.textContent?.replaceAll(/\s+/gu, " ").trim();
    if (text) return text;
  }
  return null;
}
