/**
 * `npx tsx tools/text/clean-text.ts [FOLDER]...`: runs the repair over all text with Chinese in it that the folders hold (installed packages and the
 * system's documentation, unless others are named), each file as a page of its own, and prints every edit. None is right: nobody damaged
 * these texts. Exits with 1 when there is an edit, or when fewer than a million Chinese characters were found.
 */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { assessDamage } from "../../src/text/evidence";
import { createRepairer } from "../../src/text/repairer";
import { ROOT } from "../run";

const ENOUGH = 1_000_000;
/** Files of fewer Chinese characters are names and single messages. */
const LEAST = 30;
const LARGEST = 20_000_000;
const BINARY = /\.(?:png|jpe?g|gif|webp|woff2?|ttf|otf|node|wasm|so(?:\.[\d.]+)?|a|o|zip|tar|xz|bz2|zst|br|pak|bin|dat|exe|dll|pdf|mp[34])$/i;

function* filesIn(folder: string): Generator<string> {
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    return;
  }
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesIn(path);
    else if (entry.isFile() && !BINARY.test(entry.name)) yield path;
  }
}

/** The text of a file, unpacked if need be; `undefined` for what is none. */
function textOf(path: string): string | undefined {
  if (statSync(path).size > LARGEST) return undefined;
  const bytes = readFileSync(path);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(path.endsWith(".gz") ? gunzipSync(bytes) : bytes);
  } catch {
    // Not UTF-8: no text, or translations packed with binary offsets, whose messages are text all the same.
    return path.endsWith(".mo") ? bytes.toString("utf8") : undefined;
  }
}

const folders = process.argv.length > 2 ? process.argv.slice(2) : [join(ROOT, "node_modules"), "/usr/share", "/usr/lib/node_modules"];
let files = 0;
let characters = 0;
let edits = 0;
const seen = new Set<string>();
for (const path of folders.flatMap((folder) => [...filesIn(folder)])) {
  const text = textOf(path);
  const han = text?.match(/[\u4e00-\u9fff]/g)?.length ?? 0;
  if (text === undefined || han < LEAST || seen.has(text)) continue;
  seen.add(text);
  files += 1;
  characters += han;
  const repairer = createRepairer(text);
  const { repairs } = repairer.repair(text);
  edits += repairs.length;
  const evidence = assessDamage(text);
  if (repairs.length > 0) console.log(`${path}: ${String(repairs.length)} edits, ${JSON.stringify({ ...evidence, first: repairs.slice(0, 3) })}`);
}
console.log(`${String(files)} files, ${String(characters)} Chinese characters, ${String(edits)} edits`);
if (edits > 0 || characters < ENOUGH) process.exitCode = 1;
