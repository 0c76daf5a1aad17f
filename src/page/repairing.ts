/** The repairing of a damaged page's text, and of what is added to it later: all that only such pages need. See `text-repair.ts`. */
import type { RepairPlace, ScriptTarget, TextRepair } from "../contract/repair";
import { assessDamage, type DamageEvidence } from "../text/evidence";
import { repairerSteps, type RepairedPieces, type Repairer } from "../text/repairer";
import { convertScript } from "../text/script";
import type { Applied } from "./apply";
import type { ScriptHantPart } from "./part-script-hant";
import { keepPlaces, placesOf, RepairedGroups } from "./repair-places";
import { tableSteps, wordSteps } from "./repair-tables";
import { inSlices, stepsInSlices } from "./slices";
import { attributeTexts, textOf, type AttributeText, type TextGroup } from "./text-groups";
import { createUncertainMarks, type UncertainMarks } from "./uncertain";

/** What the part needs of the content script, which carries it already. */
export interface RepairingContext {
  readonly applied: Applied;
  readonly script: ScriptTarget;
  /** What stands before the original in the note on an uncertain repair. */
  readonly uncertainHint: () => string;
  readonly loadScriptHant: () => Promise<ScriptHantPart>;
  readonly signal: AbortSignal;
}

export interface Repairing {
  /** Repairs the text of `groups` and the attributes below `roots` if the page, or this text alone, is damaged. Resolves when written. */
  repair(roots: readonly Node[], groups: readonly TextGroup[]): Promise<void>;
  /** The same for a further page of the article, a document of our own. */
  repairCopy(copy: Document, groups: readonly TextGroup[]): Promise<void>;
  readonly damaged: boolean;
  /** Where something was repaired, on the page and on its copies. */
  places(): RepairPlace[];
}

/** Where repaired text goes: the page, by way of its only writer, or a document of our own. */
interface Target extends Pick<Applied, "writeText" | "writeAttribute" | "note"> {
  /** Marks what may be wrong, in the text that was written last. `original`: what the page showed. */
  mark(node: Text, start: number, length: number, original: string): void;
}

const COPY: Target = {
  writeText: (node, after) => {
    node.data = after;
  },
  writeAttribute: (element, name, after) => element.setAttribute(name, after),
  note: () => {},
  mark: () => {},
};

interface Converted {
  readonly text: string;
  readonly repairs: readonly TextRepair[];
}

interface Loaded {
  readonly repairer: Repairer;
  /** Text in the script that the reader wants. */
  readonly convert: (text: string) => Converted;
  readonly marks: UncertainMarks;
}

export function createRepairing(context: RepairingContext): Repairing {
  const { signal } = context;
  let loaded: Loaded | null = null;
  const { writeText, writeAttribute, note } = context.applied;
  const page: Target = { writeText, writeAttribute, note, mark: (...place) => loaded?.marks.add(...place) };
  const repaired = new RepairedGroups();
  const repair = async (target: Target, roots: readonly Node[], groups: readonly TextGroup[]): Promise<void> => {
    if (!loaded) {
      const pageText = textOf(groups);
      const evidence = assessDamage(pageText);
      if (!evidence.damaged && !evidence.suspect) return;
      const now = await load(pageText, evidence, context);
      // A page that was only suspected: the repairer, which has the dictionary, has the last word.
      if (!now?.repairer.damaged) return;
      loaded ??= now;
    }
    const { repairer, convert } = loaded;
    const attributes = roots.flatMap((root) => (root instanceof Element ? [...attributeTexts(root)] : []));
    await stepsInSlices(wordSteps(textsOf(groups, attributes), context.script), signal);
    await stepsInSlices(groupSteps(target, repairer, convert, groups, repaired), signal);
    await inSlices(attributes, (attribute) => repairAttribute(target, repairer, convert, attribute), signal);
  };
  return {
    get damaged() {
      return loaded !== null;
    },
    repair: (roots, groups) => repair(page, roots, groups),
    repairCopy: (copy, groups) => repair(COPY, [copy.documentElement], groups),
    places: () => placesOf(repaired),
  };
}

function* textsOf(groups: readonly TextGroup[], attributes: readonly AttributeText[]): Generator<string> {
  for (const group of groups) yield textOf([group]);
  for (const { element, name } of attributes) yield element.getAttribute(name) ?? "";
}

