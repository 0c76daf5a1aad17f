/**
 * The steps of a search, and the ways through them. Steps are numbers into typed arrays that are used again for every search: there are
 * thousands in each. Steps with one future share what follows them, so the ways are spelled out in the end only, cheapest first.
 */

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

/** What is costlier than the best by this much is given up. */
const HOPELESS = 10;
/** Steps kept that differ only in what lies further back. */
const RIVALS = 12;
/** Explanations that are looked at in the end. */
const FINALISTS = 32;
/** Explanations that are dearer than the cheapest by more than this do not win in the end either. */
const MARGIN = 8;
const NONE = -1;
/** Bins for costs at one place, so many to a nat, around the cost of the first step there. */
const BINS = 128;
const BINS_PER_NAT = 4;
/** So many more characters than are kept are counted before the dearer ones are given up: equal ones may come with different futures. */
const SPARE = 8;
const LOG_SLOTS = 12;
const IS_PENDING = 1 << 24;

/** The ways to a group that are known, cheapest first, and for each of its steps which way to it comes next. */
interface Ways {
  readonly found: Path[];
  /** Rank of the way to the group before each step. */
  readonly ranks: number[];
}

/** Steps up to `reach` places, in a pool. A step is one true character (or nothing, where a tag end was eaten) with the state of the machine behind it. */
export class StepPool {
  #capacity = 0x2000;
  /** The character, 0 for nothing; its trail byte, when it may begin a straddling pair; whether a lead byte waits. Equal futures are equal numbers. */
  #future = new Int32Array(this.#capacity);
  #at = new Int32Array(this.#capacity);
  /** The group that the step follows. */
  #before = new Int32Array(this.#capacity);
  #same = new Uint8Array(this.#capacity);
  #penalty = new Float64Array(this.#capacity);
  #added = new Float64Array(this.#capacity);
  #cost = new Float64Array(this.#capacity);
  /** The same with what certainly comes on top: steps are compared by this. */
  #outlook = new Float64Array(this.#capacity);
  /** The next step at the same place; later, the next with the same future. */
  #next = new Int32Array(this.#capacity);
  #count = 0;

  /** By place: first and last step, cheapest cost. */
  readonly #head: Int32Array;
  readonly #tail: Int32Array;
  readonly #best: Float64Array;
  /** Places that hold steps, those beyond reach counted once. */
  #places = 0;
  #isBeyond = false;

  /** How many of the cheapest futures are kept at a place. */
  readonly #most: (at: number) => number;
  /** By place: cost that a step must not exceed to be among those, as far as is known; the cost that its bins begin with, characters by bin, and the last bin that counts. */
  readonly #limit: Float64Array;
  readonly #base: Float64Array;
  readonly #bins: Uint16Array;
  readonly #lastBin: Int32Array;
  readonly #counted: Int32Array;
  /** By character: the place that it was laid at last, for even and odd places apart; places are numbered anew whenever they are emptied. */
  readonly #laid = [new Int32Array(0x10000), new Int32Array(0x10000)] as const;
  readonly #numbers: Int32Array;
  #lastNumber = 0;

  /** Groups of steps with one future: where their members begin, and where those of the next do. */
  readonly #starts: number[] = [0];
  readonly #members: number[] = [];

  /** A hash table of futures, emptied by going on to the next round. */
  readonly #slots = new Int32Array(1 << LOG_SLOTS);
  readonly #rounds = new Int32Array(1 << LOG_SLOTS);
  #round = 0;
  readonly #futures: { first: Int32Array; last: Int32Array; best: Float64Array };
  #ways: (Ways | undefined)[] = [];
  #from = 0;

  constructor(reach: number, most: (at: number) => number) {
    this.#most = most;
    this.#limit = new Float64Array(reach + 1);
    this.#base = new Float64Array(reach + 1);
    this.#bins = new Uint16Array((reach + 1) * BINS);
    this.#lastBin = new Int32Array(reach + 1);
    this.#counted = new Int32Array(reach + 1);
    this.#numbers = new Int32Array(reach + 1);
    this.#head = new Int32Array(reach + 1).fill(NONE);
    this.#tail = new Int32Array(reach + 1);
    this.#best = new Float64Array(reach + 1).fill(Infinity);
    this.#futures = { first: new Int32Array(1 << LOG_SLOTS), last: new Int32Array(1 << LOG_SLOTS), best: new Float64Array(1 << LOG_SLOTS) };
  }

