import { describe, expect, it } from "vitest";
import { hiddenByStyles } from "../../../src/article/style-rules";

const REST = "<p>渠水一路向东，过了三个村子，村里的人都出来看，看完又回去做饭。</p>".repeat(3);

function hides(css: string, sheets: readonly string[] = [], markup = `<p class="x" id="t">看不见的一句。</p>${REST}`): boolean {
  const doc = new DOMParser().parseFromString(`<style>${css}</style>${markup}`, "text/html");
  const el = doc.getElementById("t");
  if (el === null) throw new Error("nothing to look at");
  return hiddenByStyles(doc, sheets)(el);
}

describe("style sheets of a page without a layout", () => {
  it.each([
    ".x{display:none}",
    "a{color:red}.y,.x { color:red; display : none !important; }",
    "/* .x{display:block} */ @charset 'utf-8'; @import url(a.css); .x{visibility:hidden}",
    "@media print{p{color:red}} p.x{position:absolute;left:-9999px}",
    ".x{display:block}.x{display:none}",
    ".x::before{content:'}'}.x{font-size:0}",
    "p..{display:none}.x{display:none}",
  ])("hide by %s", (css) => {
    expect(hides(css)).toBe(true);
  });

  it.each([
    "",
    ".x{color:red}",
    ".y{display:none}",
    ".x{display:none}.x{display:block}",
    ".x{display:none}p#t{visibility:visible}",
    "@media print{.x{display:none}}",
    "@media print{p{color:red} .x{display:none}} .y{}",
    "/*.x{display:none}*/",
    ".x{opacity:0}",
    ".x{display:none",
    ".x{max-height:300px;overflow:hidden}",
  ])("do not hide by %s", (css) => {
    expect(hides(css)).toBe(false);
  });

  it("that are linked come first", () => {
    expect(hides("", [".x{display:none}"])).toBe(true);
    expect(hides(".x{display:block}", [".x{display:none}"])).toBe(false);
  });

  it("for print, or what holds most of the page, say nothing", () => {
    const doc = new DOMParser().parseFromString(`<style media="print">.x{display:none}</style><p class="x" id="t">看得见。</p>${REST}`, "text/html");
    expect(hiddenByStyles(doc)(doc.getElementById("t") as Element)).toBe(false);
    expect(hides(".all{display:none}", [], `<div class="all" id="t">${REST}</div>`)).toBe(false);
  });

  it("are read in linear time", () => {
    const time = (count: number): number => {
      const css = ".a{color:red}/*".repeat(count) + "{{".repeat(count) + ".b{display:none}".repeat(count);
      const start = performance.now();
      hides(css);
      return performance.now() - start;
    };
    time(10_000);
    expect(time(80_000)).toBeLessThan(time(10_000) * 30 + 100);
  });
});
