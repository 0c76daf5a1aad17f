/** The characters that a lost place may have held, by their GBK bytes. */
import { simplifiedUnit } from "./char-map";
import { gbkCode, gbkUnit, isInvisible, isLead, isTrail } from "./gbk";
import { loadLexicon } from "./lexicon";

const FIRST_CODE = 0x8140;
const LAST_CODE = 0xfefe;
/** Cost, in nats, below which a character is usual: about a thousand are. */
const USUAL = 8.5;
/** Marks of Chinese print that straddle like characters do. */
const MARKS = "　、。·—～…“”‘’〔〕〈〉《》「」『』【】！（）％＋，－．／：；＜＝＞？０１２３４５６７８９";

export interface Candidates {
  /** GBK codes with this lead byte. */
  byLead(lead: number): readonly number[];
  /** GBK codes with this trail byte. */
  byTrail(trail: number): readonly number[];
  /** GBK codes of the most usual characters. */
  readonly usual: readonly number[];
  /** Of those, the ones whose second byte may begin an invisible pair. */
  readonly usualBeforeInvisible: readonly number[];
  /** Trail bytes that make an invisible pair with this lead byte. */
  invisibleTrails(lead: number): ReadonlySet<number>;
}

let candidates: Candidates | undefined;

/** Characters that words of the lexicon contain, in either script, and the marks. Built once. */
export function loadCandidates(): Candidates {
  candidates ??= build();
  return candidates;
}

function build(): Candidates {
  const lexicon = loadLexicon();
  const rare = lexicon.character(0x9fff);
  const byLead: number[][] = Array.from({ length: 0x100 }, () => []);
  const byTrail: number[][] = Array.from({ length: 0x100 }, () => []);
  const usual: number[] = [];
  const invisible: Set<number>[] = Array.from({ length: 0x100 }, () => new Set());
  for (let code = FIRST_CODE; code <= LAST_CODE; code += 1) {
    const lead = code >> 8;
    const trail = code & 0xff;
    if (!isLead(lead) || !isTrail(trail)) continue;
    if (isInvisible(code)) {
      invisible[lead]?.add(trail);
      continue;
    }
    const unit = gbkUnit(code);
    const known = unit >= 0x4e00 && unit <= 0x9fff ? lexicon.character(simplifiedUnit(unit)) < rare : MARKS.includes(String.fromCharCode(unit));
    if (!known || gbkCode(unit) !== code) continue;
    byLead[lead]?.push(code);
    byTrail[trail]?.push(code);
    if (lexicon.character(simplifiedUnit(unit)) < USUAL) usual.push(code);
  }
  const none = new Set<number>();
  return {
    byLead: (lead) => byLead[lead] ?? [],
    byTrail: (trail) => byTrail[trail] ?? [],
    usual,
    usualBeforeInvisible: usual.filter((code) => (invisible[code & 0xff]?.size ?? 0) > 0),
    invisibleTrails: (lead) => invisible[lead] ?? none,
  };
}
