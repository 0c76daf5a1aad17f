/** The characters that a lost place may have held, by their GBK bytes, in lists that are ready before the search begins. */
import { simplifiedUnit } from "./char-map";
import { gbkCode, gbkUnit, isInvisible, isLead, isTrail } from "./gbk";
import { lexiconSteps, type Lexicon } from "./lexicon";
import { finish } from "./steps";

const FIRST_CODE = 0x8140;
const LAST_CODE = 0xfefe;
/** Cost, in nats, below which a character is usual: about a thousand are. */
const USUAL = 8.5;
/** As many characters before a further invisible pair are tried, the most frequent ones. */
const MOST = 8;
/** The same between an invisible pair and a `?`, before which any character may stand. */
const MOST_BEFORE_QUESTION_MARK = 100;
/** Marks of Chinese print that straddle like characters do. */
const MARKS = "　、。·—～…“”‘’〔〕〈〉《》「」『』【】！（）％＋，－．／：；＜＝＞？０１２３４５６７８９";

/** Characters of one list, and what the search asks of them, side by side. */
export interface CandidateList {
  /** GBK codes. */
  readonly codes: Uint16Array;
  readonly units: Uint16Array;
  /** Simplified forms of the units. */
  readonly simplified: Uint16Array;
}

export interface Candidates {
  /** Those with this lead byte. */
  byLead(lead: number): CandidateList;
  /** Those with this trail byte. */
  byTrail(trail: number): CandidateList;
  /** Whether this GBK code is a candidate. */
  has(code: number): boolean;
  /** Those with this lead byte whose trail byte may begin an invisible pair. */
  beforeInvisible(lead: number): CandidateList;
  /** Whether a byte can begin an invisible pair. */
  beginsInvisible(lead: number): boolean;
  /** Those with this trail byte, or the most frequent ones for 0, whose lead byte makes an invisible pair with `pending`. */
  behindInvisible(pending: number, trail: number): CandidateList;
  /** The most frequent ones whose lead byte makes an invisible pair with `pending`, and whose trail byte may begin another. */
  betweenInvisible(pending: number): CandidateList;
}

let candidates: Candidates | undefined;

/** Characters that words of the lexicon contain, in either script, and the marks. Built once. */
export function loadCandidates(): Candidates {
  return candidates ?? finish(candidateSteps());
}

/** Builds the candidates, and the lexicon that they come from, in steps of about a millisecond, unless they are there. */
export function* candidateSteps(): Generator<void, Candidates> {
  const lexicon = yield* lexiconSteps();
  candidates ??= yield* build(lexicon);
  return candidates;
}

/** Lists by a number below `size`. */
function lists(size: number): number[][] {
  return Array.from({ length: size }, () => []);
}

function* build(lexicon: Lexicon): Generator<void, Candidates> {
  const rare = lexicon.character(0x9fff);
  const cost = (code: number): number => lexicon.character(simplifiedUnit(gbkUnit(code)));
  const byLead = lists(0x100);
  const byTrail = lists(0x100);
  const usual: { readonly code: number; readonly cost: number }[] = [];
  const isCandidate = new Uint8Array(0x10000);
  const invisible = new Uint8Array(0x10000);
  const begins = new Uint8Array(0x100);
  const sort = (code: number): void => {
    const lead = code >> 8;
    const trail = code & 0xff;
    if (!isLead(lead) || !isTrail(trail)) return;
    if (isInvisible(code)) {
      invisible[code] = 1;
      begins[lead] = 1;
      return;
    }
    const unit = gbkUnit(code);
    const known = unit >= 0x4e00 && unit <= 0x9fff ? cost(code) < rare : MARKS.includes(String.fromCharCode(unit));
    if (!known || gbkCode(unit) !== code) return;
    isCandidate[code] = 1;
    byLead[lead]?.push(code);
    byTrail[trail]?.push(code);
    if (cost(code) < USUAL) usual.push({ code, cost: cost(code) });
  };
  for (let code = FIRST_CODE; code <= LAST_CODE; code += 1) {
    if ((code & 0xff) === 0) yield;
    sort(code);
  }
  yield;
  usual.sort((a, b) => a.cost - b.cost);
  const frequent = usual.map(({ code }) => code);
  const mayGoOn = (code: number): boolean => begins[code & 0xff] === 1;
  const fitting = (pending: number, codes: readonly number[]): number[] => codes.filter((code) => invisible[(pending << 8) | (code >> 8)] === 1);
  const make = {
    byLead: (lead: number) => byLead[lead] ?? [],
    byTrail: (trail: number) => byTrail[trail] ?? [],
    beforeInvisible: (lead: number) => (byLead[lead] ?? []).filter(mayGoOn),
    behindInvisible: (pending: number, trail: number) =>
      trail === 0 ? fitting(pending, frequent).slice(0, MOST_BEFORE_QUESTION_MARK) : fitting(pending, byTrail[trail] ?? []),
    betweenInvisible: (pending: number) => fitting(pending, frequent.filter(mayGoOn)).slice(0, MOST),
  };
  return {
    byLead: remembered(make.byLead),
    byTrail: remembered(make.byTrail),
    has: (code) => isCandidate[code] === 1,
    beforeInvisible: remembered(make.beforeInvisible),
    beginsInvisible: (lead) => begins[lead] === 1,
    behindInvisible: remembered(make.behindInvisible),
    betweenInvisible: remembered(make.betweenInvisible),
  };
}

/** Lists by one or two bytes, made when asked for: most never are. */
function remembered(make: (one: number, other: number) => readonly number[]): (one: number, other?: number) => CandidateList {
  const known: (CandidateList | undefined)[] = [];
  return (one, other = 0) => (known[(one << 8) | other] ??= listOf(make(one, other)));
}

function listOf(list: readonly number[]): CandidateList {
  const codes = new Uint16Array(list.length);
  const units = new Uint16Array(list.length);
  const simplified = new Uint16Array(list.length);
  for (let i = 0; i < list.length; i += 1) {
    const code = list[i] ?? 0;
    codes[i] = code;
    units[i] = gbkUnit(code);
    simplified[i] = simplifiedUnit(gbkUnit(code));
  }
  return { codes, units, simplified };
}
