/** The tools of the reader: copying and saving, reading aloud, what was repaired, the report. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { READING_DEFAULTS } from "../../src/contract/reading";
import { changeSettings } from "../support/ask";
import { axeViolations } from "../support/axe";
import { popupState, type Evaluator, type PageHandle, type PopupState } from "../support/browser";
import { loadFixture, serveFixture, type Fixture } from "../support/fixtures";
import { ownErrors, useBrowser } from "../support/harness";
import { openOwnPage } from "../support/own-page";
import { loadSamples } from "../support/samples";

const harness = useBrowser();
const clean = loadFixture("t4-clean");
const title = clean.article?.title ?? "";
const paragraphs = clean.article?.paragraphs ?? [];
const [, mirror] = loadSamples();

/**
 * The popup's page in a tab of its own: in the popup itself Firefox lets no test change what the page sees. The click before it
 * lets the extension into the page, and is what a reader does.
 */
async function openReader(fixture: Fixture, html = fixture.html, state: PopupState = "article"): Promise<{ page: PageHandle; popup: PageHandle; close: () => Promise<void> }> {
  const { browser, proxy } = harness;
  serveFixture(proxy, fixture, html);
  const page = await browser.openPage(fixture.url);
  const real = await browser.clickAction(page);
  expect(await real.state()).toBe(state);
  await real.close();
  const tabId = await browser.background.evaluate(async () => {
    const { browser: firefox, chrome } = globalThis as unknown as Record<"browser" | "chrome", { tabs: { query(filter: object): Promise<{ id?: number }[]> } } | undefined>;
    return (await (firefox ?? chrome)?.tabs.query({ active: true }))?.[0]?.id ?? -1;
  });
  const popup = await openOwnPage(browser, `src/popup/popup.html?tabId=${String(tabId)}`);
  expect(await popupState(popup)).toBe(state);
  return {
    page,
    popup,
    close: async () => {
      await popup.close();
      await page.close();
    },
  };
}

const click = (place: Evaluator, selector: string): Promise<void> =>
  place.evaluate((wanted) => {
    const found = document.querySelector<HTMLElement>(wanted);
    if (found === null) throw new Error(`there is no ${wanted}`);
    found.click();
  }, selector);

const textOf = (place: Evaluator, selector: string): Promise<string> =>
  place.evaluate((wanted) => document.querySelector<HTMLElement>(wanted)?.innerText.trim() ?? "", selector);

interface Recorded {
  readonly copied: string[];
  readonly saved: { readonly name: string; readonly type: string; readonly text: string }[];
}

/** Notes what is copied, and what is saved instead of having it saved. */
async function record(place: Evaluator): Promise<void> {
  await place.evaluate(() => {
    const recorded: Recorded = { copied: [], saved: [] };
    Object.assign(globalThis, { recorded });
    const { clipboard } = navigator;
    const write = clipboard.writeText.bind(clipboard);
    clipboard.writeText = async (text) => {
      await write(text);
      recorded.copied.push(text);
    };
    const blobs = new Map<string, Blob>();
    const address = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob) => {
      const made = address(blob);
      if (blob instanceof Blob) blobs.set(made, blob);
      return made;
    };
    const follow = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      const blob = blobs.get(this.href);
      if (blob === undefined) return follow.call(this);
      const { download, isConnected } = this;
      // A link outside of the document saves nothing in Firefox.
      if (isConnected) void blob.text().then((text) => recorded.saved.push({ name: download, type: blob.type, text }));
    };
  });
}

/** A sentence of the interface in each of its languages: which one a browser speaks is its own affair. */
function sentence(key: string): RegExp {
  const texts = ["zh_CN", "zh_TW", "en"].map((locale) => {
    const messages = JSON.parse(readFileSync(join(import.meta.dirname, "../../src/_locales", locale, "messages.json"), "utf8")) as Record<string, { message: string }>;
    return (messages[key]?.message ?? key).replaceAll(/[.*+?^${}()|[\]\\]/gu, "\\$&").replaceAll(/\\\$\w+\\\$/gu, "(.+)");
  });
  return new RegExp(`^(?:${texts.join("|")})$`, "u");
}

const recorded = (place: Evaluator): Promise<Recorded> => place.evaluate(() => (globalThis as unknown as { recorded: Recorded }).recorded);

async function saved(place: Evaluator): Promise<Recorded["saved"][number]> {
  await expect.poll(async () => (await recorded(place)).saved.length).toBe(1);
  const [file] = (await recorded(place)).saved;
  if (file === undefined) throw new Error("nothing was saved");
  await place.evaluate(() => void (globalThis as unknown as { recorded: Recorded }).recorded.saved.splice(0));
  return file;
}

afterEach(async () => {
  await changeSettings(harness.browser, { reading: READING_DEFAULTS });
  expect(await ownErrors(harness.browser)).toEqual([]);
});

