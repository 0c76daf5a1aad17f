/**
 * Properties that hold for any input, tried on made-up input (fast-check). `npm test` tries 2,000 inputs in all, `npm run fuzz` as many as it is
 * told. The same seed makes the same inputs; a failure names the seed and the path to the smallest input that fails.
 */
import * as fc from "fast-check";
import { expect, inject, test } from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    fuzz: { readonly runs: number; readonly seed: number };
  }
}

/** Shares of all inputs, by property; each is named here, so that they can be seen to add up to 1. */
const SHARES = {
  "repair: any text": 0.12,
  "repair: pieces": 0.05,
  "repair: sound text": 0.04,
  "repair: damaged text": 0.04,
  "repair: time": 0.002,
  "damage model": 0.04,
  "fold": 0.1,
  "classifier": 0.12,
  "settings: stored": 0.12,
  "settings: stored again": 0.03,
  "settings: file": 0.08,
  "article: any page": 0.13,
  "article: rendered": 0.028,
  "apply and undo": 0.06,
  "cleaning and undo": 0.04,
} as const;

export type PropertyName = keyof typeof SHARES;

const { runs, seed } = inject("fuzz");
/** Milliseconds that one input may take on a machine that is busy with other things. */
const PATIENCE_MS = 2000;

/** How many inputs a property gets; at least five. */
function casesOf(name: PropertyName): number {
  return Math.max(5, Math.round(runs * SHARES[name]));
}

/** A test that `check` throws for no input, and gives nothing but `true` or `undefined`. */
export function property<Input>(name: PropertyName, says: string, input: fc.Arbitrary<Input>, check: (input: Input) => boolean | void | Promise<boolean | void>): void {
  const numRuns = casesOf(name);
  test(`${name}: ${says} (${String(numRuns)} inputs, seed ${String(seed)})`, { timeout: 30_000 + numRuns * PATIENCE_MS }, async () => {
    let tried = 0;
    const counted = fc.asyncProperty(input, async (value) => {
      tried++;
      return check(value);
    });
    await fc.assert(counted, { numRuns, seed });
    expect(tried).toBe(numRuns);
  });
}

export function sumOfShares(): number {
  return Object.values(SHARES).reduce((sum, share) => sum + share, 0);
}
