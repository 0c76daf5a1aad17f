/**
 * Places where the machine read out of step. From a `?` on, the search below lays true characters next to each other and runs
 * each through the forward model, byte by byte; only what shows exactly what the page shows lives on. Of those, the likeliest
 * by words, and by the page's own text, wins.
 */
import { annotationEnd, mayAnnotate, readingAt, type Reading } from "./annotations";
import type { CandidateList, Candidates } from "./candidates";
import { simplifiedUnit } from "./char-map";
import { isSplitPair } from "./damage-model";
import { gbkCode, gbkUnit, isInvisible, isPrivateUse } from "./gbk";
import { ENTITIES, ENTITY_REST, matchAt, TAG_REST } from "./markup-rests";
import type { Path, StepPool } from "./paths";
import { FARTHEST, LENGTH, Workshop, isHan, type PageKnowledge } from "./workshop";

/** Explanations of the text from where the search began to `end`, cheapest first. */
export interface Explanations {
  readonly end: number;
  readonly paths: readonly Path[];
}

const QUESTION_MARK = 0x3f;
const CLOSE_BRACKET = 0x29;
const LINE_FEED = 0x0a;
const LOST = "〓";
/** Costs in nats: a place where the machine got out of step, an invisible pair, an eaten ASCII byte. */
const OUT_OF_STEP = 3;
const INVISIBLE = 2.2;
const EATEN = -2;
const EATEN_LETTER = 2;
const EATEN_TAG = 1;
/** What a step costs at least, for comparing it, whose waiting byte can go on only with an invisible pair: such a pair, and a character. */
const AHEAD = 5;
/** No character makes an explanation likelier by more than this, in nats: its cost need not be looked up where that would not help. */
const BEST_PAIR = 3.2;
/** The same for what the page knows of it. */
const BEST_ON_PAGE = 1.6;
const EURO_SIGN = 0x20ac;
const LONE_EURO = 0x80;
const NO_GROUP = -1;
/** In the place of a byte: any. */
const ANY = -1;

/** Marks whose full-width form, A3xx in GBK, was turned into ASCII on many copies. */
const NORMALISED_CODES = Uint16Array.from({ length: 0x80 }, (_none, unit) => (",!?;:()".includes(String.fromCharCode(unit)) ? 0xa380 + unit : 0));
/** The GBK code that shows as this unit: its own, or that of the full-width form that the page turned into ASCII; 0 for none. */
function codeShownAs(unit: number): number {
  return unit < 0x80 ? (NORMALISED_CODES[unit] ?? 0) : gbkCode(unit);
}

/** Whether a search from the `?` at `at` can find anything: a mark that B splits follows, or a reading without its opening bracket. */
export function mayBeginStraddle(text: string, at: number): boolean {
  return isSplitPair(codeShownAs(text.charCodeAt(at + 1))) || readingAt(text, at + 1) !== undefined;
}

/** What the page shows at one place, and what may have been read there. */
interface Shown {
  readonly unit: number;
  /** GBK code of the pair that shows as this unit, 0 for none. */
  readonly code: number;
  /** Trail byte that is read in step as this unit, 0 for none. */
  readonly trail: number;
  /** Behind a `?`, a reading without its opening bracket. */
  readonly reading: Reading | undefined;
}

/** Behind the end of a text: whatever waits there is lost as it is before a `?`. */
const END: Shown = { unit: QUESTION_MARK, code: 0, trail: 0, reading: undefined };

export class StraddleSearch {
  readonly #text: string;
  readonly #page: PageKnowledge;
  readonly #workshop: Workshop;
  readonly #candidates: Candidates;
  readonly #steps: StepPool;
  readonly #shown: (Shown | undefined)[] = [];
  /** Where the search began. Places in the pool count from there. */
  #from = 0;
  /** The group that is being laid behind, its cost and last character. */
  #group = NO_GROUP;
  #cost = 0;
  #last = 0;

  constructor(text: string, page: PageKnowledge) {
    this.#text = text;
    this.#page = page;
    this.#workshop = Workshop.of(page);
    this.#candidates = this.#workshop.candidates;
    this.#steps = this.#workshop.steps;
  }

