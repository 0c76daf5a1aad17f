import { describe, expect, it } from "vitest";
import { ARTICLE_PAGE_RULES, declaredCss, DECLARED_RULES } from "../../../src/clutter/rules";
import { generate } from "../../../tools/clutter/declared-css";
import { readFileSync } from "node:fs";

describe("declared style sheet", () => {
  it("holds every declared rule, and only those", () => {
    const css = declaredCss();
    for (const { selector } of DECLARED_RULES) expect(css).toContain(`:is(${selector}):not([data-qingye-show]) {`);
    for (const { selector } of ARTICLE_PAGE_RULES) expect(css).not.toContain(`:is(${selector})`);
  });

  it("is the one that is checked in", () => {
    for (const { path, content } of generate()) expect(readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8")).toBe(content);
  });
});

it("rule ids are unique", () => {
  const ids = [...DECLARED_RULES, ...ARTICLE_PAGE_RULES].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
