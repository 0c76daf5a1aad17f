/** The files of the repository, for the tests of what the project holds to. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

export const ROOT = resolve(import.meta.dirname, "../..");

export const read = (path: string): string => readFileSync(join(ROOT, path), "utf8");

/** What Git tracks or would track, by paths with `/`; generated files, builds and packages are not among it. */
export function repositoryFiles(): string[] {
  const listed = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], { cwd: ROOT, encoding: "utf8" });
  return listed.split("\0").filter((path) => path !== "" && existsSync(join(ROOT, path)));
}

/** TypeScript that people write, below a folder or below all of them. */
export function typescriptFiles(folder = ""): string[] {
  return repositoryFiles().filter((path) => path.startsWith(folder) && path.endsWith(".ts") && !path.startsWith("test/fixtures/") && !path.includes("/generated/"));
}
