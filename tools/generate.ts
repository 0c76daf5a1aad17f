/**
 * `npm run generate`: writes every generated file anew. They are checked in, so that nobody needs this to build; a policy test
 * fails when one of them is not what its generator makes.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { declaredCss } from "../src/clutter/rules";
import { ROOT } from "./run";
import { textTables, type GeneratedFile } from "./text/tables";

export function generatedFiles(): GeneratedFile[] {
  return [{ path: "src/page/declared.css", content: declaredCss() }, ...textTables()];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  for (const { path, content } of generatedFiles()) {
    mkdirSync(dirname(join(ROOT, path)), { recursive: true });
    writeFileSync(join(ROOT, path), content);
    process.stdout.write(`${path}: ${String(gzipSync(content, { level: 9 }).length)} bytes gzipped\n`);
  }
}
