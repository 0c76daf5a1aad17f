/** Everything that is said between the parts of the extension: one map, name -> [request, response]. */
import type { ArticleResult } from "./article";
import type { Finding } from "./finding";
import type { TextRepair } from "./repair";

/** What the content script knows of its page. */
export interface PageState {
  readonly url: string;
  /** False while Qingye is switched off for this site, or the page is shown as it was. */
  readonly cleaning: boolean;
  readonly html: boolean;
  readonly damaged: boolean;
  readonly findings: readonly Finding[];
  readonly repairs: readonly Pick<TextRepair, "before" | "after" | "kind" | "certain">[];
  /** Milliseconds spent by name of the step, for `npm run try` and bug reports. */
  readonly timings: Readonly<Record<string, number>>;
  /** Errors of ours that were caught, one line each: shown by `npm run try`, never to the page. */
  readonly failures: readonly string[];
}

/** Handled by the content script of a tab. */
export interface PageMessages {
  "page-state": [Record<string, never>, PageState];
  /** Waits until the page is parsed and cleaned, then reads the article. */
  "read-article": [Record<string, never>, ArticleResult];
}

/** Why a tab cannot be cleaned. Each has a sentence in `_locales` (`cannotClean_<reason>`). */
export type CannotCleanReason = "restricted" | "no-permission" | "failed";

/** Extra files of the content script, loaded only when a page needs them. */
export type PagePart = "repair" | "script-hant" | "article";

/** Handled by the background. */
export interface BackgroundMessages {
  /** Makes sure that the content script runs in the tab; on hosts other than china.com this is the reader's click. */
  "clean-tab": [{ readonly tabId: number }, { readonly ok: true } | { readonly ok: false; readonly reason: CannotCleanReason }];
  "set-site-on": [{ readonly site: string; readonly on: boolean }, { readonly ok: boolean }];
  /** From a content script: load a part into the sender's frame. */
  "load-part": [{ readonly part: PagePart }, { readonly ok: boolean }];
  /** From a content script: whether the declared style sheet may hide things in the sender's tab. */
  "declared-css": [{ readonly on: boolean }, { readonly ok: boolean }];
}
