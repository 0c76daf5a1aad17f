/**
 * Firefox's own window, reached by WebDriver BiDi in the browser's privileged ("chrome") scope. The protocol knows tabs only:
 * the toolbar button, the popup, the background page and the console of all processes are reached from here.
 */
import type { Browser } from "puppeteer-core";
import { callResult, callSource, type ConsoleError } from "./browser";

/** What is used of Firefox's privileged world; see https://searchfox.org for the interfaces. */
interface MessageManager {
  addMessageListener(name: string, listener: (message: { data: unknown }) => void): void;
  removeMessageListener(name: string, listener: (message: { data: unknown }) => void): void;
}
interface XulBrowser extends Element {
  readonly currentURI: { readonly spec: string };
  readonly webProgress: { readonly isLoadingDocument: boolean };
  readonly browsingContext: {
    readonly currentWindowGlobal: { drawSnapshot(rect: null, scale: number, background: string): Promise<ImageBitmap> };
  };
  readonly messageManager: MessageManager & {
    sendAsyncMessage(name: string, data: unknown): void;
    loadFrameScript(url: string, delayed: boolean): void;
  };
}
declare const Ci: { readonly nsIScriptError: { readonly warningFlag: number } };
declare const Services: {
  readonly console: { registerListener(listener: { observe(message: { QueryInterface(kind: object): unknown }): void }): void };
  readonly ppmm: MessageManager & { loadProcessScript(url: string, delayed: boolean): void };
};
declare const WebExtensionPolicy: {
  getByID(id: string): { readonly extension: { readonly views: Iterable<{ viewType: string; xulBrowser: XulBrowser }>; wakeupBackground?: () => Promise<unknown>; terminateBackground?: () => Promise<void> } };
};
declare const gBrowser: {
  readonly selectedBrowser: XulBrowser;
  readonly tabs: readonly { readonly linkedBrowser: XulBrowser }[];
  removeTab(tab: object): void;
};
declare const CustomizableUI: { addWidgetToArea(id: string, area: string): void };
interface ChromeGlobals {
  qingyeErrors: ConsoleError[];
  synthesizeMouseEvent(type: string, x: number, y: number, event: object): void;
}