  clear(): void {
    this.#count = 0;
    this.#places = 0;
    this.#isBeyond = false;
    this.#starts.length = 1;
    this.#members.length = 0;
    this.#head.fill(NONE);
    this.#best.fill(Infinity);
    this.#limit.fill(Infinity);
    this.#ways = [];
  }

  /** How many places hold steps that nothing has been laid behind. */
  get places(): number {
    return this.#places + (this.#isBeyond ? 1 : 0);
  }

  /** Cost, with what certainly comes on top, above which a step at this place is not worth its while. */
  bound(at: number): number {
    const bound = (this.#best[at] ?? Infinity) + HOPELESS;
    const limit = this.#limit[at] ?? Infinity;
    return limit < bound ? limit : bound;
  }

  /** Counts a character at a place by its cost, and lowers the limit there once there are more than enough. */
  #tally(at: number, unit: number, outlook: number): void {
    const laid = this.#laid[(at & 1) as 0 | 1];
    const number = this.#numbers[at] ?? 0;
    if (laid[unit] === number) return;
    laid[unit] = number;
    const last = this.#lastBin[at] ?? 0;
    const bin = Math.max(0, Math.floor((outlook - (this.#base[at] ?? 0)) * BINS_PER_NAT));
    if (bin > last) return;
    const first = at * BINS;
    this.#bins[first + bin] = (this.#bins[first + bin] ?? 0) + 1;
    let counted = (this.#counted[at] ?? 0) + 1;
    const enough = this.#most(at) + SPARE;
    let lowered = last;
    for (let rest = counted - (this.#bins[first + lowered] ?? 0); rest >= enough; rest = counted - (this.#bins[first + lowered] ?? 0)) {
      counted = rest;
      lowered -= 1;
    }
    this.#counted[at] = counted;
    this.#lastBin[at] = lowered;
    if (counted >= enough) this.#limit[at] = (this.#base[at] ?? 0) + (lowered + 1) / BINS_PER_NAT;
  }

  /** Whether a step of this cost at this place, with what certainly comes on top, is not worth its while. */
  isHopeless(at: number, cost: number): boolean {
    return cost > this.bound(at);
  }

  /**
   * Adds a step behind the group `before` (`-1` for none). `unit`: the character, 0 for nothing. `trail`: its second byte; it waits as a
   * lead byte if `pending`. `ahead`: what certainly comes on top of the cost.
   */
  push(before: number, unit: number, at: number, pending: boolean, trail: number, penalty: number, added: number, cost: number, ahead: number, same: boolean): void {
    if (at >= this.#head.length) {
      this.#isBeyond = true;
      return;
    }
    if (this.#count === this.#capacity) this.#grow();
    const step = this.#count;
    this.#count += 1;
    this.#future[step] = unit | (trail << 16) | (pending ? IS_PENDING : 0);
    this.#at[step] = at;
    this.#before[step] = before;
    this.#same[step] = same ? 1 : 0;
    this.#penalty[step] = penalty;
    this.#added[step] = added;
    this.#cost[step] = cost;
    this.#outlook[step] = cost + ahead;
    this.#next[step] = NONE;
    if (this.#head[at] === NONE) {
      this.#head[at] = step;
      this.#places += 1;
      this.#lastNumber += 1;
      this.#numbers[at] = this.#lastNumber;
      this.#base[at] = cost + ahead - BINS / BINS_PER_NAT / 2;
      this.#bins.fill(0, at * BINS, (at + 1) * BINS);
      this.#lastBin[at] = BINS - 1;
      this.#counted[at] = 0;
    } else {
      this.#next[this.#tail[at] ?? 0] = step;
    }
    this.#tail[at] = step;
    if (cost + ahead < (this.#best[at] ?? Infinity)) this.#best[at] = cost + ahead;
    this.#tally(at, unit, cost + ahead);
  }

  #grow(): void {
    this.#capacity *= 2;
    const int = (old: Int32Array): Int32Array<ArrayBuffer> => {
      const grown = new Int32Array(this.#capacity);
      grown.set(old);
      return grown;
    };
    const float = (old: Float64Array): Float64Array<ArrayBuffer> => {
      const grown = new Float64Array(this.#capacity);
      grown.set(old);
      return grown;
    };
    [this.#future, this.#at, this.#before, this.#next] = [int(this.#future), int(this.#at), int(this.#before), int(this.#next)];
    [this.#penalty, this.#added] = [float(this.#penalty), float(this.#added)];
    [this.#cost, this.#outlook] = [float(this.#cost), float(this.#outlook)];
    const same = new Uint8Array(this.#capacity);
    same.set(this.#same);
    this.#same = same;
  }

  isEmpty(at: number): boolean {
    return this.#head[at] === NONE;
  }

  /** Takes the steps out of a place: the groups of the cheapest futures, as group numbers, cheapest first. */
  take(at: number): number[] {
    const { first, best } = this.#futures;
    const most = this.#most(at);
    const bound = this.bound(at);
    const futures = this.#sortIntoFutures(at, bound);
    // The cheapest ones, by insertion: most are dearer than the last of a full list, and cost one look.
    const cheapest: number[] = [];
    for (let future = 0; future < futures; future += 1) {
      const cost = best[future] ?? Infinity;
      if (cheapest.length === most && cost >= (best[cheapest[most - 1] ?? 0] ?? 0)) continue;
      insert(cheapest, future, cost, best, most);
    }
    const groups = cheapest.map((future) => this.#makeGroup(first[future] ?? NONE));
    this.#head[at] = NONE;
    this.#best[at] = Infinity;
    this.#limit[at] = Infinity;
    this.#places -= 1;
    return groups;
  }

  /** Chains the steps of a place that are worth it by their futures; gives the number of futures. */
  #sortIntoFutures(at: number, bound: number): number {
    const { first, last, best } = this.#futures;
    this.#round += 1;
    let count = 0;
    for (let step = this.#head[at] ?? NONE, next; step !== NONE; step = next) {
      next = this.#next[step] ?? NONE;
      const cost = this.#outlook[step] ?? Infinity;
      if (cost > bound) continue;
      const key = this.#future[step] ?? 0;
      let slot = Math.imul(key, 0x9e3779b1) >>> (32 - LOG_SLOTS);
      while (this.#rounds[slot] === this.#round && this.#future[first[this.#slots[slot] ?? 0] ?? 0] !== key) slot = (slot + 1) & ((1 << LOG_SLOTS) - 1);
      this.#next[step] = NONE;
      if (this.#rounds[slot] === this.#round) {
        const future = this.#slots[slot] ?? 0;
        this.#next[last[future] ?? 0] = step;
        last[future] = step;
        if (cost < (best[future] ?? Infinity)) best[future] = cost;
      } else {
        // A table that is nearly full would loop for long; so many futures never matter.
        if (count >= (1 << LOG_SLOTS) - 0x100) continue;
        this.#rounds[slot] = this.#round;
        this.#slots[slot] = count;
        first[count] = step;
        last[count] = step;
        best[count] = cost;
        count += 1;
      }
    }
    return count;
  }

  #makeGroup(first: number): number {
    const rivals: number[] = [];
    for (let step = first; step !== NONE; step = this.#next[step] ?? NONE) insert(rivals, step, this.#cost[step] ?? Infinity, this.#cost, RIVALS);
    this.#members.push(...rivals);
    this.#starts.push(this.#members.length);
    return this.#starts.length - 2;
  }

  #firstOf(group: number): number {
    return this.#members[this.#starts[group] ?? 0] ?? 0;
  }

  unitOf(group: number): number {
    return (this.#future[this.#firstOf(group)] ?? 0) & 0xffff;
  }

  trailOf(group: number): number {
    return ((this.#future[this.#firstOf(group)] ?? 0) >> 16) & 0xff;
  }

  isPending(group: number): boolean {
    return ((this.#future[this.#firstOf(group)] ?? 0) & IS_PENDING) !== 0;
  }

  placeOf(group: number): number {
    return this.#at[this.#firstOf(group)] ?? 0;
  }

  /** Cost of the cheapest way to a group, in nats. */
  costOf(group: number): number {
    return this.#cost[this.#firstOf(group)] ?? Infinity;
  }

  /** The group before the cheapest step of a group; -1 at the start. */
  before(group: number): number {
    return group === NONE ? NONE : (this.#before[this.#firstOf(group)] ?? NONE);
  }

  /** The cheapest ways to any of the groups, cheapest first. `from`: the place in the text that places are counted from. */
  cheapestPaths(groups: readonly number[], from: number): Path[] {
    this.#from = from;
    const ranks = groups.map(() => 0);
    const paths: Path[] = [];
    while (paths.length < FINALISTS) {
      let best = NONE;
      let cheapest: Path | undefined;
      groups.forEach((group, i) => {
        const path = this.#way(group, ranks[i] ?? 0);
        if (path === undefined || (cheapest !== undefined && cheapest.cost <= path.cost)) return;
        cheapest = path;
        best = i;
      });
      if (cheapest === undefined || cheapest.cost > (paths[0]?.cost ?? Infinity) + MARGIN) break;
      paths.push(cheapest);
      ranks[best] = (ranks[best] ?? 0) + 1;
    }
    return paths;
  }

  /** The way to a group that has this rank among all, 0 for the cheapest. Only what is asked for is worked out. */
  #way(group: number, rank: number): Path | undefined {
    const from = this.#starts[group] ?? 0;
    const to = this.#starts[group + 1] ?? from;
    const ways = (this.#ways[group] ??= { found: [], ranks: Array.from({ length: to - from }, () => 0) });
    while (ways.found.length <= rank) {
      let best = NONE;
      let cost = Infinity;
      let before: Path | undefined;
      for (let i = 0; i < to - from; i += 1) {
        const step = this.#members[from + i] ?? 0;
        const added = this.#added[step] ?? 0;
        // No way is cheaper than the step's own cost, so most steps need not be followed.
        if ((this.#cost[step] ?? 0) >= cost) break;
        const way = this.#wayBefore(step, ways.ranks[i] ?? 0);
        if (way === null || (way === undefined ? 0 : way.cost) + added >= cost) continue;
        best = i;
        cost = (way === undefined ? 0 : way.cost) + added;
        before = way;
      }
      if (best === NONE) return undefined;
      ways.ranks[best] = (ways.ranks[best] ?? 0) + 1;
      ways.found.push(this.#spell(this.#members[from + best] ?? 0, cost, before));
    }
    return ways.found[rank];
  }

  /** The way of this rank to what stands before a step: `undefined` before the first step, `null` when there is none left. */
  #wayBefore(step: number, rank: number): Path | undefined | null {
    const group = this.#before[step] ?? NONE;
    if (group === NONE) return rank === 0 ? undefined : null;
    return this.#way(group, rank) ?? null;
  }

  #spell(step: number, cost: number, before: Path | undefined): Path {
    const unit = (this.#future[step] ?? 0) & 0xffff;
    return { text: unit === 0 ? "" : String.fromCharCode(unit), at: this.#from + (this.#at[step] ?? 0), same: this.#same[step] === 1, cost, penalty: (before?.penalty ?? 0) + (this.#penalty[step] ?? 0), before };
  }
}

/** Inserts into a list that is sorted by cost and holds `most` at most. Of equal costs the first one stays before. */
function insert(list: number[], item: number, cost: number, costs: Float64Array, most: number): void {
  let at = list.length;
  if (at === most) {
    if (at === 0 || (costs[list[at - 1] ?? 0] ?? 0) <= cost) return;
    at -= 1;
  }
  for (; at > 0 && (costs[list[at - 1] ?? 0] ?? 0) > cost; at -= 1) list[at] = list[at - 1] ?? 0;
  list[at] = item;
}
