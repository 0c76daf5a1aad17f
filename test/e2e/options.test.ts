/** The options page: each setting is stored at once, pages follow, and what is changed elsewhere shows. */
import { afterEach, describe, expect, test } from "vitest";
import { DEFAULTS, type Settings } from "../../src/contract/settings";
import { changeSettings, storedSettings, tabUrls } from "../support/ask";
import { axeViolations } from "../support/axe";
import type { PageHandle } from "../support/browser";
import { serveFixture } from "../support/fixtures";
import { cleaned, ownErrors, useBrowser } from "../support/harness";
import { openOptions, press } from "../support/options";
import { loadSamples } from "../support/samples";
import { visibleText } from "../support/visible-text";

const harness = useBrowser();
const [clean] = loadSamples();

afterEach(() => changeSettings(harness.browser, DEFAULTS));

const stored = async (): Promise<Settings> => (await storedSettings(harness.browser)) as Settings;

/** Chooses one of the values of a row of the reading panel. */
function choose(page: PageHandle, name: string, value: string): Promise<void> {
  return page.evaluate((field, wanted) => document.querySelector<HTMLInputElement>(`input[name="${field}"][value="${wanted}"]`)?.click(), name, value);
}

describe("reading", () => {
  test("every preference is stored as it is chosen, and the sample follows at once", async () => {
    const page = await openOptions(harness.browser);
    const sample = (): Promise<Record<string, string>> =>
      page.evaluate(() => {
        const text = document.querySelector<HTMLElement>(".sample p");
        if (!text) return {};
        const { fontSize, lineHeight, textIndent, fontFamily } = getComputedStyle(text);
        return { fontSize, lineHeight, textIndent, fontFamily, lang: text.closest("[lang]")?.getAttribute("lang") ?? "", text: text.textContent ?? "", paper: getComputedStyle(document.body).backgroundColor };
      });
    const before = await sample();
    await page.evaluate(() => {
      for (const selector of ['[data-field="size"] [data-step="1"]', '[data-field="size"] [data-step="1"]', '[data-field="lineHeight"] [data-step="-1"]', '[data-field="width"] [data-step="-1"]', '[data-field="indent"] input', '[data-key="marks"] input'])
        document.querySelector<HTMLElement>(selector)?.click();
    });
    await choose(page, "reading-font", "song");
    await choose(page, "reading-theme", "dark");
    await choose(page, "reading-script", "hant-hk");
    await page.evaluate(() => {
      const rate = document.querySelector<HTMLInputElement>('[data-key="speech-rate"] input');
      if (!rate) return;
      rate.value = "1.5";
      rate.dispatchEvent(new Event("change"));
    });
    const { size, width, lineHeight } = DEFAULTS.reading;
    await expect.poll(stored).toMatchObject({
      reading: { size: size + 2, width: width - 2, lineHeight: expect.closeTo(lineHeight - 0.1), font: "song", theme: "dark", script: "hant-hk", indent: true, marks: true, speechRate: 1.5 },
    });
    const after = await sample();
    for (const property of ["fontSize", "lineHeight", "textIndent", "fontFamily", "lang", "text", "paper"]) expect(after[property], property).not.toBe(before[property]);
    expect(after["lang"]).toBe("zh-Hant-HK");
    await page.close();
    expect(await ownErrors(harness.browser)).toEqual([]);
  });
});

describe("a kind that is not to be hidden", () => {
  test("comes back on the open page, stays after a reload, and goes again", async () => {
    const { browser, proxy } = harness;
    const [advertisement = ""] = clean.fixture.mustHide;
    serveFixture(proxy, clean.fixture, clean.html);
    const page = await browser.openPage(clean.fixture.url);
    await cleaned(browser);
    expect(await page.evaluate(visibleText)).not.toContain(advertisement);
    const options = await openOptions(browser);
    for (const reason of ["gambling", "adult", "ad", "floating", "clutter"]) await press(options, `hide-${reason}`);
    await expect.poll(async () => (await stored()).shownEverywhere).toHaveLength(5);
    await expect.poll(() => page.evaluate(visibleText)).toContain(advertisement);
    await page.reload();
    await expect.poll(() => page.evaluate(visibleText)).toContain(advertisement);
    for (const reason of ["gambling", "adult", "ad", "floating", "clutter"]) await press(options, `hide-${reason}`);
    await expect.poll(() => page.evaluate(visibleText)).not.toContain(advertisement);
    await options.close();
    await page.close();
    expect(await ownErrors(browser)).toEqual([]);
  });
});

