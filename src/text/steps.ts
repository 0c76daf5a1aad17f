/** Work that is cut into steps, so that whoever runs it can let others go first: a generator that yields between them. */

/** Runs all that is left of `steps` at once; gives their result. */
export function finish<Result>(steps: Generator<void, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
