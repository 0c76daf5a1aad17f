/**
 * `npm run store-images`: the screenshots of the stores, 1280 × 800, made from the sample pages in a real browser, with the interface in
 * Simplified Chinese whatever the browser's language. They go to `docs/store/images`; the README's picture of the popup is made with them.
 */
import { cp, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { changeSettings } from "../test/support/ask";
import { until, type ExtensionBrowser, type PageHandle } from "../test/support/browser";
import { launchChromium } from "../test/support/chromium";
import { loadFixture, serveFixture } from "../test/support/fixtures";
import { openOwnPage } from "../test/support/own-page";
import { startProxy } from "../test/support/proxy";
import { loadSamples } from "../test/support/samples";
import { READING_DEFAULTS } from "../src/contract/reading";
import { build, extensionDir } from "./build";
import { ensureBrowsers } from "./ensure-browsers";
import { findChromium } from "./find-browser";
import { ROOT, runMain } from "./run";

const OUTPUT = join(ROOT, "docs/store/images");
const SIZE = { width: 1280, height: 800 };
/** Milliseconds for pictures and fonts. */
const SETTLE_MS = 700;

/** A copy of the build whose every language is Simplified Chinese: the browser at hand may not have it. */
async function chineseBuild(): Promise<string> {
  const folder = join(ROOT, "dist/store");
  await cp(extensionDir("chrome"), folder, { recursive: true });
  for (const locale of ["en", "zh_TW"]) await cp(join(folder, "_locales/zh_CN"), join(folder, "_locales", locale), { recursive: true });
  return folder;
}

async function shoot(page: PageHandle, name: string): Promise<void> {
  await page.resize(SIZE.width, SIZE.height);
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  await page.screenshot(join(OUTPUT, `${name}.png`));
  process.stdout.write(`docs/store/images/${name}.png\n`);
}

/** Clicks the toolbar button over a page, and goes from the popup to the reader in a tab. */
async function openReader(browser: ExtensionBrowser, page: PageHandle): Promise<PageHandle> {
  const popup = await browser.clickAction(page);
  await popup.state();
  await popup.evaluate(() => void setTimeout(() => document.querySelector<HTMLElement>('[data-tool="open-tab"]')?.click()));
  const reader = await browser.findPage("full-reader.html");
  await until("the reader shows the article", 20_000, () => reader.evaluate(() => document.documentElement.dataset["state"] === "article" || null));
  return reader;
}

async function main(): Promise<void> {
  await ensureBrowsers(["chromium"]);
  await build();
  const executablePath = findChromium();
  if (executablePath === null) throw new Error("No Chromium is installed.");
  await mkdir(OUTPUT, { recursive: true });
  const proxy = await startProxy();
  const browser = await launchChromium({ executablePath, extensionDir: await chineseBuild(), proxy });
  try {
    const [, mirror] = loadSamples();
    serveFixture(proxy, mirror.fixture, mirror.html);
    const damaged = await browser.openPage(mirror.fixture.url);
    await shoot(damaged, "1-before");
    const popup = await browser.clickAction(damaged);
    await popup.state();
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    await popup.screenshot(join(ROOT, "docs/images/popup.png"));
    await popup.close();
    await shoot(damaged, "2-after");
    const long = loadFixture("long-read");
    serveFixture(proxy, long);
    const reader = await openReader(browser, await browser.openPage(long.url));
    await shoot(reader, "3-reader");
    await changeSettings(browser, { reading: { ...READING_DEFAULTS, theme: "dark", font: "song" } });
    await shoot(reader, "4-dark");
    await changeSettings(browser, { reading: READING_DEFAULTS });
    await shoot(await openOwnPage(browser, "src/options/options.html"), "5-options");
  } finally {
    await browser.close();
    await proxy.close();
  }
}

runMain(main);
