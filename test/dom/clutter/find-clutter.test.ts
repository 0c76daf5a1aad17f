/// <reference types="vite/client" />
/**
 * Every fixture says in its markup what must go and what must stay: `data-hide="rule id"`, `data-keep`.
 * Nothing else may be hidden. `data-hostname` and `data-article` on `body` are the context.
 */
import { describe, expect, it } from "vitest";
import { findClutter, type Hide } from "../../../src/clutter/find-clutter";
import { RULE_NOTES } from "../../../src/clutter/rule-notes";
import { ARTICLE_PAGE_RULES, DECLARED_RULES } from "../../../src/clutter/rules";

const pages = import.meta.glob<string>("../../fixtures/clutter/*.html", { query: "?raw", import: "default", eager: true });

/** Opens a page in a frame of desktop size, so that it has a layout; its frames and pictures do not load. */
async function openPage(html: string): Promise<Document> {
  const frame = document.createElement("iframe");
  frame.style.cssText = "width:1280px;height:800px";
  const host = /data-hostname="([^"]+)"/u.exec(html)?.[1] ?? "news.china.com";
  frame.srcdoc = html
    .replace("<body", `<base href="https://${host}/"><body`)
    .replaceAll(/(<(?:iframe|img|embed)[^>]*?) src=/gu, "$1 data-kept-src=");
  document.body.append(frame);
  await new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
  const page = frame.contentDocument;
  if (page === null) throw new Error("the frame has no document");
  for (const shadowHost of page.querySelectorAll("[data-shadow]")) {
    shadowHost.attachShadow({ mode: "open" }).innerHTML = shadowHost.getAttribute("data-shadow") ?? "";
  }
  return page;
}

/** `src` comes back only in a document without a browsing context, where nothing loads. */
function withSources(page: Document): Document {
  for (const element of page.querySelectorAll("[data-kept-src]")) element.setAttribute("src", element.getAttribute("data-kept-src") ?? "");
  return page;
}

function plan(page: Document): Hide[] {
  const { hostname = "news.china.com", article } = page.body.dataset;
  return findClutter(page, { hostname, articleBody: article === undefined ? null : page.querySelector(article) });
}

const name = (element: Element): string => `${element.localName} "${(element.textContent ?? "").trim().slice(0, 30)}"`;

describe.each(Object.entries(pages))("%s", (_path, html) => {
  it("hides what is marked, by the rule that is named, and nothing else", async () => {
    const page = withSources(await openPage(html));
    const found = plan(page).map(({ element, rule }) => `${rule}: ${name(element)}`);
    const outermost = [...page.querySelectorAll("[data-hide]")].filter((element) => element.parentElement?.closest("[data-hide]") === null);
    expect(found).toEqual(outermost.map((element) => `${element.getAttribute("data-hide") ?? ""}: ${name(element)}`));
  });

  it("keeps the rest", async () => {
    const page = withSources(await openPage(html));
    const hidden = plan(page);
    for (const kept of page.querySelectorAll("[data-keep]")) {
      expect(hidden.some(({ element }) => element.contains(kept)), name(kept)).toBe(false);
    }
  });

  it("changes nothing", async () => {
    const page = withSources(await openPage(html));
    const before = page.documentElement.outerHTML;
    plan(page);
    expect(page.documentElement.outerHTML).toBe(before);
  });
});

describe("static rules", () => {
  it.each([...DECLARED_RULES, ...ARTICLE_PAGE_RULES])("$id is needed by its fixture and leaves its .keep elements alone", ({ id, selector }) => {
    const { fixture } = RULE_NOTES[id];
    const html = pages[`../../fixtures/clutter/${fixture}`];
    expect(html, fixture).toBeDefined();
    const page = new DOMParser().parseFromString(html ?? "", "text/html");
    const matched = [...page.querySelectorAll(selector)];
    expect(matched.some((element) => element.closest("[data-hide]") !== null)).toBe(true);
    expect(matched.filter((element) => element.querySelector("[data-keep]") !== null || element.matches("[data-keep]"))).toEqual([]);
  });
});

