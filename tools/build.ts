/** `npm run build [-- --force]`: `dist/chrome` and `dist/firefox`, ready to load unpacked. */
import { mkdir, readdir, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { stripVTControlCharacters } from "node:util";
import { packageBin, ROOT, run, runMain } from "./run";

export const TARGETS = ["chrome", "firefox"] as const;
export type Target = (typeof TARGETS)[number];

const DIST = join(ROOT, "dist");
const SOURCES = ["src", "icons", "manifest.json", "vite.config.ts", "package-lock.json"];

/** Folder of the extension built for `target`. */
export function extensionDir(target: Target): string {
  return join(DIST, target);
}

async function modified(path: string): Promise<number> {
  return stat(path).then(({ mtimeMs }) => mtimeMs, () => 0);
}

/** Newest change below `path` in ms; folders count, for a deleted file changes only its folder. */
async function newest(path: string): Promise<number> {
  const own = await modified(path);
  const names = await readdir(path).catch(() => []);
  const below = await Promise.all(names.map((name) => newest(join(path, name))));
  return Math.max(own, ...below);
}

/** Runs `work` while no other process does: several command lines may find an old build at the same time. */
async function alone<Value>(work: () => Promise<Value>): Promise<Value> {
  const lock = join(DIST, ".building");
  await mkdir(DIST, { recursive: true });
  while (!(await mkdir(lock).then(() => true, () => false))) {
    // Left over by a process that was killed.
    if (Date.now() - (await modified(lock)) > 120_000) await rm(lock, { recursive: true, force: true });
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  try {
    return await work();
  } finally {
    await rm(lock, { recursive: true, force: true });
  }
}

async function buildTarget(target: Target, force: boolean): Promise<void> {
  // Bears the time at which the last complete build began.
  const stamp = join(DIST, `.${target}-built`);
  const changed = Math.max(...(await Promise.all(SOURCES.map((name) => newest(join(ROOT, name))))));
  if (!force && (await modified(stamp)) >= changed && (await modified(join(extensionDir(target), "manifest.json"))) > 0) return;
  const began = new Date();
  process.stderr.write(`Building dist/${target} ...\n`);
  await rm(stamp, { force: true });
  const { code, output } = await run(packageBin("vite"), ["build"], { env: { QINGYE_TARGET: target, NODE_ENV: "production" } });
  if (code !== 0) throw new Error(`The build of dist/${target} failed:\n${stripVTControlCharacters(output).trim()}`);
  await writeFile(stamp, "");
  await utimes(stamp, began, began);
}

/** Builds both targets when a source is newer than the last build, or with `force` in any case. Progress goes to stderr. */
export async function build({ force = false } = {}): Promise<void> {
  const results = await alone(() => Promise.allSettled(TARGETS.map((target) => buildTarget(target, force))));
  const failure = results.find((result) => result.status === "rejected");
  if (failure) throw failure.reason;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  runMain(() => build({ force: process.argv.includes("--force") }));
}
