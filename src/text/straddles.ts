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

/** What the search knows of the page. */
export interface PageKnowledge {
  readonly style: AnnotationStyle;
  readonly context: PageContext;
  /** Full-width marks of the page were turned into ASCII: `，` may show as `,`. */
  readonly asciiMarks: boolean;
}

/** One true character (or nothing, where a tag end was eaten) that has been laid, with the state of the machine behind it. */
export interface Step {
  readonly previous: Step | undefined;
  /** What stands there in truth; empty for an eaten tag. */
  readonly text: string;
  /** How much of the page's text is explained. */
  readonly at: number;
  /** Lead byte that waits for its trail; 0 when the machine reads in step. */
  readonly pending: number;
  /** Second byte of the character, when it may begin a straddling pair; else 0. */
  readonly trail: number;
  /** Cost in nats: of the damage itself, and with the characters laid, one by one. */
  readonly penalty: number;
  readonly cost: number;
  /** Whether the page shows this character as it is. */
  readonly same: boolean;
  /** Whether anything but the page's own text was laid on the way. */
  readonly changed: boolean;
}

const QUESTION_MARK = 0x3f;
const CLOSE_BRACKET = 0x29;
const LINE_FEED = 0x0a;
const LOST = "〓";
/** Costs in nats: an unexplained `?`, a place where the machine got out of step, an invisible pair, an eaten ASCII byte. */
const PLAIN_QUESTION_MARK = 5;
const OUT_OF_STEP = 3;
const INVISIBLE = 2.5;
const EATEN = -2;
const EATEN_LETTER = 2;
const EATEN_TAG = 1;
const BEAM = 48;
const FARTHEST = 120;
/** What is costlier than the best by this much is given up. */
const HOPELESS = 16;
/** As many characters are tried, the most frequent ones, where the page does not pin one down. */
const MOST = 40;

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
}

/** The steps that explain the text up to one place. */
interface Front {
  readonly steps: Step[];
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
  readonly #invisible = new Map<number, readonly Outcome[]>();
  #fronts = new Map<number, Front>();

  constructor(text: string, page: PageKnowledge) {
    this.#text = text;
    this.#page = page;
  }

  /** Explanations of the text from the `?` at `from`, where the machine still read in step, to the `end` where all agree that it does again. */
  run(from: number): { readonly end: number; readonly steps: readonly Step[] } {
    const before = this.#text.charCodeAt(from - 1);
    const trail = from > 0 && before !== CLOSE_BRACKET ? gbkCode(before) & 0xff : 0;
    return this.#run([{ previous: undefined, text: "", at: from, pending: 0, trail, penalty: 0, cost: 0, same: true, changed: false }]);
  }