/** Scripts of the privileged world, as functions that are sent as source text. They see their arguments and globals only. */
const scripts = {
  /** Collects errors of all processes: thrown ones from the console service, logged ones from each process. */
  collectErrors: (): void => {
    const chrome = globalThis as unknown as ChromeGlobals;
    chrome.qingyeErrors = [];
    Services.console.registerListener({
      observe: (message) => {
        try {
          const error = message.QueryInterface(Ci.nsIScriptError) as { flags: number; errorMessage: string; sourceName: string };
          if ((error.flags & Ci.nsIScriptError.warningFlag) === 0) chrome.qingyeErrors.push({ text: error.errorMessage, source: error.sourceName });
        } catch {
          // A plain text message, not an error of a script.
        }
      },
    });
    Services.ppmm.addMessageListener("qingye:error", ({ data }) => void chrome.qingyeErrors.push(data as ConsoleError));
    const perProcess = `
      Cc["@mozilla.org/consoleAPI-storage;1"].getService(Ci.nsIConsoleAPIStorage).addLogEventListener((event) => {
        const message = event.wrappedJSObject ?? event;
        if (message.level !== "error" && message.level !== "assert") return;
        sendAsyncMessage("qingye:error", { text: message.arguments.map(String).join(" "), source: message.filename });
      }, Cc["@mozilla.org/systemprincipal;1"].createInstance(Ci.nsIPrincipal));`;
    Services.ppmm.loadProcessScript(`data:,${encodeURIComponent(perProcess)}`, true);
  },

  readErrors: (): ConsoleError[] => (globalThis as unknown as ChromeGlobals).qingyeErrors,

  /** True when the tab in front has loaded `url`. */
  frontShows: (url: string): boolean => {
    const { currentURI, webProgress } = gBrowser.selectedBrowser;
    return currentURI.spec === url && !webProgress.isLoadingDocument;
  },

  /** Closes the tab whose address ends like this, once it has loaded. False when there is none yet. */
  closeTab: (ending: string): boolean => {
    const tab = gBrowser.tabs.find(({ linkedBrowser }) => linkedBrowser.currentURI.spec.endsWith(ending) && !linkedBrowser.webProgress.isLoadingDocument);
    if (tab !== undefined) gBrowser.removeTab(tab);
    return tab !== undefined;
  },

  /** Presses the extension's button in the toolbar with the mouse. */
  pressAction: (id: string): void => {
    // As Firefox names a button after its extension: ExtensionCommon.makeWidgetId.
    const widget = `${id.toLowerCase().replaceAll(/[^a-z0-9_-]/g, "_")}-browser-action`;
    CustomizableUI.addWidgetToArea(widget, "nav-bar");
    const button = document.getElementById(widget)?.querySelector(".unified-extensions-item-action-button");
    if (!button) throw new Error("the toolbar has no button of the extension");
    const box = button.getBoundingClientRect();
    for (const type of ["mousemove", "mousedown", "mouseup"]) {
      (globalThis as unknown as ChromeGlobals).synthesizeMouseEvent(type, box.x + box.width / 2, box.y + box.height / 2, { button: 0, clickCount: 1 });
    }
  },

  /** True while the popup stands open with its document in it: a press on the button loads it elsewhere first. */
  popupIsOpen: (path: string): boolean => {
    const popup = document.querySelector("browser.webextension-popup-browser") as XulBrowser | null;
    const panel = popup?.closest("panel") as (Element & { state: string }) | null | undefined;
    return panel?.state === "open" && popup?.currentURI.spec.endsWith(`/${path}`) === true;
  },

  closePopup: (): void => {
    const panel = document.querySelector("browser.webextension-popup-browser")?.closest("panel") as (Element & { hidePopup(): void }) | null;
    panel?.hidePopup();
  },

  /** The popup in twice its size, as a `data:` URL of a PNG. */
  snapshotPopup: async (): Promise<string> => {
    const popup = document.querySelector("browser.webextension-popup-browser") as XulBrowser | null;
    if (popup === null) throw new Error("no popup is open");
    const bitmap = await popup.browsingContext.currentWindowGlobal.drawSnapshot(null, 2, "white");
    const canvas = document.createElementNS("http://www.w3.org/1999/xhtml", "canvas") as HTMLCanvasElement;
    canvas.width = bitmap.width;
    canvas.height = bitmap.height;
    canvas.getContext("2d")?.drawImage(bitmap, 0, 0);
    return canvas.toDataURL("image/png");
  },

  stopBackground: async (id: string): Promise<void> => {
    await WebExtensionPolicy.getByID(id).extension.terminateBackground?.();
  },

  /** Runs source text in the popup or the background page, both of which live in another process. Gives its result. */
  evaluateIn: async (id: string, place: "popup" | "background", source: string): Promise<string | null> => {
    const { extension } = WebExtensionPolicy.getByID(id);
    if (place === "background") await extension.wakeupBackground?.();
    const view = [...extension.views].find(({ viewType, xulBrowser }) =>
      viewType === place && (place === "background" || xulBrowser.classList.contains("webextension-popup-browser")));
    if (view === undefined) throw new Error(`the extension has no ${place} open`);
    const { messageManager } = view.xulBrowser;
    const call = crypto.randomUUID();
    const inside = `{
      const { source, call } = ${JSON.stringify({ source, call })};
      (async () => {
        try {
          const sandbox = Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false });
          // As in a click of the reader's: some of the extension API answers to nothing less.
          const click = content.windowUtils.setHandlingUserInput(true);
          const running = Cu.evalInSandbox(source, sandbox);
          click.destruct();
          sendAsyncMessage(call, { value: (await running) ?? null });
        } catch (error) { sendAsyncMessage(call, { error: String(error) }); }
      })(); }`;
    return new Promise((resolve, reject) => {
      const answer = ({ data }: { data: unknown }): void => {
        messageManager.removeMessageListener(call, answer);
        const { value, error } = data as { value: string | null; error?: string };
        if (error === undefined) resolve(value);
        else reject(new Error(error));
      };
      messageManager.addMessageListener(call, answer);
      messageManager.loadFrameScript(`data:,${encodeURIComponent(inside)}`, false);
    });
  },
};

type Scripts = typeof scripts;

/** Calls one of the scripts in Firefox's window. Rejects with what it throws. */
export type CallChrome = <Name extends keyof Scripts>(name: Name, ...args: Parameters<Scripts[Name]>) => Promise<Awaited<ReturnType<Scripts[Name]>>>;

/** Puppeteer keeps its BiDi connection to itself, and has no name of its own for the browser's own scope. */
interface BidiConnection {
  send(method: string, params: object): Promise<{ result: unknown }>;
}

/** Preferences that the scripts need: they bring code into other processes as `data:` URLs. */
export const CHROME_PREFERENCES = { "security.allow_parent_unrestricted_js_loads": true };

/** Firefox must be started with `--remote-allow-system-access`. */
export async function connectChrome(browser: Browser): Promise<CallChrome> {
  const { connection } = browser as unknown as { connection: BidiConnection };
  const tree = await connection.send("browsingContext.getTree", { "moz:scope": "chrome" });
  const { contexts } = tree.result as { contexts: { context: string; url: string }[] };
  const window = contexts.find(({ url }) => url === "chrome://browser/content/browser.xhtml");
  if (window === undefined) throw new Error("Firefox has no window");
  const evaluate = async <Result>(name: string, expression: string): Promise<Result> => {
    const { result } = await connection.send("script.evaluate", { expression, awaitPromise: true, target: { context: window.context } });
    const outcome = result as { type: string; result?: { value?: unknown }; exceptionDetails?: { text: string } };
    if (outcome.type !== "success") throw new Error(`${name} in Firefox's window: ${outcome.exceptionDetails?.text ?? "failed"}`);
    return callResult<Result>(outcome.result?.value);
  };
  return (name, ...args) => evaluate(name, callSource(scripts[name] as (...all: unknown[]) => unknown, args));
}
