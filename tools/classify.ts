/** `npm run -s classify`: one text per line on stdin, optionally `context<TAB>text` -> one JSON line each `{text, spam, kind, score, reasons}`. */
import { createInterface } from "node:readline";
import { classifySpam, TEXT_CONTEXTS, type TextContext } from "../src/clutter/spam-text";

function readLine(line: string): { text: string; context?: TextContext } {
  const tab = line.indexOf("\t");
  const context = TEXT_CONTEXTS.find((known) => known === line.slice(0, tab));
  return context === undefined ? { text: line } : { text: line.slice(tab + 1), context };
}

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  // The reader of the pipe has seen enough, as with `| head`.
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const { text, context } = readLine(line);
  console.log(JSON.stringify({ text, ...classifySpam(text, context) }));
}
