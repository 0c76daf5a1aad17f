/** Chooses among the explanations of a damaged place. */
import type { RepairKind } from "../contract/repair";
import { annotationEnd } from "./annotations";
import { simplifiedChars } from "./char-map";
import { loadLexicon } from "./lexicon";
import { mayBeginStraddle, StraddleSearch, type PageKnowledge, type Step } from "./straddles";

/** The best explanation of the text from `start` to `end`. */
export interface Explanation {
  readonly start: number;
  readonly end: number;
  readonly after: string;
  readonly kind: RepairKind;
  readonly certain: boolean;
}

interface Ranked {
  readonly text: string;
  readonly end: number;
  readonly changed: boolean;
  readonly cost: number;
}

/** A rival this close, in nats, makes a repair uncertain. */
const CLOSE = 3;
/** How many explanations are looked at as whole words. */
const FINALISTS = 32;
const RIGHT_CONTEXT = 5;

/** Explains the `?` at `at`. `left`: the repaired text before it. `undefined` when the page's own text is the best explanation. */
export function explain(text: string, at: number, page: PageKnowledge, left: string): Explanation | undefined {
  if (!mayBeginStraddle(text, at)) return undefined;
  const { end, steps } = new StraddleSearch(text, page).run(at);
  const right = rightOf(text, end, page);
  const ranked = steps.slice(0, FINALISTS).map((step) => rank(step, page, left, right));
  ranked.sort((a, b) => a.cost - b.cost);
  const best = ranked[0];
  if (best === undefined || !best.changed) return undefined;
  const rival = ranked.find((other) => other.text !== best.text);
  const certain = rival === undefined || rival.cost - best.cost > CLOSE;
  const after = page.asciiMarks ? toAsciiMarks(best.text) : best.text;
  return { start: at, end: best.end, after, kind: after.includes("〓") ? "lost" : "straddle", certain: certain && !after.includes("〓") };
}

/** The text behind the damaged place, without annotations, as far as it is surely in step. */
function rightOf(text: string, end: number, page: PageKnowledge): string {
  let right = "";
  for (let at = end; at < text.length && right.length < RIGHT_CONTEXT; ) {
    const unit = text.charCodeAt(at);
    if (unit === 0x3f || unit === 0x0a) break;
    right += text.charAt(at);
    const annotation = annotationEnd(text, at + 1, unit, page.style);
    at = annotation === -1 ? at + 1 : annotation;
  }
  return right;
}

/** `text` is without the end that the page shows as it is. */
function rank(last: Step, page: PageKnowledge, left: string, right: string): Ranked {
  let end = last;
  let same = "";
  while (end.previous !== undefined && end.same) {
    same = end.text + same;
    end = end.previous;
  }
  let text = "";
  for (let step: Step | undefined = end; step !== undefined; step = step.previous) text = step.text + text;
  const whole = left + text + same + right;
  const cost = last.penalty + loadLexicon().text(simplifiedChars(whole)) - page.context.worth(whole);
  return { text, end: end.at, changed: last.changed, cost };
}

function toAsciiMarks(text: string): string {
  return text.replace(/[！，：；？]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0));
}
