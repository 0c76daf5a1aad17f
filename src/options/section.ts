/** What the sections of the options page have in common. */
import type { BackgroundMessages } from "../contract/messages";
import type { Settings } from "../contract/settings";
import { make } from "../reader/elements";

/** Messages that change settings: they are answered with whether that worked. */
type ChangeName = { [Name in keyof BackgroundMessages]: BackgroundMessages[Name][1] extends { readonly ok: boolean } ? Name : never }[keyof BackgroundMessages];

/** One change of the settings, as the background is asked for it. */
export type Change = { [Name in ChangeName]: { readonly name: Name; readonly request: BackgroundMessages[Name][0] } }[ChangeName];

/** What can still be done about what was just said. */
export interface StatusAction {
  readonly label: string;
  run(): void;
}

export interface OptionsContext {
  readonly doc: Document;
  /**
   * Has one thing changed, and says that it was, or why it could not be: then all controls show again what is stored.
   * `said` is said in the place of "saved". Never rejects.
   */
  change(change: Change, said?: string, action?: StatusAction): Promise<boolean>;
  /** Says something at the lower edge. */
  say(sentence: string, action?: StatusAction): void;
  /** The value as it is stored, of unknown shape: for an undo. */
  stored(): unknown;
}

export interface Section {
  readonly element: HTMLElement;
  /** Shows what is stored. */
  update(settings: Settings): void;
}

/** `id` names the section in the address and in tests. */
export function createSection(doc: Document, id: string, title: string, hint: string, ...content: readonly Node[]): HTMLElement {
  const heading = make(doc, "h2", { id: `${id}-title`, textContent: title });
  const lead = hint === "" ? [] : [make(doc, "p", { className: "hint", textContent: hint })];
  const section = make(doc, "section", { id, className: "section" }, heading, ...lead, ...content);
  section.setAttribute("aria-labelledby", heading.id);
  return section;
}

/** A switch with its name, and a sentence on what it does where the name does not say. `key` names it for tests. */
export function createSwitch(doc: Document, key: string, label: string, onChange: (on: boolean) => void): { readonly element: HTMLElement; readonly input: HTMLInputElement } {
  const input = make(doc, "input", { type: "checkbox", className: "toggle" });
  input.setAttribute("role", "switch");
  input.addEventListener("change", () => onChange(input.checked));
  const element = make(doc, "label", { className: "row" }, make(doc, "span", { className: "label", textContent: label }), input);
  element.dataset["key"] = key;
  return { element, input };
}

/** A button; `key` names it for tests, and finds it again when the list it stands in is made anew. */
export function createButton(doc: Document, key: string, label: string, act: () => void, className = "button"): HTMLButtonElement {
  const button = make(doc, "button", { type: "button", className, textContent: label });
  button.dataset["key"] = key;
  button.addEventListener("click", act);
  return button;
}
