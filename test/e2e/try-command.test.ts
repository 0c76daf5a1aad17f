import { join } from "node:path";
import { expect, test } from "vitest";
import { packageBin, ROOT, run } from "../../tools/run";
import { loadFixture } from "../support/fixtures";

const browser = process.env["QINGYE_BROWSER"] ?? "chromium";
const page = join(ROOT, "test/fixtures/pages/t4-clean.html");
const { url, article, mustHide } = loadFixture("t4-clean");

function tryPage(...args: readonly string[]): ReturnType<typeof run> {
  return run(packageBin("tsx"), [join(ROOT, "tools/try.ts"), ...args]);
}

test("prints one JSON object and nothing else", async () => {
  const { code, output } = await tryPage(page, "--url", url, "--browser", browser, "--wait", "200");
  expect(code).toBe(0);
  const result = JSON.parse(output) as Record<string, unknown>;
  expect(Object.keys(result)).toEqual(["url", "documentTitle", "article", "visibleText", "hidden", "repairs", "readerHtml", "timings", "errors"]);
  expect(result).toMatchObject({ url, article: { title: article?.title, paragraphs: article?.paragraphs, pages: 1, script: "hans" }, repairs: [], errors: [] });
  expect(mustHide.filter((text) => String(result["visibleText"]).includes(text))).toEqual([]);
  expect(String(result["readerHtml"])).toMatch(/^<article\b[^>]* id="article"/);
});

test.each([
  { name: "no page", args: ["--url", url], says: /usage/ },
  { name: "no address", args: [page], says: /usage/ },
  { name: "an unknown flag", args: [page, "--url", url, "--fast"], says: /--fast/ },
  { name: "a missing file", args: ["missing.html", "--url", url], says: /missing\.html/ },
  { name: "an address of another kind", args: [page, "--url", "file:///tmp/a.html"], says: /web address/ },
  { name: "an unknown browser", args: [page, "--url", url, "--browser", "lynx"], says: /lynx/ },
  { name: "an unknown setting", args: [page, "--url", url, "--set", "colour=red"], says: /colour/ },
  { name: "a time that is none", args: [page, "--url", url, "--wait", "soon"], says: /soon/ },
])("says in one sentence what is wrong with $name, and ends with 2", async ({ args, says }) => {
  const { code, output } = await tryPage(...args);
  expect(code).toBe(2);
  expect(output.trim().split("\n")).toHaveLength(1);
  expect(output).toMatch(says);
});
