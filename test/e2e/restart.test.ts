/**
 * Settings outlive the browser. Firefox has the extension for one session at a time here (nothing else can be installed without
 * a signature), and is told to keep what it stored; an installed add-on keeps it anyway.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { storedSettings } from "../support/ask";
import type { BrowserName } from "../support/browser";
import { serveFixture } from "../support/fixtures";
import { launchBrowser } from "../support/launch";
import { openOptions, press } from "../support/options";
import { startProxy, type PageProxy } from "../support/proxy";
import { loadSamples } from "../support/samples";
import { visibleText } from "../support/visible-text";

const name: BrowserName = process.env["QINGYE_BROWSER"] === "firefox" ? "firefox" : "chromium";
const [clean] = loadSamples();
let profileDir = "";
let proxy: PageProxy;

beforeEach(async () => {
  profileDir = await mkdtemp(join(tmpdir(), "qingye-profile-"));
  proxy = await startProxy();
  serveFixture(proxy, clean.fixture, clean.html);
});
afterEach(async () => {
  await proxy.close();
  await rm(profileDir, { recursive: true, force: true, maxRetries: 5 });
});

test("settings survive a restart of the browser, and pages follow them", async () => {
  const [advertisement = ""] = clean.fixture.mustHide;
  const first = await launchBrowser(name, proxy, { profileDir });
  let before: unknown;
  try {
    const options = await openOptions(first);
    for (const reason of ["ad", "clutter", "floating", "gambling", "adult"]) await press(options, `hide-${reason}`);
    await options.evaluate(() => document.querySelector<HTMLInputElement>('input[name="reading-theme"][value="dark"]')?.click());
    await expect.poll(() => storedSettings(first)).toMatchObject({ shownEverywhere: { length: 5 }, reading: { theme: "dark" } });
    before = await storedSettings(first);
  } finally {
    await first.close();
  }
  const second = await launchBrowser(name, proxy, { profileDir });
  try {
    expect(await storedSettings(second)).toEqual(before);
    const options = await openOptions(second);
    expect(await options.evaluate(() => [document.querySelector<HTMLInputElement>('[data-key="hide-ad"] input')?.checked, document.documentElement.dataset["theme"]])).toEqual([false, "dark"]);
    const page = await second.openPage(clean.fixture.url);
    await expect.poll(() => page.evaluate(visibleText)).toContain(advertisement);
  } finally {
    await second.close();
  }
});
