/** Hiding is never deleting, and undo restores the page exactly: byte for byte in its serialisation. */
import { afterEach, describe, expect, test } from "vitest";
import { createApplied, type Applied } from "../../../src/page/apply";

const PAGE = `<div id="ad" title="澳門新葡京(jīng)">首存<b>即送</b></div><p id="text">臺海<em>現(xiàn)狀</em></p><div id="inline" style="display:block!important">x</div>`;

function start(controller = new AbortController()): Applied {
  return createApplied(controller.signal);
}

function serialised(): string {
  return new XMLSerializer().serializeToString(document.body);
}

function plan(selector: string): { element: Element; rule: string; reason: "gambling"; text: string } {
  const element = document.querySelector(selector);
  if (!element) throw new Error(`no ${selector}`);
  return { element, rule: "test", reason: "gambling", text: element.textContent ?? "" };
}

function textOf(selector: string): Text {
  const node = document.querySelector(selector)?.firstChild;
  if (!(node instanceof Text)) throw new Error(`no text in ${selector}`);
  return node;
}

function setPage(): string {
  document.body.replaceChildren(...new DOMParser().parseFromString(PAGE, "text/html").body.childNodes);
  return serialised();
}

afterEach(() => document.body.replaceChildren());

describe("apply and undo", () => {
  test("hiding keeps the element and its text in the page", () => {
    setPage();
    const applied = start();
    applied.hide([plan("#ad")]);
    expect(document.querySelector("#ad")?.textContent).toBe("首存即送");
    expect(applied.findings).toEqual([{ id: 1, rule: "test", reason: "gambling", text: "首存即送", shown: false }]);
  });

  test("the same element is listed once", () => {
    setPage();
    const applied = start();
    applied.hide([plan("#ad")]);
    applied.hide([plan("#ad")]);
    expect(applied.findings).toHaveLength(1);
  });

  test("what stands inside a hidden element counts as hidden", () => {
    setPage();
    const applied = start();
    applied.hide([plan("#ad")]);
    expect(applied.isHidden(plan("#ad b").element)).toBe(true);
    expect(applied.isHidden(plan("#text em").element)).toBe(false);
  });

  test("a finding can be shown and hidden again", () => {
    setPage();
    const applied = start();
    applied.hide([plan("#ad")]);
    expect(applied.setShown(1, true)).toBe(true);
    expect(applied.isHidden(plan("#ad").element)).toBe(false);
    expect(plan("#ad").element.hasAttribute("data-qingye-show")).toBe(true);
    expect(applied.findings[0]?.shown).toBe(true);
    applied.setShown(1, false);
    expect(applied.isHidden(plan("#ad").element)).toBe(true);
    expect(applied.setShown(7, true)).toBe(false);
  });

  test("text that the page wrote over ours, and that we wrote over again, goes back to the page's", () => {
    setPage();
    const applied = start();
    const node = textOf("#text");
    applied.writeText(node, "台海");
    node.data = "臺灣";
    applied.writeText(node, "台湾");
    applied.undo();
    expect(node.data).toBe("臺灣");
  });

  test("copies that the page makes of what is hidden are given back as well", () => {
    setPage();
    const applied = start();
    const { element } = plan("#ad");
    applied.hide([plan("#ad")]);
    document.body.append(element.cloneNode(true));
    applied.undo();
    expect(document.body.lastElementChild?.isEqualNode(element)).toBe(true);
    expect(serialised()).not.toContain("data-qingye");
  });

  test("what the reader wants to see is listed, but not hidden", () => {
    setPage();
    const applied = start();
    applied.hide([plan("#ad"), plan("#inline")], ({ element }) => element.id === "ad");
    expect(applied.findings.map(({ shown }) => shown)).toEqual([true, false]);
    expect(applied.isHidden(plan("#ad b").element)).toBe(false);
  });

  test("a box that is found before what surrounds it is listed once, with what surrounds it", () => {
    setPage();
    const applied = start();
    applied.hide([plan("#ad b")]);
    applied.hide([plan("#ad")]);
    expect(applied.findings.map(({ id }) => id)).toEqual([2]);
    applied.setShown(2, true);
    expect(applied.findings.map(({ id }) => id)).toEqual([1, 2]);
  });

  test("undo gives back every byte", () => {
    const before = setPage();
    const applied = start();
    applied.hide([plan("#ad"), plan("#inline")]);
    applied.writeText(textOf("#text em"), "現狀");
    applied.writeText(textOf("#text em"), "现状");
    applied.writeAttribute(plan("#ad").element, "title", "澳門新葡京");
    applied.writeAttribute(plan("#ad").element, "title", "澳门新葡京");
    applied.setShown(1, true);
    expect(serialised()).not.toBe(before);
    applied.undo();
    expect(serialised()).toBe(before);
    expect(applied.findings).toEqual([]);
  });

  test("nothing is written any more where the cleaning has ended", () => {
    const before = setPage();
    const controller = new AbortController();
    const applied = start(controller);
    applied.hide([plan("#ad")]);
    applied.writeText(textOf("#text em"), "现状");
    controller.abort();
    applied.undo();
    applied.hide([plan("#ad"), plan("#inline")]);
    applied.writeText(textOf("#text em"), "现状");
    applied.writeAttribute(plan("#ad").element, "title", "澳門新葡京");
    expect(serialised()).toBe(before);
    expect(applied.findings).toEqual([]);
  });

  test("undo leaves alone what the page itself wrote in the meantime", () => {
    setPage();
    const applied = start();
    const node = textOf("#text em");
    applied.writeText(node, "现状");
    node.data = "页面自己的新文字";
    applied.undo();
    expect(node.data).toBe("页面自己的新文字");
  });

  test("an echo of our own writing is known as such, a later change of the page is not", () => {
    setPage();
    const applied = start();
    const node = textOf("#text em");
    applied.writeText(node, "现状");
    expect(applied.isOwnText(node)).toBe(true);
    node.data = "另一段";
    expect(applied.isOwnText(node)).toBe(false);
  });
});
