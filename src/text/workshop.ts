/** What the search asks again and again for one page: the steps that it lays, the candidates, and what a character costs behind another. */
import type { AnnotationStyle } from "./annotations";
import { loadCandidates, type CandidateList, type Candidates } from "./candidates";
import { simplifiedUnit } from "./char-map";
import { loadLexicon, type Lexicon } from "./lexicon";
import type { PageContext } from "./page-context";
import { StepPool } from "./paths";

/** What the search knows of the page. */
export interface PageKnowledge {
  readonly style: AnnotationStyle;
  readonly context: PageContext;
  /** Full-width marks of the page were turned into ASCII: `，` may show as `,`. */
  readonly asciiMarks: boolean;
  /** Cost of a character that the page does not show elsewhere, by its form, in nats. */
  formCost(unit: number): number;
}

/** So many places of the page are explained at most. */
export const FARTHEST = 120;
/** So many futures are kept at a place. */
const BEAM = 16;
/** The same for the character lost first, which is judged by the one behind it. */
const BEAM_FIRST = 64;
/** What a further character is worth: about as much as one costs. Without it, explanations with fewer characters would win. */
export const LENGTH = 1.6;
/** No list of candidates is longer: a byte has at most 190 characters, and those between or behind an invisible pair are as many or fewer. */
const LONGEST_LIST = 256;

/** What every search of a page needs again. One page is worked on at a time, so there is one of it. */
export class Workshop {
  static #latest: Workshop | undefined;
  readonly steps = new StepPool(FARTHEST, (at) => (at === 1 ? BEAM_FIRST : BEAM));
  readonly candidates: Candidates = loadCandidates();
  readonly #lexicon: Lexicon = loadLexicon();
  /** Costs of forms, by unit; -1 for those not asked for yet. */
  readonly forms = new Float32Array(0x10000);
  /** What `wordCosts` found. */
  readonly costs = new Float64Array(LONGEST_LIST);
  #page: PageKnowledge;

  private constructor(page: PageKnowledge) {
    this.#page = page;
    this.forms.fill(-1);
  }

  static of(page: PageKnowledge): Workshop {
    const workshop = (Workshop.#latest ??= new Workshop(page));
    if (workshop.#page !== page) {
      workshop.#page = page;
      workshop.forms.fill(-1);
    }
    return workshop;
  }

  /** Cost of a character behind another. */
  pairCost(before: number, unit: number): number {
    return this.#lexicon.pair(simplifiedUnit(before), simplifiedUnit(unit)) - (isHan(unit) ? LENGTH : 0) - this.pageWorth(before, unit);
  }

  /** No character of the list costs less behind another one, but for what the page knows of them. */
  leastCost(before: number, list: CandidateList): number {
    return this.#lexicon.leastPair(simplifiedUnit(before), list.least) - LENGTH;
  }

  /** Costs of characters behind another by words alone; all in their Simplified forms. */
  wordCosts(before: number, simplified: Uint16Array): void {
    this.#lexicon.pairs(before, simplified, this.costs);
  }

  pageWorth(before: number, unit: number): number {
    return this.#page.context.pairWorth(before, unit);
  }

  /** A character of the other script, or a Traditional form that the page's conversion does not choose, is unlikely. */
  formCost(unit: number): number {
    if (unit < 0x3400) return 0;
    let cost = this.forms[unit] ?? 0;
    if (cost < 0) {
      cost = this.#page.context.shows(unit) ? 0 : this.#page.formCost(unit);
      this.forms[unit] = cost;
    }
    return cost;
  }
}

/** Whether a UTF-16 unit is a Chinese character. */
export function isHan(unit: number): boolean {
  return unit >= 0x3400 && unit <= 0x9fff;
}

/** What the length of an explanation is worth. */
export function lengthWorth(text: string): number {
  let han = 0;
  for (let i = 0; i < text.length; i += 1) if (isHan(text.charCodeAt(i))) han += 1;
  return han * LENGTH;
}
