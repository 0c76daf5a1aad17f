/** One cleaning of one page: from switching on to switching off. */
import { TEMPLATES } from "../article/templates";
import { findClutter } from "../clutter/find-clutter";
import type { ScriptTarget } from "../contract/repair";
import { createApplied, type Applied } from "./apply";
import { observeAdditions } from "./observer";
import { createTextRepairer, type TextRepairer } from "./text-repair";

const BODIES = TEMPLATES.flatMap((template) => template.body).join(",");

export interface Cleaning {
  readonly applied: Applied;
  readonly text: TextRepairer;
  /** Resolves when the page was parsed and all that it held then is cleaned. Never rejects. */
  readonly settled: Promise<void>;
  /** Milliseconds by step. */
  readonly timings: Readonly<Record<string, number>>;
  /** What went wrong, for the console of a developer and for `npm run try`. */
  readonly failures: readonly unknown[];
  /** Takes everything back and stops watching. */
  undo(): void;
}

export function startCleaning(doc: Document, script: ScriptTarget): Cleaning {
  const controller = new AbortController();
  const { signal } = controller;
  const applied = createApplied();
  const text = createTextRepairer(applied, script, signal);
  const timings: Record<string, number> = {};
  const failures: unknown[] = [];

  const timed = <Result>(step: string, work: () => Result): Result => {
    const start = performance.now();
    try {
      return work();
    } finally {
      timings[step] = (timings[step] ?? 0) + performance.now() - start;
    }
  };
  const hideIn = (roots: readonly Node[]): void => {
    const context = { articleBody: doc.querySelector(BODIES), hostname: doc.location.hostname };
    for (const root of roots) if (root instanceof Element) applied.hide(findClutter(root, context));
  };
  const repairIn = async (roots: readonly Node[]): Promise<void> => {
    const start = performance.now();
    await text.repair(roots);
    timings["repair"] = (timings["repair"] ?? 0) + performance.now() - start;
  };
  const guarded = async (work: () => Promise<void> | void): Promise<void> => {
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
      timed("hide", () => hideIn(roots));
      if (parsed) await repairIn(roots);
    });
  });
  const settled = guarded(async () => {
    await untilParsed(doc, signal);
    if (signal.aborted) return;
    parsed = true;
    timed("hide", () => hideIn([doc.documentElement]));
    await repairIn([doc.documentElement]);
    // Spam that was damaged too can be read only now.
    if (text.damaged && !signal.aborted) timed("hide", () => hideIn([doc.documentElement]));
  });
  return {
    applied,
    text,
    settled,
    timings,
    failures,
    undo: () => {
      controller.abort();
      applied.undo();
    },
  };
}

/** Resolves when the document is parsed, or cleaning stops before that. */
function untilParsed(doc: Document, signal: AbortSignal): Promise<void> {
  if (doc.readyState !== "loading" || signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    doc.addEventListener("DOMContentLoaded", () => resolve(), { once: true, signal });
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