async function load(pageText: string, evidence: DamageEvidence, { script, uncertainHint, loadScriptHant, signal }: RepairingContext): Promise<Loaded | null> {
  await stepsInSlices(tableSteps(), signal);
  const repairer = await stepsInSlices(repairerSteps(pageText, evidence), signal);
  if (!repairer) return null;
  const marks = createUncertainMarks(document, uncertainHint, signal);
  // Single words in a node of their own go with the page.
  const { script: around } = repairer;
  if (script === "keep" || script === "hans") return { repairer, marks, convert: (text) => convertScript(text, script, around) };
  // The dictionaries towards Traditional weigh more than everything else: only readers who ask for them load them.
  const { convertToTraditional } = await loadScriptHant();
  return { repairer, marks, convert: (text) => convertToTraditional(text, script) };
}

/** What is shown of the page with what stood in a place: the character before it with its reading, and two behind. */
const BEFORE = /[^()]?(?:\([^()]{1,8}\))?$/u;
const LONGEST_BEFORE = 12;
const BEHIND = 2;

/** The page lays itself out anew after each write that it shows, so writes wait for each other so long, in ms. */
const WRITE_EVERY_MS = 100;

function* groupSteps(target: Target, repairer: Repairer, convert: Loaded["convert"], groups: readonly TextGroup[], repaired: RepairedGroups): Generator<void, void> {
  let waiting: { readonly group: TextGroup; readonly before: readonly string[]; readonly found: RepairedPieces }[] = [];
  let writeAt = performance.now() + WRITE_EVERY_MS;
  for (const [index, group] of groups.entries()) {
    const before = group.map((node) => node.data);
    waiting.push({ group, before, found: yield* repairer.pieceSteps(before) });
    yield;
    if (performance.now() < writeAt && index < groups.length - 1) continue;
    for (const { group: written, before: shown, found } of waiting) {
      const now = written.map((node) => node.data);
      // Meanwhile the page may have written a text of its own.
      const isSame = now.every((text, i) => text === shown[i]);
      writeGroup(target, convert, written, now, isSame ? found : repairer.repairPieces(now), repaired);
      yield;
    }
    waiting = [];
    writeAt = performance.now() + WRITE_EVERY_MS;
  }
}

function writeGroup(target: Target, convert: Loaded["convert"], group: TextGroup, before: readonly string[], found: RepairedPieces, repaired: RepairedGroups): void {
  const { pieces, repairs, places } = found;
  if (repairs.length > 0) target.note(repairs);
  const converted = pieces.map((piece) => convert(piece));
  for (const [index, node] of group.entries()) target.writeText(node, converted[index]?.text ?? node.data);
  const written = converted.map(({ text }) => text);
  if (repairs.length > 0) repaired.add(keepPlaces(group, repairs, pieces, written, (text) => convert(text).text));
  const uncertain = places.filter(({ repair }) => !repair.certain && repair.after !== "");
  if (uncertain.length === 0) return;
  const shown = before.join("");
  for (const { repair, piece, start } of uncertain) {
    const node = group[piece];
    const conversion = converted[piece]?.repairs ?? [];
    const from = movedBy(conversion, start);
    if (node) target.mark(node, from, movedBy(conversion, start + repair.after.length) - from, originalOf(shown, repair));
  }
}

function originalOf(shown: string, { start, end }: TextRepair): string {
  const before = BEFORE.exec(shown.slice(Math.max(0, start - LONGEST_BEFORE), start))?.[0] ?? "";
  return before + shown.slice(start, end + BEHIND);
}

/** Where an offset in a text lies after edits of it. */
function movedBy(edits: readonly TextRepair[], offset: number): number {
  let moved = offset;
  for (const { start, end, after } of edits) {
    if (start >= offset) break;
    moved += after.length - (end - start);
  }
  return moved;
}

function repairAttribute(target: Target, repairer: Repairer, convert: Loaded["convert"], { element, name }: AttributeText): void {
  const { text, repairs } = repairer.repair(element.getAttribute(name) ?? "");
  target.note(repairs);
  target.writeAttribute(element, name, convert(text).text);
}
