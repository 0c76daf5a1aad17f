/** How articles are shown: the reader's own panel, what only the options have, and a sample that follows at once. */
import { text } from "../browser/i18n";
import { READING_RANGES, readReading, type ReadingPreferences } from "../contract/reading";
import type { ScriptTarget } from "../contract/repair";
import { readSettings } from "../contract/settings";
import { make } from "../reader/elements";
import { applyPreferences } from "../reader/preferences";
import { createReadingControls } from "../reader/reading-controls";
import { createSection, createSwitch, type OptionsContext, type Section } from "./section";

/** The sample as it would stand in an article: always Chinese, whatever the language of the interface. */
interface Sample {
  readonly lang: string;
  readonly title: string;
  readonly text: string;
}

function sampleIn(script: ScriptTarget): Sample {
  const hans: Sample = { lang: "zh-Hans", title: text("sampleTitleHans"), text: text("sampleTextHans") };
  const samples: Record<ScriptTarget, Sample> = {
    keep: hans,
    hans,
    "hant-tw": { lang: "zh-Hant-TW", title: text("sampleTitleHantTw"), text: text("sampleTextHantTw") },
    "hant-hk": { lang: "zh-Hant-HK", title: text("sampleTitleHantHk"), text: text("sampleTextHantHk") },
  };
  return samples[script];
}

export function createReading({ doc, change, stored }: OptionsContext): Section {
  let preferences = readReading(undefined);
  /** Changes on their way: what is stored meanwhile is older than what the controls show. */
  let pending = 0;
  const set = (changes: Partial<ReadingPreferences>): void => {
    show(readReading({ ...preferences, ...changes }));
    void send(changes);
  };
  const send = async (changes: Partial<ReadingPreferences>): Promise<void> => {
    pending++;
    const isStored = await change({ name: "set-reading", request: { changes } });
    pending--;
    if (!isStored && pending === 0) show(readSettings(stored()).reading);
  };
  const controls = createReadingControls(doc, text, preferences, set);
  const marks = createSwitch(doc, "marks", text("optionMarks"), (on) => set({ marks: on }));
  const rate = createRate(doc, (speechRate) => set({ speechRate }));
  const title = make(doc, "h3", {});
  const paragraph = make(doc, "p", {});
  const article = make(doc, "article", {}, title, make(doc, "div", { className: "body" }, paragraph));
  const sample = make(doc, "div", { className: "sample" }, article);
  const show = (changed: ReadingPreferences): void => {
    preferences = changed;
    applyPreferences(doc.documentElement, preferences);
    controls.update(preferences);
    marks.input.checked = preferences.marks;
    rate.show(preferences.speechRate);
    const wanted = sampleIn(preferences.script);
    article.lang = wanted.lang;
    title.textContent = wanted.title;
    paragraph.textContent = wanted.text;
  };
  const rows = make(doc, "div", { className: "rows" }, marks.element, rate.element);
  return {
    element: createSection(doc, "reading", text("sectionReading"), text("sectionReadingHint"), sample, controls.element, rows),
    update: ({ reading }) => {
      if (pending === 0) show(reading);
    },
  };
}

function createRate(doc: Document, onChange: (rate: number) => void): { readonly element: HTMLElement; show(rate: number): void } {
  const { min, max, step } = READING_RANGES.speechRate;
  const input = make(doc, "input", { type: "range", min: String(min), max: String(max), step: String(step) });
  const output = make(doc, "output", { className: "value" });
  const name = (rate: number): string => text("optionSpeechTimes", rate.toFixed(1));
  input.addEventListener("input", () => (output.textContent = name(input.valueAsNumber)));
  input.addEventListener("change", () => onChange(input.valueAsNumber));
  const element = make(doc, "label", { className: "row" }, make(doc, "span", { className: "label", textContent: text("optionSpeechRate") }), make(doc, "span", { className: "range" }, input, output));
  element.dataset["key"] = "speech-rate";
  return {
    element,
    show: (rate) => {
      input.value = String(rate);
      output.textContent = name(rate);
    },
  };
}
