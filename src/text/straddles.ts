/**
 * Places where the machine read out of step. From a `?` on, the search below lays true characters next to each other and runs
 * each through the forward model, byte by byte; only what shows exactly what the page shows lives on. Of those, the likeliest
 * by words, and by the page's own text, wins.
 */
import { annotationEnd, mayAnnotate, readingAt, type AnnotationStyle } from "./annotations";
import { loadCandidates, type Candidates } from "./candidates";
import { simplifiedUnit } from "./char-map";
import { isSplitPair, readByte } from "./damage-model";
import { gbkCode, gbkUnit, isPrivateUse } from "./gbk";
import { loadLexicon, type Lexicon } from "./lexicon";
import type { PageContext } from "./page-context";
import { cheapestPaths, type Path, type Step } from "./paths";

/** What the search knows of the page. */
export interface PageKnowledge {
  readonly style: AnnotationStyle;
  readonly context: PageContext;
  /** Full-width marks of the page were turned into ASCII: `，` may show as `,`. */
  readonly asciiMarks: boolean;
  /** Cost of a character that the page does not show elsewhere, by its form, in nats. */
  formCost(unit: number): number;
}

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
const BEAM = 16;
const EVERYTHING = 200;
const FARTHEST = 120;
/** What a further character is worth: about as much as one costs. Without it, explanations with fewer characters would win. */
const LENGTH = 1.6;
/** What is costlier than the best by this much is given up. */
const HOPELESS = 10;
/** As many characters are tried, the most frequent ones, where the page does not pin one down. */
const MOST = 16;
/** Steps kept that differ only in what lies further back. */
const RIVALS = 12;

/** Marks whose full-width form, A3xx in GBK, was turned into ASCII on many copies. */
const NORMALISED = ",!?;:()";
const TAG_REST = /\/?(?:p|br|strong|b|em|i|span|div|a|img|h[1-6]|li|ul|ol|td|tr|font|center|section)(?:\s[^<>\n]{0,200}|\s?\/)?>/iy;
const ENTITY_REST = /(nbsp|ldquo|rdquo|lsquo|rsquo|quot|amp|lt|gt|middot|hellip|mdash);/y;
const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: "\u00a0", ldquo: "“", rdquo: "”", lsquo: "‘", rsquo: "’", quot: '"', amp: "&", lt: "<", gt: ">", middot: "·", hellip: "…", mdash: "—",
};

/** The GBK codes that may show as this unit: its own, and that of the full-width form that the page turned into ASCII. */
function codesShownAs(unit: number): readonly number[] {
  if (NORMALISED.includes(String.fromCharCode(unit))) return [0xa380 + unit];
  const code = gbkCode(unit);
  return code === 0 ? [] : [code];
}

/** What laying a character leads to: one way in which the forward model shows it. */
interface Outcome {
  readonly text: string;
  readonly at: number;
  readonly pending: number;
  readonly trail: number;
  readonly penalty: number;
  readonly same: boolean;
  /** First byte of the character. */
  readonly lead: number;
}

/** The steps that explain the text up to one place. */
interface Front {
  /** Steps with the same state and last character have the same future: of those only the best few are kept. */
  readonly byFuture: Map<number, Step[]>;
  best: number;
}

/** Whether a search from the `?` at `at` can find anything: a mark that B splits follows, or a reading without its opening bracket. */
export function mayBeginStraddle(text: string, at: number): boolean {
  return codesShownAs(text.charCodeAt(at + 1)).some(isSplitPair) || readingAt(text, at + 1) !== undefined;
}

export class StraddleSearch {
  readonly #text: string;
  readonly #page: PageKnowledge;
  readonly #candidates: Candidates = loadCandidates();
  readonly #lexicon: Lexicon = loadLexicon();
  readonly #seconds = new Map<number, readonly Outcome[]>();
  readonly #likely = new Map<number, { readonly fitting: readonly Outcome[]; readonly beforeInvisible: readonly Outcome[] }>();
  #fronts = new Map<number, Front>();

  constructor(text: string, page: PageKnowledge) {
    this.#text = text;
    this.#page = page;
  }

