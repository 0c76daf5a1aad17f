/**
 * `npm run -s repair -- [--script keep|hans|hant-tw|hant-hk] [--explain]`: the text of one page on stdin, the repaired text
 * on stdout, or with `--explain` the repairs as JSON lines. Exit code 2 with a sentence on stderr for wrong flags and for
 * input that is not UTF-8.
 */
import { readFileSync, writeSync } from "node:fs";
import { parseArgs } from "node:util";
import type { ScriptTarget } from "../src/contract/repair";
import { createRepairer, type Repaired } from "../src/text/repairer";
import { convertScript } from "../src/text/script";

const TARGETS: readonly ScriptTarget[] = ["keep", "hans", "hant-tw", "hant-hk"];
const USAGE = "Usage: npm run -s repair -- [--script keep|hans|hant-tw|hant-hk] [--explain] < page.txt";

class UsageError extends Error {}

function readFlags(): { target: ScriptTarget; explain: boolean } {
  let values: { script?: string | undefined; explain?: boolean | undefined };
  try {
    ({ values } = parseArgs({ options: { script: { type: "string" }, explain: { type: "boolean" } } }));
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`, { cause: error });
  }
  const script = values.script ?? "keep";
  const target = TARGETS.find((name) => name === script);
  if (target === undefined) throw new UsageError(`Unknown script "${script}".\n${USAGE}`);
  return { target, explain: values.explain ?? false };
}

function readInput(): string {
  try {
    // A byte order mark is text like any other: what was not repaired comes out byte for byte.
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(readFileSync(0));
  } catch (error) {
    throw new UsageError("The input is not valid UTF-8.", { cause: error });
  }
}

async function convert(text: string, target: ScriptTarget): Promise<Repaired> {
  if (target === "keep" || target === "hans") return convertScript(text, target);
  const { convertToTraditional } = await import("../src/text/script-hant");
  return convertToTraditional(text, target);
}

/** Writes all of it: a pipe may take less than it is given, or nothing at the moment. */
function writeOut(text: string): void {
  let rest = Buffer.from(text);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(1, rest));
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EAGAIN")) throw error;
    }
  }
}

try {
  const { target, explain } = readFlags();
  const text = readInput();
  const repaired = createRepairer(text).repair(text);
  const converted = await convert(repaired.text, target);
  if (explain) writeOut([...repaired.repairs, ...converted.repairs].map((repair) => `${JSON.stringify(repair)}\n`).join(""));
  else writeOut(converted.text);
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
