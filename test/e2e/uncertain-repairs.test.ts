import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { askFrontPage, changeSettings } from "../support/ask";
import type { PageHandle } from "../support/browser";
import { damageText, toTraditionalByCharacter } from "../support/damage";
import { ownErrors, serialised, useBrowser } from "../support/harness";

const harness = useBrowser();
const ADDRESS = "https://news.china.com/uncertain/20260101/1.html";
const NAME = "qingye-uncertain";

/** News, damaged: among so many places some cannot be decided. */
function damagedPage(): string {
  const folder = new URL("../fixtures/text/news/", import.meta.url);
  const texts = readdirSync(folder).filter((name) => name.endsWith(".txt")).toSorted().slice(0, 24).map((name) => readFileSync(new URL(name, folder), "utf8"));
  const lines = texts.flatMap((text) => toTraditionalByCharacter(text).split("\n").filter((line) => line !== ""));
  const damaged = lines.map((line, seed) => damageText(line, { table: "medium", splitRate: 1, annotationRate: 1, seed }).text);
  return `<!doctype html><html><head><meta charset="utf-8"><title>news</title></head><body><article>${damaged.map((line) => `<p>${line.replaceAll("<", "&lt;")}</p>`).join("\n")}</article></body></html>`;
}

/** The texts that are marked, as the page's own scripts can see them. */
function marked(page: PageHandle): Promise<string[]> {
  return page.evaluate((name: string) => [...((CSS.highlights.get(name) as Iterable<Range> | undefined) ?? [])].map(String), NAME);
}

/** Moves the pointer to the middle of the first mark, or to a corner of the window. */
function point(page: PageHandle, toMark: boolean): Promise<void> {
  return page.evaluate(
    async (name: string, onMark: boolean) => {
      const [range] = (CSS.highlights.get(name) as Iterable<Range> | undefined) ?? [];
      range?.startContainer.parentElement?.scrollIntoView({ block: "center" });
      await new Promise((resolve) => setTimeout(resolve, 100));
      const box = onMark ? range?.getClientRects()[0] : undefined;
      const [clientX, clientY] = box ? [box.left + box.width / 2, box.top + box.height / 2] : [1, 1];
      const target = document.elementFromPoint(clientX, clientY) ?? document.documentElement;
      target.dispatchEvent(new PointerEvent("pointermove", { bubbles: true, composed: true, clientX, clientY }));
      await new Promise((resolve) => setTimeout(resolve, 200));
    },
    NAME,
    toMark,
  );
}

const notes = (page: PageHandle): Promise<number> => page.evaluate(() => document.querySelectorAll("qingye-note").length);

describe("repairs that may be wrong", () => {
  test("are marked without a trace in the DOM, and say what the page showed", async () => {
    const { browser, proxy } = harness;
    proxy.serve(ADDRESS, { body: damagedPage() });
    await changeSettings(browser, { sitesOff: ["china.com"] });
    const page = await browser.openPage(ADDRESS);
    const original = await serialised(page);
    await changeSettings(browser, { sitesOff: [] });
    await expect.poll(async () => (await askFrontPage(browser, "page-state"))?.damaged).toBe(true);
    const state = await askFrontPage(browser, "page-state");
    const uncertain = state?.repairs.filter(({ certain, after }) => !certain && after !== "") ?? [];
    expect(uncertain.length).toBeGreaterThan(0);

    const texts = await marked(page);
    expect(texts.length).toBe(uncertain.length);
    expect(texts.every((text) => text !== "")).toBe(true);
    for (const [index, { after }] of uncertain.entries()) expect(texts[index]?.length).toBe(after.length);

    const cleaned = await serialised(page);
    expect(cleaned).not.toContain("qingye-note");
    const style = await page.evaluate((name: string) => getComputedStyle(document.body, `::highlight(${name})`).textDecorationLine, NAME);
    expect(style).toBe("underline");
    await point(page, true);
    expect(await notes(page)).toBe(1);
    if (process.env["QINGYE_SHOTS"] !== undefined) await page.screenshot(`${process.env["QINGYE_SHOTS"]}/uncertain-${browser.name}.png`);
    await point(page, false);
    expect(await notes(page)).toBe(0);
    expect(await serialised(page)).toBe(cleaned);

    await changeSettings(browser, { sitesOff: ["china.com"] });
    await expect.poll(() => marked(page)).toEqual([]);
    expect(await serialised(page)).toBe(original);
    await point(page, true);
    expect(await notes(page)).toBe(0);
    await changeSettings(browser, { sitesOff: [] });
    await expect.poll(async () => (await marked(page)).length).toBe(uncertain.length);
    await page.close();
    expect(await ownErrors(browser)).toEqual([]);
  });
});
