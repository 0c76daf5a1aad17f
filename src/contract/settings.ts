/** Settings are defined once, here: the type and the repair of stored values derive from `DEFAULTS`. */
import type { HideReason } from "./finding";
import { READING_DEFAULTS, readReading, SCRIPTS, type ReadingPreferences } from "./reading";
import type { ScriptTarget } from "./repair";

/** Lists by site, as `siteOf` names sites. */
export type BySite = Readonly<Record<string, readonly string[]>>;

export interface Settings {
  /** Sites where Qingye stays off, by `siteOf`. */
  readonly sitesOff: readonly string[];
  /** The script that a damaged page comes back in. Pages that are not damaged keep theirs. */
  readonly script: ScriptTarget;
  /** What is never hidden on a site: names made by `kindOf` and `kindOfReason`. */
  readonly shown: BySite;
  /** What the reader picked to be hidden on a site, as CSS selectors. */
  readonly ownHidden: BySite;
  /** Host names of mirrors that are cleaned without a click. */
  readonly mirrors: readonly string[];
  /** How articles are shown in the popup and the full reader. */
  readonly reading: ReadingPreferences;
}

export const DEFAULTS: Settings = { sitesOff: [], script: "hans", shown: {}, ownHidden: {}, mirrors: [], reading: READING_DEFAULTS };

export const SETTINGS_KEY = "settings";

/** Name of all that one rule hides, in `Settings.shown`. */
export const kindOf = (rule: string): string => `rule:${rule}`;
/** Name of all that is hidden for one reason, in `Settings.shown`. */
export const kindOfReason = (reason: HideReason): string => `reason:${reason}`;

function readList(stored: unknown): readonly string[] {
  return Array.isArray(stored) ? [...new Set(stored.filter((item): item is string => typeof item === "string" && item !== ""))] : [];
}

function readBySite(stored: unknown): BySite {
  if (typeof stored !== "object" || stored === null || Array.isArray(stored)) return {};
  const lists = Object.entries(stored).map(([site, list]) => [site, readList(list)] as const);
  return Object.fromEntries(lists.filter(([, list]) => list.length > 0));
}

/** One reader a field: takes a stored value of unknown shape, gives a valid one. */
const READERS: { readonly [Key in keyof Settings]: (stored: unknown) => Settings[Key] } = {
  sitesOff: readList,
  script: (stored) => SCRIPTS.find((script) => script === stored) ?? DEFAULTS.script,
  shown: readBySite,
  ownHidden: readBySite,
  mirrors: readList,
  reading: readReading,
};

/**
 * Reads a stored value of unknown shape: from an older version, edited by hand, or damaged.
 * Every field that is not of the right kind falls back to its default; nothing throws.
 */
export function readSettings(stored: unknown): Settings {
  const fields: Partial<Record<keyof Settings, unknown>> = typeof stored === "object" && stored !== null ? stored : {};
  return {
    sitesOff: READERS.sitesOff(fields.sitesOff),
    script: READERS.script(fields.script),
    shown: READERS.shown(fields.shown),
    ownHidden: READERS.ownHidden(fields.ownHidden),
    mirrors: READERS.mirrors(fields.mirrors),
    reading: READERS.reading(fields.reading),
  };
}

/** The list of a site; own keys only, since a host may be called `constructor`. */
export function listOf(lists: BySite, site: string): readonly string[] {
  return (Object.hasOwn(lists, site) ? lists[site] : undefined) ?? [];
}

/** The unit of the on/off switch: `china.com` for all its channels, else the host name. `hostname` as in `URL`. */
export function siteOf(hostname: string): string {
  return hostname === "china.com" || hostname.endsWith(".china.com") ? "china.com" : hostname;
}
