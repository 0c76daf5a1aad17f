/** Ways through the steps of a search. Steps with one future share what follows them, so the ways are only spelled out in the end. */

/** One true character (or nothing, where a tag end was eaten) that has been laid, with the state of the machine behind it. */
export interface Step {
  /** The steps that it may follow: they have the same state and character, so that what comes behind is the same for all. */
  readonly previous: readonly Step[];
  /** What stands there in truth; empty for an eaten tag. */
  readonly text: string;
  /** How much of the page's text is explained. */
  readonly at: number;
  /** Lead byte that waits for its trail; 0 when the machine reads in step. */
  readonly pending: number;
  /** Second byte of the character, when it may begin a straddling pair; else 0. */
  readonly trail: number;
  /** Cost in nats: of the damage in this step, of the whole step, and of the cheapest way here. */
  readonly penalty: number;
  readonly added: number;
  readonly cost: number;
  /** Whether the page shows this character as it is. */
  readonly same: boolean;
}

/** A way through the steps: an explanation, last character first. */
export interface Path {
  readonly text: string;
  /** How much of the page's text is explained. */
  readonly at: number;
  /** Whether the page shows this character as it is. */
  readonly same: boolean;
  readonly cost: number;
  /** Cost of the damage alone. */
  readonly penalty: number;
  readonly before: Path | undefined;
}

/** Explanations that are looked at in the end. */
const FINALISTS = 40;

/** The cheapest ways to where the machine reads in step again; at the end of a text (`atEnd`) a lead byte may wait for nothing. */
export function cheapestPaths(groups: readonly (readonly Step[])[], atEnd: boolean): Path[] {
  const known = new Map<readonly Step[], Path[]>();
  const to = (rivals: readonly Step[]): Path[] => {
    let paths = known.get(rivals);
    if (paths === undefined) {
      paths = rivals.flatMap(({ previous, text, at, same, added, penalty }): Path[] =>
        previous.length === 0
          ? [{ text, at, same, cost: added, penalty, before: undefined }]
          : to(previous).map((before) => ({ text, at, same, cost: before.cost + added, penalty: before.penalty + penalty, before })),
      );
      paths = cheapestOf(paths);
      known.set(rivals, paths);
    }
    return paths;
  };
  return cheapestOf(groups.filter(([step]) => atEnd || step?.pending === 0).flatMap(to));
}

function cheapestOf(paths: readonly Path[]): Path[] {
  const sorted = [...paths];
  sorted.sort((a, b) => a.cost - b.cost);
  return sorted.slice(0, FINALISTS);
}
