/**
 * What the reader, in the popup or in a tab of its own, offers to its tools. The reader room knows neither the extension API
 * nor the languages: whoever opens a reader hands both in through this.
 */
import type { Article } from "../contract/article";
import type { PageMessages, PageState } from "../contract/messages";
import type { ReadingPreferences } from "../contract/reading";

/** A sentence or label in the reader's language: `key` as in `_locales`, `$1`, `$2` … filled from `substitutions`. */
export type Say = (key: string, ...substitutions: string[]) => string;

/** The article as it stands before the reader: repaired, and in the script that was chosen. */
export interface Shown {
  readonly article: Article;
  /** The rendered article, `<article id="article">`. Tools may highlight in it, and must not change its text. */
  readonly element: HTMLElement;
}

/** Places of the reader's page that a tool may fill. An empty one takes no room. */
export interface ReaderSlots {
  /** A strip at the lower edge that stays while the text scrolls: playing controls, for example. */
  readonly dock: HTMLElement;
  /** After the last paragraph. */
  readonly foot: HTMLElement;
}

export interface ReaderContext {
  readonly doc: Document;
  /** `popup`: closes with a click elsewhere; `tab`: a page of its own. */
  readonly place: "popup" | "tab";
  readonly say: Say;
  /** BCP 47 tag of the interface's language. */
  readonly uiLanguage: string;
  /** The extension's version, as in the manifest. */
  readonly version: string;
  readonly slots: ReaderSlots;
  /** What is shown now; `null` while there is no article. */
  readonly shown: Shown | null;
  /** What was repaired on the page that the article came from. Empty when the page is not open any more. */
  readonly repairs: PageState["repairs"];
  readonly preferences: ReadingPreferences;
  /** Takes effect at once and is remembered; when it cannot be stored, the reader says so. */
  changePreferences(changes: Partial<ReadingPreferences>): void;
  /** Calls back whenever another article, or the same one anew (further pages, another script), is shown; at once when one is. */
  onShown(listener: (shown: Shown | null) => void): void;
  /** Calls back when preferences changed, here or in another window. */
  onPreferences(listener: (preferences: ReadingPreferences) => void): void;
  /** Asks the page that the article came from. Rejects when it is not open any more. */
  askPage<Name extends keyof PageMessages>(name: Name, request: PageMessages[Name][0]): Promise<PageMessages[Name][1]>;
  /** A quiet sentence at the lower edge, read out by screen readers, gone after a few seconds; with a button when there is something to do about it. */
  notice(sentence: string, action?: { readonly label: string; run(): void }): void;
  /** Opens the page with all settings. */
  openOptions(): void;
  /** Has the browser save a file. `type` is a MIME type without charset. */
  saveFile(name: string, type: string, text: string): void;
  hasTool(id: string): boolean;
  /** Opens the panel of a tool, or runs it. False when there is no tool of that id. */
  openTool(id: string): boolean;
  /** Asks the tools anew whether they are on: for one that ended by itself. */
  refreshTools(): void;
  /** Closes the panel of a tool; the focus goes back to the tool's button when it was in the panel. */
  closePanel(): void;
}

interface ToolBase {
  /** Names the tool for tests and `openTool`: `data-tool` of its button. */
  readonly id: string;
  /** Tooltip and accessible name. */
  readonly label: string;
  /** Path data of an icon of 24 × 24 units, drawn as a line of 1.6 units. */
  readonly icon: string;
  /** A key that does the same while no field has the focus, as in `KeyboardEvent.key`. */
  readonly key?: string;
  /** False for what is reached by its key or from another tool only. */
  readonly inBar?: false;
  /** Asked whenever another article is shown: a tool without use is not offered. Always offered when absent. */
  isAvailable?(): boolean;
}

/** A button that does something at once. */
export interface ActionTool extends ToolBase {
  run(): void | Promise<void>;
}

/** A button that stays pressed while something is on. */
export interface ToggleTool extends ToolBase {
  isOn(): boolean;
  toggle(): void | Promise<void>;
}

/** A button that opens a panel. It is filled anew each time it opens; `signal` is aborted when it closes. */
export interface PanelTool extends ToolBase {
  mount(panel: HTMLElement, signal: AbortSignal): void;
}

export type Tool = ActionTool | ToggleTool | PanelTool;

/** Makes a tool for a reader; `null` where it has no use. Listed in `tool-list.ts`, in the order of the tool bar. */
export type CreateTool = (context: ReaderContext) => Tool | null;
