/** A hijacked `document.title` goes back to the headline of the page. */
import { classifySpam } from "./spam-text";

/** What stands between the parts of a title: the site's own separators, and those of hijackers. Brackets close a part as well. */
const SEPARATORS = /\s*[_|｜—–\-()（）【】[\]]+\s*/u;

/**
 * The title that the page should have, or `null` when its own is innocent. `headline` is the text of its headline, `null` when it
 * has none: then the innocent parts of the title are kept. Nothing innocent left gives an empty title.
 */
export function plainTitle(title: string, headline: string | null): string | null {
  const parts = title.split(SEPARATORS).filter((part) => part !== "");
  const innocent = parts.filter((part) => !classifySpam(part, "title").spam);
  const hijacked = innocent.length < parts.length || classifySpam(title, "title").spam;
  if (!hijacked) return null;
  if (headline !== null && headline !== "" && !classifySpam(headline, "title").spam) return headline;
  return innocent.join("_");
}