describe("an element that was added later", () => {
  it("is judged together with the block around it", async () => {
    const page = await openPage("<body><h1>标题</h1><div id=body><p>正文一段，讲的是一条河。</p></div><div id=late></div></body>");
    const late = page.getElementById("late") as HTMLElement;
    const link = page.createElement("a");
    link.href = "https://ky99881.invalid/";
    link.textContent = "开云体育官网入口";
    late.append(link);
    const hidden = findClutter(link, { hostname: "news.china.com", articleBody: page.getElementById("body") });
    expect(hidden.map(({ element, reason, text }) => ({ id: element.id, reason, text }))).toEqual([
      { id: "late", reason: "gambling", text: "开云体育官网入口" },
    ]);
  });
});

describe("what a style sheet writes", () => {
  const SPAM = "\\6fb3\\95e8新葡京 首存送百分百";

  it("is named alone when the element says something itself", async () => {
    const page = await openPage(`<head><style>@media all { .lead::before { content: "${SPAM}" } }</style></head><body><h1>标题</h1><p class="lead">河水涨了三分，渡口照常开船。</p></body>`);
    expect(plan(page).map(({ element, rule, generated }) => [element.localName, rule, generated])).toEqual([["p", "generated-text", true]]);
  });

  it("is left alone when it is an ordinary mark", async () => {
    const page = await openPage('<head><style>.lead::before { content: "导读：" } .more::after { content: "»" }</style></head><body><h1>标题</h1><p class="lead">河水涨了三分。</p></body>');
    expect(plan(page)).toEqual([]);
  });
});

describe("spam in pieces and in hostile places", () => {
  const rules = (page: Document): string[] => plan(page).map(({ element, rule }) => `${rule}: ${element.id}`);

  it("is found when each character is an element of its own", async () => {
    const letters = [..."澳门新葡京"].map((letter) => `<i>${letter}</i>`).join("");
    const page = await openPage(`<body><h1>标题</h1><p id="keep">河水涨了三分，渡口照常开船。</p><a id="cut" href="/x">${letters}</a></body>`);
    expect(rules(page)).toEqual(["spam-text: cut"]);
  });

  it("is found in a form that shows its fields under the names of its members", async () => {
    const fields = ["parentElement", "children", "matches", "querySelectorAll", "contains", "closest", "textContent", "firstChild", "nextSibling", "localName", "getAttribute", "hasAttributes"];
    const inputs = fields.map((field) => `<input name="${field}">`).join("");
    const page = await openPage(`<body><h1>标题</h1><form id="form">${inputs}<p id="keep">河水涨了三分，渡口照常开船。</p><a id="spam" href="/x">开云体育官网登录入口</a></form></body>`);
    expect(rules(page)).toEqual(["spam-text: spam"]);
  });

  it("is found in the open shadow root of an element of the page's own making", async () => {
    const page = await openPage("<body><h1>标题</h1><p>河水涨了三分。</p><x-card id='card'> </x-card><x-note id='note'> </x-note></body>");
    page.getElementById("card")?.attachShadow({ mode: "open" }).append("开云体育官网登录入口");
    const inner = page.createElement("p");
    inner.textContent = "开云体育官网登录入口";
    page.getElementById("card")?.shadowRoot?.append(inner);
    const note = page.createElement("p");
    note.textContent = "渡口照常开船";
    page.getElementById("note")?.attachShadow({ mode: "open" }).append(note);
    expect(rules(page)).toEqual(["spam-text: card"]);
  });
});

describe("the article", () => {
  it("survives a rule that matches a wrapper of it", async () => {
    const page = await openPage('<body><div class="sidebar"><h1>标题</h1><div id="body"><p>开云体育官网登录入口</p></div></div></body>');
    const body = page.getElementById("body") as HTMLElement;
    expect(findClutter(page, { hostname: "x.example", articleBody: body }).some(({ element }) => element.contains(body))).toBe(false);
  });
});

describe("a page that is looked at again", () => {
  it("hides a line that was news before and is spam now", async () => {
    const page = await openPage(`<body><ul><li><a href="/a.html">社区食堂开门迎客，老人吃饭有了着落</a></li><li><a href="/b.html">县城通了公交，进城只要两块钱</a></li></ul></body>`);
    expect(plan(page)).toEqual([]);
    const text = page.querySelector("li + li > a")?.firstChild as Text;
    text.data = "澳门新葡京娱乐场 注册送88 首存返水";
    expect(plan(page).map(({ text: hidden }) => hidden)).toEqual([text.data]);
    // What was found once is found again.
    expect(plan(page).map(({ text: hidden }) => hidden)).toEqual([text.data]);
    text.data = "县城通了公交，进城只要两块钱";
    expect(plan(page)).toEqual([]);
  });
});
