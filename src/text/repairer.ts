/**
 * Repairs the text of one page. `createRepairer` looks at the whole page once; the result then repairs any text of that page,
 * whole or piece by piece, in linear time. A page without evidence of damage is never edited.
 */
import type { TextRepair } from "../contract/repair";
import { annotationEnd, isDoubled, readingAt, type AnnotationStyle } from "./annotations";
import { isSecondForm, isTraditionalOnly, simplifiedChars, simplifiedUnit } from "./char-map";
import { loadLexicon } from "./lexicon";
import { applyEdits, applyToPieces, edit, type Repaired } from "./edits";
import { SPAN_LENGTH } from "./damage-gate";
import { assessDamage, type DamageEvidence } from "./evidence";
import { candidateSteps } from "./candidates";
import { indexSteps, MOST_INDEXED, type PageContext } from "./page-context";
import { explain } from "./explain";
import { isSimplifiedOnly, scriptOf, type Script } from "./script-of";
import { finish } from "./steps";
import { mayBeginStraddle } from "./straddles";
import type { PageKnowledge } from "./workshop";

export type { Repaired } from "./edits";

export interface RepairedPieces {
  /** As many as were given. */
  readonly pieces: readonly string[];
  /** Offsets in the joined pieces. */
  readonly repairs: readonly TextRepair[];
  /** Where each replacement stands now. */
  readonly places: readonly RepairPlace[];
}

export interface RepairPlace {
  readonly repair: TextRepair;
  /** Index of the piece, and offset in what became of it. */
  readonly piece: number;
  readonly start: number;
}

export interface Repairer {
  /** Whether the page gave evidence of damage; otherwise texts come back as they are. */
  readonly damaged: boolean;
  /** The script that the page as a whole is written in. */
  readonly script: Script;
  /** Repairs a text of the page: a block, an attribute, or all of it. */
  repair(text: string): Repaired;
  /** Repairs the texts of neighbouring nodes of one block as one text; what crosses a border is written back to the piece where it begins. */
  repairPieces(pieces: readonly string[]): RepairedPieces;
  /** The same in steps of about a millisecond. */
  pieceSteps(pieces: readonly string[]): Generator<void, RepairedPieces>;
}

/** Longer texts are seldom twice on a page; and a page of any size must not fill the memory. */
const LONGEST_REMEMBERED = 2000;
const MOST_REMEMBERED = 1000;

/** `pageText`: all the text of the page that a reader sees, titles and lists included; any length in characters. */
export function createRepairer(pageText: string): Repairer {
  return finish(repairerSteps(pageText));
}

/**
 * The same in steps of about a millisecond. What is dear, the words and the index of the page, is built only when the page has a place that was
 * read out of step, or when its words have to tell whether it is damaged. `evidence`: what `assessDamage` says of the text.
 */
export function* repairerSteps(pageText: string, evidence: DamageEvidence = assessDamage(pageText)): Generator<void, Repairer> {
  yield;
  const script = scriptOf(pageText);
  yield;
  if (!evidence.damaged && !evidence.suspect) {
    return undamaged(script);
  }
  const page = new KnownPage(pageText, yield* styleSteps(pageText, evidence));
  if (!evidence.damaged || mayStraddle(pageText)) {
    yield* candidateSteps();
    yield* page.indexSteps();
  }
  // In a Simplified text it is a quotation of damage, not damage. (What a span alone shows out of step is in no script.)
  const quoted = pageText.length >= SPAN_LENGTH && script === "hans";
  const damaged = evidence.damaged || (!quoted && (yield* repairSteps(pageText, page, true)).length > 0);
  const remembered = new Map<string, readonly TextRepair[]>();
  function* find(text: string): Generator<void, readonly TextRepair[]> {
    if (!damaged) return [];
    const known = remembered.get(text);
    if (known !== undefined) return known;
    const repairs = yield* repairSteps(text, page, false);
    if (text.length <= LONGEST_REMEMBERED && remembered.size < MOST_REMEMBERED && text.includes("?")) remembered.set(text, repairs);
    return repairs;
  }
  function* pieceSteps(pieces: readonly string[]): Generator<void, RepairedPieces> {
    const repairs = yield* find(pieces.join(""));
    const places: RepairPlace[] = [];
    return { pieces: repairs.length === 0 ? pieces : applyToPieces(pieces, repairs, (repair, piece, start) => places.push({ repair, piece, start })), repairs, places };
  }
  return {
    damaged,
    script,
    repair(text) {
      const repairs = finish(find(text));
      return { text: applyEdits(text, repairs), repairs };
    },
    repairPieces: (pieces) => finish(pieceSteps(pieces)),
    pieceSteps,
  };
}

