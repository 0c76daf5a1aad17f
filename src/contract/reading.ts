/** How a person likes to read: what popup, full reader and options share. Kept as `Settings.reading`. */
import type { ScriptTarget } from "./repair";

/** `song` 宋体 (serif), `hei` 黑体 (sans), `kai` 楷体 (brush); `system` is what the browser's interface uses. */
export type ReaderFont = "system" | "song" | "hei" | "kai";
/** `auto` follows the system's light or dark. */
export type ReaderTheme = "auto" | "light" | "sepia" | "dark";

export interface ReadingPreferences {
  /** Size of the running text, in CSS px. */
  readonly size: number;
  /** Widest line, in em of the running text: about as many Chinese characters. */
  readonly width: number;
  /** Height of a line, as a multiple of the size. */
  readonly lineHeight: number;
  readonly font: ReaderFont;
  readonly theme: ReaderTheme;
  /** First lines of paragraphs are indented by two characters. */
  readonly indent: boolean;
  /** The script that the article is shown in; `keep` as it stands on the page. */
  readonly script: ScriptTarget;
  /** Repaired places are marked. */
  readonly marks: boolean;
  /** Speed of reading aloud, 1 being the voice's own. */
  readonly speechRate: number;
}

export const READING_DEFAULTS: ReadingPreferences = {
  size: 18,
  width: 36,
  lineHeight: 1.9,
  font: "system",
  theme: "auto",
  indent: false,
  script: "keep",
  marks: false,
  speechRate: 1,
};

export interface Range {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** What the numbers may be, both ends included. */
export const READING_RANGES = {
  size: { min: 14, max: 32, step: 1 },
  width: { min: 22, max: 52, step: 2 },
  lineHeight: { min: 1.4, max: 2.6, step: 0.1 },
  speechRate: { min: 0.5, max: 2, step: 0.1 },
} as const satisfies Readonly<Record<string, Range>>;

export const READER_FONTS: readonly ReaderFont[] = ["system", "song", "hei", "kai"];
export const READER_THEMES: readonly ReaderTheme[] = ["auto", "light", "sepia", "dark"];
export const SCRIPTS: readonly ScriptTarget[] = ["keep", "hans", "hant-tw", "hant-hk"];

/** The nearest allowed number; `fallback` for what is no number. Steps of 0.1 do not add up exactly: rounded to a thousandth. */
export function withinRange(stored: unknown, { min, max }: Range, fallback: number): number {
  if (typeof stored !== "number" || !Number.isFinite(stored)) return fallback;
  return Math.round(Math.min(max, Math.max(min, stored)) * 1000) / 1000;
}

function oneOf<Value extends string>(stored: unknown, values: readonly Value[], fallback: Value): Value {
  return values.find((value) => value === stored) ?? fallback;
}

const flag = (stored: unknown, fallback: boolean): boolean => (typeof stored === "boolean" ? stored : fallback);

/** Reads a stored value of unknown shape, field by field: what is no number, word or flag of the field becomes the default. Never throws. */
export function readReading(stored: unknown): ReadingPreferences {
  const fields: Partial<Record<keyof ReadingPreferences, unknown>> = typeof stored === "object" && stored !== null ? stored : {};
  return {
    size: withinRange(fields.size, READING_RANGES.size, READING_DEFAULTS.size),
    width: withinRange(fields.width, READING_RANGES.width, READING_DEFAULTS.width),
    lineHeight: withinRange(fields.lineHeight, READING_RANGES.lineHeight, READING_DEFAULTS.lineHeight),
    font: oneOf(fields.font, READER_FONTS, READING_DEFAULTS.font),
    theme: oneOf(fields.theme, READER_THEMES, READING_DEFAULTS.theme),
    indent: flag(fields.indent, READING_DEFAULTS.indent),
    script: oneOf(fields.script, SCRIPTS, READING_DEFAULTS.script),
    marks: flag(fields.marks, READING_DEFAULTS.marks),
    speechRate: withinRange(fields.speechRate, READING_RANGES.speechRate, READING_DEFAULTS.speechRate),
  };
}
