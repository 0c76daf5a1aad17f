/**
 * The browser of the benchmark: the built extension, and beside it one with nothing in it. On `*.china.com` the first runs, on `*.empty.example` an empty
 * content script. Its popup is empty, too.
 */
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launch, type Browser, type Extension } from "puppeteer-core";
import { findChromium } from "../../tools/find-browser";
import { extensionDir } from "../../tools/build";
import { until, WINDOW } from "../support/browser";
import type { PageProxy } from "../support/proxy";

export const OURS_HOST = "news.china.com";
export const EMPTY_HOST = "news.empty.example";

export interface BenchBrowser {
  readonly browser: Browser;
  readonly ours: Extension;
  readonly empty: Extension;
  close(): Promise<void>;
}

/** A path that both builds have: the popup's. */
async function popupPath(): Promise<string> {
  const manifest = JSON.parse(await readFile(join(extensionDir("chrome"), "manifest.json"), "utf8")) as { action: { default_popup: string } };
  return manifest.action.default_popup;
}

/** The same build with nothing to do: an empty content script, an empty popup under the same style sheets. */
async function writeEmptyExtension(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "qingye-empty-"));
  const built = extensionDir("chrome");
  const popup = await popupPath();
  const manifest = {
    manifest_version: 3, name: "empty", version: "1", minimum_chrome_version: "120",
    background: { service_worker: "background.js" },
    action: { default_popup: popup },
    content_scripts: [{ matches: [`*://${EMPTY_HOST}/*`], js: ["content.js"], run_at: "document_start" }],
  };
  const html = await readFile(join(built, popup), "utf8");
  const sheets = [...html.matchAll(/<link[^>]*rel="stylesheet"[^>]*href="([^"]+)"/gu)].map((match) => match[1] ?? "");
  await mkdir(join(folder, popup, ".."), { recursive: true });
  for (const sheet of sheets) await cp(join(built, sheet.startsWith("/") ? sheet : join(popup, "..", sheet)), join(folder, sheet.startsWith("/") ? sheet : join(popup, "..", sheet)));
  const links = sheets.map((sheet) => `<link rel="stylesheet" href="${sheet}">`).join("");
  await writeFile(join(folder, popup), `<!doctype html><meta charset="utf-8">${links}<body><main><p>清页</p></main></body>`);
  await writeFile(join(folder, "manifest.json"), JSON.stringify(manifest));
  await writeFile(join(folder, "content.js"), "");
  await writeFile(join(folder, "background.js"), "");
  return folder;
}

/** Time in ms for a fresh extension to settle: Chromium starts its worker anew shortly after the installation. */
const SETTLE_MS = 1500;

export async function launchBench(proxy: PageProxy): Promise<BenchBrowser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error("No Chromium is installed.");
  const folder = await writeEmptyExtension();
  const browser = await launch({
    executablePath, headless: true, pipe: true, enableExtensions: true, acceptInsecureCerts: true, defaultViewport: null,
    args: ["--no-sandbox", `--window-size=${String(WINDOW.width)},${String(WINDOW.height)}`, `--proxy-server=${proxy.address}`, "--proxy-bypass-list=<-loopback>"],
    env: { ...process.env, LANGUAGE: "zh_CN", LANG: "zh_CN.UTF-8" },
  });
  const install = async (path: string): Promise<Extension> => {
    const id = await browser.installExtension(path);
    return until("the extension starts", 20_000, async () => (await browser.extensions()).get(id) ?? null);
  };
  const close = async (): Promise<void> => {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const [ours, empty] = [await install(extensionDir("chrome")), await install(folder)];
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    return { browser, ours, empty, close };
  } catch (error) {
    await close();
    throw error;
  }
}
