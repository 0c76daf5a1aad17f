/**
 * Is this page damaged at all? Decided for the page, never for the spot, because a language lesson, a gloss or a formula
 * looks the same on the spot. It knows only the frequent characters that the damaging machine annotates, and looks at nothing but the
 * brackets. Pages that cannot be damaged never load it: `damage-gate.ts` says which.
 */
import { DOUBLED, isHan, isQuoted, matchAt, ONE_READING, OUT_OF_STEP, SEVERAL_READINGS, SPAN_LENGTH, SPLIT_MARK, writtenByHand } from "./damage-gate";
import { DAMAGED_CHARACTERS } from "./generated/damaged-characters";

export interface DamageEvidence {
  /** The page as a whole was damaged: it is worth loading the repairer, and the page was Simplified once. */
  readonly damaged: boolean;
  /** Too short to tell, but shaped like a damaged span: the repairer decides with its dictionary. */
  readonly suspect: boolean;
  /** Annotations of characters that the machine annotates, with a legal reading. */
  readonly annotations: number;
  /** Different characters among those. */
  readonly distinct: number;
  /** Bracketed pinyin that the machine would not have written: on other characters, of several syllables, on quoted characters. */
  readonly glosses: number;
}

/** Readings of the frequent characters that are annotated, by character: Traditional forms, and Simplified ones apart. */
interface AnnotatedCharacters {
  readonly traditional: ReadonlyMap<string, string>;
  readonly simplified: ReadonlyMap<string, string>;
}

let annotatedCharacters: AnnotatedCharacters | undefined;

/** Each map gives the readings of a character, each followed by a space. */
function loadAnnotatedCharacters(): AnnotatedCharacters {
  const traditional = new Map<string, string>();
  const simplified = new Map<string, string>();
  for (const group of DAMAGED_CHARACTERS.split(" ")) {
    const reading = /^[^\u4e00-\u9fff]+/.exec(group)?.[0] ?? "";
    const [left = "", right = ""] = group.slice(reading.length).split("/");
    for (const char of left) traditional.set(char, `${traditional.get(char) ?? " "}${reading} `);
    for (const char of right) simplified.set(char, `${simplified.get(char) ?? " "}${reading} `);
  }
  return { traditional, simplified };
}

/** Counts of what stands in the brackets of a page. */
interface Tally {
  /** The annotated characters, each with the reading that it had first. */
  readonly chars: Map<string, string>;
  traditional: number;
  simplified: number;
  midWord: number;
  glosses: number;
  doubled: number;
}

function tallyBracket(text: string, open: number, tally: Tally): void {
  const before = text[open - 1];
  const reading = matchAt(ONE_READING, text, open + 1);
  if (reading === undefined) {
    if (matchAt(SEVERAL_READINGS, text, open + 1) !== undefined) tally.glosses += 1;
    else if (matchAt(DOUBLED, text, open + 1) !== undefined && isHan(before)) tally.doubled += 1;
    return;
  }
  // Out of step the character before the bracket is garbage and proves nothing.
  if (before === undefined || !isHan(before)) return;
  const close = text.indexOf(")", open);
  const after = text[close + 1];
  annotatedCharacters ??= loadAnnotatedCharacters();
  const inTraditional = annotatedCharacters.traditional.get(before)?.includes(` ${reading} `) === true;
  const inSimplified = !inTraditional && annotatedCharacters.simplified.get(before)?.includes(` ${reading} `) === true;
  if (isQuoted(text, open, close) || (!inTraditional && !inSimplified)) {
    tally.glosses += 1;
    return;
  }
  // The machine knows one reading of each character; a person tells 長(cháng) from 長(zhǎng).
  if ((tally.chars.get(before) ?? reading) !== reading) tally.glosses += 1;
  tally.chars.set(before, reading);
  if (inTraditional) tally.traditional += 1;
  else tally.simplified += 1;
  if (isHan(after)) tally.midWord += 1;
}

/** How many of the occurrences of the annotated characters carry their annotation: the machine forgets few, a teacher most. */
function annotatedShare(text: string, tally: Tally): number {
  const isAnnotated = new Uint8Array(0x10000);
  for (const char of tally.chars.keys()) isAnnotated[char.charCodeAt(0)] = 1;
  let occurrences = 0;
  for (let i = 0; i < text.length; i += 1) occurrences += isAnnotated[text.charCodeAt(i)] ?? 0;
  return (tally.traditional + tally.simplified) / Math.max(1, occurrences);
}

function decide(text: string, tally: Tally): boolean {
  if (tally.doubled >= 3) return true;
  const annotations = tally.traditional + tally.simplified;
  const distinct = tally.chars.size;
  if (annotations < 3 || distinct < 2 || tally.glosses > annotations * 0.25) return false;
  if (tally.midWord < annotations * 0.4) return false;
  const byHand = writtenByHand(text);
  // Simplified pages, and pages with traces of a person's hand, must show much more.
  const ordinary = tally.traditional > tally.simplified && byHand * 2 <= annotations;
  if (!ordinary && (annotations < 8 || distinct < 4 || byHand > annotations || tally.glosses > annotations * 0.1)) return false;
  return annotatedShare(text, tally) >= (ordinary ? 0.5 : 0.7);
}

/** Too little evidence to decide here: a span, or a page with one or two annotations. */
function isSuspect(text: string, tally: Tally): boolean {
  if (tally.glosses * 3 > tally.traditional) return false;
  if (tally.traditional === 0) return (text.length < SPAN_LENGTH ? OUT_OF_STEP : SPLIT_MARK).test(text);
  return writtenByHand(text) === 0 && annotatedShare(text, tally) >= 0.5;
}

/**
 * Judges the text of a whole page (title, body and lists together; any length, in characters). Never throws. On clean text it
 * costs one search for brackets.
 */
export function assessDamage(pageText: string): DamageEvidence {
  const tally: Tally = { chars: new Map(), traditional: 0, simplified: 0, midWord: 0, glosses: 0, doubled: 0 };
  for (let open = pageText.indexOf("("); open !== -1; open = pageText.indexOf("(", open + 1)) tallyBracket(pageText, open, tally);
  const annotations = tally.traditional + tally.simplified + tally.doubled;
  const damaged = annotations > 0 && decide(pageText, tally);
  return { damaged, suspect: !damaged && isSuspect(pageText, tally), annotations, distinct: tally.chars.size, glosses: tally.glosses };
}
