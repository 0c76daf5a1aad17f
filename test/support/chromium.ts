/** Chromium, Chrome or Edge with the built extension, driven over the DevTools protocol. */
import { launch, type Browser, type Extension, type KeyInput, type Page, type Target } from "puppeteer-core";
import {
  callResult, callSource, isFresh, POPUP_TIMEOUT_MS, popupState, readManifest, until, WELCOME_PATH, WINDOW,
  type ConsoleError, type Evaluator, type ExtensionBrowser, type LaunchOptions, type PageHandle, type PopupHandle,
} from "./browser";

const OWN_SCHEME = "chrome-extension:";

/** Records what a page, popup or worker logs as an error. Enabling the domains replays what was logged before. Gives the way to stop. */
async function watchErrors(target: Target, errors: ConsoleError[]): Promise<() => Promise<void>> {
  const session = await target.createCDPSession();
  const origins = new Map<number, string>();
  const record = (text: string, url: string | undefined, contextId: number | undefined): void => {
    // A content script's world has the extension as its origin, even when an error carries no URL.
    const origin = contextId === undefined ? "" : (origins.get(contextId) ?? "");
    const owner = [target.url(), origin].find((address) => address.startsWith(OWN_SCHEME));
    errors.push({ text, source: url?.startsWith(OWN_SCHEME) ? url : (owner ?? url ?? target.url()) });
  };
  session.on("Runtime.executionContextCreated", ({ context }) => void origins.set(context.id, context.origin));
  session.on("Runtime.exceptionThrown", ({ exceptionDetails: thrown }) => {
    record(thrown.exception?.description ?? thrown.text, thrown.url ?? thrown.stackTrace?.callFrames[0]?.url, thrown.executionContextId);
  });
  session.on("Runtime.consoleAPICalled", (call) => {
    if (call.type !== "error" && call.type !== "assert") return;
    const text = call.args.map((arg) => String(arg.value ?? arg.description ?? arg.type)).join(" ");
    record(text, call.stackTrace?.callFrames[0]?.url, call.executionContextId);
  });
  session.on("Log.entryAdded", ({ entry }) => {
    if (entry.level === "error") record(entry.text, entry.url, undefined);
  });
  await Promise.all([session.send("Runtime.enable"), session.send("Log.enable")]);
  return () => session.detach();
}

interface ErrorWatch {
  readonly errors: readonly ConsoleError[];
  /** From now on workers are not watched: one that is does not come up again after it was stopped. */
  leaveWorkers(): Promise<void>;
}

function watchAllErrors(browser: Browser): ErrorWatch {
  const errors: ConsoleError[] = [];
  const workers = new Map<Target, Promise<() => Promise<void>>>();
  let watchesWorkers = true;
  const watch = (target: Target): void => {
    if (!watchesWorkers && target.type() === "service_worker") return;
    const watching = watchErrors(target, errors);
    // A tab that closes at once takes its session with it.
    watching.catch(() => {});
    if (target.type() === "service_worker") workers.set(target, watching);
  };
  browser.targets().forEach(watch);
  browser.on("targetcreated", watch);
  const leaveWorkers = async (): Promise<void> => {
    watchesWorkers = false;
    await Promise.allSettled([...workers.values()].map(async (watching) => (await watching)()));
    workers.clear();
  };
  return { errors, leaveWorkers };
}

function evaluatorOf(page: Page): Evaluator["evaluate"] {
  return async (run, ...args) => callResult(await page.evaluate(callSource(run, args)));
}

async function screenshot(page: Page, path: string): Promise<void> {
  await page.screenshot({ path: path as `${string}.png`, type: "png" });
}

function pageHandle(page: Page): PageHandle {
  return {
    evaluate: evaluatorOf(page),
    url: () => page.url(),
    goto: async (url) => void (await page.goto(url, { waitUntil: "domcontentloaded" })),
    click: (selector) => page.click(selector),
    pressKey: (key) => page.keyboard.press(key as KeyInput),
    resize: (width, height, deviceScaleFactor = 1) => page.setViewport({ width, height, deviceScaleFactor }),
    reload: async () => void (await page.reload({ waitUntil: "domcontentloaded" })),
    screenshot: (path) => screenshot(page, path),
    close: () => page.close(),
  };
}

async function openPopup(browser: Browser, page: Page, extension: Extension, popupUrl: string): Promise<PopupHandle> {
  await page.bringToFront();
  await page.triggerExtensionAction(extension);
  const target = await browser.waitForTarget((found) => found.url() === popupUrl, { timeout: POPUP_TIMEOUT_MS });
  const popup = await target.asPage();
  const evaluate = evaluatorOf(popup);
  return {
    evaluate,
    state: (timeoutMs) => popupState({ evaluate }, timeoutMs),
    screenshot: (path) => screenshot(popup, path),
    close: async () => {
      const gone = new Promise<void>((resolve) => void popup.once("close", () => resolve()));
      // The window may be gone before it can answer that it closes.
      void popup.evaluate("window.close()").catch(() => {});
      await gone;
    },
  };
}

/** Calls a function in the extension's service worker. Chromium starts the worker anew shortly after the installation: then once more. */
async function evaluateInWorker<Result>(browser: Browser, origin: string, source: string): Promise<Result> {
  const { json } = await until("the background answers", POPUP_TIMEOUT_MS, async () => {
    const target = await browser.waitForTarget((found) => found.type() === "service_worker" && found.url().startsWith(origin));
    try {
      const session = await target.createCDPSession();
      const { result, exceptionDetails } = await session.send("Runtime.evaluate", { expression: source, awaitPromise: true });
      // A worker that was started anew took its session with it.
      await session.detach().catch(() => {});
      if (exceptionDetails) throw new Error(`in the background: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`);
      return { json: result.value as unknown };
    } catch (error) {
      if (/Target closed|Session closed|No target/i.test(String(error))) return null;
      throw error;
    }
  });
  return callResult<Result>(json);
}

