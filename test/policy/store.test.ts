/** What stands in the stores is what the extension says of itself, in every language, and fits. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";

const ROOT = resolve(import.meta.dirname, "../..");
const read = (path: string): string => readFileSync(resolve(ROOT, path), "utf8");
const manifest = JSON.parse(read("manifest.json")) as Record<string, readonly string[]>;

const LANGUAGES = [
  ["zh-CN", "zh_CN"],
  ["zh-TW", "zh_TW"],
  ["en", "en"],
] as const;

describe.each(LANGUAGES)("%s", (language, locale) => {
  const listing = read(`docs/store/${language}.md`);
  const messages = JSON.parse(read(`src/_locales/${locale}/messages.json`)) as Record<string, { readonly message: string }>;
  const message = (key: string): string => messages[key]?.message ?? "";

  test("name and summary are the extension's own, and within the stores' lengths", () => {
    expect(listing.split("\n")[0]).toBe(`# ${message("appName")}`);
    expect(listing).toContain(message("appDescription"));
    // Chrome Web Store: 75 and 132 characters; addons.mozilla.org: 50 and 250.
    expect([...message("appName")].length).toBeLessThanOrEqual(50);
    expect([...message("appDescription")].length).toBeLessThanOrEqual(132);
  });

  test("every permission is explained", () => {
    for (const permission of [...(manifest["permissions"] ?? []), ...(manifest["host_permissions"] ?? [])]) expect(listing).toContain(`| \`${permission}\` |`);
  });

  test("there is a privacy statement", () => {
    expect(read(`docs/store/privacy.${language}.md`).trim().length).toBeGreaterThan(300);
  });
});
