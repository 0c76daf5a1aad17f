/** Chooses among the explanations of a damaged place. */
import type { RepairKind } from "../contract/repair";
import { annotationEnd } from "./annotations";
import { simplifiedChars, simplifiedUnit } from "./char-map";
import { loadLexicon } from "./lexicon";
import { pairingCost } from "./marks";
import type { Path } from "./paths";
import { mayBeginStraddle, StraddleSearch } from "./straddles";
import { lengthWorth, type PageKnowledge } from "./workshop";

/** The best explanation of the text from `start` to `end`. */
export interface Explanation {
  readonly start: number;
  readonly end: number;
  readonly after: string;
  readonly kind: RepairKind;
  readonly certain: boolean;
  /** By how much, in nats, it is likelier than what the page shows. */
  readonly gain: number;
}

interface Ranked {
  readonly text: string;
  readonly end: number;
  readonly changed: boolean;
  readonly cost: number;
}

/** A rival this close, in nats, makes a repair uncertain. */
const CLOSE = 3;
const LEFT_CONTEXT = 8;
const RIGHT_CONTEXT = 5;

/** Explains the `?` at `at`. `line`: the repaired text before it, in its line. `undefined` when the page's own text is the best explanation. */
export function explain(text: string, at: number, page: PageKnowledge, line: string): Explanation | undefined {
  if (!mayBeginStraddle(text, at)) return undefined;
  const { end, paths } = new StraddleSearch(text, page).run(at);
  const right = rightOf(text, end, page);
  const ranked = paths.map((path) => rank(path, page, line, right));
  ranked.sort((a, b) => a.cost - b.cost);
  const best = ranked[0];
  if (best === undefined || !best.changed) return undefined;
  const rival = ranked.find((other) => other.text !== best.text);
  const certain = rival === undefined || rival.cost - best.cost > CLOSE;
  const shown = ranked.find(({ changed }) => !changed);
  const gain = (shown?.cost ?? Infinity) - best.cost;
  const after = page.asciiMarks ? toAsciiMarks(best.text) : best.text;
  return { start: at, end: best.end, after, kind: after.includes("〓") ? "lost" : "straddle", certain: certain && !after.includes("〓"), gain };
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
function rank(last: Path, page: PageKnowledge, line: string, right: string): Ranked {
  let end = last;
  let same = "";
  while (end.before !== undefined && end.same) {
    same = end.text + same;
    end = end.before;
  }
  let text = "";
  for (let path: Path | undefined = end; path !== undefined; path = path.before) text = path.text + text;
  const whole = line.slice(-LEFT_CONTEXT) + text + same + right;
  const atLineEnd = right === "";
  const cost = last.penalty - lengthWorth(text + same) + pairingCost(line, text + same + right, atLineEnd) + loadLexicon().text(simplifiedChars(whole)) - page.context.worth(whole) - familiarity(text + same, page);
  // Only the start, which lays nothing, has nothing before it.
  return { text, end: end.at, changed: end.before !== undefined, cost };
}

/** Weight of how often the page shows a character against how often any text does. */
const PAGE_WEIGHT = 0.3;

/** What it is worth, in nats, that the page uses these characters more often than other texts: she rather than he. */
function familiarity(text: string, page: PageKnowledge): number {
  let worth = 0;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit < 0x3400) continue;
    const usual = Math.exp(-loadLexicon().character(simplifiedUnit(unit)));
    worth += Math.log(1 - PAGE_WEIGHT + (PAGE_WEIGHT * page.context.share(unit)) / usual);
  }
  return worth;
}

function toAsciiMarks(text: string): string {
  return text.replace(/[！，：；？]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0));
}
