/**
 * The format of stored settings, and how an older one becomes the present one. A field that is added needs no migration: it has
 * a default. A field that changes its meaning, its shape or its name does.
 */
export type Fields = Readonly<Record<string, unknown>>;

/** Makes the fields of one format those of the next. Gets values of unknown shape: must not throw, and leaves alone what it does not know. */
export type Migration = (fields: Fields) => Fields;

/** In order: the first makes format 2 of format 1. Never changed or taken out once it was released. */
const MIGRATIONS: readonly Migration[] = [];

/** The format that this version writes, as the field `format` beside the settings. */
export const FORMAT = 1 + MIGRATIONS.length;

/** The fields of a stored value of unknown shape; none when it is no object. */
export function fieldsOf(stored: unknown): Fields {
  return typeof stored === "object" && stored !== null && !Array.isArray(stored) ? { ...stored } : {};
}

/** The format of a stored value. The first versions wrote no number: that is format 1. */
export function formatOf(stored: unknown): number {
  const { format } = fieldsOf(stored);
  return typeof format === "number" && Number.isSafeInteger(format) && format >= 1 ? format : 1;
}

/** The fields of a stored value in the present format. A newer format is given back as it is: what is still alike can be read. */
export function migrated(stored: unknown, migrations: readonly Migration[] = MIGRATIONS): Fields {
  return migrations.slice(formatOf(stored) - 1).reduce((fields, migrate) => migrate(fields), fieldsOf(stored));
}
