/**
 * Installs the packages when `node_modules` is missing or older than the lock file; otherwise returns at once.
 * Runs before every command, so it has no packages of its own and leaves stdout to the command.
 */
import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");

/** @param {string} name  path below the project; the result is milliseconds, 0 when there is no such file */
const modified = (name) => statSync(join(root, name), { throwIfNoEntry: false })?.mtimeMs ?? 0;

// npm writes this file last, and only when the installation succeeded.
if (modified("node_modules/.package-lock.json") < modified("package-lock.json")) {
  process.stderr.write("Installing packages (npm ci) ...\n");
  const { status, error } = spawnSync("npm", ["ci", "--no-progress", "--loglevel=error"], {
    cwd: root,
    shell: process.platform === "win32",
    stdio: ["ignore", 2, 2],
  });
  if (status !== 0) {
    process.stderr.write(`The packages could not be installed: ${error?.message ?? "npm ci failed, see above"}.\n`);
    process.exit(1);
  }
}