describe("single sites", () => {
  const PER_SITE = { sitesOff: ["off.invalid"], shown: { "china.com": ["rule:share", "reason:ad"] }, ownHidden: { "china.com": ["#box > p"] } };

  test("are listed with readable names, and each thing set for them can be taken back and had again", async () => {
    await changeSettings(harness.browser, PER_SITE);
    const page = await openOptions(harness.browser);
    const card = (site: string): Promise<string> => page.evaluate((name) => document.querySelector<HTMLElement>(`[data-site="${name}"]`)?.innerText ?? "", site);
    await expect.poll(() => card("china.com")).toContain("#box > p");
    expect(await card("china.com")).not.toMatch(/rule:|reason:|share\b.*\brule/u);
    await press(page, "shown:china.com:rule:share");
    await expect.poll(stored).toMatchObject({ shown: { "china.com": ["reason:ad"] } });
    await press(page, "own:china.com:#box > p");
    await expect.poll(async () => (await stored()).ownHidden).toEqual({ "china.com": [] });
    await expect.poll(() => card("china.com")).not.toContain("#box > p");
    await press(page, "status-action");
    await expect.poll(stored).toMatchObject({ ownHidden: { "china.com": ["#box > p"] } });
    await press(page, "on-input:off.invalid");
    await expect.poll(stored).toMatchObject({ sitesOff: [] });
    await expect.poll(() => card("off.invalid")).toBe("");
    await page.close();
  });

  test("a control keeps the focus when the list is made anew, or the next one gets it", async () => {
    await changeSettings(harness.browser, PER_SITE);
    const page = await openOptions(harness.browser);
    await expect.poll(() => page.evaluate(() => document.querySelectorAll(".card").length)).toBe(2);
    await page.evaluate(() => {
      const button = document.querySelector<HTMLElement>('[data-key="shown:china.com:rule:share"]');
      button?.focus();
      button?.click();
    });
    await expect.poll(() => page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset["key"] ?? "")).toBe("shown:china.com:reason:ad");
    await page.close();
  });

  test.each([
    ["https://news.off.invalid:8080/a?b", "news.off.invalid"],
    ["m.china.com", "china.com"],
    [" Off.Invalid ", "off.invalid"],
  ])("%j typed is switched off as %s", async (typed, site) => {
    const page = await openOptions(harness.browser);
    await page.evaluate((text) => void Object.assign(document.querySelector<HTMLInputElement>("#site-address") ?? {}, { value: text }), typed);
    await press(page, "add-off");
    await expect.poll(async () => (await stored()).sitesOff).toEqual([site]);
    await page.close();
  });

  test.each(["", "two words", "file:///etc", "*.china.com", "http://"])("%j is said to be no address", async (typed) => {
    const page = await openOptions(harness.browser);
    await page.evaluate((text) => void Object.assign(document.querySelector<HTMLInputElement>("#site-address") ?? {}, { value: text }), typed);
    await press(page, "add-off");
    expect(await page.evaluate(() => document.querySelector<HTMLElement>("#site-wrong")?.innerText)).not.toBe("");
    expect(await stored()).toEqual(expect.objectContaining({ sitesOff: [] }));
    await page.close();
  });

  // Chromium asks in a window of its own that no automation reaches; Firefox can be told to grant.
  test.runIf(process.env["QINGYE_BROWSER"] === "firefox")("a mirror is added by its address, and its permission given back", async () => {
    const { browser } = harness;
    const page = await openOptions(browser);
    const allowed = (): Promise<boolean> =>
      browser.background.evaluate(() =>
        (globalThis as unknown as { browser: { permissions: { contains(of: object): Promise<boolean> } } }).browser.permissions.contains({ origins: ["*://copy.invalid/*"] }),
      );
    await page.evaluate(() => void Object.assign(document.querySelector<HTMLInputElement>("#site-address") ?? {}, { value: "http://copy.invalid/1.html" }));
    await page.click('[data-key="add-mirror"]');
    await expect.poll(async () => (await stored()).mirrors).toEqual(["copy.invalid"]);
    expect(await allowed()).toBe(true);
    await press(page, "drop:copy.invalid");
    await expect.poll(async () => (await stored()).mirrors).toEqual([]);
    await expect.poll(allowed).toBe(false);
    await page.close();
  });

  test.runIf(process.env["QINGYE_BROWSER"] === "firefox")("a mirror whose permission is taken back in the browser's own settings is one no longer, and the page shows it", async () => {
    const { browser } = harness;
    const page = await openOptions(browser);
    await page.evaluate(() => void Object.assign(document.querySelector<HTMLInputElement>("#site-address") ?? {}, { value: "copy.invalid" }));
    await page.click('[data-key="add-mirror"]');
    await expect.poll(() => page.evaluate(() => document.querySelectorAll('[data-site="copy.invalid"]').length)).toBe(1);
    await browser.background.evaluate(() =>
      (globalThis as unknown as { browser: { permissions: { remove(of: object): Promise<boolean> } } }).browser.permissions.remove({ origins: ["*://copy.invalid/*"] }),
    );
    await expect.poll(async () => (await stored()).mirrors).toEqual([]);
    await expect.poll(() => page.evaluate(() => document.querySelectorAll('[data-site="copy.invalid"]').length)).toBe(0);
    await page.close();
  });

  test("a mirror that the browser keeps us out of is said to wait for a click", async () => {
    await changeSettings(harness.browser, { mirrors: ["waiting.invalid"] });
    const page = await openOptions(harness.browser);
    await expect.poll(() => page.evaluate(() => document.querySelectorAll('[data-key="allow-all"], [data-key="allow:waiting.invalid"]').length)).toBe(2);
    if (harness.browser.name === "firefox") {
      await page.click('[data-key="allow-all"]');
      await expect.poll(() => page.evaluate(() => document.querySelectorAll('[data-key="allow-all"]').length)).toBe(0);
      await press(page, "drop:waiting.invalid");
      await expect.poll(async () => (await stored()).mirrors).toEqual([]);
    }
    await page.close();
  });
});

