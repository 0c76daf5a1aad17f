/** The panel in which a person sets how to read: size, width, line height, font, theme, script, indent. Used by the reader and by the options. */
import {
  READER_FONTS, READER_THEMES, READING_DEFAULTS, READING_RANGES, SCRIPTS, withinRange,
  type ReaderFont, type ReaderTheme, type ReadingPreferences,
} from "../contract/reading";
import type { ScriptTarget } from "../contract/repair";
import type { Say } from "./context";
import { make } from "./elements";

export interface ReadingControls {
  readonly element: HTMLElement;
  /** Shows preferences that were changed elsewhere. */
  update(preferences: ReadingPreferences): void;
}

/** What one row needs: it shows what is set, and says what the reader wants instead. */
interface Row {
  readonly element: HTMLElement;
  update(preferences: ReadingPreferences): void;
}

type Change = (changes: Partial<ReadingPreferences>) => void;
type NumberField = "size" | "width" | "lineHeight";
type ChoiceField = "font" | "theme" | "script";

/** The style sheet writes each name in its own font, by `data-value`. */
function fontName(say: Say, font: ReaderFont): string {
  const names: Record<ReaderFont, string> = { system: say("fontSystem"), song: say("fontSong"), hei: say("fontHei"), kai: say("fontKai") };
  return names[font];
}

function themeName(say: Say, theme: ReaderTheme): string {
  const names: Record<ReaderTheme, string> = { auto: say("themeAuto"), light: say("themeLight"), sepia: say("themeSepia"), dark: say("themeDark") };
  return names[theme];
}

function scriptName(say: Say, script: ScriptTarget): string {
  const names: Record<ScriptTarget, string> = { keep: say("scriptKeep"), hans: say("scriptHans"), "hant-tw": say("scriptHantTw"), "hant-hk": say("scriptHantHk") };
  return names[script];
}

/** `change` is called with what the reader chose; the panel follows by itself, and by `update`. */
export function createReadingControls(doc: Document, say: Say, preferences: ReadingPreferences, change: Change): ReadingControls {
  const rows: Row[] = [
    stepper(doc, say, "size", say("readingSize"), change, (value) => `${String(value)}`),
    stepper(doc, say, "lineHeight", say("readingLineHeight"), change, (value) => value.toFixed(1)),
    stepper(doc, say, "width", say("readingWidth"), change, (value) => String(value)),
    choice(doc, "font", say("readingFont"), READER_FONTS.map((font) => [font, fontName(say, font)]), change),
    choice(doc, "theme", say("readingTheme"), READER_THEMES.map((theme) => [theme, themeName(say, theme)]), change),
    choice(doc, "script", say("readingScript"), SCRIPTS.map((script) => [script, scriptName(say, script)]), change),
    indentSwitch(doc, say("readingIndent"), change),
  ];
  const reset = make(doc, "button", { className: "reset", type: "button", textContent: say("readingReset") });
  const element = make(doc, "div", { className: "reading-controls" }, ...rows.map((row) => row.element), reset);
  const update = (changed: ReadingPreferences): void => rows.forEach((row) => row.update(changed));
  reset.addEventListener("click", () => {
    const { size, width, lineHeight, font, theme, script, indent } = READING_DEFAULTS;
    change({ size, width, lineHeight, font, theme, script, indent });
  });
  update(preferences);
  return { element, update };
}

/** One step up or down from what is set, within the range. */
export function stepped(preferences: ReadingPreferences, field: NumberField, steps: number): number {
  const range = READING_RANGES[field];
  return withinRange(preferences[field] + steps * range.step, range, preferences[field]);
}

function stepper(doc: Document, say: Say, field: NumberField, label: string, change: Change, show: (value: number) => string): Row {
  let current = READING_DEFAULTS;
  const value = make(doc, "output", { className: "value" });
  const button = (steps: number, sign: string, name: string): HTMLButtonElement => {
    const made = make(doc, "button", { type: "button", textContent: sign });
    made.setAttribute("aria-label", name);
    made.title = name;
    made.dataset["step"] = String(steps);
    made.addEventListener("click", () => change({ [field]: stepped(current, field, steps) }));
    return made;
  };
  const less = button(-1, "−", say("readingLess", label));
  const more = button(1, "+", say("readingMore", label));
  const group = make(doc, "div", { className: "stepper" }, less, value, more);
  const element = make(doc, "div", { className: "row" }, make(doc, "span", { className: "label", textContent: label }), group);
  element.dataset["field"] = field;
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", label);
  return {
    element,
    update: (preferences) => {
      current = preferences;
      value.textContent = show(preferences[field]);
      // Not `disabled`: the button that was just pressed would lose the focus.
      less.setAttribute("aria-disabled", String(preferences[field] <= READING_RANGES[field].min));
      more.setAttribute("aria-disabled", String(preferences[field] >= READING_RANGES[field].max));
    },
  };
}

/** Radio buttons drawn as one bar: arrow keys move between them, as everywhere. */
function choice<Field extends ChoiceField>(
  doc: Document,
  field: Field,
  label: string,
  options: readonly (readonly [value: ReadingPreferences[Field], name: string])[],
  change: Change,
): Row {
  const radios = options.map(([value]) => {
    const radio = make(doc, "input", { type: "radio", name: `reading-${field}`, value });
    radio.addEventListener("change", () => change({ [field]: value }));
    return radio;
  });
  const labels = options.map(([value, name], index) => {
    const made = make(doc, "label", {}, ...radios.slice(index, index + 1), make(doc, "span", { textContent: name }));
    made.dataset["value"] = value;
    return made;
  });
  const element = make(doc, "fieldset", { className: "row" }, make(doc, "legend", { className: "label", textContent: label }), make(doc, "div", { className: "choice" }, ...labels));
  element.dataset["field"] = field;
  return {
    element,
    update: (preferences) => {
      for (const radio of radios) radio.checked = radio.value === preferences[field];
    },
  };
}

function indentSwitch(doc: Document, label: string, change: Change): Row {
  const input = make(doc, "input", { type: "checkbox", className: "toggle" });
  input.setAttribute("role", "switch");
  input.addEventListener("change", () => change({ indent: input.checked }));
  const element = make(doc, "label", { className: "row" }, make(doc, "span", { className: "label", textContent: label }), input);
  element.dataset["field"] = "indent";
  return { element, update: ({ indent }) => void (input.checked = indent) };
}
