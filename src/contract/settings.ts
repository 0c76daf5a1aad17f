/** Settings are defined once, here: the type and the repair of stored values derive from `DEFAULTS`. */
import type { HideReason } from "./finding";
import { FORMAT, fieldsOf, formatOf, migrated, type Fields } from "./migrations";
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
  /** What is never hidden on any site. */
  readonly shownEverywhere: readonly HideReason[];
  /** What the reader picked to be hidden on a site, as CSS selectors. */
  readonly ownHidden: BySite;
  /** Host names of mirrors that are cleaned without a click. */
  readonly mirrors: readonly string[];
  /** How articles are shown in the popup and the full reader. */
  readonly reading: ReadingPreferences;
}

export const DEFAULTS: Settings = { sitesOff: [], script: "hans", shown: {}, shownEverywhere: [], ownHidden: {}, mirrors: [], reading: READING_DEFAULTS };

export const SETTINGS_KEY = "settings";

/** Name of all that one rule hides, in `Settings.shown`. */
export const kindOf = (rule: string): string => `rule:${rule}`;
/** Name of all that is hidden for one reason, in `Settings.shown`. */
export const kindOfReason = (reason: HideReason): string => `reason:${reason}`;

/** What can be hidden by itself, and so be left alone everywhere. What the reader picked is taken off its own list instead. */
export const HIDDEN_KINDS: readonly HideReason[] = ["gambling", "adult", "ad", "floating", "clutter"];

/** A host name as `URL` gives it; its labels may hold an underscore. One that is no name would spoil what is registered for all mirrors. */
const HOST = /^(?:[a-z0-9][a-z0-9_-]*(?:\.[a-z0-9_][a-z0-9_-]*)*\.?|\[[0-9a-f:.]+\])$/u;
const MAX_HOST = 253;

const isText = (stored: unknown): stored is string => typeof stored === "string" && stored !== "";
const isHost = (stored: unknown): stored is string => isText(stored) && stored.length <= MAX_HOST && HOST.test(stored);
/** The pages of china.com itself are cleaned anyway. */
const isMirror = (stored: unknown): stored is string => isHost(stored) && siteOf(stored) !== "china.com";
const isHiddenKind = (stored: unknown): stored is HideReason => HIDDEN_KINDS.some((kind) => kind === stored);

function readList<Item extends string>(stored: unknown, isItem: (item: unknown) => item is Item): readonly Item[] {
  return Array.isArray(stored) ? [...new Set(stored.filter(isItem))] : [];
}

function readBySite(stored: unknown): BySite {
  const lists = Object.entries(fieldsOf(stored)).map(([site, list]) => [site, readList(list, isText)] as const);
  return Object.fromEntries(lists.filter(([site, list]) => isHost(site) && list.length > 0));
}

/** One reader a field: takes a stored value of unknown shape, gives a valid one. */
const READERS: { readonly [Key in keyof Settings]: (stored: unknown) => Settings[Key] } = {
  sitesOff: (stored) => readList(stored, isHost),
  script: (stored) => SCRIPTS.find((script) => script === stored) ?? DEFAULTS.script,
  shown: readBySite,
  shownEverywhere: (stored) => readList(stored, isHiddenKind),
  ownHidden: readBySite,
  mirrors: (stored) => readList(stored, isMirror),
  reading: readReading,
};

/**
 * Reads a stored value of unknown shape: from an older or a newer version, edited by hand, or damaged.
 * Every field that is not of the right kind falls back to its default; nothing throws.
 */
export function readSettings(stored: unknown): Settings {
  const fields = migrated(stored);
  return {
    sitesOff: READERS.sitesOff(fields["sitesOff"]),
    script: READERS.script(fields["script"]),
    shown: READERS.shown(fields["shown"]),
    shownEverywhere: READERS.shownEverywhere(fields["shownEverywhere"]),
    ownHidden: READERS.ownHidden(fields["ownHidden"]),
    mirrors: READERS.mirrors(fields["mirrors"]),
    reading: READERS.reading(fields["reading"]),
  };
}

/**
 * What to store so that `stored` comes to mean `settings`. Fields that this version does not know stay. Of a newer format only
 * those fields are written that `settings` changes: the newer version finds the others as it left them.
 */
export function settingsToStore(stored: unknown, settings: Settings): Fields {
  if (formatOf(stored) <= FORMAT) return { ...migrated(stored), ...settings, format: FORMAT };
  const before = readSettings(stored);
  const changed = Object.entries(settings).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(before[key as keyof Settings]));
  return { ...fieldsOf(stored), ...Object.fromEntries(changed) };
}

/** The list of a site; own keys only, since a host may be called `constructor`. */
export function listOf(lists: BySite, site: string): readonly string[] {
  return (Object.hasOwn(lists, site) ? lists[site] : undefined) ?? [];
}

/** The unit of the on/off switch: `china.com` for all its channels, else the host name. `hostname` as in `URL`. */
export function siteOf(hostname: string): string {
  return hostname === "china.com" || hostname.endsWith(".china.com") ? "china.com" : hostname;
}
