import { expect, test } from "vitest";
import { useBrowser } from "../support/harness";
import { visibleText } from "../support/visible-text";

const harness = useBrowser();

const URL = "http://visible-text.invalid/";

const SEEN: Readonly<Record<string, string>> = {
  paragraph: "<p>SEEN</p>",
  "below the screen": '<div style="height:3000px"></div><p>SEEN</p>',
  "visible in a hidden box": '<div style="visibility:hidden"><p style="visibility:visible">SEEN</p></div>',
  generated: '<style>p::before { content: "SEEN" }</style><p></p>',
  "generated, escaped": '<style>p::after { content: "\\53 EEN" }</style><p></p>',
  "alternative text": '<img alt="SEEN" src="/a.png">',
  "placeholder of a field": '<input placeholder="SEEN">',
  "open shadow root": '<div><template shadowrootmode="open"><p>SEEN</p></template></div>',
  "slotted": '<div><template shadowrootmode="open"><slot></slot></template>SEEN</div>',
  "frame of the same origin": '<iframe srcdoc="<p>SEEN</p>"></iframe>',
  "fixed box in a clipped one": '<div style="overflow:hidden;height:0"><p style="position:fixed;top:9px">SEEN</p></div>',
  "half transparent": '<p style="opacity:.5">SEEN</p>',
};

const UNSEEN: Readonly<Record<string, string>> = {
  "no display": '<p style="display:none">SEEN</p>',
  hidden: '<p style="visibility:hidden">SEEN</p>',
  transparent: '<div style="opacity:0"><p>SEEN</p></div>',
  "left of the page": '<p style="position:absolute;left:-9999px">SEEN</p>',
  "above the page": '<p style="position:absolute;top:-9999px">SEEN</p>',
  "indented away": '<p style="text-indent:-9999px;overflow:hidden">SEEN</p>',
  "clipped by its box": '<div style="overflow:hidden;height:0"><p>SEEN</p></div>',
  "scrolled out of a clipping box": '<div style="overflow:hidden;height:20px"><div style="height:50px"></div><p>SEEN</p></div>',
  "clipped by a path": '<p style="clip-path:inset(100%)">SEEN</p>',
  "clipped by a rectangle": '<p style="position:absolute;clip:rect(0,0,0,0)">SEEN</p>',
  "without size": '<p style="font-size:0">SEEN</p>',
  script: "<script>/* SEEN */</script>",
  "hidden picture": '<img alt="SEEN" src="/a.png" style="display:none">',
  "hidden frame": '<iframe srcdoc="<p>SEEN</p>" style="display:none"></iframe>',
};

const pageOf = (markup: string): string => `<!doctype html><title>SEEN</title><body>${markup}`;

test.each([
  ...Object.entries(SEEN).map(([name, markup]) => ({ name, markup, expected: "SEEN" })),
  ...Object.entries(UNSEEN).map(([name, markup]) => ({ name, markup, expected: "" })),
])("a person sees $expected: $name", async ({ markup, expected }) => {
  const { browser, proxy } = harness;
  proxy.serve(URL, { body: pageOf(markup) });
  const page = await browser.openPage(URL);
  await page.evaluate(() => new Promise((resolve) => (document.readyState === "complete" ? resolve(null) : addEventListener("load", () => resolve(null)))));
  expect(await page.evaluate(visibleText)).toBe(expected);
  await page.close();
});

test("every block stands on a line of its own", async () => {
  const { browser, proxy } = harness;
  proxy.serve(URL, { body: pageOf("<p>one <b>two</b></p><ul><li>three</li><li>four</li></ul>") });
  const page = await browser.openPage(URL);
  expect(await page.evaluate(visibleText)).toBe("one two\nthree\nfour");
  await page.close();
});
