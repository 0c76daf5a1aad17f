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
  /** GBK codes of all. */
  readonly codes: Uint16Array;
  /** Those whose trail byte may wait as a lead byte: trail bytes, units, Simplified forms of the units. */
  readonly trails: Uint8Array;
  readonly units: Uint16Array;
  readonly simplified: Uint16Array;
  /** The least cost of one of those by itself, in nats. */
  readonly least: number;
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
let building: Generator<void, Candidates> | undefined;

/** Characters that words of the lexicon contain, in either script, and the marks. Built once. */
export function loadCandidates(): Candidates {
  return candidates ?? finish(candidateSteps());
}

/** Builds the candidates, and the lexicon that they come from, in steps of about a millisecond, unless they are there. Others may go on with it meanwhile. */
export function* candidateSteps(): Generator<void, Candidates> {
  const lexicon = yield* lexiconSteps();
  while (candidates === undefined) {
    building ??= build(lexicon);
    const step = building.next();
    if (step.done === true) {
      candidates = step.value;
      building = undefined;
    } else {
      yield;
    }
  }
  return candidates;
}

/** Lists by a number below `size`. */
function lists(size: number): number[][] {
  return Array.from({ length: size }, () => []);
}

/** All candidates and all invisible pairs, before they are sorted into lists. */
interface Codes {
  /** 1 for a candidate, by code. */
  readonly known: Uint8Array;
  /** 1 for a pair that shows nothing, by code. */
  readonly invisible: Uint8Array;
  /** 1 for a byte that can begin such a pair. */
  readonly begins: Uint8Array;
  readonly byLead: readonly number[][];
  readonly byTrail: readonly number[][];
  /** The usual ones, most frequent first. */
  readonly frequent: readonly number[];
}

function* sortCodes(lexicon: Lexicon): Generator<void, Codes> {
  const rare = lexicon.character(0x9fff);
  const cost = (code: number): number => lexicon.character(simplifiedUnit(gbkUnit(code)));
  const byLead = lists(0x100);
  const byTrail = lists(0x100);
  const usual: { readonly code: number; readonly cost: number }[] = [];
  const known = new Uint8Array(0x10000);
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
    const isKnown = unit >= 0x4e00 && unit <= 0x9fff ? cost(code) < rare : MARKS.includes(String.fromCharCode(unit));
    if (!isKnown || gbkCode(unit) !== code) return;
    known[code] = 1;
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
  return { known, invisible, begins, byLead, byTrail, frequent: usual.map(({ code }) => code) };
}

function* build(lexicon: Lexicon): Generator<void, Candidates> {
  const { known, invisible, begins, byLead, byTrail, frequent } = yield* sortCodes(lexicon);
  const found = new Uint16Array(frequent.length + 0x100);
  /** A list of those, `most` at most, whose lead byte makes an invisible pair with `pending` (0: any), and if `mustGoOn` whose trail byte may begin one. */
  const select = (codes: readonly number[] = [], pending = 0, mustGoOn = false, most = Infinity): CandidateList => {
    let count = 0;
    for (let i = 0; i < codes.length && count < most; i += 1) {
      const code = codes[i] ?? 0;
      if ((pending !== 0 && invisible[(pending << 8) | (code >> 8)] === 0) || (mustGoOn && begins[code & 0xff] === 0)) continue;
      found[count] = code;
      count += 1;
    }
    return listOf(lexicon, found, count);
  };
  return {
    byLead: remembered((lead) => select(byLead[lead])),
    byTrail: remembered((trail) => select(byTrail[trail])),
    has: (code) => known[code] === 1,
    beforeInvisible: remembered((lead) => select(byLead[lead], 0, true)),
    beginsInvisible: (lead) => begins[lead] === 1,
    behindInvisible: remembered((pending, trail) => (trail === 0 ? select(frequent, pending, false, MOST_BEFORE_QUESTION_MARK) : select(byTrail[trail], pending))),
    betweenInvisible: remembered((pending) => select(frequent, pending, true, MOST)),
  };
}

/** Lists by one or two bytes, made when asked for: most never are. */
function remembered(make: (one: number, other: number) => CandidateList): (one: number, other?: number) => CandidateList {
  const known: (CandidateList | undefined)[][] = [];
  // Filled, since an array with holes is searched like a dictionary.
  for (let one = 0; one < 0x100; one += 1) known.push([]);
  return (one, other = 0) => {
    const row = known[one] ?? [];
    while (row.length <= other) row.push(undefined);
    return (row[other] ??= make(one, other));
  };
}

/** Of the first `count` codes. In plain loops: hundreds of lists are made for a page. */
function listOf(lexicon: Lexicon, found: Uint16Array, count: number): CandidateList {
  let waiting = 0;
  for (let i = 0; i < count; i += 1) if (isLead((found[i] ?? 0) & 0xff)) waiting += 1;
  const list = { codes: found.slice(0, count), trails: new Uint8Array(waiting), units: new Uint16Array(waiting), simplified: new Uint16Array(waiting), least: Infinity };
  for (let i = 0, at = 0; i < count; i += 1) {
    const code = found[i] ?? 0;
    if (!isLead(code & 0xff)) continue;
    const unit = gbkUnit(code);
    const simplified = simplifiedUnit(unit);
    list.trails[at] = code;
    list.units[at] = unit;
    list.simplified[at] = simplified;
    list.least = Math.min(list.least, lexicon.character(simplified));
    at += 1;
  }
  return list;
}
