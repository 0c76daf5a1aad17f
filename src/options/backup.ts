/** Settings as a file, and back. */
import { text } from "../browser/i18n";
import { extensionVersion } from "../browser/installation";
import { readSettings, settingsToStore } from "../contract/settings";
import { MAX_FILE_BYTES, readSettingsFile, writeSettingsFile, type FileProblem, type FileResult } from "../contract/settings-file";
import { make } from "../reader/elements";
import { problemList } from "./problems";
import { createButton, createSection, type OptionsContext, type Section } from "./section";

export function createBackup({ doc, change, say, stored }: OptionsContext): Section {
  const answer = make(doc, "div", { className: "answer" });
  answer.setAttribute("role", "alert");
  const input = make(doc, "input", { type: "file", accept: ".json,application/json", hidden: true });
  const save = createButton(doc, "export", text("exportSettings"), () => {
    const now = new Date();
    saveFile(doc, fileName(now), writeSettingsFile(readSettings(stored()), extensionVersion(), now.toISOString()));
    say(text("exported"));
  });
  const open = createButton(doc, "import", text("importSettings"), () => input.click());
  const take = async (file: File): Promise<void> => {
    const result: FileResult = file.size > MAX_FILE_BYTES ? { ok: false, problem: { kind: "too_large" } } : readSettingsFile(await file.text());
    if (!result.ok) return answer.replaceChildren(...problemNotice(doc, file.name, result.problem));
    const before = stored();
    const undo = { label: text("undo"), run: () => void change({ name: "replace-settings", request: { stored: before } }, text("undone")) };
    await change({ name: "replace-settings", request: { stored: settingsToStore(before, result.settings) } }, text("imported", file.name), undo);
  };
  input.addEventListener("change", () => {
    const file = input.files?.[0];
    answer.replaceChildren();
    if (file === undefined) return;
    // A file can vanish, or be kept from us, between the choice and the reading.
    void take(file)
      .catch(() => answer.replaceChildren(make(doc, "p", { textContent: text("importUnreadable", file.name) })))
      // The same file, put right, can be chosen again.
      .finally(() => (input.value = ""));
  });
  const buttons = make(doc, "div", { className: "buttons" }, save, open, input);
  return { element: createSection(doc, "backup", text("sectionBackup"), text("sectionBackupHint"), buttons, answer), update: () => {} };
}

function problemNotice(doc: Document, name: string, problem: FileProblem): Node[] {
  const say = (sentence: string): HTMLElement => make(doc, "p", { textContent: sentence });
  const sentences: Record<FileProblem["kind"], () => string> = {
    too_large: () => text("importTooLarge", name),
    not_json: () => text("importNotJson", name),
    not_settings: () => text("importNotSettings", name),
    newer: () => text("importNewer", name),
    fields: () => text("importFields", name),
  };
  const version = problem.kind === "newer" && problem.version !== "" ? [say(text("importNewerVersion", problem.version, extensionVersion()))] : [];
  const list = problem.kind === "fields" ? [problemList(doc, problem.fields)] : [];
  return [make(doc, "div", { className: "notice" }, say(sentences[problem.kind]()), ...version, ...list, say(text("nothingChanged")))];
}

/** By the reader's own date. */
function fileName(now: Date): string {
  const pad = (part: number): string => String(part).padStart(2, "0");
  return `qingye-${String(now.getFullYear())}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}.json`;
}

function saveFile(doc: Document, name: string, content: string): void {
  const href = URL.createObjectURL(new Blob([content], { type: "application/json" }));
  const link = make(doc, "a", { href, download: name });
  link.click();
  // The browser has to have begun reading it.
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}
