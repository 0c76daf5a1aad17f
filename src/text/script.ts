/**
 * Traditional to Simplified, clause by clause: a mixed page keeps its Simplified parts as they are. OpenCC converts the
 * characters; the few that have two Simplified forms are decided by the words around them. The dictionaries for the other
 * direction are in `script-hant.ts`, so that this module does not carry them.
 */
import type { ScriptTarget, TextRepair } from "../contract/repair";
import { applyEdits, type Repaired } from "./edits";
import { loadLexicon } from "./lexicon";
import { isSimplifiedOnly, scriptOf, type Script } from "./script-of";
import { simplify } from "./simplify";

/** Simplified forms of characters that have two, as OpenCC leaves one of them standing. */
const TWO_FORMS: Readonly<Record<string, string>> = { 著: "着著", 乾: "干乾", 瞭: "了瞭", 藉: "借藉", 夥: "伙夥", 於: "于於", 徵: "征徵" };
const AMBIGUOUS = new RegExp(`[${Object.keys(TWO_FORMS).join("")}]`);
/** Characters on each side that decide between two forms. */
const CONTEXT = 4;

const CLAUSES = /[^\s，。！？；：、,!?;:]+/g;

/** Whether converting a text may have to choose between two forms by the words around them. */
export function mayChooseForms(text: string): boolean {
  return AMBIGUOUS.test(text);
}

/** Chooses the form that makes the likelier words. Idempotent: a Simplified clause never gets here. */
function chooseForms(clause: string, converted: string): string {
  // Only a conversion that kept every place can be told apart character by character.
  if (converted.length !== clause.length || !AMBIGUOUS.test(clause)) return converted;
  let chosen = converted;
  for (let i = 0; i < clause.length; i += 1) {
    const forms = TWO_FORMS[clause.charAt(i)];
    if (forms === undefined) continue;
    const left = chosen.slice(Math.max(0, i - CONTEXT), i);
    const right = chosen.slice(i + 1, i + 1 + CONTEXT);
    const costs = [...forms].map((form) => ({ form, cost: loadLexicon().text(left + form + right) }));
    const best = costs.reduce((a, b) => (b.cost < a.cost ? b : a));
    chosen = chosen.slice(0, i) + best.form + chosen.slice(i + 1);
  }
  return chosen;
}

/** Edits that turn `before`, at `offset` of the text, into `after`: one for each run of changed characters where places match. */
export function scriptEdits(before: string, after: string, offset: number): TextRepair[] {
  const edits: TextRepair[] = [];
  const push = (start: number, end: number, replacement: string): void => {
    edits.push({ start: offset + start, end: offset + end, before: before.slice(start, end), after: replacement, kind: "script", certain: true });
  };
  if (before.length !== after.length) {
    push(0, before.length, after);
    return edits;
  }
  for (let i = 0; i < before.length; i += 1) {
    const start = i;
    while (i < before.length && before[i] !== after[i]) i += 1;
    if (i > start) push(start, i, after.slice(start, i));
  }
  return edits;
}

/**
 * A clause in which characters of both scripts tell goes with a Simplified line: in 龚孃孃 a Simplified surname stands before a word that
 * Simplified prose writes with a character that is Traditional elsewhere.
 */
function scriptOfClause(clause: string, line: Script): Script {
  const own = scriptOf(clause);
  if (own === "either") return line;
  return own === "hant" && line === "hans" && hasSimplifiedOnly(clause) ? line : own;
}

function hasSimplifiedOnly(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) if (isSimplifiedOnly(text.charCodeAt(i))) return true;
  return false;
}

/**
 * Brings a text into the script `target`; `keep` leaves it as it is. Clauses in Simplified come back unchanged; a clause
 * without a telling character goes with its line, and a line without one with what is `around` it. Converting twice changes
 * nothing more. The way to Traditional is in `script-hant.ts`.
 */
export function convertScript(text: string, target: Extract<ScriptTarget, "keep" | "hans">, around: Script = "either"): Repaired {
  if (target === "keep") return { text, repairs: [] };
  const repairs: TextRepair[] = [];
  let offset = 0;
  for (const line of text.split("\n")) {
    const ofLine = scriptOf(line);
    const script = ofLine === "either" ? around : ofLine;
    for (const clause of line.matchAll(CLAUSES)) {
      if (scriptOfClause(clause[0], script) !== "hant") continue;
      const converted = chooseForms(clause[0], simplify(clause[0]));
      if (converted !== clause[0]) repairs.push(...scriptEdits(clause[0], converted, offset + clause.index));
    }
    offset += line.length + 1;
  }
  return { text: applyEdits(text, repairs), repairs };
}
