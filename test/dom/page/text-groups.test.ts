import { describe, expect, test } from "vitest";
import { attributeTexts, textGroups } from "../../../src/page/text-groups";

function groupsOf(html: string): string[][] {
  const doc = new DOMParser().parseFromString(html, "text/html");
  return [...textGroups(doc.documentElement)].map((group) => group.map((node) => node.data));
}

describe("text groups", () => {
  test("neighbouring nodes of one block are one group, blocks and line breaks end it", () => {
    expect(groupsOf("<p>美國<strong>無意</strong>改變<a href=x>臺海</a></p><p>第二段<br>第三段</p>")).toEqual([["美國", "無意", "改變", "臺海"], ["第二段"], ["第三段"]]);
  });

  test("text on both sides of a nested block is not joined", () => {
    expect(groupsOf("<div>前<div>中</div>後</div>")).toEqual([["前"], ["中"], ["後"]]);
  });

  test("the title is read, white space alone is not", () => {
    expect(groupsOf("<title>標題</title><div>\n  <p> </p>\n</div>")).toEqual([["標題"]]);
  });

  test.each([
    ["code", "<code>戰(zhàn)</code>"],
    ["pre", "<pre>戰(zhàn)</pre>"],
    ["script", "<script>戰(zhàn)</script>"],
    ["style", "<style>戰(zhàn)</style>"],
    ["noscript", "<body><noscript>戰(zhàn)</noscript>"],
    ["textarea", "<textarea>戰(zhàn)</textarea>"],
    ["select", "<select><option>戰(zhàn)</option></select>"],
    ["editable text", "<div contenteditable>戰(zhàn)<b>略</b></div>"],
  ])("%s is never touched", (_name, html) => {
    expect(groupsOf(html)).toEqual([]);
  });

  test("an island marked as not editable is still inside the editor", () => {
    expect(groupsOf(`<div contenteditable="true"><span contenteditable="false">戰(zhàn)</span></div>`)).toEqual([]);
  });

  test("pages that nest deeper than a stack are read", () => {
    const doc = document.implementation.createHTMLDocument();
    let inner: Element = doc.body;
    for (let depth = 0; depth < 30_000; depth++) inner = inner.appendChild(doc.createElement("span"));
    inner.append("到底");
    expect([...textGroups(doc.body)].map((group) => group.map((node) => node.data))).toEqual([["到底"]]);
  });
});

test("shown attributes are found, values of forms are not", () => {
  const doc = new DOMParser().parseFromString(`<img alt="圖"><a title="題" href="y">a</a><input placeholder="請輸入" value="我的"><b aria-label=" ">b</b>`, "text/html");
  expect([...attributeTexts(doc.body)].map(({ element, name }) => element.getAttribute(name))).toEqual(["圖", "題", "請輸入"]);
});