/** True when the worker has been the same for 300 ms: messages to the one that is stopped after the installation would be lost. */
const STAYS_UP = callSource((): boolean => {
  const worker = globalThis as { qingyeSince?: number };
  worker.qingyeSince ??= Date.now();
  return Date.now() - worker.qingyeSince > 300;
}, []);

function workerOf(browser: Browser, origin: string): Target | undefined {
  return browser.targets().find((target) => target.type() === "service_worker" && target.url().startsWith(origin));
}

/** The protocol stops workers through a session of a page of theirs only. */
async function stopWorker(browser: Browser, origin: string): Promise<void> {
  const page = await browser.newPage();
  await page.goto(`${origin}/manifest.json`);
  const session = await page.createCDPSession();
  const stopped = new Promise<void>((resolve) => {
    session.on("ServiceWorker.workerVersionUpdated", ({ versions }) => {
      if (versions.some(({ scriptURL, runningStatus }) => scriptURL.startsWith(origin) && runningStatus === "stopped")) resolve();
    });
  });
  await session.send("ServiceWorker.enable");
  await session.send("ServiceWorker.stopAllWorkers");
  await stopped;
  await page.close();
}

async function staysUp(browser: Browser, origin: string): Promise<void> {
  await until("the background stays up", POPUP_TIMEOUT_MS, async () => (await evaluateInWorker(browser, origin, STAYS_UP)) || null);
}

/** The first page would stand in front of what is opened next. */
async function closeWelcome(browser: Browser): Promise<void> {
  const target = await browser.waitForTarget((found) => found.url().endsWith(WELCOME_PATH), { timeout: POPUP_TIMEOUT_MS });
  await (await target.page())?.close();
}

async function installExtension(browser: Browser, folder: string, fresh: boolean): Promise<Extension> {
  try {
    const id = await browser.installExtension(folder);
    const extension = await until("the extension starts", POPUP_TIMEOUT_MS, async () => (await browser.extensions()).get(id) ?? null);
    await staysUp(browser, `${OWN_SCHEME}//${id}`);
    if (fresh) await closeWelcome(browser);
    return extension;
  } catch (error) {
    await browser.close();
    throw error;
  }
}

/** Starts the browser with the extension loaded, and closes the page that greets a new reader. Rejects when the extension does not start. */
export async function launchChromium(options: LaunchOptions): Promise<ExtensionBrowser> {
  const fresh = isFresh(options);
  const browser = await launch({
    executablePath: options.executablePath,
    headless: options.headless ?? true,
    ...(options.profileDir === undefined ? {} : { userDataDir: options.profileDir }),
    pipe: true,
    enableExtensions: true,
    acceptInsecureCerts: true,
    // Emulating a viewport would give the popup a size that it does not have.
    defaultViewport: null,
    args: [
      // The sandbox cannot be set up by root, which is who runs the checks in a container.
      "--no-sandbox",
      `--window-size=${String(WINDOW.width)},${String(WINDOW.height)}`,
      `--proxy-server=${options.proxy.address}`,
      "--proxy-bypass-list=<-loopback>",
    ],
    // Where Chromium takes the language of its interface from on Linux.
    env: { ...process.env, LANGUAGE: "zh_CN", LANG: "zh_CN.UTF-8" },
  });
  const watched = watchAllErrors(browser);
  const pages = new WeakMap<PageHandle, Page>();
  const extension = await installExtension(browser, options.extensionDir, fresh);
  const origin = `${OWN_SCHEME}//${extension.id}`;
  const popupUrl = `${origin}/${readManifest(options.extensionDir).popupPath}`;

  return {
    name: "chromium",
    restrictedUrl: "chrome://version/",
    openPage: async (url) => {
      const page = await browser.newPage();
      const handle = pageHandle(page);
      pages.set(handle, page);
      await handle.goto(url);
      return handle;
    },
    findPage: async (part) => {
      const target = await browser.waitForTarget((found) => found.type() === "page" && found.url().includes(part), { timeout: POPUP_TIMEOUT_MS });
      const page = await target.page();
      if (page === null) throw new Error(`no tab shows ${part}`);
      const handle = pageHandle(page);
      pages.set(handle, page);
      return handle;
    },
    clickAction: async (handle) => {
      const page = pages.get(handle);
      if (page === undefined) throw new Error("the page is not one of this browser");
      return openPopup(browser, page, extension, popupUrl);
    },
    background: { evaluate: (run, ...args) => evaluateInWorker(browser, origin, callSource(run, args)) },
    stopBackground: async () => {
      await watched.leaveWorkers();
      await stopWorker(browser, origin);
    },
    reloadExtension: async () => {
      await watched.leaveWorkers();
      const old = workerOf(browser, origin);
      await browser.installExtension(options.extensionDir);
      // A call to the old worker as it ends would never be answered.
      await until("another background starts", POPUP_TIMEOUT_MS, async () => (workerOf(browser, origin) === old ? null : true));
      await staysUp(browser, origin);
    },
    consoleErrors: async () => [...watched.errors],
    closed: new Promise((resolve) => void browser.once("disconnected", () => resolve())),
    close: () => browser.close(),
  };
}
