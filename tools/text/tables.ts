/** Makes the tables of `src/text/generated`. The result depends on nothing but the installed packages. */
import { damagedCharactersTable, readingsTable } from "./readings-table";
import { jiebaWords, provenance } from "./sources";
import { neighboursTable } from "./neighbours-table";
import { chosenWords, wordsTable } from "./words-table";

export interface GeneratedFile {
  /** From the root of the repository. */
  readonly path: string;
  readonly content: string;
}

/** Not a package, but our own. */
const OWN = "prose";

function table(name: string, what: string, sources: readonly string[], constant: string, content: string): GeneratedFile {
  return {
    path: `src/text/generated/${name}.ts`,
    content: `/* Made by tools/text/tables.ts from ${sources.map((source) => (source === OWN ? "the texts of tools/text/prose" : provenance(source))).join(", ")}. Do not edit. */
/** ${what} */
export const ${constant} =
  ${JSON.stringify(content)};
`,
  };
}

export function textTables(): GeneratedFile[] {
  const words = jiebaWords();
  return [
    table(
      "damaged-characters",
      "Frequent Traditional characters and, after a slash, their Simplified forms, by reading: `zhàn戰佔/战占 …`.",
      ["pinyin-pro", "opencc-js", "@node-rs/jieba"],
      "DAMAGED_CHARACTERS",
      damagedCharactersTable(words),
    ),
    table(
      "readings",
      "Characters by reading with tone mark: `zhàn战占栈… fā发…`. Simplified forms stand for their Traditional ones too.",
      ["pinyin-pro", "opencc-js", "@node-rs/jieba"],
      "READINGS",
      readingsTable(words),
    ),
    table(
      "words",
      "Words with their frequency, packed. `text/packed-words.ts` says how.",
      ["@node-rs/jieba"],
      "WORDS",
      wordsTable(words),
    ),
    table(
      "neighbours",
      "Characters and marks that stand side by side more or less often than chance would have it, packed. `text/neighbours.ts` says how.",
      [OWN],
      "NEIGHBOURS",
      neighboursTable(new Set(chosenWords(words).keys())),
    ),
  ];
}
