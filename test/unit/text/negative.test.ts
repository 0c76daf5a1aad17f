/** Texts that must not change: no evidence, no edit. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { assessDamage } from "../../../src/text/evidence";
import { createRepairer } from "../../../src/text/repairer";

const folder = new URL("../../fixtures/text/negative/", import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith(".txt"));

test("there are enough of them", () => {
  expect(names.length).toBeGreaterThanOrEqual(60);
});

describe("negative texts", () => {
  test.each(names)("%s", (name) => {
    const text = readFileSync(new URL(name, folder), "utf8");
    expect(assessDamage(text).damaged).toBe(false);
    expect(createRepairer(text).repair(text)).toEqual({ text, repairs: [] });
  });
});

const seed = new URL("../../../../shared/seeds/", import.meta.url);

describe.runIf(existsSync(seed))("the page from the wild", () => {
  const read = (prefix: string): string => {
    const name = readdirSync(seed).find((file) => file.startsWith(prefix));
    return name === undefined ? "" : readFileSync(new URL(name, seed), "utf8");
  };

  test("damaged: exactly the text that was damaged", () => {
    const page = read("000_");
    expect(createRepairer(page).repair(page).text).toBe(read("000.undamaged"));
  });

  test("clean: unchanged", () => {
    const page = read("002_");
    expect(createRepairer(page).repair(page).text).toBe(page);
  });
});
