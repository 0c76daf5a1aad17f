/** Settings are defined once, here: the type and the repair of stored values derive from `DEFAULTS`. */
import type { ScriptTarget } from "./repair";

export interface Settings {
  /** Sites where Qingye stays off, by `siteOf`. */
  readonly sitesOff: readonly string[];
  /** The script that a damaged page comes back in. Pages that are not damaged keep theirs. */
  readonly script: ScriptTarget;
}

export const DEFAULTS: Settings = { sitesOff: [], script: "hans" };

export const SETTINGS_KEY = "settings";

const SCRIPTS: readonly ScriptTarget[] = ["keep", "hans", "hant-tw", "hant-hk"];

/** One reader a field: takes a stored value of unknown shape, gives a valid one. */
const READERS: { readonly [Key in keyof Settings]: (stored: unknown) => Settings[Key] } = {
  sitesOff: (stored) =>
    Array.isArray(stored) ? [...new Set(stored.filter((site): site is string => typeof site === "string" && site !== ""))] : DEFAULTS.sitesOff,
  script: (stored) => SCRIPTS.find((script) => script === stored) ?? DEFAULTS.script,
};

/**
 * Reads a stored value of unknown shape: from an older version, edited by hand, or damaged.
 * Every field that is not of the right kind falls back to its default; nothing throws.
 */
export function readSettings(stored: unknown): Settings {
  const fields: Partial<Record<keyof Settings, unknown>> = typeof stored === "object" && stored !== null ? stored : {};
  return { sitesOff: READERS.sitesOff(fields.sitesOff), script: READERS.script(fields.script) };
}

/** The unit of the on/off switch: `china.com` for all its channels, else the host name. `hostname` as in `URL`. */
export function siteOf(hostname: string): string {
  return hostname === "china.com" || hostname.endsWith(".china.com") ? "china.com" : hostname;
}