function undamaged(script: Script): Repairer {
  const repairPieces = (pieces: readonly string[]): RepairedPieces => ({ pieces, repairs: [], places: [] });
  function* pieceSteps(pieces: readonly string[]): Generator<void, RepairedPieces> {
    yield;
    return repairPieces(pieces);
  }
  return { damaged: false, script, repair: (text) => ({ text, repairs: [] }), repairPieces, pieceSteps };
}

/** Whether a text holds a place that may have been read out of step: to explain it takes words. */
export function mayStraddle(text: string): boolean {
  for (let at = text.indexOf("?"); at !== -1; at = text.indexOf("?", at + 1)) if (mayBeginStraddle(text, at)) return true;
  return false;
}

/** So many brackets, or repairs, go in one step. */
const STEP = 128;

/** Which characters the machine annotated on a page. */
function* styleSteps(pageText: string, evidence: DamageEvidence): Generator<void, AnnotationStyle> {
  let doubled = 0;
  let simplified = 0;
  let traditional = 0;
  let brackets = 0;
  for (let open = pageText.indexOf("("); open !== -1; open = pageText.indexOf("(", open + 1)) {
    brackets += 1;
    if (brackets % STEP === 0) yield;
    const before = pageText.charCodeAt(open - 1);
    if (isDoubled(pageText, open)) doubled += 1;
    else if (readingAt(pageText, open + 1) === undefined) continue;
    else if (isTraditionalOnly(before)) traditional += 1;
    else if (simplifiedUnit(before) === before) simplified += 1;
  }
  return { anyCharacter: doubled >= 3, simplified: evidence.damaged && simplified > traditional, toneless: evidence.damaged };
}

interface PageIndex {
  readonly context: PageContext;
  readonly asciiMarks: boolean;
}

/** What is known of a page. What only its places out of step ask for is found out when the first of them does, or ahead of it, in steps. */
class KnownPage implements PageKnowledge {
  readonly style: AnnotationStyle;
  readonly formCost: (unit: number) => number;
  readonly #pageText: string;
  #index: PageIndex | undefined;

  constructor(pageText: string, style: AnnotationStyle) {
    this.#pageText = pageText;
    this.style = style;
    this.formCost = style.simplified ? traditionalCost : simplifiedCost;
  }