describe("taking an article along", () => {
  test("as text, as Markdown and as a file of its own", async () => {
    const { page, popup, close } = await openReader(clean);
    await record(popup);
    await click(popup, '[data-tool="take-along"]');
    expect(await axeViolations(popup)).toEqual([]);

    await click(popup, '[data-action="copy-text"]');
    await expect.poll(() => textOf(popup, "#notice")).toMatch(sentence("copied"));
    await click(popup, '[data-action="copy-markdown"]');
    await expect.poll(async () => (await recorded(popup)).copied.length).toBe(2);
    const [text = "", markdown = ""] = (await recorded(popup)).copied;
    expect(text.split("\n\n")[0]).toBe(title);
    expect(paragraphs.filter((paragraph) => !text.split("\n\n").includes(paragraph))).toEqual([]);
    expect(text.endsWith(clean.url)).toBe(true);
    expect(markdown.startsWith(`# ${title}\n\n`)).toBe(true);

    await click(popup, '[data-action="save-markdown"]');
    const file = await saved(popup);
    expect(file).toEqual({ name: `${clean.article?.time?.slice(0, 10) ?? ""} ${title}.md`, type: "text/markdown;charset=utf-8", text: markdown });

    await click(popup, '[data-action="save-html"]');
    const html = await saved(popup);
    expect(html.name).toMatch(/\.html$/u);
    // Not in a page of the extension: its policy would complain of the file's style.
    const read = await page.evaluate((source) => {
      const doc = new DOMParser().parseFromString(source, "text/html");
      return { title: doc.title, paragraphs: [...doc.querySelectorAll(".body p")].map(({ textContent }) => textContent), scripts: doc.scripts.length, pictures: doc.images.length };
    }, html.text);
    expect(read).toMatchObject({ title, scripts: 0, pictures: clean.article?.images?.length ?? 0 });
    expect(paragraphs.filter((paragraph) => !read.paragraphs.includes(paragraph))).toEqual([]);
    await close();
  });

  test("what is taken is what is shown: the script that was chosen", async () => {
    await changeSettings(harness.browser, { reading: { ...READING_DEFAULTS, script: "hant-tw" } });
    const { popup, close } = await openReader(clean);
    await record(popup);
    await click(popup, '[data-tool="take-along"]');
    await click(popup, '[data-action="save-markdown"]');
    const shown = await textOf(popup, "#article h1");
    expect(shown).not.toBe(title);
    const { name, text } = await saved(popup);
    expect(text).toContain(`# ${shown}\n`);
    expect(name).toContain(shown);
    await close();
  });
});

/** An engine that says everything at once, with a voice of the computer's own. */
function fakeSpeech(): void {
  const spoken: string[] = [];
  class Utterance extends EventTarget {
    voice: unknown = null;
    lang = "";
    rate = 1;
    constructor(readonly text: string) {
      super();
    }
  }
  let current: Utterance | null = null;
  const synthesis = Object.assign(new EventTarget(), {
    getVoices: () => [{ lang: "en-US", localService: true, default: true }, { lang: "zh-CN", localService: true, default: false }],
    speak: (utterance: Utterance) => {
      spoken.push(utterance.text);
      current = utterance;
      utterance.dispatchEvent(new Event("start"));
    },
    cancel: () => {
      current = null;
    },
  });
  Object.defineProperty(globalThis, "speechSynthesis", { value: synthesis, configurable: true });
  Object.assign(globalThis, { SpeechSynthesisUtterance: Utterance, spoken, sayIt: () => current?.dispatchEvent(new Event("end")) });
}

describe("reading aloud", () => {
  test("a computer without a Chinese voice is told so", async () => {
    const { popup, close } = await openReader(clean);
    const hasVoice = await popup.evaluate(() => speechSynthesis.getVoices().some(({ lang, localService }) => localService && /^(?:zh|cmn|yue)/u.test(lang)));
    await click(popup, '[data-tool="read-aloud"]');
    if (hasVoice) await expect.poll(() => popup.evaluate(() => document.querySelectorAll("#dock button").length)).toBe(6);
    else await expect.poll(() => textOf(popup, "#notice")).toMatch(sentence("noVoice"));
    await close();
  });

  test("goes through the sentences, marks the spoken one, and stops by its button", async () => {
    const { popup, close } = await openReader(clean);
    await popup.evaluate(fakeSpeech);
    await click(popup, '[data-tool="read-aloud"]');
    await expect.poll(() => popup.evaluate(() => (globalThis as unknown as { spoken: string[] }).spoken)).toEqual([title]);
    const marked = (): Promise<string> => popup.evaluate(() => [...(CSS.highlights.get("speaking") ?? [])].map(String).join("|"));
    expect(await marked()).toBe(title);
    expect(await axeViolations(popup)).toEqual([]);

    await popup.evaluate(() => void (globalThis as unknown as { sayIt: () => void }).sayIt());
    const second = await marked();
    expect(paragraphs[0]?.startsWith(second)).toBe(true);
    await click(popup, '#dock [data-action="next"]');
    await click(popup, '#dock [data-action="previous"]');
    expect(await marked()).toBe(second);
    await click(popup, '#dock [data-action="play"]');
    expect(await popup.evaluate(() => document.querySelector('#dock [data-action="play"]')?.getAttribute("aria-label") ?? "")).toMatch(sentence("readAloudPlay"));
    await click(popup, "#dock .stepper button:last-child");
    await expect.poll(() => textOf(popup, "#dock .rate")).toBe("1.1×");
    await click(popup, '#dock [data-action="stop"]');
    expect(await popup.evaluate(() => [document.querySelector("#dock")?.childElementCount, document.querySelector('[data-tool="read-aloud"]')?.getAttribute("aria-pressed")])).toEqual([0, "false"]);
    expect(await marked()).toBe("");
    await close();
  });
});

