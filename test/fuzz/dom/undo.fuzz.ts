/**
 * Undo is the identity: whatever the page does to itself and we to it, in whatever order, once we leave it is as if we had not been there. A copy of
 * the page that we never see goes through the same changes and says what is right.
 */
import * as fc from "fast-check";
import { afterAll, beforeAll, expect } from "vitest";
import type { Hide } from "../../../src/clutter/find-clutter";
import { DEFAULTS } from "../../../src/contract/settings";
import { createApplied } from "../../../src/page/apply";
import type * as cleaningModule from "../../../src/page/cleaning";
import { property } from "../property";
import { bodyHtml, templateHtml } from "./pages";

/** What a page does to itself; numbers choose elements, in document order. */
type Change = readonly [what: "add" | "remove" | "move" | "text" | "title" | "class" | "empty", one: number, other: number];
/** What we do to the page. */
type Deed = readonly [what: "hide" | "show" | "hideAgain" | "write" | "writeTitle" | "reconsider" | "undo", one: number, other: number];
type Step = { readonly page: Change } | { readonly ours: Deed };

const change: fc.Arbitrary<Change> = fc.tuple(fc.constantFrom("add", "remove", "move", "text", "title", "class", "empty"), fc.nat(300), fc.nat(300));
const deed: fc.Arbitrary<Deed> = fc.tuple(fc.constantFrom("hide", "hide", "show", "hideAgain", "write", "write", "writeTitle", "reconsider", "undo"), fc.nat(300), fc.nat(300));
const step: fc.Arbitrary<Step> = fc.oneof(change.map((page) => ({ page })), deed.map((ours) => ({ ours })));

/** Scripts would run, and frames would load, while we look. */
const inert = (html: string): string => html.replaceAll(/<(\/?)(?:script|iframe|object|embed|frameset|style|meta|base)\b/giu, "<$1x-inert").replaceAll(/\son\w+=/gu, " data-on=").replaceAll(/ (src|srcset|data|poster)=/gu, " data-$1=");

function nodesOf(html: string): Node[] {
  return [...new DOMParser().parseFromString(inert(html), "text/html").body.childNodes];
}

const root = document.createElement("main");
const shadow = document.implementation.createHTMLDocument().createElement("main");

const elementsOf = (top: Element): Element[] => [...top.querySelectorAll("*")];
const pick = <Item>(items: readonly Item[], index: number): Item | undefined => items[index % Math.max(1, items.length)];
const textsOf = (top: Element): Text[] => {
  const walker = top.ownerDocument.createTreeWalker(top, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  return texts;
};

function changePage(top: Element, [what, one, other]: Change): void {
  const element = pick(elementsOf(top), one);
  const target = pick(elementsOf(top), other) ?? top;
  if (what === "add") return target.append(...nodesOf("<p title='新到'>後到的<b>文字</b></p>"));
  if (element === undefined) return;
  if (what === "remove") element.remove();
  if (what === "move" && !Node.prototype.contains.call(element, target)) target.append(element);
  if (what === "text") (pick(textsOf(top), one) ?? new Text()).data = `頁${String(other)}`;
  if (what === "title") Element.prototype.setAttribute.call(element, "title", `題${String(other)}`);
  if (what === "class") Element.prototype.setAttribute.call(element, "class", `c${String(other)}`);
  if (what === "empty" && other % 5 === 0) Element.prototype.replaceChildren.call(element);
}

const serialised = (top: Element): string => new XMLSerializer().serializeToString(top);

function setPage(html: string): void {
  root.replaceChildren(...nodesOf(html));
  shadow.replaceChildren(...nodesOf(html));
}

beforeAll(() => document.body.append(root));
afterAll(() => root.remove());

property("apply and undo", "is the identity on what the page made of itself", fc.tuple(fc.oneof(bodyHtml, templateHtml), fc.array(step, { maxLength: 25 })), ([html, steps]) => {
  setPage(html);
  const applied = createApplied(new AbortController().signal);
  const act = ([what, one, other]: Deed): void => {
    const element = pick(elementsOf(root), one);
    const text = pick(textsOf(root), one);
    const plan: Hide[] = element ? [{ element, rule: `rule-${String(other % 3)}`, reason: "ad", text: "" }] : [];
    if (what === "hide") applied.hide(plan, () => other % 4 === 0);
    if (what === "show" || what === "hideAgain") applied.setShown((one % 8) + 1, what === "show");
    if (what === "write" && text) applied.writeText(text, `${text.data.replaceAll("(zhàn)", "")}改`);
    if (what === "writeTitle" && element?.hasAttribute("title") === true) applied.writeAttribute(element, "title", `改${String(other)}`);
    if (what === "reconsider") applied.reconsider(({ rule }) => rule === `rule-${String(other % 3)}`);
    if (what === "undo") applied.undo();
  };
  for (const one of steps) {
    if ("ours" in one) act(one.ours);
    else for (const top of [root, shadow]) changePage(top, one.page);
  }
  applied.undo();
  expect(serialised(root)).toBe(serialised(shadow));
  expect(applied.findings).toEqual([]);
});

/** Modules of the content script ask for the extension API when they are loaded. None of it is called: the part that repairs is there already. */
async function loadCleaning(): Promise<typeof cleaningModule> {
  Object.assign(globalThis, { chrome: { ...(globalThis as { chrome?: object }).chrome, runtime: { id: "fuzz" } } });
  await import("../../../src/page/part-repair");
  return import("../../../src/page/cleaning");
}

const tasks = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
const SPAM = `<div><a href="https://x.invalid/">澳门新葡京 注册送88 首存返水</a></div><div id="CH_ART_TL_10001" class="adclass">广告</div>`;
const DAMAGE = `<p title="戰(zhàn)略">戰(zhàn)略發(fā)展的現(xiàn)狀，<b>業(yè)</b>務聯(lián)合，數(shù)據(jù)優(yōu)化。</p>`.repeat(4);
const toggled = [DEFAULTS, { ...DEFAULTS, shownEverywhere: ["gambling", "ad"] as const }, { ...DEFAULTS, ownHidden: { [location.hostname]: ["p", "b"] } }];

property("cleaning and undo", "is the identity too, with everything found by itself, however often it is switched", fc.tuple(templateHtml, fc.array(change, { maxLength: 8 }), fc.array(fc.nat(20), { maxLength: 8 })), async ([html, changes, toggles]) => {
  const { startCleaning } = await loadCleaning();
  setPage(SPAM + html + (html.length % 2 === 0 ? DAMAGE : ""));
  const title = document.title;
  let cleaning = startCleaning(document, DEFAULTS, () => {});
  try {
    for (let index = 0; index < Math.max(changes.length, toggles.length); index++) {
      const next = changes[index];
      if (next) for (const top of [root, shadow]) changePage(top, next);
      const toggle = toggles[index] ?? 0;
      if (toggle % 2 === 0) await tasks();
      cleaning.update(toggled[toggle % toggled.length] ?? DEFAULTS);
      cleaning.applied.setShown(toggle, toggle % 3 === 0);
      if (toggle % 5 === 0) {
        cleaning.undo();
        history.replaceState(null, "", `#${String(toggle)}`);
        cleaning = startCleaning(document, DEFAULTS, () => {});
      }
    }
    await cleaning.settled;
    expect(cleaning.failures).toEqual([]);
  } finally {
    // A cleaning that goes on would change the next page.
    cleaning.undo();
  }
  await tasks();
  expect(serialised(root)).toBe(serialised(shadow));
  expect(document.title).toBe(title);
});
