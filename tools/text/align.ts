/** Where the characters of one text are in another that is nearly the same: the least edit distance. */

export interface Alignment {
  /** Characters of the first text that stand in the second as they are. */
  readonly right: number;
  /** Offset in the second text that belongs to an offset in the first. */
  at(offset: number): number;
}

/** Time and memory grow with the lengths times the number of differences. */
export function alignedTo(expected: string, got: string): Alignment {
  const offsets: number[] = [];
  let right = 0;
  let i = 0;
  let j = 0;
  while (i < expected.length) {
    offsets[i] = j;
    if (expected[i] === got[j]) {
      right += 1;
      i += 1;
      j += 1;
      continue;
    }
    const [skipI, skipJ] = resume(expected, got, i, j);
    for (let k = 0; k < skipI; k += 1) offsets[i + k] = Math.min(got.length, j + Math.min(k, skipJ));
    offsets[i] = j;
    i += skipI;
    j += skipJ;
    if (skipI === 0 && skipJ === 0) break;
  }
  return { right, at: (offset) => offsets[offset] ?? got.length };
}

const FARTHEST = 200;
const RUN = 6;

/** The least number of characters to skip in both texts until a run of equal ones comes. */
function resume(expected: string, got: string, i: number, j: number): [number, number] {
  for (let sum = 1; sum < FARTHEST; sum += 1) {
    for (let skipI = 0; skipI <= sum; skipI += 1) {
      const a = expected.slice(i + skipI, i + skipI + RUN);
      const b = got.slice(j + sum - skipI, j + sum - skipI + RUN);
      if (a !== "" && (a === b || (a.length < RUN && b.startsWith(a)))) return [skipI, sum - skipI];
    }
  }
  return [expected.length - i, got.length - j];
}
