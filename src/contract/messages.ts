/** Everything that is said between the parts of the extension: one map, name -> [request, response]. */
import type { ArticleResult } from "./article";
import type { Finding, HideReason } from "./finding";
import type { ReadingPreferences } from "./reading";
import type { RepairPlace, ScriptTarget, TextRepair } from "./repair";

/** What the content script knows of its page. */
export interface PageState {
  readonly url: string;
  /** False while Qingye is switched off for this site, or the page is shown as it was. */
  readonly cleaning: boolean;
  /** True while the reader looks at the page as it was. */
  readonly original: boolean;
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
  /**
   * Waits until the page is parsed and cleaned, then reads the article. Of an article on many pages, those in `pages` are
   * fetched and joined, all that are missing when it is absent; what was fetched once is not fetched again.
   */
  "read-article": [{ readonly pages?: readonly number[] }, ArticleResult];
  /** Where the text of the page, and of the article's further pages, was repaired; in the order of the text. */
  "repair-places": [Record<string, never>, { readonly places: readonly RepairPlace[] }];
  /** The page's HTML as it came, without what was changed by us: for a report that the reader wants to make. */
  "page-html": [Record<string, never>, { readonly html: string }];
  /** Shows what was hidden again, or hides it again; `id` as in `Finding`. */
  "show-finding": [{ readonly id: number; readonly shown: boolean }, { readonly ok: boolean }];
  /** Gives the page back exactly as it was, or cleans it again. Lasts until the page is left. */
  "show-original": [{ readonly on: boolean }, PageState];
  /** Lets the reader point at one more thing to hide on this site. Answers at once; the popup closes. */
  "start-picker": [Record<string, never>, { readonly ok: boolean }];
}

/** Why a tab cannot be cleaned. Each has a sentence in `_locales` (`cannotClean_<reason>`). */
export type CannotCleanReason = "restricted" | "no-permission" | "failed";

/** Extra files of the content script, loaded only when a page needs them. */
export type PagePart = "repair" | "script-hant" | "article" | "picker";

/** Handled by the background. */
export interface BackgroundMessages {
  /** Makes sure that the content script runs in the tab; on hosts other than china.com this is the reader's click. */
  "clean-tab": [{ readonly tabId: number }, { readonly ok: true } | { readonly ok: false; readonly reason: CannotCleanReason }];
  "set-site-on": [{ readonly site: string; readonly on: boolean }, { readonly ok: boolean }];
  /** Whether everything of a kind (`kindOf`, `kindOfReason`) is shown on a site. */
  "set-shown": [{ readonly site: string; readonly kind: string; readonly shown: boolean }, { readonly ok: boolean }];
  /** Whether everything that is hidden for a reason is shown on all sites. */
  "set-shown-everywhere": [{ readonly reason: HideReason; readonly shown: boolean }, { readonly ok: boolean }];
  /** The script that damaged pages come back in. Pages that are open keep theirs. */
  "set-script": [{ readonly script: ScriptTarget }, { readonly ok: boolean }];
  /** Adds what the reader picked, or takes it away. A content script can do it for its own site only. */
  "set-own-hidden": [{ readonly site: string; readonly selector: string; readonly hidden: boolean }, { readonly ok: boolean }];
  /** Changes how articles are shown. Values out of range are brought into it; `ok` is false when the browser could not store them. */
  "set-reading": [{ readonly changes: Partial<ReadingPreferences> }, { readonly ok: boolean }];
  /** Stops cleaning a mirror without a click and gives its permission back. (Asking for one needs the reader's click in the popup.) */
  "drop-mirror": [{ readonly host: string }, { readonly ok: boolean }];
  /** Makes a mirror of a host that the browser has let us into: it may have done so without a question, and so without an event. */
  "keep-mirror": [{ readonly host: string }, { readonly ok: boolean }];
  /**
   * Stores `stored` in the place of all settings, as far as it can be read: an import, a reset, or what was there before one.
   * Permissions of mirrors that it does not name are given back; those of new ones have to be asked for by a click.
   */
  "replace-settings": [{ readonly stored: unknown }, { readonly ok: boolean }];
  /** From a content script: how much is hidden on its page, for the badge. */
  "hidden-count": [{ readonly count: number }, { readonly ok: boolean }];
  /** From a content script: load a part into the sender's frame. */
  "load-part": [{ readonly part: PagePart }, { readonly ok: boolean }];
  /** From a content script: whether the declared style sheet may hide things in the sender's tab. */
  "declared-css": [{ readonly on: boolean }, { readonly ok: boolean }];
}