describe("the page itself", () => {
  test("is one click away from how an article looks", async () => {
    const { browser, proxy } = harness;
    serveFixture(proxy, clean.fixture, clean.html);
    const page = await browser.openPage(clean.fixture.url);
    const popup = await browser.clickAction(page);
    expect(await popup.state()).toBe("article");
    await popup.evaluate(() => document.querySelector<HTMLElement>('[data-tool="reading"]')?.click());
    await popup.evaluate(() => document.querySelector<HTMLElement>('[data-key="all-settings"]')?.click());
    await expect.poll(() => tabUrls(browser)).toContainEqual(expect.stringMatching(/options\/options\.html$/u));
    await page.close();
  });

  test("shows what is changed elsewhere", async () => {
    const page = await openOptions(harness.browser);
    await changeSettings(harness.browser, { script: "hant-tw", shownEverywhere: ["ad"], reading: { ...DEFAULTS.reading, size: 25 } });
    await expect.poll(() => page.evaluate(() => [document.querySelector<HTMLInputElement>('input[name="script"]:checked')?.value, document.querySelector<HTMLInputElement>('[data-key="hide-ad"] input')?.checked, document.querySelector('[data-field="size"] output')?.textContent])).toEqual(["hant-tw", false, "25"]);
    await page.close();
  });

  test("has no fault that axe-core knows of, in any theme, narrow and wide; and nothing sticks out", async () => {
    await changeSettings(harness.browser, { sitesOff: ["off.invalid"], shown: { "china.com": ["rule:share"] }, ownHidden: { "china.com": [`body > ${"div > ".repeat(30)}p`] }, mirrors: ["waiting.invalid"] });
    for (const theme of ["light", "sepia", "dark", "auto"] as const) {
      await changeSettings(harness.browser, { reading: { ...DEFAULTS.reading, theme } });
      const page = await openOptions(harness.browser);
      await press(page, "reset");
      for (const width of [1280, 360]) {
        await page.resize(width, 800);
        expect(await axeViolations(page), `${theme} ${String(width)}`).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), `${theme} ${String(width)}`).toBe(0);
      }
      await page.close();
    }
  });

  test("every control is reached by the Tab key, in the order of the page, and shows that it has the focus", async () => {
    await changeSettings(harness.browser, { shown: { "china.com": ["rule:share"] } });
    const page = await openOptions(harness.browser);
    const wanted = await page.evaluate(() => {
      const radios = new Set<string>();
      const controls = [...document.querySelectorAll<HTMLElement>("a[href], button, input")].filter((control) => control.checkVisibility());
      return controls.filter((control) => {
        // Of a group of radio buttons, Tab goes to the one that is chosen.
        if (!(control instanceof HTMLInputElement) || control.type !== "radio") return true;
        return control.checked && !radios.has(control.name) && Boolean(radios.add(control.name));
      }).length;
    });
    const seen: number[] = [];
    for (let step = 0; step < wanted; step++) {
      await page.pressKey("Tab");
      const [at, outline] = await page.evaluate(() => {
        const all = [...document.querySelectorAll<HTMLElement>("*")];
        return [all.indexOf(document.activeElement as HTMLElement), getComputedStyle(document.activeElement ?? document.body).outlineStyle] as const;
      });
      expect(outline, `control ${String(step)}`).not.toBe("none");
      seen.push(at);
    }
    expect(new Set(seen).size).toBe(wanted);
    expect(seen).toEqual(seen.toSorted((one, other) => one - other));
    await page.close();
  });
});
