/** The options page: every change is stored at once, and what is changed elsewhere shows here at once. */
import { text } from "../browser/i18n";
import { askBackground } from "../browser/messages";
import { loadStored, onStoredChange } from "../browser/settings";
import { readSettings } from "../contract/settings";
import { make } from "../reader/elements";
import { applyPreferences } from "../reader/preferences";
import { createAbout } from "./about";
import { createBackup } from "./backup";
import { createHiding } from "./hiding";
import { createReading } from "./reading";
import { createReset } from "./reset";
import { createScript } from "./script";
import type { OptionsContext, Section } from "./section";
import { createSites } from "./sites";
import { createStatus } from "./status";
import { createTroubles } from "./troubles";

/** Fills the page. Never throws: whatever fails is said on it. */
export function showOptions(doc: Document): void {
  doc.title = text("optionsTitle");
  let stored: unknown;
  let readable = true;
  const status = createStatus(doc, byId(doc, "status"));
  const context: OptionsContext = {
    doc,
    stored: () => stored,
    say: status,
    change: async ({ name, request }, said = text("optionSaved"), action) => {
      const { ok } = await askBackground(name, request as never).catch(() => ({ ok: false }));
      if (ok) status(said, action);
      else {
        show();
        status(text("notStored"), undefined, true);
      }
      return ok;
    },
  };
  const troubles = createTroubles(context);
  const sections: readonly Section[] = [createReading, createScript, createHiding, createSites, createBackup, createReset, createAbout].map((create) => create(context));
  const show = (): void => {
    const settings = readSettings(stored);
    applyPreferences(doc.documentElement, settings.reading);
    troubles.update(stored, readable);
    for (const section of sections) section.update(settings);
    // For the style sheet, which shows nothing half filled, and for tests.
    doc.documentElement.dataset["state"] = "shown";
  };
  byId(doc, "sections").append(troubles.element, ...sections.map(({ element }) => element));
  byId(doc, "contents").append(...sections.map(({ element }) => contentsLink(doc, element)));
  onStoredChange((changed) => {
    stored = changed;
    readable = true;
    show();
  }, new AbortController().signal);
  loadStored()
    .then((loaded) => (stored = loaded))
    .catch(() => (readable = false))
    .finally(() => {
      show();
      // The sections were not there yet when the browser looked for the one in the address.
      doc.getElementById(doc.location.hash.slice(1))?.scrollIntoView();
    });
}

function contentsLink(doc: Document, section: HTMLElement): HTMLElement {
  return make(doc, "a", { href: `#${section.id}`, textContent: section.querySelector("h2")?.textContent ?? "" });
}

function byId(doc: Document, id: string): HTMLElement {
  const found = doc.getElementById(id);
  if (!found) throw new Error(`options.html has no ${id}`);
  return found;
}