  /** Explanations of the text from the `?` at `from`, where the machine still read in step, to the `end` where all agree that it does again. */
  run(from: number): Explanations {
    const trail = gbkCode(this.#characterBefore(from)) & 0xff;
    return this.#run({ previous: [], text: "", at: from, pending: 0, trail, penalty: 0, added: 0, cost: 0, same: true });
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

  #run(start: Step): Explanations {
    this.#fronts = new Map();
    this.#push(start);
    const from = start.at;
    const last = Math.min(this.#text.length, from + FARTHEST);
    for (let at = from; at <= last; at += 1) {
      // Steps that explain an invisible pair stay at the same place, and come up again.
      for (let front = this.#fronts.get(at); front !== undefined; front = this.#fronts.get(at)) {
        // The character lost first is judged by the one behind it: until that is laid, all stay.
        const groups = prune(front, at === from + 1 ? EVERYTHING : BEAM);
        const inStep = groups.every(([step]) => step?.pending === 0);
        if (at === last || (at > from && inStep && this.#fronts.size === 1)) return { end: at, paths: cheapestPaths(groups, at >= this.#text.length) };
        this.#fronts.delete(at);
        for (const rivals of groups) this.#expand(rivals);
      }
    }
    return { end: last, paths: [] };
  }

  #push(step: Step): void {
    let front = this.#fronts.get(step.at);
    if (front === undefined) {
      front = { byFuture: new Map(), best: step.cost };
      this.#fronts.set(step.at, front);
    }
    front.best = Math.min(front.best, step.cost);
    const future = (step.text.charCodeAt(0) * 0x100 + step.pending) * 0x100 + step.trail;
    const rivals = front.byFuture.get(future);
    if (rivals === undefined) front.byFuture.set(future, [step]);
    else rivals.push(step);
  }

  /** Lays a character behind `rivals`. */
  #lay(rivals: readonly Step[], { text, at, pending, trail, penalty, same }: Outcome): void {
    const [first] = rivals;
    if (first === undefined) return;
    const added = penalty + (text === "" ? 0 : this.#characterCost(first, text.charCodeAt(0)));
    const cost = first.cost + added;
    if (cost > (this.#fronts.get(at)?.best ?? Infinity) + HOPELESS) return;
    this.#push({ previous: rivals, text, at, pending, trail, penalty, added, cost, same });
  }

  #characterCost(previous: Step, unit: number): number {
    const before = previous.text === "" ? this.#text.charCodeAt(previous.at - 1) || 0 : previous.text.charCodeAt(previous.text.length - 1);
    return this.#lexicon.pair(simplifiedUnit(before), simplifiedUnit(unit)) - this.#page.context.pairWorth(before, unit) - (isHan(unit) ? LENGTH : 0);
  }

  /** A character of the other script, or a Traditional form that the page's conversion does not choose, is unlikely. */
  #outcome(unit: number, at: number, pending: number, trail: number, penalty: number): Outcome {
    const form = unit < 0x3400 || this.#page.context.shows(unit) ? 0 : this.#page.formCost(unit);
    return { text: String.fromCharCode(unit), at, pending, trail, penalty: penalty + form, same: false, lead: gbkCode(unit) >> 8 };
  }

  #expand(rivals: readonly Step[]): void {
    const [step] = rivals;
    if (step === undefined || step.at >= this.#text.length) return;
    if (step.pending === 0) this.#expandInStep(rivals, step);
    else this.#expandOutOfStep(rivals, step);
  }

  /** The machine reads in step: the page shows the true character, unless a `?` begins a damaged place. */
  #expandInStep(rivals: readonly Step[], step: Step): void {
    const { at } = step;
    const unit = this.#text.charCodeAt(at);
    this.#lay(rivals, { text: String.fromCharCode(unit), at: this.#behind(at + 1, unit), pending: 0, trail: gbkCode(unit) & 0xff, penalty: 0, same: true, lead: 0 });
    if (unit !== QUESTION_MARK) return;
    this.#expandSplit(rivals, step);
    this.#expandStraddlingReading(rivals, step);
  }

  /** B split a mark that straddles: `?` for the lead byte of a lost character, then the mark made of its trail and the next lead. */
  #expandSplit(rivals: readonly Step[], step: Step): void {
    for (const mark of codesShownAs(this.#text.charCodeAt(step.at + 1))) {
      if (!isSplitPair(mark)) continue;
      const trail = mark >> 8;
      for (const code of this.#candidates.byTrail(trail)) {
        this.#lay(rivals, this.#outcome(gbkUnit(code), step.at + 1, trail, trail, OUT_OF_STEP));
      }
    }
  }

  /** A annotated a pair that straddles: `?` for the next lead byte and the bracket. The reading tells which pair. */
  #expandStraddlingReading(rivals: readonly Step[], step: Step): void {
    if (step.trail === 0) return;
    const reading = readingAt(this.#text, step.at + 1);
    if (reading === undefined) return;
    for (let lead = 0x81; lead <= 0xfe; lead += 1) {
      const annotated = gbkUnit((step.trail << 8) | lead);
      if (annotated === 0 || !mayAnnotate(annotated, reading.letters, this.#page.style)) continue;
      for (const outcome of this.#secondBytes(lead, reading.end)) this.#lay(rivals, { ...outcome, penalty: outcome.penalty + OUT_OF_STEP });
    }
  }

  /** Out of step: the waiting lead byte takes the first byte of the next true character. */
  #expandOutOfStep(rivals: readonly Step[], step: Step): void {
    const { at, pending } = step;
    const shown = this.#text.charCodeAt(at);
    if (shown === QUESTION_MARK) this.#expandEaten(rivals, step.at + 1);
    for (const code of codesShownAs(shown)) {
      if (code >> 8 === pending) this.#readFirst(rivals, step, code & 0xff, at + 1);
    }
    // More than two invisible pairs in a row explain anything, and so nothing.
    if (isPrivateUse(shown) || step.previous[0]?.previous[0]?.at === at) return;
    for (const outcome of this.#invisiblePairs(pending, at)) this.#lay(rivals, outcome);
  }

  /** The first byte of the next true character has been read; `at` is behind what it showed. */
  #readFirst(rivals: readonly Step[], step: Step, first: number, at: number): void {
    if (first < 0x80) {
      // A true ASCII character was taken for a trail byte.
      this.#lay(rivals, this.#outcome(first, at, 0, 0, EATEN_LETTER));
      return;
    }
    // Out of step, a pair that straddles shows as the character itself, with its annotation.
    const end = step.trail === 0 ? -1 : annotationEnd(this.#text, at, gbkUnit((step.trail << 8) | first), this.#page.style);
    for (const outcome of this.#secondBytes(first, end === -1 ? at : end)) this.#lay(rivals, outcome);
  }

  /** All characters with this first byte whose second byte, read in step at `at`, shows what the page shows. */
  #secondBytes(first: number, at: number): readonly Outcome[] {
    const key = at * 0x100 + first;
    let outcomes = this.#seconds.get(key);
    if (outcomes === undefined) {
      outcomes = this.#candidates.byLead(first).flatMap((code) => this.#secondByte(code, at, 0));
      this.#seconds.set(key, outcomes);
    }
    return outcomes;
  }

  /** The same for all characters whose first byte makes an invisible pair with the waiting byte. */
  #invisiblePairs(pending: number, at: number): readonly Outcome[] {
    const firsts = this.#candidates.invisibleTrails(pending);
    if (firsts.size === 0) return [];
    const { fitting, beforeInvisible } = this.#likelyAt(at);
    const fits = ({ lead }: Outcome): boolean => firsts.has(lead);
    return [...fitting.filter(fits), ...beforeInvisible.filter(fits).slice(0, MOST)];
  }

  /** Any characters whose second byte fits what is shown at `at`; and usual ones whose second byte shows nothing either, most frequent first. */
  #likelyAt(at: number): { readonly fitting: readonly Outcome[]; readonly beforeInvisible: readonly Outcome[] } {
    let likely = this.#likely.get(at);
    if (likely === undefined) {
      const shown = this.#text.charCodeAt(at);
      const trails = shown >= 0x40 && shown < 0x7f ? [shown] : codesShownAs(shown).map((code) => code >> 8);
      const codes = shown === QUESTION_MARK ? this.#candidates.usual : trails.flatMap((trail) => this.#candidates.byTrail(trail));
      const outcomesOf = (list: readonly number[]): Outcome[] => list.flatMap((code) => this.#secondByte(code, at, INVISIBLE));
      likely = { fitting: outcomesOf(codes), beforeInvisible: this.#byFrequency(outcomesOf(this.#candidates.usualBeforeInvisible)) };
      this.#likely.set(at, likely);
    }
    return likely;
  }

  #byFrequency(outcomes: readonly Outcome[]): readonly Outcome[] {
    if (outcomes.length < 2) return outcomes;
    const sorted = outcomes.map((outcome) => ({ outcome, cost: this.#lexicon.character(simplifiedUnit(outcome.text.charCodeAt(0))) }));
    sorted.sort((a, b) => a.cost - b.cost);
    return sorted.map(({ outcome }) => outcome);
  }

  /** The second byte of a true character shows as ASCII, or waits, or is lost with an annotation's bracket. */
  #secondByte(code: number, at: number, penalty: number): readonly Outcome[] {
    const unit = gbkUnit(code);
    const second = code & 0xff;
    const shown = this.#text.charCodeAt(at);
    if (second <= 0x80) {
      if (shown !== readByte(0, second)) return [];
      return [this.#outcome(unit, this.#behind(at + 1, unit), 0, second, penalty)];
    }
    if (shown === QUESTION_MARK) {
      const reading = readingAt(this.#text, at + 1);
      if (reading !== undefined && mayAnnotate(unit, reading.letters, this.#page.style)) return [this.#outcome(unit, reading.end, 0, second, penalty)];
    }
    return this.#canGoOn(second, at) ? [this.#outcome(unit, at, second, second, penalty)] : [];
  }

  /** Whether a waiting lead byte can lead to what the page shows next. */
  #canGoOn(pending: number, at: number): boolean {
    if (at >= this.#text.length) return false;
    const shown = this.#text.charCodeAt(at);
    if (shown === QUESTION_MARK || codesShownAs(shown).some((code) => code >> 8 === pending)) return true;
    return this.#candidates.invisibleTrails(pending).size > 0;
  }

  /** Behind a character that was read in step: past its annotation. (A pair that straddles its end may be annotated all the same, when that was done first.) */
  #behind(at: number, unit: number): number {
    const end = annotationEnd(this.#text, at, unit, this.#page.style);
    return end === -1 ? at : end;
  }

  /** A `?` that swallowed the waiting lead byte and one ASCII byte, or that B's byte brought about before a true mark. */
  #expandEaten(rivals: readonly Step[], after: number): void {
    const lay = (text: string, at: number, trail: number, penalty: number): void => this.#lay(rivals, { text, at, pending: 0, trail, penalty, same: false, lead: 0 });
    for (const mark of codesShownAs(this.#text.charCodeAt(after))) {
      if (isSplitPair(mark)) lay(this.#text.charAt(after), after + 1, mark & 0xff, 0);
    }
    const tag = matchAt(TAG_REST, this.#text, after);
    if (tag !== null) lay("", after + tag[0].length, 0, EATEN_TAG);
    const entity = matchAt(ENTITY_REST, this.#text, after);
    if (entity !== null) lay(ENTITIES[entity[1] ?? ""] ?? LOST, after + entity[0].length, 0, EATEN_TAG);
    // At the end of a line it was the line break or the `<` of a tag: nothing that is missed.
    const atEnd = after >= this.#text.length || this.#text.charCodeAt(after) === LINE_FEED;
    if (atEnd) lay("", after, 0, EATEN_TAG);
    else lay(LOST, after, 0, EATEN);
  }
}

function isHan(unit: number): boolean {
  return unit >= 0x3400 && unit <= 0x9fff;
}

/** What the length of an explanation is worth. */
export function lengthWorth(text: string): number {
  let han = 0;
  for (let i = 0; i < text.length; i += 1) if (isHan(text.charCodeAt(i))) han += 1;
  return han * LENGTH;
}

/** The best groups of rivals, each sorted by cost. */
function prune({ byFuture, best }: Front, most: number): Step[][] {
  const groups: Step[][] = [];
  for (const rivals of byFuture.values()) {
    rivals.sort((a, b) => a.cost - b.cost);
    if ((rivals[0]?.cost ?? Infinity) <= best + HOPELESS) groups.push(rivals.slice(0, RIVALS));
  }
  groups.sort(([a], [b]) => (a?.cost ?? 0) - (b?.cost ?? 0));
  return groups.slice(0, most);
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
