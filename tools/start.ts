/**
 * `npm start`: builds, and shows the extension at work on two sample pages, a clean one and a damaged mirror of one. With a
 * display a browser opens and stays until it is closed; without one, or with `--headless`, pictures and articles go to `dist/sample`.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { launchBrowser } from "../test/support/launch";
import { startProxy, type PageProxy } from "../test/support/proxy";
import { loadSamples } from "../test/support/samples";
import { build } from "./build";
import { ensureBrowsers } from "./ensure-browsers";
import { inspect, type FlatArticle } from "./inspect";
import { ROOT, runMain } from "./run";

const OUTPUT = join(ROOT, "dist/sample");

function hasDisplay(): boolean {
  return process.platform !== "linux" || Boolean(process.env["DISPLAY"] ?? process.env["WAYLAND_DISPLAY"]);
}

function asText(article: FlatArticle): string {
  const facts = [article.time, article.source, article.author, article.editor].filter((fact) => fact !== null).join(" · ");
  return `${[article.title, facts, ...article.paragraphs].join("\n\n")}\n`;
}

async function savePictures(proxy: PageProxy): Promise<void> {
  await mkdir(OUTPUT, { recursive: true });
  const browser = await launchBrowser("chromium", proxy);
  try {
    for (const { name, fixture } of loadSamples()) {
      const folder = join(OUTPUT, name);
      const result = await inspect(browser, fixture.url, { waitMs: 500, shots: folder });
      if (result.article === null) throw new Error(`No article was found on the sample page ${fixture.url}: ${result.errors.join("; ")}`);
      await writeFile(join(folder, "article.txt"), asText(result.article));
      process.stdout.write(`${name}: ${fixture.url}\n`);
      process.stdout.write(`  hidden ${String(result.hidden.length)}, repaired ${String(result.repairs.length)}, article of ${String(result.article.paragraphs.length)} paragraphs\n`);
      for (const file of ["before.png", "after.png", "popup.png", "article.txt"]) process.stdout.write(`  ${join("dist/sample", name, file)}\n`);
    }
  } finally {
    await browser.close();
  }
}

async function showWindow(proxy: PageProxy): Promise<void> {
  const browser = await launchBrowser("chromium", proxy, { headless: false });
  for (const { fixture } of loadSamples()) await browser.openPage(fixture.url);
  process.stdout.write("A browser shows two sample pages. Click the Qingye button in the toolbar on each. Close the window to end.\n");
  await browser.closed;
}

async function main(): Promise<void> {
  await ensureBrowsers(["chromium"]);
  await build();
  const proxy = await startProxy();
  try {
    for (const { fixture, html } of loadSamples()) proxy.serve(fixture.url, { body: html });
    if (hasDisplay() && !process.argv.includes("--headless")) await showWindow(proxy);
    else await savePictures(proxy);
  } finally {
    await proxy.close();
  }
}

runMain(main);
