import { api } from "./api";

/** The text of `key` in the browser's language, from `_locales`. `$1`, `$2` … are filled from `substitutions`. */
export function text(key: string, ...substitutions: string[]): string {
  return api.i18n.getMessage(key, substitutions);
}

/** BCP 47 tag of the language that `text` answers in. */
export function uiLanguage(): string {
  return text("languageTag");
}

/** Fills every element with `data-i18n="key"` (text), `data-i18n-title="key"` (tooltip) and `data-i18n-label="key"` (accessible name) below `root`. */
export function localise(root: Document): void {
  root.documentElement.lang = uiLanguage();
  for (const element of root.querySelectorAll<HTMLElement>("[data-i18n]")) element.textContent = text(element.dataset["i18n"] ?? "");
  for (const element of root.querySelectorAll<HTMLElement>("[data-i18n-title]")) element.title = text(element.dataset["i18nTitle"] ?? "");
  for (const element of root.querySelectorAll<HTMLElement>("[data-i18n-label]")) element.setAttribute("aria-label", text(element.dataset["i18nLabel"] ?? ""));
}