  /** The same for a text that was cut off while the machine read out of step: the first byte of its first true character is missing. */
  runFromCut(): { readonly end: number; readonly steps: readonly Step[] } {
    const starts = codesShownAs(this.#text.charCodeAt(0)).flatMap((shown) =>
      this.#candidates.byTrail(shown >> 8).map((code): Step => {
        const unit = gbkUnit(code);
        const cost = OUT_OF_STEP + this.#lexicon.character(simplifiedUnit(unit));
        return { previous: undefined, text: String.fromCharCode(unit), at: 0, pending: shown >> 8, trail: shown >> 8, penalty: OUT_OF_STEP, cost, same: false, changed: true };
      }),
    );
    return this.#run(starts);
  }

  #run(starts: readonly Step[]): { readonly end: number; readonly steps: readonly Step[] } {
    this.#fronts = new Map();
    for (const start of starts) this.#push(start);
    const from = starts[0]?.at ?? 0;
    const last = Math.min(this.#text.length, from + FARTHEST);
    for (let at = from; at <= last; at += 1) {
      // Steps that explain an invisible pair stay at the same place, and come up again.
      for (let front = this.#fronts.get(at); front !== undefined; front = this.#fronts.get(at)) {
        const best = prune(front);
        const inStep = best.every((step) => step.pending === 0);
        if (at === last || (at > from && inStep && this.#fronts.size === 1)) return { end: at, steps: best.filter((step) => step.pending === 0) };
        this.#fronts.delete(at);
        for (const step of best) this.#expand(step);
      }
    }
    return { end: last, steps: [] };
  }

  #push(step: Step): void {
    const front = this.#fronts.get(step.at);
    if (front === undefined) {
      this.#fronts.set(step.at, { steps: [step], best: step.cost });
    } else if (step.cost < front.best + HOPELESS) {
      front.steps.push(step);
      front.best = Math.min(front.best, step.cost);
    }
  }

  #lay(previous: Step, outcome: Outcome): void {
    const { text, at, pending, trail } = outcome;
    const penalty = previous.penalty + outcome.penalty;
    const cost = previous.cost + outcome.penalty + (text === "" ? 0 : this.#characterCost(previous, text.charCodeAt(text.length - 1)));
    this.#push({ previous, text, at, pending, trail, penalty, cost, same: false, changed: true });
  }

  #characterCost(previous: Step, unit: number): number {
    const before = previous.text === "" ? this.#text.charCodeAt(previous.at - 1) || 0 : previous.text.charCodeAt(previous.text.length - 1);
    return this.#lexicon.pair(simplifiedUnit(before), simplifiedUnit(unit)) - this.#page.context.pairWorth(before, unit);
  }

  #expand(step: Step): void {
    if (step.at >= this.#text.length) return;
    if (step.pending === 0) this.#expandInStep(step);
    else this.#expandOutOfStep(step);
  }

  /** The machine reads in step: the page shows the true character, unless a `?` begins a damaged place. */
  #expandInStep(step: Step): void {
    const { at } = step;
    const unit = this.#text.charCodeAt(at);
    const plain = unit === QUESTION_MARK ? PLAIN_QUESTION_MARK : this.#characterCost(step, unit);
    const penalty = unit === QUESTION_MARK ? PLAIN_QUESTION_MARK : 0;
    const { end, trail } = this.#behind(at + 1, unit, gbkCode(unit) & 0xff);
    this.#push({
      previous: step, text: String.fromCharCode(unit), at: end, pending: 0, trail,
      penalty: step.penalty + penalty, cost: step.cost + plain, same: true, changed: step.changed,
    });
    if (unit !== QUESTION_MARK) return;
    this.#expandSplit(step);
    this.#expandStraddlingReading(step);
  }

  /** B split a mark that straddles: `?` for the lead byte of a lost character, then the mark made of its trail and the next lead. */
  #expandSplit(step: Step): void {
    for (const mark of codesShownAs(this.#text.charCodeAt(step.at + 1))) {
      if (!isSplitPair(mark)) continue;
      const trail = mark >> 8;
      for (const code of this.#candidates.byTrail(trail)) {
        this.#lay(step, { text: String.fromCharCode(gbkUnit(code)), at: step.at + 1, pending: trail, trail, penalty: OUT_OF_STEP });
      }
    }
  }

  /** A annotated a pair that straddles: `?` for the next lead byte and the bracket. The reading tells which pair. */
  #expandStraddlingReading(step: Step): void {
    if (step.trail === 0) return;
    const reading = readingAt(this.#text, step.at + 1);
    if (reading === undefined) return;
    for (let lead = 0x81; lead <= 0xfe; lead += 1) {
      const annotated = gbkUnit((step.trail << 8) | lead);
      if (annotated === 0 || !mayAnnotate(annotated, reading.letters, this.#page.style)) continue;
      for (const outcome of this.#secondBytes(lead, reading.end)) this.#lay(step, { ...outcome, penalty: OUT_OF_STEP });
    }
  }

  /** Out of step: the waiting lead byte takes the first byte of the next true character. */
  #expandOutOfStep(step: Step): void {
    const { at, pending } = step;
    const shown = this.#text.charCodeAt(at);
    if (shown === QUESTION_MARK) this.#expandEaten(step);
    for (const code of codesShownAs(shown)) {
      if (code >> 8 === pending) this.#readFirst(step, code & 0xff, at + 1);
    }
    // More than two invisible pairs in a row explain anything, and so nothing.
    if (isPrivateUse(shown) || step.previous?.previous?.at === at) return;
    for (const outcome of this.#invisiblePairs(pending, at)) this.#lay(step, outcome);
  }

  /** The first byte of the next true character has been read; `at` is behind what it showed. */
  #readFirst(step: Step, first: number, at: number): void {
    if (first < 0x80) {
      // A true ASCII character was taken for a trail byte.
      this.#lay(step, { text: String.fromCharCode(first), at, pending: 0, trail: 0, penalty: EATEN_LETTER });
      return;
    }
    // Out of step, a pair that straddles shows as the character itself, with its annotation.
    const end = step.trail === 0 ? -1 : annotationEnd(this.#text, at, gbkUnit((step.trail << 8) | first), this.#page.style);
    for (const outcome of this.#secondBytes(first, end === -1 ? at : end)) this.#lay(step, outcome);
  }

  /** All characters with this first byte whose second byte, read in step at `at`, shows what the page shows. */
  #secondBytes(first: number, at: number): readonly Outcome[] {
    const key = at * 0x100 + first;
    let outcomes = this.#seconds.get(key);
    if (outcomes === undefined) {
      outcomes = this.#mostFrequent(this.#candidates.byLead(first).flatMap((code) => this.#secondByte(code, at, 0)));
      this.#seconds.set(key, outcomes);
    }
    return outcomes;
  }

  /** The same for all characters whose first byte makes an invisible pair with the waiting byte. */
  #invisiblePairs(pending: number, at: number): readonly Outcome[] {
    const key = at * 0x100 + pending;
    let outcomes = this.#invisible.get(key);
    if (outcomes === undefined) {
      const firsts = this.#candidates.invisibleTrails(pending);
      const codes = firsts.size === 0 ? [] : this.#likelyAt(at).filter((code) => firsts.has(code >> 8));
      outcomes = this.#mostFrequent(codes.flatMap((code) => this.#secondByte(code, at, INVISIBLE)));
      this.#invisible.set(key, outcomes);
    }
    return outcomes;
  }

  #mostFrequent(outcomes: Outcome[]): readonly Outcome[] {
    if (outcomes.length <= MOST) return outcomes;
    const cost = ({ text }: Outcome): number => this.#lexicon.character(simplifiedUnit(text.charCodeAt(0)));
    return outcomes.map((outcome) => ({ outcome, cost: cost(outcome) })).sort((a, b) => a.cost - b.cost).slice(0, MOST).map(({ outcome }) => outcome);
  }

  /** Characters whose second byte fits what is shown at `at`; where that says nothing, the usual ones. */
  #likelyAt(at: number): readonly number[] {
    const shown = this.#text.charCodeAt(at);
    const trails = shown !== QUESTION_MARK && shown >= 0x40 && shown < 0x7f ? [shown] : codesShownAs(shown).map((code) => code >> 8);
    const fitting = new Set(trails.flatMap((trail) => this.#candidates.byTrail(trail)));
    return [...fitting, ...this.#candidates.usual.filter((code) => !fitting.has(code))];
  }

  /** The second byte of a true character shows as ASCII, or waits, or is lost with an annotation's bracket. */
  #secondByte(code: number, at: number, penalty: number): readonly Outcome[] {
    const unit = gbkUnit(code);
    const text = String.fromCharCode(unit);
    const second = code & 0xff;
    const shown = this.#text.charCodeAt(at);
    if (second <= 0x80) {
      if (shown !== readByte(0, second)) return [];
      const { end, trail } = this.#behind(at + 1, unit, second);
      return [{ text, at: end, pending: 0, trail, penalty }];
    }
    if (shown === QUESTION_MARK) {
      const reading = readingAt(this.#text, at + 1);
      if (reading !== undefined && mayAnnotate(unit, reading.letters, this.#page.style)) return [{ text, at: reading.end, pending: 0, trail: 0, penalty }];
    }
    return this.#canGoOn(second, at) ? [{ text, at, pending: second, trail: second, penalty }] : [];
  }

  /** Whether a waiting lead byte can lead to what the page shows next. */
  #canGoOn(pending: number, at: number): boolean {
    if (at >= this.#text.length) return false;
    const shown = this.#text.charCodeAt(at);
    if (shown === QUESTION_MARK || codesShownAs(shown).some((code) => code >> 8 === pending)) return true;
    return this.#candidates.invisibleTrails(pending).size > 0;
  }

  /** Behind a character that was read in step: past its annotation, which also ends any straddling pair. */
  #behind(at: number, unit: number, trail: number): { end: number; trail: number } {
    const end = annotationEnd(this.#text, at, unit, this.#page.style);
    return end === -1 ? { end: at, trail } : { end, trail: 0 };
  }

  /** A `?` that swallowed the waiting lead byte and one ASCII byte, or that B's byte brought about before a true mark. */
  #expandEaten(step: Step): void {
    const after = step.at + 1;
    const lay = (text: string, at: number, trail: number, penalty: number): void => this.#lay(step, { text, at, pending: 0, trail, penalty });
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

function prune({ steps }: Front): Step[] {
  steps.sort((a, b) => a.cost - b.cost);
  return steps.slice(0, BEAM);
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
