/**
 * Repairs the text of one page. `createRepairer` looks at the whole page once; the result then repairs any text of that page,
 * whole or piece by piece, in linear time. A page without evidence of damage is never edited.
 */
import type { TextRepair } from "../contract/repair";
import { annotationEnd, isDoubled, readingAt, type AnnotationStyle } from "./annotations";
import { isTraditionalOnly, simplifiedUnit } from "./char-map";
import { applyEdits, applyToPieces, edit, type Repaired } from "./edits";
import { assessDamage, type DamageEvidence } from "./evidence";
import { indexPage } from "./page-context";
import { explain } from "./explain";
import type { PageKnowledge } from "./straddles";

export type { Repaired } from "./edits";

export interface RepairedPieces {
  /** As many as were given. */
  readonly pieces: readonly string[];
  /** Offsets in the joined pieces. */
  readonly repairs: readonly TextRepair[];
}

export interface Repairer {
  /** Whether the page gave evidence of damage; otherwise texts come back as they are. */
  readonly damaged: boolean;
  /** Repairs a text of the page: a block, an attribute, or all of it. */
  repair(text: string): Repaired;
  /** Repairs the texts of neighbouring nodes of one block as one text; what crosses a border is written back to the piece where it begins. */
  repairPieces(pieces: readonly string[]): RepairedPieces;
}

/** `pageText`: all the text of the page that a reader sees, titles and lists included; any length in characters. */
export function createRepairer(pageText: string): Repairer {
  const evidence = assessDamage(pageText);
  if (!evidence.damaged && !evidence.suspect) {
    return { damaged: false, repair: (text) => ({ text, repairs: [] }), repairPieces: (pieces) => ({ pieces, repairs: [] }) };
  }
  const page = knowPage(pageText, evidence);
  const find = (text: string): readonly TextRepair[] => findRepairs(text, page, !evidence.damaged);
  return {
    damaged: evidence.damaged || find(pageText).length > 0,
    repair(text) {
      const repairs = find(text);
      return { text: applyEdits(text, repairs), repairs };
    },
    repairPieces(pieces) {
      const repairs = find(pieces.join(""));
      return { pieces: repairs.length === 0 ? pieces : applyToPieces(pieces, repairs), repairs };
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
  return { style, context: indexPage(plain), asciiMarks: isAsciiMarked(plain) };
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

/** Places that may need a repair: an opening bracket, a `?` that is no end of a sentence, a comma before another mark. */
const PLACES = /\(|\?(?=[^\s?])|[,，](?=[,，。！!；;？?：:、])/g;

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
      if (close !== -1) end = keep({ start: at, end: close, before: text.slice(at, close), after: "", kind: "annotation", certain: true });
    } else if (place[0] === "?") {
      const explained = explain(text, at, page, applyTail(text, at, repairs));
      if (explained !== undefined) {
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

const LEFT_CONTEXT = 8;

/** The repaired text just before `at`, within its line. */
function applyTail(text: string, at: number, repairs: readonly TextRepair[]): string {
  let tail = "";
  let end = at;
  for (let i = repairs.length - 1; i >= -1 && tail.length < LEFT_CONTEXT; i -= 1) {
    const repair = repairs[i];
    tail = text.slice(Math.max(repair?.end ?? 0, end - LEFT_CONTEXT), end) + tail;
    if (repair === undefined || end - repair.end >= LEFT_CONTEXT) break;
    tail = repair.after + tail;
    end = repair.start;
  }
  return tail.slice(tail.lastIndexOf("\n") + 1).slice(-LEFT_CONTEXT);
}
