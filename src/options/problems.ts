/** Fields of settings that cannot be read, in the reader's words. */
import { text } from "../browser/i18n";
import type { Expected, SettingsProblem } from "../contract/settings-check";
import { make } from "../reader/elements";

/** More are counted only. */
const MAX_LISTED = 8;

/** Settings that have a name on this page; the others are named by their path alone. */
const FIELDS: readonly (readonly [path: string, name: () => string])[] = [
  ["sitesOff", () => text("fieldSitesOff")],
  ["script", () => text("pageScript")],
  ["shownEverywhere", () => text("sectionHiding")],
  ["shown", () => text("fieldShown")],
  ["ownHidden", () => text("fieldOwnHidden")],
  ["mirrors", () => text("fieldMirrors")],
  ["reading.size", () => text("readingSize")],
  ["reading.width", () => text("readingWidth")],
  ["reading.lineHeight", () => text("readingLineHeight")],
  ["reading.font", () => text("readingFont")],
  ["reading.theme", () => text("readingTheme")],
  ["reading.script", () => text("readingScript")],
  ["reading.indent", () => text("readingIndent")],
  ["reading.marks", () => text("optionMarks")],
  ["reading.speechRate", () => text("optionSpeechRate")],
  ["reading", () => text("sectionReading")],
];

function fieldName(path: string): string {
  const name = FIELDS.find(([field]) => path === field || path.startsWith(`${field}.`) || path.startsWith(`${field}[`))?.[1]();
  return name === undefined ? path : text("fieldWithPath", name, path);
}

function expectedName(expected: Expected): string {
  const names: Record<Expected, string> = { number: text("expected_number"), text: text("expected_text"), flag: text("expected_flag"), list: text("expected_list"), group: text("expected_group") };
  return names[expected];
}

function sentence(problem: SettingsProblem): string {
  const { path, found } = problem;
  if (path === "") return text("problem_whole", found);
  if (problem.kind === "unknown") return text("problem_unknown", path);
  if (problem.kind === "value") return text("problem_value", fieldName(path), found);
  return text("problem_type", fieldName(path), expectedName(problem.expected), found);
}

export function problemList(doc: Document, problems: readonly SettingsProblem[]): HTMLElement {
  const lines = problems.slice(0, MAX_LISTED).map(sentence);
  const more = problems.length > MAX_LISTED ? [text("problemsMore", String(problems.length - MAX_LISTED))] : [];
  return make(doc, "ul", { className: "problems" }, ...[...lines, ...more].map((line) => make(doc, "li", { textContent: line })));
}
