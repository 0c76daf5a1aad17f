/**
 * Where lazily loaded parts leave what they export: a registry in the isolated world that they share with the content script.
 * A page of ours reads it by the same symbol (`browser/parts.ts`). Kept apart from `parts.ts`, so that a part does not carry the extension API.
 */
import type { PagePart } from "../contract/messages";
import type { ArticlePart } from "./part-article";
import type { PickerPart } from "./part-picker";
import type { RepairPart } from "./part-repair";
import type { ScriptHantPart } from "./part-script-hant";

interface Parts {
  repair: RepairPart;
  article: ArticlePart;
  picker: PickerPart;
  "script-hant": ScriptHantPart;
}

/** A name of a part that is not in `Parts`, or the other way round, does not compile. */
export type Part<Name extends PagePart> = Parts[Name];

const REGISTRY = Symbol.for("qingye.parts");

function registry(): Partial<Parts> {
  const world = globalThis as { [REGISTRY]?: Partial<Parts> };
  return (world[REGISTRY] ??= {});
}

/** Called by the part's own file. */
export function registerPart<Name extends PagePart>(name: Name, part: Part<Name>): void {
  registry()[name] = part;
}

export function registeredPart<Name extends PagePart>(name: Name): Part<Name> | undefined {
  return registry()[name];
}
