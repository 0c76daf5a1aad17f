/**
 * `npm run package`: store-ready archives of both builds and the source archive for reviewers, in `dist/packages`. The same
 * sources give the same bytes: entries are sorted, carry one fixed time, and are packed by JSZip, which web-ext packs with as
 * well; its own order depends on which file is read first.
 */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import JSZip from "jszip";
import { build, extensionDir, TARGETS } from "./build";
import { ROOT, run, runMain } from "./run";

const PACKAGES = join(ROOT, "dist/packages");

/** The earliest time that a zip archive can tell. */
const ENTRY_TIME = new Date("1980-01-01T00:00:00Z");

/** Bytes of a zip archive of `names`, paths below `folder` with `/` between their parts. */
export async function zipFiles(folder: string, names: readonly string[]): Promise<Uint8Array> {
  const zip = new JSZip();
  for (const name of names.toSorted()) zip.file(name, await readFile(join(folder, name)), { date: ENTRY_TIME, createFolders: false });
  return zip.generateAsync({ type: "uint8array", compression: "DEFLATE", compressionOptions: { level: 9 }, platform: "DOS" });
}

/** All files below a folder. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1).replaceAll("\\", "/"));
}

/** Bytes of the archive of a finished build, as it goes to a store. */
export async function zipExtension(folder: string): Promise<Uint8Array> {
  return zipFiles(folder, await filesBelow(folder));
}

/** Made by the commands, never source. */
const MADE = /^(?:node_modules|dist|\.cache|\.git)\//u;

/** What Git tracks, as it stands in the work tree; all that was not made by our commands, where the source archive was unpacked. */
async function sourceFiles(): Promise<string[]> {
  if (!existsSync(join(ROOT, ".git"))) return (await filesBelow(ROOT)).filter((name) => !MADE.test(name));
  const { code, output } = await run("git", ["ls-files", "-z", "--cached"]);
  if (code !== 0) throw new Error(`The source archive needs Git: ${output.trim()}`);
  // A tracked file that was deleted but not committed is no longer source.
  return output.split("\0").filter((name) => name !== "" && existsSync(join(ROOT, name)));
}

async function write(name: string, bytes: Uint8Array): Promise<void> {
  await writeFile(join(PACKAGES, name), bytes);
  const digest = createHash("sha256").update(bytes).digest("hex");
  process.stdout.write(`${digest}  ${String(bytes.length).padStart(9)} bytes  dist/packages/${name}\n`);
}

async function main(): Promise<void> {
  await build({ force: true });
  await rm(PACKAGES, { recursive: true, force: true });
  await mkdir(PACKAGES, { recursive: true });
  const { version } = JSON.parse(await readFile(join(ROOT, "package.json"), "utf8")) as { version: string };
  for (const target of TARGETS) await write(`qingye-${version}-${target}.zip`, await zipExtension(extensionDir(target)));
  await write(`qingye-${version}-source.zip`, await zipFiles(ROOT, await sourceFiles()));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) runMain(main);