describe("what was repaired", () => {
  test("is counted, marked on demand, and its original shown", async () => {
    const { popup, close } = await openReader(mirror.fixture, mirror.html);
    await click(popup, '[data-tool="repairs"]');
    await expect.poll(() => textOf(popup, "#tool-panel .hint")).toMatch(sentence("repairsCount"));
    const [count = 0, uncertain = 0] = ((await textOf(popup, "#tool-panel .hint")).match(/\d+/gu) ?? []).map(Number);
    // The mirror's article has more than thirty readings in brackets.
    expect(count).toBeGreaterThan(30);
    const marks = (): Promise<number[]> => popup.evaluate(() => ["repair-certain", "repair-uncertain"].map((name) => CSS.highlights.get(name)?.size ?? 0));
    expect(await marks()).toEqual([0, 0]);
    await click(popup, '#tool-panel [role="switch"]');
    await expect.poll(marks).toEqual([count - uncertain, uncertain]);
    expect(await axeViolations(popup)).toEqual([]);

    // Where a reading was taken out, the character before it is marked; its original is the character with the reading.
    const tip = await popup.evaluate(async () => {
      const place = [...(CSS.highlights.get("repair-certain") ?? [])].find((range): range is Range => range instanceof Range && String(range).length === 1);
      place?.startContainer.parentElement?.scrollIntoView();
      await new Promise((resolve) => setTimeout(resolve, 100));
      const box = place?.getBoundingClientRect();
      const point = { clientX: (box?.left ?? 0) + 3, clientY: (box?.top ?? 0) + 3, bubbles: true };
      place?.startContainer.parentElement?.dispatchEvent(new PointerEvent("pointermove", point));
      return { marked: String(place), says: document.querySelector<HTMLElement>(".repair-tip")?.innerText ?? "" };
    });
    expect(tip.says).toMatch(sentence("repairWas"));
    expect(tip.says.slice(tip.says.indexOf(tip.marked))).toMatch(/^.\(\p{Script=Latin}+\)$/u);

    await click(popup, '#tool-panel [role="switch"]');
    await expect.poll(marks).toEqual([0, 0]);
    await close();
  });

  test("nothing is offered on a page that was not damaged", async () => {
    const { popup, close } = await openReader(clean);
    expect(await popup.evaluate(() => document.querySelector<HTMLElement>('[data-tool="repairs"]')?.hidden)).toBe(true);
    await close();
  });
});

describe("a report", () => {
  test("is offered with the page's controls; the page's own HTML is in it only when wanted", async () => {
    const { popup, close } = await openReader(mirror.fixture, mirror.html);
    await record(popup);
    await click(popup, "#hidden-count");
    await click(popup, '[data-action="report"]');
    expect(await axeViolations(popup)).toEqual([]);
    await popup.evaluate(() => {
      const note = document.querySelector("textarea");
      if (note) note.value = "少了一段";
    });
    await click(popup, ".report .button");
    await expect.poll(() => textOf(popup, ".report [role=status]")).toMatch(sentence("reportSaved"));
    const file = await saved(popup);
    const report = JSON.parse(file.text) as Record<string, unknown>;
    expect(file.name).toMatch(/^\d{4}-\d\d-\d\d qingye-report .+\.json$/u);
    expect(report).toMatchObject({ format: "qingye-report/1", url: mirror.fixture.url, note: "少了一段", page: { cleaning: true, damaged: true } });
    expect(report).not.toHaveProperty("pageHtml");
    expect((report["hidden"] as unknown[]).length).toBeGreaterThan(0);

    await click(popup, '.report [role="switch"]');
    await click(popup, ".report .button");
    const { pageHtml } = JSON.parse((await saved(popup)).text) as { pageHtml: string };
    const readings = /[(（][a-zü]{1,6}[)）]/gu;
    expect(pageHtml.match(readings)?.length).toBe(mirror.html.match(readings)?.length);
    expect(pageHtml).not.toContain("data-qingye");
    await close();
  });

  test("can be made of a page without an article", async () => {
    const home = loadFixture("home");
    const { popup, close } = await openReader(home, home.html, "no-article");
    await record(popup);
    await click(popup, "#hidden-count");
    await click(popup, '[data-action="report"]');
    await click(popup, ".report .button");
    expect(JSON.parse((await saved(popup)).text)).toMatchObject({ url: home.url, article: { reason: "list" } });
    await close();
  });
});
