/**
 * The extension API for what is loaded into every page, without the polyfill: both browsers have `chrome` with promises. The name is
 * the global object's own, so no element of the page can stand in for it, as one with `id="browser"` could.
 */
import type { Browser } from "webextension-polyfill";

declare const chrome: Browser;

export const api: Browser = chrome;
