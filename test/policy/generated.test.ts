import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { generatedFiles } from "../../tools/generate";

const ROOT = resolve(import.meta.dirname, "../..");

test.each(generatedFiles().map(({ path, content }) => [path, content] as const))("%s is what its generator makes (else: npm run generate)", (path, content) => {
  // Not `toBe`: a difference of 300 KB is no help to anybody.
  expect(readFileSync(resolve(ROOT, path), "utf8") === content).toBe(true);
});
