/** "Report this page": puts together what a developer needs, as a file on the reader's own computer. */
import type { CreateTool, ReaderContext } from "./context";
import { make } from "./elements";
import { reportFile } from "./report";

const ICON = "M6 21V4h11l-1.5 4L17 12H6";

/** Opened by the page panel and by the sentence about doubts; the tool bar has no place for what is rarely wanted. */
export const createReportTool: CreateTool = (context) => ({
  id: "report",
  label: context.say("report"),
  icon: ICON,
  inBar: false,
  mount: (panel) => {
    const { doc, say } = context;
    const note = make(doc, "textarea", { rows: 3 });
    const withHtml = make(doc, "input", { type: "checkbox", className: "toggle" });
    withHtml.setAttribute("role", "switch");
    const save = make(doc, "button", { type: "button", className: "button", textContent: say("reportSave") });
    const done = make(doc, "p", { className: "hint" });
    done.setAttribute("role", "status");
    save.addEventListener("click", () => {
      saveReport(context, note.value, withHtml.checked).then(
        (complete) => void (done.textContent = complete ? say("reportSaved") : say("reportSavedPart")),
        () => void (done.textContent = say("takeAlongFailed")),
      );
    });
    panel.append(
      make(
        doc, "div", { className: "report" },
        make(doc, "h2", { textContent: say("report") }),
        make(doc, "p", { className: "hint", textContent: say("reportHint") }),
        make(doc, "label", { className: "field" }, make(doc, "span", { textContent: say("reportNote") }), note),
        make(doc, "label", { className: "mark-switch" }, make(doc, "span", { textContent: say("reportHtml") }), withHtml),
        make(doc, "p", { className: "hint", textContent: say("reportHtmlHint") }),
        save,
        done,
      ),
    );
  },
});

/** False when the page did not answer: then the report holds what the reader knows by itself. */
async function saveReport(context: ReaderContext, note: string, withHtml: boolean): Promise<boolean> {
  const { version, uiLanguage, shown, doc } = context;
  const ask = async <Answer>(question: Promise<Answer>): Promise<Answer | null> => question.catch(() => null);
  const [state, result, page] = await Promise.all([
    ask(context.askPage("page-state", {})),
    shown ? { article: shown.article } : ask(context.askPage("read-article", { pages: [] })),
    withHtml ? ask(context.askPage("page-html", {})) : null,
  ]);
  const file = reportFile({
    version,
    browser: doc.defaultView?.navigator.userAgent ?? "",
    language: uiLanguage,
    madeAt: new Date().toISOString(),
    url: shown?.article.url ?? "",
    state,
    result,
    html: page?.html ?? null,
    note: note.trim(),
  });
  context.saveFile(file.name, "application/json", file.text);
  return state !== null && (!withHtml || page !== null);
}
