/** The reader: shows an article with its tools, preferences and place. The popup and the full reader open one each. */
import type { Article } from "../contract/article";
import type { PageState } from "../contract/messages";
import type { ReadingPreferences } from "../contract/reading";
import { createArticleView } from "./article-view";
import type { CreateTool, ReaderContext, Say, Tool } from "./context";
import { make } from "./elements";
import { listenForKeys } from "./keys";
import { createNotice } from "./notice";
import type { PlaceStore } from "./place";
import { createPlaceKeeper } from "./place-keeper";
import { createPreferenceKeeper } from "./preference-keeper";
import { applyPreferences } from "./preferences";
import { followProgress } from "./progress";
import { saveFile } from "./save-file";
import type { LoadPart } from "./script";
import { createToolBar, type ToolBar } from "./tools";

/** What an entry hands to its reader. */
export interface ReaderHost {
  readonly doc: Document;
  readonly place: ReaderContext["place"];
  readonly say: Say;
  readonly uiLanguage: string;
  readonly version: string;
  readonly preferences: ReadingPreferences;
  /** Keeps changed preferences for good; says whether it could. */
  storePreferences(changes: Partial<ReadingPreferences>): Promise<boolean>;
  readonly places: PlaceStore;
  readonly askPage: ReaderContext["askPage"];
  readonly loadPart: LoadPart;
  readonly openOptions: ReaderContext["openOptions"];
  readonly tools: readonly CreateTool[];
  /** Called when a panel of the reader opens, so that others can close. */
  panelOpened?(): void;
}

export interface Reader {
  readonly context: ReaderContext;
  /** Shows an article with `before` above and `after` below it. Fulfilled when all of it stands in the document. */
  show(article: Article, before: readonly Node[], after: readonly Node[]): Promise<void>;
  /** Shows something else than an article. */
  showInstead(...content: readonly Node[]): void;
  setRepairs(repairs: PageState["repairs"]): void;
  /** Takes over preferences that were stored, here or elsewhere. */
  follow(preferences: ReadingPreferences): void;
}

/** The elements that `popup.html` and `full-reader.html` have in common. Throws when one is missing. */
function partsOf(doc: Document): Record<"view" | "tools" | "panel" | "dock" | "notice" | "progress", HTMLElement> {
  const byId = (id: string): HTMLElement => {
    const found = doc.getElementById(id);
    if (found === null) throw new Error(`the reader's page has no ${id}`);
    return found;
  };
  return { view: byId("view"), tools: byId("tools"), panel: byId("tool-panel"), dock: byId("dock"), notice: byId("notice"), progress: byId("progress") };
}

/** Opens the reader in `host.doc`. Nothing is shown yet. */
export function createReader(host: ReaderHost): Reader {
  const { doc, say } = host;
  const parts = partsOf(doc);
  // The popup scrolls inside of itself; a page of its own scrolls as pages do.
  const inside = host.place === "popup";
  const scroller = inside ? parts.view : (doc.scrollingElement ?? doc.documentElement);
  const edge = (): number => (inside ? parts.view.getBoundingClientRect().top : (doc.querySelector(".bar")?.getBoundingClientRect().bottom ?? 0));
  const foot = make(doc, "div", { className: "foot" });
  const notice = createNotice(doc, parts.notice);
  const keeper = createPreferenceKeeper(doc, host.preferences, (changes) => host.storePreferences(changes), () => notice(say("readingNotStored")));
  const places = createPlaceKeeper(scroller, edge, host.places);
  const view = createArticleView(doc, { view: parts.view, foot, say, notice, places, script: () => keeper.current.script, loadPart: host.loadPart });
  let repairs: PageState["repairs"] = [];
  let bar: ToolBar | null = null;

  let tools: readonly Tool[] = [];

  const context: ReaderContext = {
    doc,
    place: host.place,
    say,
    uiLanguage: host.uiLanguage,
    version: host.version,
    slots: { dock: parts.dock, foot },
    get shown() {
      return view.shown;
    },
    get repairs() {
      return repairs;
    },
    get preferences() {
      return keeper.current;
    },
    changePreferences: (changes) => keeper.change(changes),
    onShown: (listener) => view.onShown(listener),
    onPreferences: (listener) => keeper.onChange(listener),
    askPage: (name, request) => host.askPage(name, request),
    notice,
    openOptions: () => host.openOptions(),
    saveFile: (name, type, text) => saveFile(doc, name, type, text),
    hasTool: (id) => tools.some((tool) => tool.id === id),
    openTool: (id) => bar?.open(id) ?? false,
    refreshTools: () => bar?.refresh(),
    closePanel: () => void bar?.close(),
  };
  applyPreferences(doc.documentElement, keeper.current);
  keeper.onChange((now, before) => {
    places.keep(() => applyPreferences(doc.documentElement, now));
    if (now.script !== before.script) view.showAgain();
  });
  tools = host.tools.map((create) => create(context)).filter((tool) => tool !== null);
  bar = createToolBar(context, tools, parts.tools, parts.panel, () => host.panelOpened?.());
  view.onShown(() => bar?.refresh());
  listenForKeys(context, bar);
  followProgress(doc, parts.progress, () => view.shown?.element ?? null);
  return {
    context,
    show: (article, before, after) => view.show(article, before, after),
    showInstead: (...content) => view.showInstead(content),
    setRepairs: (known) => {
      repairs = known;
      bar?.refresh();
    },
    follow: (preferences) => keeper.follow(preferences),
  };
}
