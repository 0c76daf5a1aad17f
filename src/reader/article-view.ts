/** Shows an article in the reader's view: in the wanted script, its first part at once, and where the reader was the last time. */
import type { Article } from "../contract/article";
import type { ScriptTarget } from "../contract/repair";
import type { ReaderContext, Say, Shown } from "./context";
import { make } from "./elements";
import type { PlaceKeeper } from "./place-keeper";
import { readingMinutes } from "./progress";
import { renderArticle, renderBlocks, type ReaderLabels } from "./render";
import { articleInScript, type LoadPart } from "./script";

export interface ArticleView {
  readonly shown: Shown | null;
  /** Shows an article with `before` above and `after` below it. Fulfilled when all of it stands in the document. */
  show(article: Article, before: readonly Node[], after: readonly Node[]): Promise<void>;
  /** Shows the same again, in the script that is wanted now. */
  showAgain(): void;
  /** Shows something else than an article. */
  showInstead(content: readonly Node[]): void;
  /** Calls back when something else is shown; at once when something is. */
  onShown(listener: (shown: Shown | null) => void): void;
}

export interface ArticleViewParts {
  readonly view: HTMLElement;
  readonly foot: HTMLElement;
  readonly say: Say;
  readonly notice: ReaderContext["notice"];
  readonly places: PlaceKeeper;
  script(): ScriptTarget;
  readonly loadPart: LoadPart;
}

/** Blocks that are made before the first paint; the others come right after it. */
const FIRST_BLOCKS = 24;

/** What is to be shown, before its script is changed. */
interface Wanted {
  readonly article: Article;
  readonly before: readonly Node[];
  readonly after: readonly Node[];
}

export function createArticleView(doc: Document, { view, foot, say, notice, places, script, loadPart }: ArticleViewParts): ArticleView {
  const labels: ReaderLabels = { editor: say("editorLabel", "$1"), video: say("watchVideo") };
  const listeners: ((shown: Shown | null) => void)[] = [];
  let shown: Shown | null = null;
  let wanted: Wanted | null = null;

  const setShown = (now: Shown | null): void => {
    shown = now;
    listeners.forEach((listener) => listener(now));
  };
  const show = async (mine: Wanted): Promise<void> => {
    wanted = mine;
    const target = script();
    const article = await articleInScript(mine.article, target, loadPart).catch(() => {
      notice(say("scriptNotLoaded"));
      return mine.article;
    });
    if (wanted !== mine) return;
    const minutes = make(doc, "p", { className: "minutes", textContent: say("readingMinutes", String(readingMinutes(article))) });
    const rendered = { element: make(doc, "article"), blocks: 0 };
    const render = (whole: boolean): Element => {
      const blocks = whole ? article.blocks : article.blocks.slice(0, FIRST_BLOCKS);
      const element = renderArticle({ ...article, blocks }, doc, labels, target);
      element.id = "article";
      view.replaceChildren(...mine.before, minutes, element, ...mine.after, foot);
      Object.assign(rendered, { element, blocks: blocks.length });
      return element;
    };
    await places.render(article.url, render, () => notice(say("wentBack"), { label: say("backToStart"), run: () => places.toStart() }));
    await painted(doc);
    if (wanted !== mine) return;
    rendered.element.querySelector(".body")?.append(...renderBlocks(article.blocks.slice(rendered.blocks), doc, labels));
    setShown({ article, element: rendered.element });
  };
  return {
    get shown() {
      return shown;
    },
    show: (article, before, after) => show({ article, before, after }),
    showAgain: () => {
      if (wanted !== null) void show(wanted);
    },
    showInstead: (content) => {
      wanted = null;
      view.replaceChildren(...content);
      setShown(null);
    },
    onShown: (listener) => {
      listeners.push(listener);
      if (shown !== null) listener(shown);
    },
  };
}

/** A window that is not seen paints nothing: then it is not waited for. */
const NOT_SEEN_MS = 100;

/** Fulfilled after the next paint; leaves the mark `qingye-article-painted` for measurements. */
function painted(doc: Document): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, NOT_SEEN_MS);
    doc.defaultView?.requestAnimationFrame(() => {
      // A message that is posted in a frame arrives after its paint.
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener("message", () => {
        performance.mark("qingye-article-painted");
        port1.close();
        clearTimeout(timer);
        resolve();
      });
      port1.start();
      port2.postMessage(null);
    });
  });
}
