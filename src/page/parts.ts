/**
 * Parts of the content script that are loaded only when a page needs them. `import()` inside a content script would be
 * inlined by the build, and a page's own security policy may forbid it: so the background runs a second file in the same
 * isolated world.
 */
import { askBackground } from "../browser/messages";
import type { PagePart } from "../contract/messages";
import { registeredPart, type Part } from "./part-registry";

/** The part, loaded at the first call. Rejects when the browser does not let us load it. */
export async function loadPart<Name extends PagePart>(name: Name): Promise<Part<Name>> {
  if (!registeredPart(name)) await askBackground("load-part", { part: name });
  const part = registeredPart(name);
  if (!part) throw new Error(`could not load ${name}`);
  return part;
}
