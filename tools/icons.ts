/** Draws the PNG icons from their SVG sources in an installed Chromium. Run by hand after changing a drawing: `npx tsx tools/icons.ts`. */
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { launch } from "puppeteer-core";
import { findChromium } from "./find-browser";

const ICONS = resolve(import.meta.dirname, "../icons");

/** Small sizes have a drawing of their own: the large one turns to mud there. */
const SOURCES: readonly (readonly [size: number, source: string])[] = [
  [16, "qingye-small.svg"],
  [32, "qingye-small.svg"],
  [48, "qingye.svg"],
  [96, "qingye.svg"],
  [128, "qingye.svg"],
];

const executablePath = findChromium();
if (executablePath === null) throw new Error("No Chromium found: install Chrome, Chromium or Edge, or set CHROME_PATH.");
const browser = await launch({ executablePath, args: ["--no-sandbox"] });
const page = await browser.newPage();
for (const [size, source] of SOURCES) {
  const drawing = readFileSync(resolve(ICONS, source)).toString("base64");
  await page.setViewport({ width: size, height: size });
  await page.setContent(`<body style="margin:0"><img width="${size}" height="${size}" style="display:block" src="data:image/svg+xml;base64,${drawing}">`);
  writeFileSync(resolve(ICONS, `${size}.png`), await page.screenshot({ omitBackground: true, type: "png" }));
}
await browser.close();