  /** Explanations of the text from the `?` at `from`, where the machine still read in step, to the `end` where all agree that it does again. */
  run(from: number): Explanations {
    const steps = this.#steps;
    steps.clear();
    this.#shown.length = 0;
    this.#from = from;
    steps.push(NO_GROUP, 0, 0, false, gbkCode(this.#characterBefore(from)) & 0xff, 0, 0, 0, 0, true);
    const last = Math.min(this.#text.length - from, FARTHEST);
    for (let at = 0; at <= last; at += 1) {
      // Steps that explain an invisible pair stay at the same place, and come up again.
      while (!steps.isEmpty(at)) {
        const isOnly = steps.places === 1;
        const groups = steps.take(at);
        const inStep = groups.every((group) => !steps.isPending(group));
        if (at === last || (at > 0 && inStep && isOnly)) return { end: from + at, paths: this.#paths(groups, from + at >= this.#text.length) };
        for (const group of groups) this.#expand(group);
      }
    }
    return { end: from + last, paths: [] };
  }

  /** The cheapest ways to where the machine reads in step again; at the end of a text (`atEnd`) a lead byte may wait for nothing. */
  #paths(groups: readonly number[], atEnd: boolean): Path[] {
    return this.#steps.cheapestPaths(atEnd ? groups : groups.filter((group) => !this.#steps.isPending(group)), this.#from);
  }

  /** The character that ends at `at`, its annotation apart; 0 when there is none. */
  #characterBefore(at: number): number {
    if (at === 0) return 0;
    const unit = this.#text.charCodeAt(at - 1);
    if (unit !== CLOSE_BRACKET) return unit;
    const open = this.#text.lastIndexOf("(", at);
    const annotated = this.#text.charCodeAt(open - 1);
    return open > 0 && annotationEnd(this.#text, open, annotated, this.#page.style) === at ? annotated : 0;
  }

  /** What the page shows at a place; `undefined` behind the end of the text. */
  #shownAt(at: number): Shown | undefined {
    let shown = this.#shown[at];
    if (shown === undefined) {
      const place = this.#from + at;
      if (place >= this.#text.length) return undefined;
      const unit = this.#text.charCodeAt(place);
      const trail = unit === EURO_SIGN ? LONE_EURO : unit >= 0x40 && unit < 0x7f ? unit : 0;
      shown = { unit, code: codeShownAs(unit), trail, reading: unit === QUESTION_MARK ? readingAt(this.#text, place + 1) : undefined };
      this.#shown[at] = shown;
    }
    return shown;
  }

  /** Lays a character behind the group; 0 for nothing. `pending`: its second byte waits as a lead byte. */
  #lay(unit: number, at: number, pending: boolean, trail: number, penalty: number, same = false): void {
    const ahead = pending && this.#mustBeInvisible(at, trail) ? AHEAD : 0;
    if (unit !== 0 && this.#steps.isHopeless(at, this.#cost + penalty + ahead - BEST_PAIR)) return;
    const added = penalty + (unit === 0 ? 0 : this.#workshop.pairCost(this.#last, unit));
    const cost = this.#cost + added;
    if (!this.#steps.isHopeless(at, cost + ahead)) this.#steps.push(this.#group, unit, at, pending, trail, penalty, added, cost, ahead, same);
  }

  /** Whether a waiting byte can show what the page shows next only behind an invisible pair. */
  #mustBeInvisible(at: number, pending: number): boolean {
    const shown = this.#shownAt(at);
    return shown === undefined || (shown.unit !== QUESTION_MARK && shown.code >> 8 !== pending);
  }

  #expand(group: number): void {
    const steps = this.#steps;
    const at = steps.placeOf(group);
    const shown = this.#shownAt(at);
    if (shown === undefined) return;
    this.#group = group;
    this.#cost = steps.costOf(group);
    this.#last = steps.unitOf(group) || this.#text.charCodeAt(this.#from + at - 1) || 0;
    if (steps.isPending(group)) this.#expandOutOfStep(at, shown, steps.trailOf(group));
    else this.#expandInStep(at, shown, steps.trailOf(group));
  }

  /** The machine reads in step: the page shows the true character, unless a `?` begins a damaged place. */
  #expandInStep(at: number, { unit, reading }: Shown, trail: number): void {
    this.#lay(unit, this.#behind(at + 1, unit), false, gbkCode(unit) & 0xff, 0, true);
    if (unit !== QUESTION_MARK) return;
    this.#expandSplit(at);
    if (trail !== 0 && reading !== undefined) this.#expandStraddlingReading(trail, reading);
  }

  /** B split a mark that straddles: `?` for the lead byte of a lost character, then the mark made of its trail and the next lead. */
  #expandSplit(at: number): void {
    const mark = this.#shownAt(at + 1)?.code ?? 0;
    if (!isSplitPair(mark)) return;
    const trail = mark >> 8;
    this.#layWaiting(this.#candidates.byTrail(trail), at + 1, trail, OUT_OF_STEP);
  }

  /** A annotated a pair that straddles: `?` for the next lead byte and the bracket. The reading tells which pair. */
  #expandStraddlingReading(trail: number, reading: Reading): void {
    for (let lead = 0x81; lead <= 0xfe; lead += 1) {
      const annotated = gbkUnit((trail << 8) | lead);
      if (annotated === 0 || !mayAnnotate(annotated, reading.letters, this.#page.style)) continue;
      this.#laySecondBytes(lead, reading.end - this.#from, OUT_OF_STEP);
    }
  }

  /** Out of step: the waiting lead byte takes the first byte of the next true character. */
  #expandOutOfStep(at: number, { unit, code }: Shown, pending: number): void {
    if (unit === QUESTION_MARK) this.#expandEaten(at + 1);
    if (code >> 8 === pending) this.#readFirst(code & 0xff, at + 1, pending);
    const steps = this.#steps;
    const before = steps.before(this.#group);
    // B split the mark that is shown: nothing came between.
    const isSplit = !steps.isPending(before) && steps.placeOf(before) === at - 1;
    // More than two invisible pairs in a row explain anything, and so nothing.
    const second = steps.before(before);
    if (isSplit || isPrivateUse(unit) || (second !== NO_GROUP && steps.placeOf(second) === at)) return;
    this.#layInvisible(pending, at);
  }

  /** The first byte of the next true character has been read; `at` is behind what it showed. `trail`: the second byte of the character before. */
  #readFirst(first: number, at: number, trail: number): void {
    if (first < 0x80) {
      // A true ASCII character was taken for a trail byte.
      this.#lay(first, at, false, 0, EATEN_LETTER);
      return;
    }
    // Out of step, a pair that straddles shows as the character itself, with its annotation.
    this.#laySecondBytes(first, this.#behind(at, gbkUnit((trail << 8) | first)), 0);
  }

  /** Lays all characters with this first byte whose second byte, read in step at `at`, shows what the page shows. */
  #laySecondBytes(lead: number, at: number, penalty: number): void {
    // At the end of the text the second byte waits for nothing: it may be any.
    const shown = this.#shownAt(at) ?? END;
    const candidates = this.#candidates;
    if (shown.unit === QUESTION_MARK) {
      this.#layAll(candidates.byLead(lead), at, shown, penalty);
      return;
    }
    const inStep = (lead << 8) | shown.trail;
    if (shown.trail !== 0 && candidates.has(inStep)) this.#layCode(inStep, at, shown, penalty);
    const next = shown.code >> 8;
    const goesOn = (lead << 8) | next;
    const others = candidates.beforeInvisible(lead);
    // Those that may begin an invisible pair are all in the other list.
    const noOthers = this.#isListHopeless(others, at, penalty + AHEAD);
    if (next !== 0 && candidates.has(goesOn) && (noOthers || !candidates.beginsInvisible(next))) this.#layCode(goesOn, at, shown, penalty);
    if (!noOthers) this.#layWaiting(others, at, next, penalty);
  }

  /** Whether none of a list can be worth its while at a place, with what comes on top. */
  #isListHopeless(list: CandidateList, at: number, onTop: number): boolean {
    return this.#cost + onTop + this.#workshop.leastCost(this.#last, list) - BEST_ON_PAGE > this.#steps.bound(at);
  }

  /** The same for characters whose first byte makes an invisible pair with the waiting byte. */
  #layInvisible(pending: number, at: number): void {
    const shown = this.#shownAt(at);
    if (shown === undefined || !this.#candidates.beginsInvisible(pending)) return;
    const trail = shown.unit === QUESTION_MARK ? 0 : shown.unit < 0x7f && shown.trail !== 0 ? shown.trail : shown.code >> 8;
    if (trail !== 0 || shown.unit === QUESTION_MARK) this.#layAll(this.#candidates.behindInvisible(pending, trail), at, shown, INVISIBLE);
    this.#layAll(this.#candidates.betweenInvisible(pending), at, shown, INVISIBLE);
    if (shown.reading !== undefined) this.#layRead(pending, shown.reading.letters, at, shown);
  }

  /** The same for characters, however rare, that a reading at `at` names. */
  #layRead(pending: number, letters: string, at: number, shown: Shown): void {
    for (let lead = 0x81; lead <= 0xfe; lead += 1) {
      if (!isInvisible((pending << 8) | lead)) continue;
      const { codes, units } = this.#candidates.byLead(lead);
      for (let i = 0; i < codes.length; i += 1) if (mayAnnotate(units[i] ?? 0, letters, this.#page.style)) this.#layCode(codes[i] ?? 0, at, shown, INVISIBLE);
    }
  }

  /** Lays the characters of a list whose second byte shows what the page shows. */
  #layAll(list: CandidateList, at: number, shown: Shown, penalty: number): void {
    const { codes } = list;
    if (shown.reading !== undefined) {
      for (let i = 0; i < codes.length; i += 1) this.#layCode(codes[i] ?? 0, at, shown, penalty);
      return;
    }
    if (shown.trail !== 0) for (let i = 0; i < codes.length; i += 1) if (((codes[i] ?? 0) & 0xff) === shown.trail) this.#layCode(codes[i] ?? 0, at, shown, penalty);
    this.#layWaiting(list, at, shown.unit === QUESTION_MARK ? ANY : shown.code >> 8, penalty);
  }

  /**
   * Lays those characters of a list whose second byte may wait as a lead byte; with any but `lead`, an invisible pair must come next. Most come to
   * nothing, so what is asked most is asked first, and all costs by words at once.
   */
  #layWaiting(list: CandidateList, at: number, lead: number, penalty: number): void {
    if (this.#isListHopeless(list, at, penalty)) return;
    const { trails, units, simplified } = list;
    const workshop = this.#workshop;
    const steps = this.#steps;
    const group = this.#group;
    const cost = this.#cost;
    const last = this.#last;
    const { forms, costs } = workshop;
    workshop.wordCosts(simplifiedUnit(last), simplified);
    const soFar = cost + penalty;
    let bound = steps.bound(at);
    for (let i = 0; i < units.length; i += 1) {
      const unit = units[i] ?? 0;
      const trail = trails[i] ?? 0;
      let form = forms[unit] ?? 0;
      if (form < 0) form = workshop.formCost(unit);
      const ahead = lead === ANY || trail === lead ? 0 : AHEAD;
      const pair = (costs[i] ?? 0) - (isHan(unit) ? LENGTH : 0);
      if (soFar + form + ahead + pair - BEST_ON_PAGE > bound) continue;
      const added = penalty + form + pair - workshop.pageWorth(last, unit);
      if (cost + added + ahead > bound) continue;
      steps.push(group, unit, at, true, trail, penalty + form, added, cost + added, ahead, false);
      bound = steps.bound(at);
    }
  }

  /** Lays a character whose second byte is read in step at `at`: it shows as ASCII, or waits, or is lost with an annotation's bracket. */
  #layCode(code: number, at: number, shown: Shown, penalty: number): void {
    const unit = gbkUnit(code);
    const second = code & 0xff;
    const cost = penalty + this.#workshop.formCost(unit);
    if (second <= 0x80) {
      if (shown.trail === second) this.#lay(unit, this.#behind(at + 1, unit), false, second, cost);
    } else if (shown.reading !== undefined && mayAnnotate(unit, shown.reading.letters, this.#page.style)) {
      this.#lay(unit, shown.reading.end - this.#from, false, second, cost);
    } else if (shown.unit === QUESTION_MARK || shown.code >> 8 === second || this.#candidates.beginsInvisible(second)) {
      this.#lay(unit, at, true, second, cost);
    }
  }

  /** Behind a character that was read in step: past its annotation. (A pair that straddles its end may be annotated all the same, when that was done first.) */
  #behind(at: number, unit: number): number {
    const end = annotationEnd(this.#text, this.#from + at, unit, this.#page.style);
    return end === -1 ? at : end - this.#from;
  }

  /** A `?` that swallowed the waiting lead byte and one ASCII byte, or that B's byte brought about before a true mark. */
  #expandEaten(at: number): void {
    const place = this.#from + at;
    const mark = this.#shownAt(at);
    if (mark !== undefined && isSplitPair(mark.code)) this.#lay(mark.unit, at + 1, false, mark.code & 0xff, 0);
    const tag = matchAt(TAG_REST, this.#text, place);
    if (tag !== null) this.#lay(0, at + tag[0].length, false, 0, EATEN_TAG);
    const entity = matchAt(ENTITY_REST, this.#text, place);
    if (entity !== null) this.#lay((ENTITIES[entity[1] ?? ""] ?? LOST).charCodeAt(0), at + entity[0].length, false, 0, EATEN_TAG);
    // At the end of a line it was the line break or the `<` of a tag: nothing that is missed.
    const atEnd = mark === undefined || mark.unit === LINE_FEED;
    if (atEnd) this.#lay(0, at, false, 0, EATEN_TAG);
    else this.#lay(LOST.charCodeAt(0), at, false, 0, EATEN);
  }
}
