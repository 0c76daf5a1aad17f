/** opencc-js has no types for its dictionaries and locales. A dictionary is one string, `"key value|key value|…"`. */
declare module "opencc-js/dict/*" {
  const dictionary: string;
  export default dictionary;
}

/** A chain of groups of dictionaries, as `ConverterFactory` takes them. */
declare module "opencc-js/from/*" {
  const groups: readonly (readonly string[])[];
  export default groups;
}

declare module "opencc-js/to/*" {
  const groups: readonly (readonly string[])[];
  export default groups;
}
