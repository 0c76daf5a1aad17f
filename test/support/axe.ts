/** Accessibility by axe-core, in the real browser, in a page or popup of the extension. */
import axe from "axe-core";
import type { Evaluator } from "./browser";

/** The rules of WCAG 2.2 A and AA, and what axe-core holds to be good practice. */
const TAGS: readonly string[] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

interface AxeViolation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly target: unknown; readonly failureSummary?: string }[];
}

/**
 * axe-core is brought in as the body of the function that is sent: the extension's own policy forbids `eval` and foreign scripts.
 * Each run is a fresh copy, so nothing of it is left for the next.
 */
// oxlint-disable-next-line no-new-func
const runAxe = new Function(
  "tags",
  `${axe.source}
  return window.axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] }).then(({ violations, passes }) => ({
    rules: passes.length + violations.length,
    violations: violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ target, failureSummary }) => ({ target, failureSummary })) })),
  }));`,
) as (tags: readonly string[]) => Promise<{ readonly rules: number; readonly violations: readonly AxeViolation[] }>;

/**
 * What axe-core finds wrong with what a page or popup shows now: one line for each element, empty when nothing is.
 * Rejects when hardly any rule could be applied: then there was nothing to look at.
 */
export async function axeViolations(place: Evaluator): Promise<readonly string[]> {
  const { rules, violations } = await place.evaluate(runAxe, TAGS);
  if (rules < 10) throw new Error(`axe-core found only ${String(rules)} rules to apply: is the page empty?`);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary = "" }) => `${id}: ${help}: ${JSON.stringify(target)}: ${failureSummary.replaceAll(/\s+/gu, " ")}`),
  );
}
