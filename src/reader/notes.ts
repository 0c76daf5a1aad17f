/** What is said above and below an article about how it was read. */
import type { Article } from "../contract/article";
import type { ReaderContext } from "./context";
import { make } from "./elements";

/** While a further page is on its way. */
export function readingPageNote({ doc, say }: ReaderContext, { pages, missingPages }: Article, page: number): HTMLElement {
  return pagesNote(doc, say("readingPage", String(page), String(pages + missingPages.length)));
}

/** Which pages are missing, with a button to try them again; nothing when none is. */
export function missingPagesNotes({ doc, say, uiLanguage }: ReaderContext, { missingPages }: Article, retry: () => void): readonly HTMLElement[] {
  if (missingPages.length === 0) return [];
  const button = make(doc, "button", { type: "button", className: "button", textContent: say("retryPages") });
  button.addEventListener("click", retry, { once: true });
  const list = new Intl.ListFormat(uiLanguage, { type: "conjunction" }).format(missingPages.map(String));
  return [pagesNote(doc, say("missingPages", list), button)];
}

function pagesNote(doc: Document, ...content: readonly (Node | string)[]): HTMLElement {
  const note = make(doc, "p", { id: "pages", className: "pages" }, ...content);
  note.setAttribute("role", "status");
  return note;
}

/** Says that the article may be read wrongly, and offers to report the page; nothing when there is no doubt. */
export function doubtNotes(context: ReaderContext, { doubts }: Article): readonly HTMLElement[] {
  if (doubts.length === 0) return [];
  const { doc, say } = context;
  const others = doubts.some((doubt) => doubt !== "unknown-layout");
  const sentences = [...(doubts.includes("unknown-layout") ? [say("doubtLayout")] : []), ...(others ? [say("doubtText")] : [])];
  const note = make(doc, "p", { id: "doubt", className: "doubt" }, make(doc, "span", { textContent: sentences.join(" ") }));
  if (context.hasTool("report")) {
    const report = make(doc, "button", { type: "button", className: "quiet", textContent: say("doubtReport") });
    report.addEventListener("click", () => context.openTool("report"));
    note.append(report);
  }
  return [note];
}
