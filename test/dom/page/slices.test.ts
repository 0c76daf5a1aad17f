import { expect, test } from "vitest";
import { stepsInSlices } from "../../../src/page/slices";

/** Longer than a slice. */
const STEP_MS = 6;

function* slowSteps(done: number[]): Generator<void, string> {
  for (let step = 0; step < 3; step++) {
    const end = performance.now() + STEP_MS;
    while (performance.now() < end);
    done.push(step);
    yield;
  }
  return "all";
}

test("steps are done in tasks of their own, and what they give comes back", async () => {
  const done: number[] = [];
  const result = stepsInSlices(slowSteps(done), new AbortController().signal);
  expect(done).toEqual([0]);
  expect(await result).toBe("all");
  expect(done).toEqual([0, 1, 2]);
});

test("no step is done after the signal", async () => {
  const controller = new AbortController();
  const done: number[] = [];
  const result = stepsInSlices(slowSteps(done), controller.signal);
  controller.abort();
  expect(await result).toBe(null);
  expect(done).toEqual([0]);
  expect(await stepsInSlices(slowSteps(done), controller.signal)).toBe(null);
  expect(done).toEqual([0]);
});
