/** What is built: how much it weighs, and what it can do. Builds first where a source is newer than the last build. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { build, extensionDir, TARGETS } from "../../tools/build";
import { filesBelow } from "../../tools/package";
import { BUDGETS, DETECTOR_BUDGET, measureDetector, measureSizes, type Sizes } from "../bench/sizes";

const BUILD_TIMEOUT_MS = 240_000;

beforeAll(() => build(), BUILD_TIMEOUT_MS);

describe("weight", () => {
  let sizes: Sizes;
  beforeAll(async () => {
    sizes = await measureSizes();
  });

  const names = Object.keys(BUDGETS) as (keyof Sizes)[];
  test.each(names)("%s is measured", (name) => {
    expect(sizes[name]).toBeGreaterThan(1000);
  });

  test.each(names)("%s keeps to its budget", (name) => {
    expect(sizes[name]).toBeLessThanOrEqual(BUDGETS[name]);
  });

  test("the detector of damage keeps to its budget", async () => {
    const bytes = await measureDetector();
    expect(bytes).toBeGreaterThan(1000);
    expect(bytes).toBeLessThanOrEqual(DETECTOR_BUDGET);
  }, 60_000);
});

describe.each(TARGETS)("%s", (target) => {
  const scripts = async (): Promise<readonly (readonly [name: string, code: string])[]> => {
    const folder = extensionDir(target);
    const names = (await filesBelow(folder)).filter((name) => /\.m?js$/u.test(name));
    expect(names.length).toBeGreaterThan(5);
    return names.map((name) => [name, readFileSync(join(folder, name), "utf8")]);
  };
  const using = async (pattern: RegExp): Promise<string[]> => (await scripts()).filter(([, code]) => pattern.test(code)).map(([name]) => name);

  test("only the part that reads an article, for its further pages, makes requests", async () => {
    expect(await using(/(?<![\w.$])fetch\(/u)).toEqual(["src/page/part-article.js"]);
    expect(await using(/\b(?:XMLHttpRequest|WebSocket|EventSource|WebTransport|RTCPeerConnection|sendBeacon|importScripts)\b|new (?:Image|Worker)\b/u)).toEqual([]);
  });

  test("libraries included, no text becomes HTML or code", async () => {
    expect(await using(/\.(?:inner|outer)HTML\s*[+]?=(?!=)|insertAdjacentHTML|document\.write|createContextualFragment|setHTMLUnsafe|(?<![\w.$])eval\(|new Function\b/u)).toEqual([]);
  });

  test("no page of ours takes a script or a style from elsewhere, or has one in it", async () => {
    const folder = extensionDir(target);
    for (const name of (await filesBelow(folder)).filter((path) => path.endsWith(".html"))) {
      const html = readFileSync(join(folder, name), "utf8");
      expect(html, name).not.toMatch(/(?:src|href)="(?:[a-z]+:)?\/\/|<script(?![^>]*\bsrc=)[^>]*>|\son[a-z]+=|<style/iu);
    }
  });
});
