/** Writes `src/page/declared.css`, the style sheet that the manifest declares, from the rules of the clutter room. */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { declaredCss } from "../../src/clutter/rules";

export interface GeneratedFile {
  /** From the root of the repository. */
  readonly path: string;
  readonly content: string;
}

export function generate(): GeneratedFile[] {
  return [{ path: "src/page/declared.css", content: declaredCss() }];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { path, content } of generate()) writeFileSync(new URL(`../../${path}`, import.meta.url), content);
}
