/** Tables that are built in steps, by several who want them at the same time. */
import { expect, test } from "vitest";
import { candidateSteps, loadCandidates } from "../../../src/text/candidates";
import { lexiconSteps, loadLexicon } from "../../../src/text/lexicon";
import { finish } from "../../../src/text/steps";

function some(steps: Generator<void, unknown>, count: number): void {
  for (let i = 0; i < count; i += 1) expect(steps.next().done).toBe(false);
}

test("who comes in the middle goes on where others are, and all get the same tables", () => {
  const [first, second] = [lexiconSteps(), lexiconSteps()];
  some(first, 20);
  some(second, 20);
  const lexicon = loadLexicon();
  expect(lexicon.has("海峡")).toBe(true);
  expect(finish(first)).toBe(lexicon);
  expect(finish(second)).toBe(lexicon);

  const lists = candidateSteps();
  some(lists, 20);
  const candidates = loadCandidates();
  expect(finish(lists)).toBe(candidates);
  expect(loadCandidates()).toBe(candidates);
});

test("a table that is there takes no step", () => {
  expect(lexiconSteps().next()).toEqual({ done: true, value: loadLexicon() });
});
