/** Settings that are kept, moved, damaged, from another version, or cannot be stored: nothing is lost, and what is wrong is said. */
import { afterEach, describe, expect, test } from "vitest";
import { FORMAT } from "../../src/contract/migrations";
import { DEFAULTS } from "../../src/contract/settings";
import { writeSettingsFile } from "../../src/contract/settings-file";
import { changeSettings, storedSettings, storeRaw } from "../support/ask";
import type { PageHandle } from "../support/browser";
import { serveFixture } from "../support/fixtures";
import { cleaned, ownErrors, useBrowser } from "../support/harness";
import { importFile, openOptions, press, statusOf } from "../support/options";
import { loadSamples } from "../support/samples";

const harness = useBrowser();
const [clean] = loadSamples();
const SETTINGS = {
  ...DEFAULTS,
  sitesOff: ["off.invalid"],
  script: "hant-tw",
  shown: { "china.com": ["rule:share"] },
  shownEverywhere: ["floating"],
  ownHidden: { "china.com": ["#box > p"] },
  reading: { ...DEFAULTS.reading, size: 24, theme: "sepia" },
};

afterEach(() => storeRaw(harness.browser, DEFAULTS));

const stored = (): Promise<unknown> => storedSettings(harness.browser);

function answerOf(page: PageHandle): Promise<string> {
  return page.evaluate(() => document.querySelector<HTMLElement>("#backup .answer")?.innerText ?? "");
}

/** Keys of what stands at the top of the page. */
function troublesOf(page: PageHandle): Promise<(string | undefined)[]> {
  return page.evaluate(() => [...document.querySelectorAll<HTMLElement>(".troubles .notice")].map((notice) => notice.dataset["key"]));
}

