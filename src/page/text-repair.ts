/** Repairs the text of a damaged page, and that of what is added to it later. */
import type { ScriptTarget } from "../contract/repair";
import { assessDamage } from "../text/evidence";
import type { Repairer } from "../text/repairer";
import type { Applied } from "./apply";
import { loadPart } from "./parts";
import { inSlices } from "./slices";
import { attributeTexts, textGroups, type AttributeText, type TextGroup } from "./text-groups";

export interface TextRepairer {
  /** Repairs below `roots` if the page, or this text alone, is damaged. Resolves when written. */
  repair(roots: readonly Node[]): Promise<void>;
  /** Repairs a further page of the same article, a document of our own, if the page or this text alone is damaged. */
  repairCopy(copy: Document): Promise<void>;
  readonly damaged: boolean;
}

/** Where repaired text goes: the page, by way of its only writer, or a document of our own. */
type Target = Pick<Applied, "writeText" | "writeAttribute" | "note">;

const COPY: Target = {
  writeText: (node, after) => {
    node.data = after;
  },
  writeAttribute: (element, name, after) => element.setAttribute(name, after),
  note: () => {},
};

interface Loaded {
  readonly repairer: Repairer;
  /** Text in the script that the reader wants. */
  readonly convert: (text: string) => string;
}

export function createTextRepairer(applied: Applied, script: ScriptTarget, signal: AbortSignal): TextRepairer {
  let loaded: Loaded | null = null;
  const repair = async (target: Target, roots: readonly Node[]): Promise<void> => {
    const groups = roots.flatMap((root) => [...textGroups(root)]);
    if (!loaded) {
      const pageText = groups.map((group) => group.map((node) => node.data).join("")).join("\n");
      const { damaged, suspect } = assessDamage(pageText);
      if (!damaged && !suspect) return;
      loaded = await load(pageText, script);
      // A page that was only suspected: the repairer, which has the dictionary, has the last word.
      if (!loaded.repairer.damaged) loaded = null;
      if (!loaded) return;
    }
    const { repairer, convert } = loaded;
    await inSlices(groups, (group) => repairGroup(target, repairer, convert, group), signal);
    const attributes = roots.flatMap((root) => (root instanceof Element ? [...attributeTexts(root)] : []));
    await inSlices(attributes, (attribute) => repairAttribute(target, repairer, convert, attribute), signal);
  };
  return {
    get damaged() {
      return loaded !== null;
    },
    repair: (roots) => repair(applied, roots),
    repairCopy: (copy) => repair(COPY, [copy.documentElement]),
  };
}

async function load(pageText: string, script: ScriptTarget): Promise<Loaded> {
  const { createRepairer, convertScript } = await loadPart("repair");
  const repairer = createRepairer(pageText);
  // Single words in a node of their own go with the page.
  const { script: around } = repairer;
  if (script === "keep" || script === "hans") return { repairer, convert: (text) => convertScript(text, script, around).text };
  // The dictionaries towards Traditional weigh more than everything else: only readers who ask for them load them.
  const { convertToTraditional } = await loadPart("script-hant");
  return { repairer, convert: (text) => convertToTraditional(text, script).text };
}

function repairGroup(target: Target, repairer: Repairer, convert: Loaded["convert"], group: TextGroup): void {
  const { pieces, repairs } = repairer.repairPieces(group.map((node) => node.data));
  target.note(repairs);
  for (const [index, node] of group.entries()) target.writeText(node, convert(pieces[index] ?? node.data));
}

function repairAttribute(target: Target, repairer: Repairer, convert: Loaded["convert"], { element, name }: AttributeText): void {
  const { text, repairs } = repairer.repair(element.getAttribute(name) ?? "");
  target.note(repairs);
  target.writeAttribute(element, name, convert(text));
}
