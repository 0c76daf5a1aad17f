/**
 * The parts of the content script, loaded into a page of ours: the tables and dictionaries are in the package once only.
 * They leave what they export in a registry of the world they run in: see `page/part-registry.ts`, which has the same symbol.
 */
import browser from "webextension-polyfill";
import type { PagePart } from "../contract/messages";
import { PARTS } from "./inject";

/** What the part exports. Rejects when its file cannot be loaded. */
export async function loadOwnPart(part: PagePart): Promise<unknown> {
  await runOwnScript(document, browser.runtime.getURL(PARTS[part]));
  const { [Symbol.for("qingye.parts")]: parts } = globalThis as { [key: symbol]: Partial<Record<PagePart, unknown>> | undefined };
  if (parts?.[part] === undefined) throw new Error(`could not load ${part}`);
  return parts[part];
}

/** As an element, since add-on reviewers want to see what an `import()` names. */
function runOwnScript(doc: Document, url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = doc.createElement("script");
    script.src = url;
    script.addEventListener("load", () => resolve(), { once: true });
    script.addEventListener("error", () => reject(new Error(`could not load ${url}`)), { once: true });
    doc.head.append(script);
  });
}
