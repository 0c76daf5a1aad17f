import { describe, expect, it } from "vitest";
import { ARTICLE_PAGE_RULES, declaredCss, DECLARED_RULES } from "../../../src/clutter/rules";

describe("declared style sheet", () => {
  it("holds every declared rule, and only those", () => {
    const css = declaredCss();
    for (const { selector } of DECLARED_RULES) expect(css).toContain(`:is(${selector}):not([data-qingye-show]`);
    for (const { selector } of ARTICLE_PAGE_RULES) expect(css).not.toContain(`:is(${selector})`);
  });
});

it("rule ids are unique", () => {
  const ids = [...DECLARED_RULES, ...ARTICLE_PAGE_RULES].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