  *indexSteps(): Generator<void, PageIndex> {
    const { beginning, asciiMarks } = yield* plainSteps(this.#pageText, this.style);
    this.#index = { context: yield* indexSteps(beginning), asciiMarks };
    return this.#index;
  }

  get context(): PageContext {
    return (this.#index ?? finish(this.indexSteps())).context;
  }

  get asciiMarks(): boolean {
    return (this.#index ?? finish(this.indexSteps())).asciiMarks;
  }
}

/** Cost of a form of the other script, in nats. */
const OTHER_SCRIPT = 8;
/**
 * Cost of a Traditional form that shares its Simplified one with a more usual form: 殻 beside 殼. A conversion character by character writes
 * one of them only, so such a form, unless the page shows it elsewhere, must not win by the company it keeps.
 */
const SECOND_FORM = 20;

function traditionalCost(unit: number): number {
  return isTraditionalOnly(unit) ? OTHER_SCRIPT : 0;
}

function simplifiedCost(unit: number): number {
  if (isSimplifiedOnly(unit)) return OTHER_SCRIPT;
  return isSecondForm(unit) ? SECOND_FORM : 0;
}

/** A page without its annotations. */
interface PlainPage {
  /** As much of it as an index takes in. */
  readonly beginning: string;
  /** Whether full-width marks were turned into ASCII: commas between Chinese are nearly all ASCII. */
  readonly asciiMarks: boolean;
}

/** The page is taken apart bit by bit, and only its beginning kept: a long one must not be in the memory once more. */
function* plainSteps(text: string, style: AnnotationStyle): Generator<void, PlainPage> {
  const kept: string[] = [];
  let length = 0;
  let before = 0;
  let commas = 0;
  let parts: string[] = [];
  let done = 0;
  function* take(): Generator<void, void> {
    const plain = parts.join("");
    parts = [];
    if (length <= MOST_INDEXED) kept.push(plain);
    length += plain.length;
    for (let from = 0; from < plain.length; from += LOOK) {
      const some = plain.slice(from, from + LOOK);
      commas += commaBalance(before, some);
      before = some.charCodeAt(some.length - 1);
      yield;
    }
  }
  for (let open = text.indexOf("("), count = 1; open !== -1; count += 1) {
    const end = annotationEnd(text, open, text.charCodeAt(open - 1), style);
    if (end !== -1) {
      parts.push(text.slice(done, open));
      done = end;
    }
    if (count % STEP === 0) yield* take();
    open = text.indexOf("(", end === -1 ? open + 1 : end);
  }
  parts.push(text.slice(done));
  yield* take();
  return { beginning: kept.join(""), asciiMarks: commas > 0 };
}

/** So many characters are looked at in one step. */
const LOOK = 1 << 16;
const ASCII_COMMA = 0x2c;
const FULL_WIDTH_COMMA = 0xff0c;

/** How many more ASCII commas than full-width ones stand behind Chinese characters of a text; `before` it stands this unit. */
function commaBalance(before: number, text: string): number {
  let balance = 0;
  let last = before;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (last >= 0x4e00 && last <= 0x9fff) {
      if (unit === ASCII_COMMA) balance += 1;
      else if (unit === FULL_WIDTH_COMMA) balance -= 1;
    }
    last = unit;
  }
  return balance;
}

/** Without a page that gives evidence, a repair must be likelier than what is shown by this much, in nats. */
const STRONG = 7.5;

/** Whether a bracket stands inside a word: what is before and what is behind it belong together. The other evidence of a span. */
function isInsideWord(text: string, open: number, close: number): boolean {
  const before = simplifiedChars(text.slice(Math.max(0, open - 2), open));
  const after = simplifiedChars(text.slice(close, close + 2));
  const lexicon = loadLexicon();
  return [1, 2].some((left) => [1, 2].some((right) => before.length >= left && after.length >= right && lexicon.has(before.slice(-left) + after.slice(0, right))));
}

/** So few characters at the beginning of a text can be what is left of a place out of step that was cut. */
const LONGEST_CUT = 2;
const ASKS = /[吗嗎呢吧啊么麼谁誰何哪几幾多啥咋否没沒]/u;

/**
 * Whether the `?` at `at` ate a digit out of step although nothing before it explains that, as the text was cut within the place: 沙?0多 of 派出20多.
 * What stands before it then is no word and no question.
 */
function isEatenBehindCut(text: string, at: number): boolean {
  if (at === 0 || at > LONGEST_CUT || !/^\d/u.test(text.slice(at + 1, at + 2))) return false;
  const before = text.slice(0, at);
  return /^[\u4e00-\u9fff]+$/u.test(before) && !ASKS.test(before) && (at === 1 || !loadLexicon().has(simplifiedChars(before)));
}

/** Places that may need a repair: an opening bracket, a `?` that is no end of a sentence, a comma before another mark. */
const PLACES = /\(|\?(?=\S)|[,，](?=[,，。！!；;：:、])/g;

function* repairSteps(text: string, page: PageKnowledge, alone: boolean): Generator<void, readonly TextRepair[]> {
  const repairs: TextRepair[] = [];
  let at = 0;
  const keep = (repair: TextRepair | undefined): number => {
    if (repair === undefined) return -1;
    repairs.push(repair);
    return repair.end;
  };
  for (let count = 1; ; count += 1) {
    // Others may use the pattern between two steps.
    PLACES.lastIndex = at;
    const place = PLACES.exec(text);
    if (place === null) return repairs;
    at = place.index;
    let end = -1;
    if (place[0] === "(") {
      const close = annotationEnd(text, at, text.charCodeAt(at - 1), page.style);
      if (close !== -1 && (!alone || isInsideWord(text, at, close))) end = keep({ start: at, end: close, before: text.slice(at, close), after: "", kind: "annotation", certain: true });
    } else if (place[0] === "?") {
      const explained = explain(text, at, page, repairedLine(text, at, repairs));
      if (explained !== undefined && (!alone || explained.gain >= STRONG)) {
        const { start, after, kind, certain } = explained;
        keep(edit(text, start, explained.end, after, kind, certain));
        end = explained.end;
      } else if (!alone && isEatenBehindCut(text, at)) {
        end = keep({ start: at, end: at + 1, before: "?", after: "〓", kind: "lost", certain: false });
      }
    } else if (!alone) {
      end = keep({ start: at, end: at + 1, before: place[0], after: "", kind: "punctuation", certain: false });
    }
    at = end === -1 ? at + 1 : end;
    if (place[0] === "?" || count % STEP === 0) yield;
  }
}

/** As much of a line as is looked at for its quotation marks. */
const LINE_CONTEXT = 400;

/** The repaired text just before `at`, within its line. */
function repairedLine(text: string, at: number, repairs: readonly TextRepair[]): string {
  const start = Math.max(text.lastIndexOf("\n", at - 1) + 1, at - LINE_CONTEXT);
  let line = "";
  let end = at;
  for (let i = repairs.length - 1; i >= 0 && end > start; i -= 1) {
    const repair = repairs[i];
    if (repair === undefined || repair.end <= start) break;
    line = repair.after + text.slice(repair.end, end) + line;
    end = repair.start;
  }
  return end > start ? text.slice(start, end) + line : line;
}
