/**
 * Traditional to Simplified, clause by clause: a mixed page keeps its Simplified parts as they are. OpenCC converts the
 * characters; the few that have two Simplified forms are decided by the words around them. The dictionaries for the other
 * direction are in `script-hant.ts`, so that this module does not carry them.
 */
import type { ScriptTarget, TextRepair } from "../contract/repair";
import type { Repaired } from "./edits";
import { loadLexicon } from "./lexicon";
import { sideOf, type Script } from "./script-of";
import { simplify } from "./simplify";

/** Simplified forms of characters that have two, as OpenCC leaves one of them standing. */
const TWO_FORMS: Readonly<Record<string, string>> = { 著: "着著", 乾: "干乾", 瞭: "了瞭", 藉: "借藉", 夥: "伙夥", 於: "于於", 徵: "征徵" };
const AMBIGUOUS = new RegExp(`[${Object.keys(TWO_FORMS).join("")}]`);
/** Characters on each side that decide between two forms. */
const CONTEXT = 4;

/** What ends a clause: white space, as a pattern knows it, and marks. */
const BREAKS = "\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff，。！？；：、,!?;:";

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

let breaks: Uint8Array | undefined;

/** 1 for units that end a clause: a text has one in ten of them, and a table is asked faster than a pattern. */
function loadBreaks(): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (let i = 0; i < BREAKS.length; i += 1) table[BREAKS.charCodeAt(i)] = 1;
  return table;
}

/** A clause that was converted: `before`, at `start`, became `after`. */
interface Change {
  readonly start: number;
  readonly before: string;
  readonly after: string;
}

/**
 * The changed clauses of the line from `from` to `to`, appended to `changes`. A clause in which characters of both scripts tell goes with a
 * Simplified line: in 龚孃孃 a Simplified surname stands before a word that Simplified prose writes with a character that is Traditional elsewhere.
 */
function convertLine(text: string, from: number, to: number, around: Script, changes: Change[]): void {
  const isBreak = (breaks ??= loadBreaks());
  let ofLine = 0;
  for (let at = from; at < to; at += 1) ofLine += sideOf(text.charCodeAt(at));
  const line: Script = ofLine === 0 ? around : ofLine > 0 ? "hant" : "hans";
  for (let at = from; at < to; at += 1) {
    const start = at;
    let own = 0;
    let simplified = 0;
    for (; at < to && isBreak[text.charCodeAt(at)] === 0; at += 1) {
      const side = sideOf(text.charCodeAt(at));
      own += side;
      if (side < 0) simplified += 1;
    }
    const isTraditional = own === 0 ? line === "hant" : own > 0 && (line !== "hans" || simplified === 0);
    if (at === start || !isTraditional) continue;
    const before = text.slice(start, at);
    const after = chooseForms(before, simplify(before));
    if (after !== before) changes.push({ start, before, after });
  }
}

/**
 * Brings a text into the script `target`; `keep` leaves it as it is. Clauses in Simplified come back unchanged; a clause
 * without a telling character goes with its line, and a line without one with what is `around` it. Converting twice changes
 * nothing more. The edits are worked out when they are asked for. The way to Traditional is in `script-hant.ts`.
 */
export function convertScript(text: string, target: Extract<ScriptTarget, "keep" | "hans">, around: Script = "either"): Repaired {
  if (target === "keep") return { text, repairs: [] };
  const changes: Change[] = [];
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf("\n", from);
    const to = end === -1 ? text.length : end;
    convertLine(text, from, to, around, changes);
    from = to + 1;
  }
  if (changes.length === 0) return { text, repairs: [] };
  let converted = "";
  let done = 0;
  for (const { start, before, after } of changes) {
    converted += text.slice(done, start) + after;
    done = start + before.length;
  }
  let repairs: TextRepair[] | undefined;
  return {
    text: converted + text.slice(done),
    get repairs() {
      return (repairs ??= changes.flatMap(({ start, before, after }) => scriptEdits(before, after, start)));
    },
  };
}
