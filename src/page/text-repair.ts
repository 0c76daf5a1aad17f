/** Asks of every page whether its text can be damaged, and loads what repairs it (`repairing.ts`) when it can. */
import { text as say } from "../browser/i18n";
import type { RepairPlace, ScriptTarget } from "../contract/repair";
import { contentOf, queryAll } from "../clutter/dom-access";
import { hasSignOfDamage, mayBeDamaged } from "../text/damage-gate";
import type { Applied } from "./apply";
import { loadPart } from "./parts";
import type { Repairing } from "./repairing";
import { inSlices } from "./slices";
import { textGroups, textOf, type TextGroup } from "./text-groups";

export interface TextRepairer {
  /** Repairs below `roots` if the page, or this text alone, is damaged. Resolves when written. */
  repair(roots: readonly Node[]): Promise<void>;
  /** Repairs a further page of the same article, a document of our own, if the page or this text alone is damaged. */
  repairCopy(copy: Document): Promise<void>;
  readonly damaged: boolean;
  /** Where something was repaired, on the page and on its copies. */
  places(): readonly RepairPlace[];
}

export function createTextRepairer(applied: Applied, script: ScriptTarget, signal: AbortSignal): TextRepairer {
  let repairing: Repairing | null = null;
  const whenNeeded = async (roots: readonly Node[], repair: (by: Repairing, groups: readonly TextGroup[]) => Promise<void>): Promise<void> => {
    if (repairing?.damaged !== true && !roots.some(mayHoldDamage)) return;
    const groups: TextGroup[] = [];
    for (const root of roots) await inSlices(textGroups(root), (group) => groups.push(group), signal);
    if (repairing?.damaged !== true && !mayBeDamaged(textOf(groups))) return;
    const { createRepairing } = await loadPart("repair");
    if (signal.aborted) return;
    repairing ??= createRepairing({ applied, script, uncertainHint: () => say("uncertainHint"), loadScriptHant: () => loadPart("script-hant"), signal });
    await repair(repairing, groups);
  };
  return {
    get damaged() {
      return repairing?.damaged ?? false;
    },
    repair: (roots) => whenNeeded(roots, (by, groups) => by.repair(roots, groups)),
    repairCopy: (copy) => whenNeeded([copy.documentElement], (by, groups) => by.repairCopy(copy, groups)),
    places: () => repairing?.places() ?? [],
  };
}

/** To put the text of a page into groups costs it more than all the rest of this question; most pages are clean and need none. */
function mayHoldDamage(root: Node): boolean {
  if (!(root instanceof Element)) return true;
  const content = contentOf(root);
  let shown = content.length;
  for (const code of queryAll(root, "script, style, noscript")) shown -= contentOf(code).length;
  return hasSignOfDamage(content, shown);
}
