/** Takes the article along: copied, saved as a file, or printed. What is taken is the article as it is shown. */
import type { CreateTool, ReaderContext, Shown } from "./context";
import { make } from "./elements";
import { exportDocument } from "./export-document";
import { fileName } from "./file-name";
import { htmlFile } from "./html-file";
import { plainText } from "./plain-text";

const ICON = "M12 4v11M7.5 11 12 15.5 16.5 11M5 19.5h14";

export const createTakeAlongTool: CreateTool = (context) => {
  // On paper the style sheet writes it at the end, however printing was begun.
  context.onShown((shown) => {
    if (shown) shown.element.dataset["source"] = context.say("exportSource") + shown.article.url;
  });
  return {
    id: "take-along",
    label: context.say("takeAlong"),
    icon: ICON,
    key: "s",
    isAvailable: () => context.shown !== null,
    mount: (panel) => {
      if (context.shown) panel.append(choices(context, context.shown));
    },
  };
};

function choices(context: ReaderContext, shown: Shown): HTMLElement {
  const { doc, say } = context;
  const action = (name: string, label: string, act: () => Promise<void>): HTMLElement => {
    const made = make(doc, "button", { className: "button", type: "button", textContent: label });
    made.dataset["action"] = name;
    made.addEventListener("click", () => void act().catch(() => context.notice(say("takeAlongFailed"))));
    return made;
  };
  return make(
    doc, "div", { className: "take-along" },
    action("copy-text", say("copyText"), () => copy(context, Promise.resolve(textOf(context, shown)))),
    action("copy-markdown", say("copyMarkdown"), () => copy(context, markdownOf(context, shown))),
    action("save-markdown", say("saveMarkdown"), async () => context.saveFile(nameOf(shown, "md"), "text/markdown", await markdownOf(context, shown))),
    action("save-html", say("saveHtml"), async () => context.saveFile(nameOf(shown, "html"), "text/html", htmlFile(exportOf(context, shown)))),
    // A popup closes when the print dialog opens; its way to paper is the tab.
    ...(context.place === "tab" ? [action("print", say("print"), async () => context.doc.defaultView?.print())] : []),
    make(doc, "p", { className: "hint", textContent: say("saveHtmlHint") }),
  );
}

function exportOf({ say }: ReaderContext, { article, element }: Shown): Document {
  return exportDocument(element, article.url, { source: say("exportSource"), keywords: say("exportKeywords") });
}

function textOf(context: ReaderContext, shown: Shown): string {
  return plainText(exportOf(context, shown), { caption: context.say("exportCaption", "$1") });
}

async function markdownOf(context: ReaderContext, shown: Shown): Promise<string> {
  // Turndown is for those who ask for it: the article is to stand there before anything else is loaded.
  const { markdown } = await import("./markdown");
  return markdown(exportOf(context, shown));
}

/** The title as it is shown: a script may have been chosen since the article was read. */
function nameOf({ article, element }: Shown, extension: "md" | "html"): string {
  return fileName(element.querySelector("h1")?.textContent ?? article.title, article.time, extension, new URL(article.url).hostname);
}

/** Runs in the handler of a click: browsers give the clipboard to nobody else. */
async function copy({ doc, say, notice }: ReaderContext, text: Promise<string>): Promise<void> {
  const copied = await text;
  await doc.defaultView?.navigator.clipboard.writeText(copied).then(() => notice(say("copied")), () => notice(say("notCopied")));
}
