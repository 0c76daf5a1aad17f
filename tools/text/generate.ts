/**
 * Makes the tables of `src/text/generated` and checks them in. Run it after an update of one of the source packages:
 * `npx tsx tools/text/generate.ts`. The result depends on nothing but the installed packages.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { damagedCharactersTable, readingsTable } from "./readings-table";
import { jiebaWords, provenance } from "./sources";
import { wordsTable } from "./words-table";

const folder = fileURLToPath(new URL("../../src/text/generated/", import.meta.url));

function write(name: string, what: string, sources: readonly string[], constant: string, table: string): void {
  const source = `/* Made by tools/text/generate.ts from ${sources.map(provenance).join(", ")}. Do not edit. */
/** ${what} */
export const ${constant} =
  ${JSON.stringify(table)};
`;
  writeFileSync(`${folder}${name}.ts`, source);
  console.log(`${name}.ts: ${String(gzipSync(source, { level: 9 }).length)} bytes gzipped`);
}

mkdirSync(folder, { recursive: true });
const words = jiebaWords();
write(
  "damaged-characters",
  "Frequent Traditional characters and, after a slash, their Simplified forms, by reading: `zhàn戰佔/战占 …`.",
  ["pinyin-pro", "opencc-js", "@node-rs/jieba"],
  "DAMAGED_CHARACTERS",
  damagedCharactersTable(words),
);
write(
  "readings",
  "Characters by reading with tone mark: `zhàn战占栈… fā发…`. Simplified forms stand for their Traditional ones too.",
  ["pinyin-pro", "opencc-js", "@node-rs/jieba"],
  "READINGS",
  readingsTable(words),
);
write(
  "words",
  "Words by first character, with their frequency. `text/lexicon.ts` says how it is written.",
  ["@node-rs/jieba"],
  "WORDS",
  wordsTable(words),
);
