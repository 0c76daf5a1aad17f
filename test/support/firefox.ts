/** Firefox with the built extension, driven over WebDriver BiDi. */
import { writeFile } from "node:fs/promises";
import { launch, type Browser, type KeyInput, type Page } from "puppeteer-core";
import {
  callResult, callSource, isFresh, POPUP_TIMEOUT_MS, popupState, readManifest, until, WELCOME_PATH, WINDOW,
  type Evaluator, type ExtensionBrowser, type LaunchOptions, type PageHandle, type PopupHandle,
} from "./browser";
import { CHROME_PREFERENCES, connectChrome, type CallChrome } from "./firefox-chrome";

function preferences({ proxy, profileDir }: LaunchOptions): Record<string, unknown> {
  return {
    ...CHROME_PREFERENCES,
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": proxy.port,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": proxy.port,
    "network.proxy.allow_hijacking_localhost": true,
    "network.captive-portal-service.enabled": false,
    "network.connectivity-service.enabled": false,
    "intl.accept_languages": "zh-CN,zh,en",
    // The extension is installed for one session, as no other can be without a signature: what it stores would go with it.
    ...(profileDir === undefined ? {} : { "extensions.webextensions.keepStorageOnUninstall": true, "extensions.webextensions.keepUuidOnUninstall": true }),
    // Optional permissions are granted without a question: no automation reaches the window that asks.
    "extensions.webextOptionalPermissionPrompts": false,
  };
}

/**
 * Goes to an address and waits for `DOMContentLoaded`. Of the browser's own pages and of pictures BiDi reports no such event:
 * there the window tells.
 */
async function go(page: Page, url: string, chrome: CallChrome): Promise<void> {
  await page.bringToFront();
  const navigation = page.goto(url, { waitUntil: "domcontentloaded" });
  const shown = until(`${url} opens`, POPUP_TIMEOUT_MS, async () => (await chrome("frontShows", url)) || null);
  await Promise.any([navigation, shown]);
}

function pageHandle(page: Page, chrome: CallChrome): PageHandle {
  return {
    evaluate: async (run, ...args) => callResult(await page.evaluate(callSource(run, args))),
    url: () => page.url(),
    goto: (url) => go(page, url, chrome),
    click: (selector) => page.click(selector),
    pressKey: (key) => page.keyboard.press(key as KeyInput),
    resize: (width, height, deviceScaleFactor = 1) => page.setViewport({ width, height, deviceScaleFactor }),
    reload: async () => void (await page.reload({ waitUntil: "domcontentloaded" })),
    screenshot: async (path) => void (await page.screenshot({ path: path as `${string}.png`, type: "png" })),
    close: () => page.close(),
  };
}

async function openPopup(chrome: CallChrome, id: string, popupPath: string): Promise<PopupHandle> {
  await chrome("pressAction", id);
  await until("the popup opens", POPUP_TIMEOUT_MS, async () => (await chrome("popupIsOpen", popupPath)) || null);
  const evaluate: Evaluator["evaluate"] = async (run, ...args) => callResult(await chrome("evaluateIn", id, "popup", callSource(run, args)));
  return {
    evaluate,
    state: (timeoutMs) => popupState({ evaluate }, timeoutMs),
    screenshot: async (path) => {
      const png = await chrome("snapshotPopup");
      await writeFile(path, Buffer.from(png.slice(png.indexOf(",") + 1), "base64"));
    },
    close: async () => {
      await chrome("closePopup");
      await until("the popup closes", POPUP_TIMEOUT_MS, async () => ((await chrome("popupIsOpen", popupPath)) ? null : true));
    },
  };
}

/** The browser's own parts complain as well, the automation among them. */
const BROWSERS_OWN = /^(?:chrome|resource):/;

/** Firefox logs this when a page goes while a message of its script is on the way; no script can catch it. */
const PAGE_IS_GONE = /^Promise (?:resolved|rejected) (?:after context unloaded|while context is inactive)/u;

async function install(browser: Browser, folder: string, fresh: boolean): Promise<CallChrome> {
  try {
    const chrome = await connectChrome(browser);
    // Before the extension is there, so that nothing that it logs is missed.
    await chrome("collectErrors");
    await browser.installExtension(folder);
    // The first page would stand in front of what is opened next. Of an extension's own tabs BiDi tells no address.
    if (fresh) await until("the first page opens", POPUP_TIMEOUT_MS, async () => (await chrome("closeTab", WELCOME_PATH)) || null);
    return chrome;
  } catch (error) {
    await browser.close();
    throw error;
  }
}

/** Starts the browser with the extension installed, and closes the page that greets a new reader. Rejects when it cannot be installed. */
export async function launchFirefox(options: LaunchOptions): Promise<ExtensionBrowser> {
  const fresh = isFresh(options);
  const browser = await launch({
    browser: "firefox",
    executablePath: options.executablePath,
    headless: options.headless ?? true,
    ...(options.profileDir === undefined ? {} : { userDataDir: options.profileDir }),
    acceptInsecureCerts: true,
    defaultViewport: null,
    args: ["--remote-allow-system-access", `--width=${String(WINDOW.width)}`, `--height=${String(WINDOW.height)}`],
    extraPrefsFirefox: preferences(options),
  });
  const { geckoId, popupPath } = readManifest(options.extensionDir);
  const chrome = await install(browser, options.extensionDir, fresh);
  const pages = new WeakMap<PageHandle, Page>();

  return {
    name: "firefox",
    restrictedUrl: "about:support",
    openPage: async (url) => {
      const page = await browser.newPage();
      const handle = pageHandle(page, chrome);
      pages.set(handle, page);
      await handle.goto(url);
      return handle;
    },
    findPage: async (part) => {
      const page = await until(`a tab shows ${part}`, POPUP_TIMEOUT_MS, async () => {
        const found = await browser.pages();
        // BiDi reports no navigation of pages of extensions, so the page is asked itself.
        const addresses = await Promise.all(found.map((tab) => tab.evaluate("location.href").catch(() => "")));
        return found[addresses.findIndex((address) => String(address).includes(part))] ?? null;
      });
      const handle = pageHandle(page, chrome);
      pages.set(handle, page);
      return handle;
    },
    clickAction: async (handle) => {
      const page = pages.get(handle);
      if (page === undefined) throw new Error("the page is not one of this browser");
      await page.bringToFront();
      return openPopup(chrome, geckoId, popupPath);
    },
    background: {
      evaluate: async (run, ...args) => callResult(await chrome("evaluateIn", geckoId, "background", callSource(run, args))),
    },
    stopBackground: () => chrome("stopBackground", geckoId),
    // Installed over itself: the pages stay open.
    reloadExtension: async () => void (await browser.installExtension(options.extensionDir)),
    consoleErrors: async () => {
      const errors = await chrome("readErrors");
      return errors.filter(({ source, text }) => !BROWSERS_OWN.test(source) && !PAGE_IS_GONE.test(text));
    },
    closed: new Promise((resolve) => void browser.once("disconnected", () => resolve())),
    close: () => browser.close(),
  };
}
