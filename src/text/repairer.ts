/**
 * Repairs the text of one page. `createRepairer` looks at the whole page once; the result then repairs any text of that page,
 * whole or piece by piece, in linear time. A page without evidence of damage is never edited.
 */
import type { TextRepair } from "../contract/repair";
import { annotationEnd, isDoubled, readingAt, type AnnotationStyle } from "./annotations";
import { isSecondForm, isTraditionalOnly, simplifiedChars, simplifiedUnit } from "./char-map";
import { loadLexicon } from "./lexicon";
import { applyEdits, applyToPieces, edit, type Repaired } from "./edits";
import { assessDamage, SPAN_LENGTH, type DamageEvidence } from "./evidence";
import { indexPage } from "./page-context";
import { explain } from "./explain";
import { isSimplifiedOnly, scriptOf, type Script } from "./script-of";
import type { PageKnowledge } from "./straddles";

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
}

/** `pageText`: all the text of the page that a reader sees, titles and lists included; any length in characters. */
export function createRepairer(pageText: string): Repairer {
  const evidence = assessDamage(pageText);
  if (!evidence.damaged && !evidence.suspect) {
    return { damaged: false, script: scriptOf(pageText), repair: (text) => ({ text, repairs: [] }), repairPieces: (pieces) => ({ pieces, repairs: [], places: [] }) };
  }
  const page = knowPage(pageText, evidence);
  // In a Simplified text it is a quotation of damage, not damage. (What a span alone shows out of step is in no script.)
  const script = scriptOf(pageText);
  const quoted = pageText.length >= SPAN_LENGTH && script === "hans";
  const damaged = evidence.damaged || (!quoted && findRepairs(pageText, page, true).length > 0);
  const find = (text: string): readonly TextRepair[] => findRepairs(text, page, false);
  return {
    damaged,
    script,
    repair(text) {
      const repairs = damaged ? find(text) : [];
      return { text: applyEdits(text, repairs), repairs };
    },
    repairPieces(pieces) {
      const repairs = damaged ? find(pieces.join("")) : [];
      const places: RepairPlace[] = [];
      return { pieces: repairs.length === 0 ? pieces : applyToPieces(pieces, repairs, (repair, piece, start) => places.push({ repair, piece, start })), repairs, places };
    },
  };
}

function knowPage(pageText: string, evidence: DamageEvidence): PageKnowledge {
  let doubled = 0;
  let simplified = 0;
  let traditional = 0;
  for (let open = pageText.indexOf("("); open !== -1; open = pageText.indexOf("(", open + 1)) {
    const before = pageText.charCodeAt(open - 1);
    if (isDoubled(pageText, open)) doubled += 1;
    else if (readingAt(pageText, open + 1) === undefined) continue;
    else if (isTraditionalOnly(before)) traditional += 1;
    else if (simplifiedUnit(before) === before) simplified += 1;
  }
  const style: AnnotationStyle = { anyCharacter: doubled >= 3, simplified: evidence.damaged && simplified > traditional };
  const plain = applyEdits(pageText, findAnnotations(pageText, style));
  return { style, context: indexPage(plain), asciiMarks: isAsciiMarked(plain), formCost: style.simplified ? traditionalCost : simplifiedCost };
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

/** Whether full-width marks were turned into ASCII: commas between Chinese are nearly all ASCII. */
function isAsciiMarked(text: string): boolean {
  const ascii = text.match(/[\u4e00-\u9fff],/g)?.length ?? 0;
  const fullWidth = text.match(/[\u4e00-\u9fff]，/g)?.length ?? 0;
  return ascii > fullWidth;
}

function findAnnotations(text: string, style: AnnotationStyle): TextRepair[] {
  const repairs: TextRepair[] = [];
  for (let open = text.indexOf("("); open !== -1; ) {
    const end = annotationEnd(text, open, text.charCodeAt(open - 1), style);
    if (end !== -1) repairs.push({ start: open, end, before: text.slice(open, end), after: "", kind: "annotation", certain: true });
    open = text.indexOf("(", end === -1 ? open + 1 : end);
  }
  return repairs;
}

/** Without a page that gives evidence, a repair must be likelier than what is shown by this much, in nats. */
const STRONG = 6;

/** Whether a bracket stands inside a word: what is before and what is behind it belong together. The other evidence of a span. */
function isInsideWord(text: string, open: number, close: number): boolean {
  const before = simplifiedChars(text.slice(Math.max(0, open - 2), open));
  const after = simplifiedChars(text.slice(close, close + 2));
  const lexicon = loadLexicon();
  return [1, 2].some((left) => [1, 2].some((right) => before.length >= left && after.length >= right && lexicon.has(before.slice(-left) + after.slice(0, right))));
}

/** Places that may need a repair: an opening bracket, a `?` that is no end of a sentence, a comma before another mark. */
const PLACES = /\(|\?(?=\S)|[,，](?=[,，。！!；;：:、])/g;

function findRepairs(text: string, page: PageKnowledge, alone: boolean): readonly TextRepair[] {
  const repairs: TextRepair[] = [];
  const keep = (repair: TextRepair | undefined): number => {
    if (repair === undefined) return -1;
    repairs.push(repair);
    return repair.end;
  };
  PLACES.lastIndex = 0;
  for (let place = PLACES.exec(text); place !== null; place = PLACES.exec(text)) {
    const at = place.index;
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
      }
    } else if (!alone) {
      end = keep({ start: at, end: at + 1, before: place[0], after: "", kind: "punctuation", certain: false });
    }
    if (end !== -1) PLACES.lastIndex = end;
  }
  return repairs;
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
