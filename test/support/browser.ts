/** What tests and tools need of a browser with the extension in it: the same for Chromium and Firefox. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { PageProxy } from "./proxy";

export type BrowserName = "chromium" | "firefox";

/** What the popup's root element says of itself once it shows something, as `data-state`. */
export type PopupState = "article" | "no-article" | "cannot-clean" | "off";

/** Something that a browser logged as an error. */
export interface ConsoleError {
  readonly text: string;
  /** URL of the script or document that it came from. */
  readonly source: string;
}

/** Where a function can be run: it is sent as source text, so it may use its arguments and globals only. Both ways JSON. */
export interface Evaluator {
  evaluate<Args extends readonly unknown[], Result>(run: (...args: Args) => Result | Promise<Result>, ...args: Args): Promise<Result>;
}

export interface PageHandle extends Evaluator {
  /** The address that is shown now. */
  url(): string;
  /** Goes to another address in the same tab; waits for `DOMContentLoaded`. */
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  /** Gives the page another size than its window's, in CSS pixels; `scale` as a zoomed page has it, 1 when absent. */
  resize(width: number, height: number, scale?: number): Promise<void>;
  /** A click of the mouse: some of the extension API answers to nothing less. The page must be in front. */
  click(selector: string): Promise<void>;
  /** A key pressed and let go, by its name in `KeyboardEvent.key`. The page must be in front. */
  pressKey(key: string): Promise<void>;
  /** What the window shows, as a PNG file. */
  screenshot(path: string): Promise<void>;
  close(): Promise<void>;
}

export interface PopupHandle extends Evaluator {
  /** Waits until the popup says what it shows. Rejects after `timeoutMs`, 20,000 when absent. */
  state(timeoutMs?: number): Promise<PopupState>;
  /** The popup as it stands, as a PNG file. */
  screenshot(path: string): Promise<void>;
  close(): Promise<void>;
}

export interface ExtensionBrowser {
  readonly name: BrowserName;
  /** A page of the browser's own, which extensions may not touch. */
  readonly restrictedUrl: string;
  /** Opens a tab in front; waits for `DOMContentLoaded`. */
  openPage(url: string): Promise<PageHandle>;
  /** Waits for a tab that somebody else opened, whose address contains `part`. */
  findPage(part: string): Promise<PageHandle>;
  /** A click on the toolbar button while the page is in front: opens the real popup and grants `activeTab`. */
  clickAction(page: PageHandle): Promise<PopupHandle>;
  /** Runs in the extension's background. */
  readonly background: Evaluator;
  /** Ends the background as the browser does to one that has nothing to do; the next message wakes it. */
  stopBackground(): Promise<void>;
  /** Starts the extension anew under the pages that are open, as an update does. */
  reloadExtension(): Promise<void>;
  /** Everything logged as an error by pages, popups and the background so far. */
  consoleErrors(): Promise<readonly ConsoleError[]>;
  /** Fulfilled when the browser has ended, by us or by a person. */
  readonly closed: Promise<void>;
  close(): Promise<void>;
}

export interface LaunchOptions {
  /** The browser's program. */
  readonly executablePath: string;
  /** A built extension: `dist/chrome` or `dist/firefox`. */
  readonly extensionDir: string;
  /** All requests go there and nowhere else. */
  readonly proxy: PageProxy;
  /** True when absent. */
  readonly headless?: boolean;
  /** Folder of a profile that is kept over restarts; a fresh one that is thrown away when absent. */
  readonly profileDir?: string;
}

/** The page that the extension opens once, after the installation, inside of the package. */
export const WELCOME_PATH = "/src/welcome/welcome.html";

/** True for a profile that the extension was never installed in: there its first page opens. */
export function isFresh({ profileDir }: LaunchOptions): boolean {
  return profileDir === undefined || !existsSync(profileDir) || readdirSync(profileDir).length === 0;
}

/** Window size in CSS pixels: a desktop page with both columns. */
export const WINDOW = { width: 1280, height: 900 };

export const POPUP_TIMEOUT_MS = 20_000;

/**
 * The source text of a call, as an expression whose value is a promise of the result in JSON.
 * `__name` is what the TypeScript runner wraps around inner functions to keep their names; pages have no such thing.
 */
export function callSource<Args extends readonly unknown[]>(run: (...args: Args) => unknown, args: Args): string {
  // ASCII only: Firefox reads a frame script from a data: URL as Latin-1.
  const ascii = JSON.stringify(args).replaceAll(/[\u007f-\uffff]/gu, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return `(async () => { const __name = (f) => f; return JSON.stringify(await (${run.toString()})(...${ascii})); })()`;
}

/** The result of `callSource`; `undefined` has no JSON. */
export function callResult<Result>(json: unknown): Result {
  return (typeof json === "string" ? JSON.parse(json) : undefined) as Result;
}

/** True for an error of the extension, as against one of the page or of the browser. */
export function isOurs(error: ConsoleError): boolean {
  return /^(?:chrome|moz)-extension:/.test(error.source);
}

/** What launching needs of the built manifest: the popup's path, and the id that Firefox knows the extension by. */
export function readManifest(extensionDir: string): { popupPath: string; geckoId: string } {
  const manifest = JSON.parse(readFileSync(join(extensionDir, "manifest.json"), "utf8")) as {
    action: { default_popup: string };
    browser_specific_settings?: { gecko: { id: string } };
  };
  return { popupPath: manifest.action.default_popup, geckoId: manifest.browser_specific_settings?.gecko.id ?? "" };
}

/** Polls `probe` every 50 ms until it gives something other than `null`. Rejects with `what` after `timeoutMs`. */
export async function until<Value>(what: string, timeoutMs: number, probe: () => Promise<Value | null>): Promise<Value> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const value = await probe();
    if (value !== null) return value;
    if (Date.now() > end) throw new Error(`${what}: not within ${String(timeoutMs)} ms`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The wait of `PopupHandle.state`, the same in both browsers. */
export function popupState(popup: Evaluator, timeoutMs = POPUP_TIMEOUT_MS): Promise<PopupState> {
  return until("the popup says what it shows", timeoutMs, () =>
    popup.evaluate(() => (document.documentElement.dataset["state"] ?? null) as PopupState | null),
  );
}
