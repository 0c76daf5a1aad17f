/** Says of a stored or imported value which fields cannot be read as they stand. `readSettings` reads the others all the same. */
import { FORMAT, fieldsOf, formatOf, migrated } from "./migrations";
import { readSettings } from "./settings";

/** What a field should hold. Each has a name in `_locales` (`expected_<name>`). */
export type Expected = "number" | "text" | "flag" | "list" | "group";

/**
 * - `unknown`: there is no such field
 * - `type`: another kind of value is expected there, `expected`
 * - `value`: right in kind, but not one of those that are allowed
 */
export type SettingsProblem = { readonly path: string; readonly found: string } & (
  | { readonly kind: "unknown" }
  | { readonly kind: "value" }
  | { readonly kind: "type"; readonly expected: Expected }
);

/** Longest piece of a wrong value that is shown. */
const MAX_FOUND = 40;

const isGroup = (value: unknown): value is object => typeof value === "object" && value !== null && !Array.isArray(value);

function kindOfValue(value: unknown): Expected | null {
  if (Array.isArray(value)) return "list";
  if (isGroup(value)) return "group";
  const kinds: Partial<Record<string, Expected>> = { number: "number", string: "text", boolean: "flag" };
  return kinds[typeof value] ?? null;
}

function shorten(value: unknown): string {
  const text = typeof value === "string" ? value : isGroup(value) ? "{…}" : Array.isArray(value) ? "[…]" : String(value);
  return text.length > MAX_FOUND ? `${text.slice(0, MAX_FOUND)}…` : text;
}

const below = (path: string, key: string): string => (path === "" ? key : /^\w+$/u.test(key) ? `${path}.${key}` : `${path}["${key}"]`);

/** Compares what was given with what reading made of it: where they differ, something was not accepted. */
function compare(given: unknown, read: unknown, path: string): SettingsProblem[] {
  const found = shorten(given);
  const expected = kindOfValue(read);
  if (expected !== null && kindOfValue(given) !== expected) return [{ path, kind: "type", expected, found }];
  if (Array.isArray(given) && Array.isArray(read)) return given.flatMap((item, index) => compareItem(item, read, `${path}[${String(index)}]`));
  if (isGroup(given) && isGroup(read)) {
    const accepted = fieldsOf(read);
    return Object.entries(given).flatMap(([key, value]) =>
      Object.hasOwn(accepted, key) ? compare(value, accepted[key], below(path, key)) : compareDropped(value, key, path),
    );
  }
  return given === read ? [] : [{ path, kind: "value", found }];
}

function compareItem(item: unknown, list: readonly unknown[], path: string): SettingsProblem[] {
  if (list.includes(item)) return [];
  return [typeof item === "string" ? { path, kind: "value", found: shorten(item) } : { path, kind: "type", expected: "text", found: shorten(item) }];
}

/** Groups whose keys are sites: a key that was dropped is a host that is none, or its list is empty or holds nothing of use. */
const BY_SITE: readonly string[] = ["shown", "ownHidden"];

function compareDropped(value: unknown, key: string, path: string): SettingsProblem[] {
  if (!BY_SITE.includes(path)) return [{ path: below(path, key), kind: "unknown", found: shorten(value) }];
  if (!Array.isArray(value)) return [{ path: below(path, key), kind: "type", expected: "list", found: shorten(value) }];
  const problems = value.flatMap((item, index) => (typeof item === "string" && item !== "" ? [] : compareItem(item, [], `${below(path, key)}[${String(index)}]`)));
  return problems.length > 0 || value.length === 0 ? problems : [{ path, kind: "value", found: shorten(key) }];
}

/** Every field of `stored` that cannot be read, in its order; none for a value that is not there, or of a newer format than ours. */
export function problemsIn(stored: unknown): SettingsProblem[] {
  if (stored === undefined || isNewer(stored)) return [];
  if (!isGroup(stored)) return [{ path: "", kind: "type", expected: "group", found: shorten(stored) }];
  const { format, ...fields } = migrated(stored);
  const wrongFormat = format === undefined || format === formatOf(stored) ? [] : compare(format, FORMAT, "format");
  return [...wrongFormat, ...compare(fields, readSettings(stored), "")];
}

/** True for a value that a newer version of Qingye has written. */
export function isNewer(stored: unknown): boolean {
  return formatOf(stored) > FORMAT;
}
