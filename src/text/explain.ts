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
  const pronouns = pronounsAround(text, at, end);
  const ranked = paths.map((path) => rank(path, page, line, right, pronouns));
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

/** He or she: what it is worth, in nats, that a pronoun is the same as the nearest one before it, and the nearest one behind. */
interface Pronouns {
  readonly before: string;
  readonly behind: string;
}

const PRONOUN = /[他她]/u;
const LAST_PRONOUN = /[他她](?=[^他她]*$)/u;
/** As far as a pronoun is looked for. */
const PRONOUN_BEFORE = 400;
const PRONOUN_BEHIND = 200;
/** In nats. */
const SAME_PRONOUN = 1;

function pronounsAround(text: string, start: number, end: number): Pronouns {
  return {
    before: LAST_PRONOUN.exec(text.slice(Math.max(0, start - PRONOUN_BEFORE), start))?.[0] ?? "",
    behind: PRONOUN.exec(text.slice(end, end + PRONOUN_BEHIND))?.[0] ?? "",
  };
}

/** Stories stay with a person: what it is worth that a pronoun is the one before it, and the last one that behind. */
function pronounWorth(text: string, { before, behind }: Pronouns): number {
  let worth = 0;
  let last = before;
  let any = false;
  for (const char of text) {
    if (char !== "他" && char !== "她") continue;
    if (last !== "") worth += char === last ? SAME_PRONOUN : -SAME_PRONOUN;
    last = char;
    any = true;
  }
  if (any && behind !== "") worth += last === behind ? SAME_PRONOUN : -SAME_PRONOUN;
  return worth;
}

/** `text` is without the end that the page shows as it is. */
function rank(last: Path, page: PageKnowledge, line: string, right: string, pronouns: Pronouns): Ranked {
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
  const cost = last.penalty - lengthWorth(text + same) + pairingCost(line, text + same + right, atLineEnd) + loadLexicon().text(simplifiedChars(whole)) - page.context.worth(whole) - familiarity(text + same, page) - pronounWorth(text, pronouns);
  // Only the start, which lays nothing, has nothing before it.
  return { text, end: end.at, changed: end.before !== undefined, cost };
}

/** What the page's use of a character tells, against what words tell. */
const FAMILIARITY = 1.5;
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
  return FAMILIARITY * worth;
}

function toAsciiMarks(text: string): string {
  return text.replace(/[！，：；？]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0));
}
