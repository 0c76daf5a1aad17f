/** Settings as a file that a person keeps: written by the options page, and read back as a whole or not at all. */
import { FORMAT, fieldsOf } from "./migrations";
import { readSettings, type Settings } from "./settings";
import { isNewer, problemsIn, type SettingsProblem } from "./settings-check";

/** What tells our files from others. */
const KIND = "qingye-settings";

/** Largest file that is read, in bytes: years of picking make a hundredth of it. */
export const MAX_FILE_BYTES = 1_000_000;

/** Why a file is not read. Each has a sentence in `_locales` (`importProblem_<kind>`). */
export type FileProblem =
  | { readonly kind: "too_large" | "not_json" | "not_settings" }
  /** `version` is that of the Qingye that wrote it; empty when the file does not say. */
  | { readonly kind: "newer"; readonly version: string }
  | { readonly kind: "fields"; readonly fields: readonly SettingsProblem[] };

export type FileResult = { readonly ok: true; readonly settings: Settings } | { readonly ok: false; readonly problem: FileProblem };

/** The text of a file, in JSON. `version` is ours; `saved` an ISO 8601 date. */
export function writeSettingsFile(settings: Settings, version: string, saved: string): string {
  return `${JSON.stringify({ kind: KIND, version, saved, settings: { format: FORMAT, ...settings } }, null, 2)}\n`;
}

/** Reads the text of a file. Never throws; a file with one wrong field is refused whole, with all that is wrong. */
export function readSettingsFile(text: string): FileResult {
  const refused = (problem: FileProblem): FileResult => ({ ok: false, problem });
  if (text.length > MAX_FILE_BYTES) return refused({ kind: "too_large" });
  let parsed: unknown;
  try {
    // Files that went through an editor may begin with a byte order mark.
    parsed = JSON.parse(text.replace(/^\uFEFF/u, ""));
  } catch {
    return refused({ kind: "not_json" });
  }
  const { kind, version, saved, settings, ...others } = fieldsOf(parsed);
  if (kind !== KIND || settings === undefined) return refused({ kind: "not_settings" });
  if (isNewer(settings)) return refused({ kind: "newer", version: typeof version === "string" ? version.slice(0, 20) : "" });
  const unknown = Object.keys(others).map((path) => ({ path, kind: "unknown", found: "" }) as const);
  const mistyped = Object.entries({ version, saved }).filter(([, value]) => value !== undefined && typeof value !== "string");
  const fields = [...unknown, ...mistyped.map(([path, value]) => ({ path, kind: "type", expected: "text", found: String(value) }) as const), ...problemsIn(settings)];
  return fields.length > 0 ? refused({ kind: "fields", fields }) : { ok: true, settings: readSettings(settings) };
}
