/** What this is, which version, what it may see, and under which terms. */
import { text } from "../browser/i18n";
import { extensionVersion, toolbarShortcut } from "../browser/installation";
import { make } from "../reader/elements";
import { createSection, type OptionsContext, type Section } from "./section";

export function createAbout({ doc }: OptionsContext): Section {
  const shortcut = make(doc, "p", { hidden: true });
  const licences = make(doc, "a", { href: "/LICENSES.txt", textContent: text("aboutLicences") });
  const showShortcut = async (): Promise<void> => {
    const keys = await toolbarShortcut();
    shortcut.textContent = keys === "" ? text("aboutNoShortcut") : text("aboutShortcut", keys);
    shortcut.hidden = false;
  };
  void showShortcut().catch(() => {});
  const lines = [
    make(doc, "p", { textContent: text("aboutVersion", extensionVersion()) }),
    make(doc, "p", { textContent: text("privacySentence") }),
    shortcut,
    make(doc, "p", {}, licences),
  ];
  return { element: createSection(doc, "about", text("sectionAbout"), "", make(doc, "div", { className: "about" }, ...lines)), update: () => {} };
}
