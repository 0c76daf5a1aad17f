/** The preferences as they are in effect: changed at once, stored one after the other, followed from other windows. */
import { readReading, type ReadingPreferences } from "../contract/reading";
import { applyPreferences } from "./preferences";

export interface PreferenceKeeper {
  readonly current: ReadingPreferences;
  change(changes: Partial<ReadingPreferences>): void;
  /** Takes over what was stored, here or elsewhere. */
  follow(stored: ReadingPreferences): void;
  onChange(listener: (preferences: ReadingPreferences, before: ReadingPreferences) => void): void;
}

/** Where the last preferences are kept for the first paint of the next page: storage is asked too late for that. */
const HINT = "reading";

/** Applies what was in effect when a page of ours was last open. Call it before anything is painted. */
export function applyLastPreferences(doc: Document): void {
  try {
    const hint = doc.defaultView?.localStorage.getItem(HINT) ?? null;
    if (hint !== null) applyPreferences(doc.documentElement, readReading(JSON.parse(hint)));
  } catch {
    // Cookies are blocked, or the hint is damaged: then the first paint has the defaults.
  }
}

function keepHint(doc: Document, preferences: ReadingPreferences): void {
  try {
    doc.defaultView?.localStorage.setItem(HINT, JSON.stringify(preferences));
  } catch {
    // As above.
  }
}

/** `store` keeps changes for good and says whether it could; `failed` is called when it could not. */
export function createPreferenceKeeper(
  doc: Document,
  initial: ReadingPreferences,
  store: (changes: Partial<ReadingPreferences>) => Promise<boolean>,
  failed: () => void,
): PreferenceKeeper {
  const listeners: ((preferences: ReadingPreferences, before: ReadingPreferences) => void)[] = [];
  let current = initial;
  let waiting: Partial<ReadingPreferences> | null = null;
  let storing = false;

  const take = (preferences: ReadingPreferences): void => {
    const before = current;
    current = preferences;
    keepHint(doc, preferences);
    listeners.forEach((listener) => listener(preferences, before));
  };
  /** A key that is held down makes many changes: while one is stored, the others are gathered. */
  const storeWaiting = async (): Promise<void> => {
    storing = true;
    while (waiting !== null) {
      const changes = waiting;
      waiting = null;
      const stored = await store(changes).catch(() => false);
      if (!stored) failed();
    }
    storing = false;
  };
  keepHint(doc, initial);
  return {
    get current() {
      return current;
    },
    change: (changes) => {
      take(readReading({ ...current, ...changes }));
      waiting = { ...waiting, ...changes };
      if (!storing) void storeWaiting();
    },
    follow: (stored) => {
      // What comes back while changes are on their way is older than what is in effect.
      if (!storing && JSON.stringify(stored) !== JSON.stringify(current)) take(stored);
    },
    onChange: (listener) => void listeners.push(listener),
  };
}
