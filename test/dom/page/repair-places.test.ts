import { afterEach, describe, expect, test } from "vitest";
import { createApplied } from "../../../src/page/apply";
import { originalHtml } from "../../../src/page/original-html";
import { keepPlaces, placesOf, RepairedGroups } from "../../../src/page/repair-places";
import type { TextRepair } from "../../../src/contract/repair";

const hosts: HTMLElement[] = [];

function texts(...pieces: readonly string[]): Text[] {
  const host = document.createElement("p");
  hosts.push(host);
  host.append(...pieces.map((piece) => Object.assign(document.createElement("b"), { textContent: piece })));
  return [...host.querySelectorAll("b")].map((element) => element.firstChild as Text);
}

afterEach(() => {
  for (const host of hosts.splice(0)) host.remove();
});

const repair = (start: number, before: string, after: string, certain = true): TextRepair => ({
  start, end: start + before.length, before, after, kind: after === "" ? "annotation" : "straddle", certain,
});

describe("where text was repaired", () => {
  test("is told by what stands around it, across the nodes of a block", () => {
    // Before: 春天(tian)的江?xx好 in two nodes.
    const nodes = texts("春天的", "江水好");
    const repairs = [repair(2, "(tian)", ""), repair(10, "?xx", "水", false)];
    expect(placesOf([keepPlaces(nodes, repairs, ["春天的", "江水好"], ["春天的", "江水好"], (text) => text)])).toEqual([
      { before: "(tian)", after: "", kind: "annotation", certain: true, left: "春天", right: "的江水好" },
      { before: "?xx", after: "水", kind: "straddle", certain: false, left: "春天的江", right: "好" },
    ]);
  });

  test("moves with a script that writes more or fewer characters", () => {
    const convert = (text: string): string => text.replaceAll("以太网", "乙太網路");
    const nodes = texts("接上乙太網路，", "再上乙太網路好");
    const pieces = ["接上以太网，", "再上以太网好"];
    const places = placesOf([keepPlaces(nodes, [repair(5, "?a", "，"), repair(12, "?b", "好")], pieces, pieces.map(convert), convert)]);
    expect(places).toMatchObject([
      { before: "?a", after: "，", left: "接上乙太網路", right: "再上乙太網路好" },
      { before: "?b", after: "好", left: "接上乙太網路，再上乙太網路", right: "" },
    ]);
  });

  test("is not told when the page has written something else there", () => {
    const nodes = texts("春天的江");
    const group = keepPlaces(nodes, [repair(2, "(tian)", "")], ["春天的江"], ["春天的江"], (text) => text);
    (nodes[0] as Text).data = "别的";
    expect(placesOf([group])).toEqual([]);
  });
});

describe("the list of repaired groups", () => {
  test("has a text that was repaired anew once, as it was repaired last, in the order of the first repair", () => {
    const [one, other] = [texts("春天的江"), texts("秋天的海")];
    const groupOf = (nodes: readonly Text[], before: string) => keepPlaces(nodes, [repair(2, before, "")], nodes.map(({ data }) => data), nodes.map(({ data }) => data), (text) => text);
    const groups = new RepairedGroups();
    groups.add(groupOf(one, "(tian)"));
    groups.add(groupOf(other, "(qiu)"));
    (one[0] as Text).data = "夏天的江";
    groups.add(groupOf(one, "(xia)"));
    expect(placesOf(groups).map(({ before, left }) => [before, left])).toEqual([["(xia)", "夏天"], ["(qiu)", "秋天"]]);
  });
});

describe("the page's HTML for a report", () => {
  test("is what the page had before us, and the page stays as it is", () => {
    const page = new DOMParser().parseFromString('<!doctype html><html><body><p title="旧">旧文<i>不动</i></p><div class="ad">广告</div></body></html>', "text/html");
    const applied = createApplied(new AbortController().signal);
    const before = originalHtml(page, null);
    const paragraph = page.querySelector("p") as HTMLElement;
    applied.writeText(paragraph.firstChild as Text, "新文");
    applied.writeText(paragraph.firstChild as Text, "更新的文");
    applied.writeAttribute(paragraph, "title", "新");
    applied.writeAttribute(paragraph, "title", "更新");
    applied.hide([{ element: page.querySelector(".ad") as HTMLElement, rule: "x", reason: "ad", text: "广告" }]);
    const shown = page.documentElement.outerHTML;
    expect(originalHtml(page, applied)).toBe(before);
    expect(before).toContain('<p title="旧">旧文<i>不动</i></p>');
    expect(page.documentElement.outerHTML).toBe(shown);
    expect(shown).toContain("更新的文");
  });

  test("what the page itself wrote since then stays", () => {
    const page = new DOMParser().parseFromString("<p>旧文</p>", "text/html");
    const applied = createApplied(new AbortController().signal);
    const node = page.querySelector("p")?.firstChild as Text;
    applied.writeText(node, "新文");
    node.data = "页面自己的";
    expect(originalHtml(page, applied)).toContain("<p>页面自己的</p>");
  });
});
