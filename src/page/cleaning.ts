/** One cleaning of one page: from switching on to switching off. */
import { rootOf } from "../article/dom";
import { PLACES } from "../article/template-places";
import { queryFirst } from "../clutter/dom-access";
import { findClutter, type Hide } from "../clutter/find-clutter";
import { kindOf, kindOfReason, listOf, siteOf, type Settings } from "../contract/settings";
import { createApplied, type Applied } from "./apply";
import { observeAdditions, outermost } from "./observer";
import { createTitleKeeper } from "./document-title";
import { findOwnHidden } from "./own-hidden";
import { createTextRepairer, type TextRepairer } from "./text-repair";

const BODIES = Object.values(PLACES).flatMap(({ body }) => body).join(",");

export interface Cleaning {
  readonly applied: Applied;
  readonly text: TextRepairer;
  /** Resolves when the page was parsed and all that it held then is cleaned. Never rejects. */
  readonly settled: Promise<void>;
  /** Milliseconds by step. */
  readonly timings: Readonly<Record<string, number>>;
  /** What went wrong, for the console of a developer and for `npm run try`. */
  readonly failures: readonly unknown[];
  /** Follows what the reader wants to see and to hide on this site. The script of repaired text stays as it was. */
  update(settings: Settings): void;
  /** Takes everything back and stops watching. */
  undo(): void;
}

/** `onFindings` is called whenever more may have been hidden. */
export function startCleaning(doc: Document, settings: Settings, onFindings: () => void): Cleaning {
  const controller = new AbortController();
  const { signal } = controller;
  const applied = createApplied(signal);
  const text = createTextRepairer(applied, settings.script, signal);
  const timings: Record<string, number> = {};
  const failures: unknown[] = [];
  const keepTitle = createTitleKeeper(doc, applied);
  let wishes = wishesOf(doc, settings);

  const timed = (step: string, work: () => void): void => {
    const start = performance.now();
    work();
    timings[step] = (timings[step] ?? 0) + performance.now() - start;
  };
  const hideIn = (roots: readonly Node[]): void => {
    timed("hide", () => hideBelow(doc, roots, wishes, applied, "early"));
    later(roots);
    onFindings();
  };
  const later = createLater(doc, signal, (roots) => {
    void guarded(async () => {
      timed("hideLate", () => hideBelow(doc, roots, wishes, applied, "late"));
      onFindings();
    });
  });
  const repairIn = async (roots: readonly Node[]): Promise<void> => {
    const start = performance.now();
    await text.repair(roots);
    timings["repair"] = (timings["repair"] ?? 0) + performance.now() - start;
  };
  const guarded = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (failure) {
      // A page must never see an error of ours; what was not cleaned stays as it was.
      if (!signal.aborted) failures.push(failure);
    }
  };

  let parsed = false;
  observeAdditions(doc, applied.isOwnText, signal, (roots) => {
    void guarded(async () => {
      hideIn(roots);
      if (!parsed) return;
      await repairIn(roots);
      keepTitle();
    });
  });
  const settled = guarded(async () => {
    await untilParsed(doc, signal);
    if (signal.aborted) return;
    parsed = true;
    hideIn([rootOf(doc)]);
    await repairIn([rootOf(doc)]);
    if (signal.aborted) return;
    // Spam that was damaged too can be read only now.
    if (text.damaged) hideIn([rootOf(doc)]);
    keepTitle();
  });
  return {
    applied,
    text,
    settled,
    timings,
    failures,
    update: (changed) => {
      const before = wishes;
      wishes = wishesOf(doc, changed);
      // What was shown or hidden one by one stays so, unless its kind has changed.
      applied.reconsider((finding) => (before.isWanted(finding) === wishes.isWanted(finding) ? finding.shown : wishes.isWanted(finding)));
      applied.hide(findOwnHidden(rootOf(doc), wishes.ownHidden));
    },
    undo: () => {
      controller.abort();
      applied.undo();
    },
  };
}

/** What the reader wants on the site of the page. */
interface Wishes {
  /** True for what is to be shown although the core would hide it, or although it was picked once. */
  isWanted(hide: Pick<Hide, "rule" | "reason">): boolean;
  /** Selectors of what the reader picked. */
  readonly ownHidden: readonly string[];
}

function wishesOf(doc: Document, settings: Settings): Wishes {
  const site = siteOf(doc.location.hostname);
  const kinds = new Set([...listOf(settings.shown, site), ...settings.shownEverywhere.map(kindOfReason)]);
  const ownHidden = listOf(settings.ownHidden, site);
  return {
    isWanted: ({ rule, reason }) => (reason === "own" ? !ownHidden.includes(rule) : kinds.has(kindOf(rule)) || kinds.has(kindOfReason(reason))),
    ownHidden,
  };
}

/** Hides below elements what the core finds there and what the reader picked, except for what the reader wants to see. */
function hideBelow(doc: Document, roots: readonly Node[], wishes: Wishes, applied: Applied, part: "early" | "late"): void {
  const context = { articleBody: queryFirst(doc, BODIES), hostname: doc.location.hostname, part };
  for (const root of roots) if (root instanceof Element) applied.hide(findOwnHidden(root, wishes.ownHidden));
  applied.hide(findClutter(roots, context), wishes.isWanted);
}

/** Milliseconds after which a page that is not painted, as in a tab behind others, is no longer waited for. */
const LATEST_MS = 1000;
/** Milliseconds between two looks at a page that is still coming. */
const PIECES_MS = 250;

/**
 * Gathers elements, and hands over those that are still in the page once they are painted: their styles and places are known then, and
 * to ask for them costs the page nothing.
 */
function createLater(doc: Document, signal: AbortSignal, work: (roots: readonly Node[]) => void): (roots: readonly Node[]) => void {
  const waiting = new Set<Node>();
  const finish = (): void => {
    if (signal.aborted || waiting.size === 0) return;
    const connected = [...waiting].filter((node) => node.isConnected);
    waiting.clear();
    work(outermost(connected));
  };
  let whileLoading = false;
  return (roots) => {
    const loading = doc.readyState === "loading";
    if (waiting.size === 0 || (whileLoading && !loading)) {
      // A page that comes in many pieces is painted many times.
      if (loading) setTimeout(() => void afterPaint().then(finish), PIECES_MS);
      else void afterPaint().then(finish);
      setTimeout(finish, LATEST_MS);
    }
    whileLoading = loading;
    for (const root of roots) waiting.add(root);
  };
}

function afterPaint(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
  });
}

/** Resolves when the document is parsed, or cleaning stops before that. */
function untilParsed(doc: Document, signal: AbortSignal): Promise<void> {
  if (doc.readyState !== "loading" || signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    doc.addEventListener("DOMContentLoaded", () => resolve(), { once: true, signal });
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