describe("a file", () => {
  test("brings back what was exported before a reset, and each step can be undone", async () => {
    const { browser } = harness;
    await storeRaw(browser, SETTINGS);
    const page = await openOptions(browser);
    // Catches the file on its way to the browser's downloads.
    const file = await page.evaluate(async () => {
      const taken = new Promise<Blob>((resolve) => {
        const create = URL.createObjectURL.bind(URL);
        URL.createObjectURL = (blob) => {
          if (blob instanceof Blob) resolve(blob);
          return create(blob);
        };
      });
      const name = new Promise<string>((resolve) => {
        HTMLAnchorElement.prototype.click = function click(this: HTMLAnchorElement): void {
          resolve(this.download);
        };
      });
      document.querySelector<HTMLElement>('[data-key="export"]')?.click();
      return { name: await name, text: await (await taken).text() };
    });
    expect(file.name).toMatch(/^qingye-\d{4}-\d\d-\d\d\.json$/u);

    await press(page, "reset");
    await press(page, "reset-cancel");
    expect(await stored()).toEqual(SETTINGS);
    await press(page, "reset");
    await press(page, "reset-confirm");
    await expect.poll(stored).toEqual({ ...DEFAULTS, format: FORMAT });
    await press(page, "status-action");
    await expect.poll(stored).toEqual({ ...SETTINGS, format: FORMAT });
    await press(page, "reset");
    await press(page, "reset-confirm");
    await expect.poll(stored).toEqual({ ...DEFAULTS, format: FORMAT });

    const said = await statusOf(page);
    await importFile(page, file.name, file.text);
    await expect.poll(stored).toEqual({ ...SETTINGS, format: FORMAT });
    // The step back of the reset stands there until what became of the file is said.
    await expect.poll(() => statusOf(page)).not.toBe(said);
    expect(await page.evaluate(() => document.documentElement.dataset["theme"])).toBe("sepia");
    await press(page, "status-action");
    await expect.poll(stored).toEqual({ ...DEFAULTS, format: FORMAT });
    await page.close();
    expect(await ownErrors(browser)).toEqual([]);
  });

  const good = writeSettingsFile(DEFAULTS, "0.1.0", "2026-01-01T00:00:00.000Z");
  test.each([
    ["that is no JSON", "{ 这不是", ""],
    ["of another kind", '{"name":"other","version":"1"}', ""],
    ["with a wrong type", good.replace('"size": 18', '"size": "large"'), "reading.size"],
    ["with a value that is not allowed", good.replace('"script": "hans"', '"script": "latin"'), "latin"],
    ["with a list that is none", good.replace('"sitesOff": []', '"sitesOff": "china.com"'), "sitesOff"],
    ["of 10 MB", `${good}${" ".repeat(10_000_000)}`, ""],
    ["from a newer version", good.replace(`"format": ${String(FORMAT)}`, '"format": 99').replace('"0.1.0"', '"9.8.7"'), "9.8.7"],
    ["that reaches for prototypes", good.replace('"sitesOff"', '"__proto__": {"polluted": 1}, "sitesOff"'), "__proto__"],
  ])("%s is said to be wrong, and nothing is changed", async (_kind, content, named) => {
    const { browser } = harness;
    await storeRaw(browser, SETTINGS);
    const page = await openOptions(browser);
    await importFile(page, "settings.json", content);
    await expect.poll(() => answerOf(page)).toContain("settings.json");
    expect(await answerOf(page)).toContain(named);
    expect(await stored()).toEqual(SETTINGS);
    expect(await page.evaluate(() => ({}) as { polluted?: number })).toEqual({});
    // The next file is judged by itself.
    await importFile(page, "good.json", good);
    await expect.poll(stored).toEqual({ ...DEFAULTS, format: FORMAT });
    expect(await answerOf(page)).toBe("");
    await page.close();
    expect(await ownErrors(browser)).toEqual([]);
  });

  test("with mirrors asks for their permission by a click of its own", async () => {
    const page = await openOptions(harness.browser);
    await importFile(page, "good.json", writeSettingsFile({ ...DEFAULTS, mirrors: ["copy.invalid"] }, "0.1.0", ""));
    await expect.poll(stored).toMatchObject({ mirrors: ["copy.invalid"] });
    await expect.poll(() => page.evaluate(() => document.querySelectorAll('[data-key="allow-all"]').length)).toBe(1);
    await page.close();
  });
});

describe("what is stored", () => {
  test.each([["text", "damaged"], ["a number", 7], ["a list", [1, 2]], ["fields of other kinds", { sitesOff: 1, shown: [], ownHidden: "x", mirrors: { a: 1 }, script: {}, reading: 3, shownEverywhere: [{}] }]])(
    "as %s counts as the defaults: pages are cleaned, the options say so, and put it right",
    async (_kind, damaged) => {
      const { browser, proxy } = harness;
      await storeRaw(browser, damaged);
      serveFixture(proxy, clean.fixture, clean.html);
      const page = await browser.openPage(clean.fixture.url);
      await cleaned(browser);
      await page.close();
      const options = await openOptions(browser);
      expect(await troublesOf(options)).toEqual(["corrupt"]);
      await press(options, "repair-stored");
      await expect.poll(stored).toEqual({ ...DEFAULTS, format: FORMAT });
      await expect.poll(() => troublesOf(options)).toEqual([]);
      await options.close();
      expect(await ownErrors(browser)).toEqual([]);
    },
  );

  test("by a newer version is said, and only what is changed here changes", async () => {
    const newer = { ...SETTINGS, format: FORMAT + 7, shown: [["of", "another", "shape"]], brandNew: { deep: [1] } };
    await storeRaw(harness.browser, newer);
    const page = await openOptions(harness.browser);
    expect(await troublesOf(page)).toEqual(["newer"]);
    await press(page, "hide-ad");
    await expect.poll(stored).toEqual({ ...newer, shownEverywhere: ["floating", "ad"] });
    await page.close();
  });

  test("keeps a field that this version does not know", async () => {
    await storeRaw(harness.browser, { ...SETTINGS, addedLater: "kept" });
    const page = await openOptions(harness.browser);
    expect(await troublesOf(page)).toEqual([]);
    await press(page, "hide-ad");
    await expect.poll(stored).toEqual({ ...SETTINGS, format: FORMAT, shownEverywhere: ["floating", "ad"], addedLater: "kept" });
    await page.close();
  });
});

