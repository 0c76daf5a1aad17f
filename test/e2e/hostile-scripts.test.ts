/** Pages that fight with scripts and with sheer size: they are cleaned and read all the same, and the extension neither throws nor spins. */
import { afterEach, describe, expect, test } from "vitest";
import { askFrontPage } from "../support/ask";
import type { PageHandle } from "../support/browser";
import { loadFixture, withoutLazyLoading } from "../support/fixtures";
import { articleLines, ownErrors, useBrowser } from "../support/harness";

const harness = useBrowser();
const fixture = withoutLazyLoading(loadFixture("t4-gambling"));
const first = fixture.article?.paragraphs[0] ?? "";

/** Opens the fixture with `script` at the start of its head and `markup` at the end of its body, reads it, and hands over the page. */
async function read(script: string, markup: string, look: (page: PageHandle) => Promise<void> = async () => {}): Promise<void> {
  const { browser, proxy } = harness;
  const html = fixture.html.replace("<head>", `<head><script>${script}</script>`).replace("</body>", `${markup}</body>`);
  expect(html).toContain(script);
  proxy.serve(fixture.url, { body: html });
  const page = await browser.openPage(fixture.url);
  const popup = await browser.clickAction(page);
  expect(await popup.state()).toBe("article");
  expect(await articleLines(popup)).toContain(first);
  await popup.close();
  const state = await askFrontPage(browser, "page-state");
  expect(state?.failures).toEqual([]);
  expect(state?.findings.filter(({ reason, shown }) => reason === "gambling" && !shown).length).toBeGreaterThan(0);
  await look(page);
  await page.close();
}

afterEach(async () => {
  expect(await ownErrors(harness.browser)).toEqual([]);
});

describe("scripts of the page", () => {
  test("getters and methods that throw", async () => {
    await read(
      `for (const [proto, names] of [[Document.prototype, ["body", "title", "documentElement", "readyState"]], [Node.prototype, ["textContent", "parentNode", "childNodes"]], [Element.prototype, ["matches", "closest", "getAttribute"]]])
        for (const name of names) { const real = Object.getOwnPropertyDescriptor(proto, name); addEventListener("load", () => Object.defineProperty(proto, name, { configurable: true, get() { throw new Error("not for you"); } })); }`,
      "",
    );
  });

  test("polluted prototypes", async () => {
    await read(
      `Object.prototype.article = null; Object.prototype.rule = "x"; Object.prototype.toJSON = () => "gone"; Array.prototype.toJSON = () => "gone"; String.prototype.trim = () => "gone"; Array.prototype.filter = () => [];`,
      "",
    );
  });

  test("false messages and events", async () => {
    await read(
      `addEventListener("load", () => { for (const name of ["show-original", "page-state", "read-article"]) postMessage({ name, request: { on: true } }, "*"); document.dispatchEvent(new Event("qingye:take-over")); });`,
      "",
    );
  });

  test("an observer that shows again what was hidden: no endless fight", async () => {
    await read(
      `globalThis.fights = 0;
       new MutationObserver((records) => { for (const { target } of records) if (target.style?.display === "none") { globalThis.fights++; target.style.removeProperty("display"); } })
         .observe(document, { attributes: true, attributeFilter: ["style"], subtree: true });`,
      "",
      async (page) => {
        const count = (): Promise<number> => page.evaluate(() => (globalThis as unknown as { fights: number }).fights);
        const before = await count();
        await new Promise((resolve) => setTimeout(resolve, 1000));
        expect(await count()).toBe(before);
      },
    );
  });

  test("a banner that is put back each time it is gone from sight", async () => {
    await read(
      `globalThis.puts = 0;
       addEventListener("load", () => { const put = () => { const p = document.createElement("p"); p.className = "again"; p.textContent = "澳门新葡京娱乐城官网注册送88"; document.body.append(p); globalThis.puts++; };
         const timer = setInterval(() => { const shown = [...document.querySelectorAll(".again")].some((p) => p.offsetHeight > 0); if (!shown && globalThis.puts < 200) put(); else if (!shown) clearInterval(timer); }, 5); put(); });`,
      "",
      async (page) => {
        await expect.poll(() => page.evaluate(() => (globalThis as unknown as { puts: number }).puts), { timeout: 20_000 }).toBe(200);
        await expect.poll(() => page.evaluate(() => [...document.querySelectorAll<HTMLElement>(".again")].filter((p) => p.offsetHeight > 0).length)).toBe(0);
      },
    );
  });
});

describe("sheer size", () => {
  const long = "清早的菜市场人来人往。".repeat(500_000);

  test("a text node of five million characters", async () => {
    await read("", `<div>${long}</div>`);
  });

  test("an attribute of five million characters", async () => {
    await read("", `<img alt="${long}" src="/none.png"><a title="${long}" href="https://ok.example/">x</a>`);
  });

  test("ten thousand levels", async () => {
    await read("", `${"<div>".repeat(10_000)}深处的一句话。${"</div>".repeat(10_000)}`);
  });

  test("twenty thousand fields and forms", async () => {
    await read("", `<form>${'<input name="x">'.repeat(20_000)}</form>${"<form></form>".repeat(5_000)}`);
  });
});
