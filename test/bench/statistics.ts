/** Medians and quartiles of paired runs. */

/** What paired runs came to. The quartiles say how far they spread. */
export interface Spread {
  readonly median: number;
  readonly lower: number;
  readonly upper: number;
  readonly runs: number;
}

/** The value below which `share` of the values lie, between two of them where need be. `NaN` for no values. */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const [below, above] = [sorted[Math.floor(place)] ?? Number.NaN, sorted[Math.ceil(place)] ?? Number.NaN];
  return below + (above - below) * (place - Math.floor(place));
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((one, other) => one - other);
  return { median: quantile(sorted, 0.5), lower: quantile(sorted, 0.25), upper: quantile(sorted, 0.75), runs: values.length };
}

export function median(values: readonly number[]): number {
  return spreadOf(values).median;
}

/** Ratios of the pairs, one / other, rather than the ratio of two medians: what slows the machine down slows both of a pair. */
export function ratiosOf(ones: readonly number[], others: readonly number[]): Spread {
  return spreadOf(ones.map((one, index) => one / (others[index] ?? Number.NaN)));
}