interface Local {
  get(key: string): Promise<object>;
  set(items: object): Promise<void>;
  remove(key: string): Promise<void>;
}

/** Makes the storage full until it is emptied: Chromium's in earnest; Firefox knows no bound but the disk's, so there it only says that it is. */
async function fillStorage(full: boolean): Promise<void> {
  await harness.browser.background.evaluate(
    async (name: string, fill: boolean) => {
      const api = globalThis as unknown as Record<"browser" | "chrome", { storage: { local: Local } }>;
      if (name === "firefox") {
        const { local } = api.browser.storage;
        if (fill) Object.assign(local, { kept: local.set, set: () => Promise.reject(new Error("QuotaExceededError: the storage is full")) });
        else Object.assign(local, { set: (local as unknown as { kept: Local["set"] }).kept });
        return;
      }
      const { local } = api.chrome.storage;
      // Down to the last bytes.
      for (let size = 8_000_000, at = 0; size > 0; size = Math.floor(size / 2), at++) {
        if (fill) await local.set({ [`filler${String(at)}`]: "x".repeat(size) }).catch(() => {});
        else await local.remove(`filler${String(at)}`);
      }
    },
    harness.browser.name,
    full,
  );
}

test("a full storage is said to be full, and the control shows again what is stored", async () => {
  const { browser } = harness;
  await changeSettings(browser, { sitesOff: [] });
  const page = await openOptions(browser);
  const before = await stored();
  await fillStorage(true);
  try {
    await press(page, "hide-ad");
    await expect.poll(() => statusOf(page)).not.toBe("");
    expect(await page.evaluate(() => document.querySelector<HTMLInputElement>('[data-key="hide-ad"] input')?.checked)).toBe(true);
    await page.evaluate(() => document.querySelector<HTMLElement>('[data-field="indent"] input')?.click());
    await expect.poll(() => page.evaluate(() => document.querySelector<HTMLInputElement>('[data-field="indent"] input')?.checked)).toBe(false);
    expect(await stored()).toEqual(before);
  } finally {
    await fillStorage(false);
  }
  await press(page, "hide-ad");
  await expect.poll(stored).toMatchObject({ shownEverywhere: ["ad"] });
  await page.close();
});

test("what the background cannot read it does not write over, and says so", async () => {
  const { browser } = harness;
  await storeRaw(browser, SETTINGS);
  const page = await openOptions(browser);
  const setReadable = (readable: boolean): Promise<void> =>
    browser.background.evaluate(
      (isReadable: boolean) => {
        const api = globalThis as unknown as Partial<Record<"browser" | "chrome", { storage: { local: Local & { kept?: Local["get"] } } }>>;
        const local = (api.browser ?? api.chrome)?.storage.local;
        if (isReadable) Object.assign(local ?? {}, { get: local?.kept });
        else Object.assign(local ?? {}, { kept: local?.get, get: () => Promise.reject(new Error("the storage is broken")) });
      },
      readable,
    );
  await setReadable(false);
  try {
    await press(page, "hide-ad");
    await expect.poll(() => statusOf(page)).not.toBe("");
    expect(await page.evaluate(() => document.querySelector<HTMLInputElement>('[data-key="hide-ad"] input')?.checked)).toBe(true);
  } finally {
    await setReadable(true);
  }
  expect(await stored()).toEqual(SETTINGS);
  await press(page, "hide-ad");
  await expect.poll(stored).toEqual({ ...SETTINGS, format: FORMAT, shownEverywhere: ["floating", "ad"] });
  await page.close();
});
