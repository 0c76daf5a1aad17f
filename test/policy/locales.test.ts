/** Every visible string goes through `_locales`, in three languages, none missing and none left over. */
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import type { HideReason } from "../../src/contract/finding";
import type { CannotCleanReason } from "../../src/contract/messages";
import type { NoArticleReason } from "../../src/contract/article";

const ROOT = resolve(import.meta.dirname, "../..");
const LOCALES = ["zh_CN", "zh_TW", "en"] as const;

interface Message {
  readonly message: string;
  readonly placeholders?: Record<string, { readonly content: string }>;
}

const messages = Object.fromEntries(
  LOCALES.map((locale) => [locale, JSON.parse(readFileSync(join(ROOT, "src/_locales", locale, "messages.json"), "utf8")) as Record<string, Message>]),
);
const keys = Object.keys(messages["zh_CN"] ?? {});

/** Keys that code composes: the compiler proves that each list is complete. */
const NO_ARTICLE: Record<NoArticleReason, true> = { empty: true, "not-html": true, "error-page": true, list: true, "too-short": true };
const CANNOT_CLEAN: Record<CannotCleanReason, true> = { restricted: true, "no-permission": true, failed: true };
const REASONS: Record<HideReason, true> = { gambling: true, adult: true, ad: true, clutter: true, floating: true, own: true };
const composed = [...Object.keys(REASONS).map((reason) => `reason_${reason}`), ...Object.keys(NO_ARTICLE).map((reason) => `noArticle_${reason}`), ...Object.keys(CANNOT_CLEAN).map((reason) => `cannotClean_${reason}`)].map((key) =>
  key.replaceAll("-", "_"),
);

function usedKeys(): Set<string> {
  const files = readdirSync(join(ROOT, "src"), { recursive: true, encoding: "utf8" }).filter((path) => /\.(?:ts|html)$/u.test(path));
  const sources = [...files.map((file) => join(ROOT, "src", file)), join(ROOT, "manifest.json")].map((file) => readFileSync(file, "utf8").replaceAll(/\/\*[\s\S]*?\*\/|dataset\["\w+"\]/gu, ""));
  const calls = sources.flatMap((source) => [...source.matchAll(/\b(?:text|say)\((?=([^()]*))/gu)].map((match) => match[1] ?? ""));
  const found = [
    ...calls.flatMap((call) => [...call.matchAll(/"(\w+)"/gu)].map((match) => match[1] ?? "")),
    ...sources.flatMap((source) => [...source.matchAll(/data-i18n(?:-title|-label)?="(\w+)"|__MSG_(\w+)__/gu)].map((match) => match[1] ?? match[2] ?? "")),
  ];
  return new Set([...found, ...composed]);
}

test("all languages have the same keys", () => {
  for (const locale of LOCALES) expect(Object.keys(messages[locale] ?? {}).toSorted(), locale).toEqual(keys.toSorted());
});

test("every key that is used exists, and every key is used", () => {
  expect([...usedKeys()].toSorted()).toEqual(keys.toSorted());
});

test("no message is empty, and placeholders agree between languages", () => {
  for (const locale of LOCALES) {
    for (const key of keys) {
      const message = messages[locale]?.[key];
      expect(message?.message.trim(), `${locale} ${key}`).not.toBe("");
      expect(Object.keys(message?.placeholders ?? {}), `${locale} ${key}`).toEqual(Object.keys(messages["zh_CN"]?.[key]?.placeholders ?? {}));
    }
  }
});

test("no Chinese text stands in the code of the interface", () => {
  for (const room of ["popup", "full-reader", "options", "welcome", "background", "browser", "reader"]) {
    for (const file of readdirSync(join(ROOT, "src", room)).filter((name) => name.endsWith(".ts"))) {
      expect(readFileSync(join(ROOT, "src", room, file), "utf8").replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/gu, ""), file).not.toMatch(/\p{Script=Han}/u);
    }
  }
});
