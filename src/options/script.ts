/** The script that damaged pages come back in. */
import { text } from "../browser/i18n";
import { SCRIPTS } from "../contract/reading";
import type { ScriptTarget } from "../contract/repair";
import { make } from "../reader/elements";
import { createSection, type OptionsContext, type Section } from "./section";

export function createScript({ doc, change }: OptionsContext): Section {
  const names: Record<ScriptTarget, string> = { keep: text("scriptKeep"), hans: text("scriptHans"), "hant-tw": text("scriptHantTw"), "hant-hk": text("scriptHantHk") };
  const radios = SCRIPTS.map((script) => {
    const radio = make(doc, "input", { type: "radio", name: "script", value: script });
    radio.addEventListener("change", () => void change({ name: "set-script", request: { script } }));
    return radio;
  });
  const labels = radios.map((radio, index) => make(doc, "label", {}, radio, make(doc, "span", { textContent: names[SCRIPTS[index] ?? "keep"] })));
  const legend = make(doc, "legend", { className: "label", textContent: text("pageScript") });
  const choice = make(doc, "fieldset", { className: "choice-row" }, legend, make(doc, "div", { className: "choice" }, ...labels));
  choice.dataset["key"] = "script";
  return {
    element: createSection(doc, "text", text("sectionText"), text("sectionTextHint"), choice),
    update: ({ script }) => {
      for (const radio of radios) radio.checked = radio.value === script;
    },
  };
}
