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
  readonly damaged: boolean;
}

interface Loaded {
  readonly repairer: Repairer;
  /** Text in the script that the reader wants. */
  readonly convert: (text: string) => string;
}

export function createTextRepairer(applied: Applied, script: ScriptTarget, signal: AbortSignal): TextRepairer {
  let loaded: Loaded | null = null;
  return {
    get damaged() {
      return loaded !== null;
    },
    repair: async (roots) => {
      const groups = roots.flatMap((root) => [...textGroups(root)]);
      if (!loaded) {
        const pageText = groups.map((group) => group.map((node) => node.data).join("")).join("\n");
        if (!assessDamage(pageText).damaged) return;
        loaded = await load(pageText, script);
      }
      const { repairer, convert } = loaded;
      await inSlices(groups, (group) => repairGroup(applied, repairer, convert, group), signal);
      const attributes = roots.flatMap((root) => (root instanceof Element ? [...attributeTexts(root)] : []));
      await inSlices(attributes, (attribute) => repairAttribute(applied, repairer, convert, attribute), signal);
    },
  };
}

async function load(pageText: string, script: ScriptTarget): Promise<Loaded> {
  const { createRepairer, convertScript } = await loadPart("repair");
  const repairer = createRepairer(pageText);
  if (script === "keep" || script === "hans") return { repairer, convert: (text) => convertScript(text, script).text };
  // The dictionaries towards Traditional weigh more than everything else: only readers who ask for them load them.
  const { convertToTraditional } = await loadPart("script-hant");
  return { repairer, convert: (text) => convertToTraditional(text, script).text };
}

function repairGroup(applied: Applied, repairer: Repairer, convert: Loaded["convert"], group: TextGroup): void {
  const { pieces, repairs } = repairer.repairPieces(group.map((node) => node.data));
  applied.note(repairs);
  for (const [index, node] of group.entries()) applied.writeText(node, convert(pieces[index] ?? node.data));
}

function repairAttribute(applied: Applied, repairer: Repairer, convert: Loaded["convert"], { element, name }: AttributeText): void {
  const { text, repairs } = repairer.repair(element.getAttribute(name) ?? "");
  applied.note(repairs);
  applied.writeAttribute(element, name, convert(text));
}
