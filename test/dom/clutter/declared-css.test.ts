import { expect, it } from "vitest";
import { declaredCss, DECLARED_OFF_CSS, HIDDEN_ATTRIBUTE, SHOWN_ATTRIBUTE } from "../../../src/clutter/rules";

const DISPLAYS: readonly (readonly [string, string, string])[] = [
  ["plain", "", "block"],
  ["normal rule of the page", "#CH_TL_10001 { display: flex }", "flex"],
  ["important rule of the page", "#CH_TL_10001 { display: inline-block !important }", "inline-block"],
  ["important rule in a layer of the page", "@layer site { #CH_TL_10001 { display: grid !important } }", "grid"],
  ["hidden by the page itself", "#CH_TL_10001 { display: none }", "none"],
];

async function openPage(pageCss: string, attributes = ""): Promise<HTMLElement> {
  const frame = document.createElement("iframe");
  frame.srcdoc = `<style>${declaredCss()}</style><style>${pageCss}</style><div id="CH_TL_10001" ${attributes}>一则广告</div>`;
  document.body.append(frame);
  await new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
  return frame.contentDocument?.getElementById("CH_TL_10001") as HTMLElement;
}

const displayOf = (element: HTMLElement): string | undefined => element.ownerDocument.defaultView?.getComputedStyle(element).display;

it.each(DISPLAYS)("hides, and gives the page's own display back when switched off: %s", async (_name, pageCss, own) => {
  const box = await openPage(pageCss);
  expect(displayOf(box)).toBe("none");
  const off = box.ownerDocument.createElement("style");
  off.textContent = DECLARED_OFF_CSS;
  box.ownerDocument.head.append(off);
  expect(displayOf(box)).toBe(own);
  off.remove();
  expect(displayOf(box)).toBe("none");
});

it("shows what the reader wants to see", async () => {
  expect(displayOf(await openPage("", SHOWN_ATTRIBUTE))).toBe("block");
});

it("hides what the content script marks, even against an important inline style", async () => {
  const box = await openPage("", `${HIDDEN_ATTRIBUTE} style="display: block !important"`);
  const style = box.ownerDocument.defaultView?.getComputedStyle(box);
  expect(style?.opacity).toBe("0");
  expect(style?.pointerEvents).toBe("none");
});
