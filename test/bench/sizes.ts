/** Sizes of what is shipped, in bytes. */
import { readFile } from "node:fs/promises";
import { dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build, type Rolldown } from "vite";
import { extensionDir } from "../../tools/build";
import { filesBelow, zipExtension } from "../../tools/package";

/** Bytes. */
export interface Sizes {
  /** Gzipped: scripts and style sheets that the manifest puts into every china.com page. */
  readonly alwaysOnGz: number;
  /** Gzipped: the part that is loaded into damaged pages only. */
  readonly repairGz: number;
  /** Gzipped: the popup's page, and the scripts and style sheets that it loads to open. */
  readonly popupGz: number;
  /** The archive for the Chrome store. */
  readonly archive: number;
}

const KB = 1024;

/** Bytes that none of them may exceed. */
export const BUDGETS: Sizes = { alwaysOnGz: 40 * KB, repairGz: 250 * KB, popupGz: 60 * KB, archive: 1.5 * KB * KB };
/** The same for the detector of damage alone, gzipped. */
export const DETECTOR_BUDGET = 6 * KB;

/** The file and everything that it loads at once: `src`, `href` and static imports. */
async function withLoaded(folder: string, name: string, found = new Set<string>()): Promise<Set<string>> {
  if (found.has(name)) return found;
  found.add(name);
  const text = await readFile(join(folder, name), "utf8");
  const links = name.endsWith(".html") ? /(?:src|href)="([^"]+\.(?:js|css))"/gu : name.endsWith(".js") ? /(?:^|[;}\s])import\s*(?:[\w*{][^"'`;()]*from\s*)?["']([^"']+)["']/gu : /(?!)/gu;
  for (const match of text.matchAll(links)) {
    const target = match[1] ?? "";
    await withLoaded(folder, target.startsWith("/") ? target.slice(1) : posix.join(dirname(name), target), found);
  }
  return found;
}

async function gzipped(folder: string, names: Iterable<string>): Promise<number> {
  const sizes = await Promise.all([...names].map(async (name) => gzipSync(await readFile(join(folder, name)), { level: 9 }).length));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Of a finished Chrome build. */
export async function measureSizes(): Promise<Sizes> {
  const folder = extensionDir("chrome");
  const files = await filesBelow(folder);
  const manifest = JSON.parse(await readFile(join(folder, "manifest.json"), "utf8")) as {
    content_scripts: { js?: string[]; css?: string[] }[];
    action: { default_popup: string };
  };
  const repair = files.filter((name) => name.endsWith("/part-repair.js"));
  if (repair.length !== 1) throw new Error("the build has no part for the repair");
  return {
    alwaysOnGz: await gzipped(folder, manifest.content_scripts.flatMap(({ js = [], css = [] }) => js.concat(css))),
    repairGz: await gzipped(folder, repair),
    popupGz: await gzipped(folder, await withLoaded(folder, manifest.action.default_popup)),
    archive: (await zipExtension(folder)).length,
  };
}

/** Gzipped bytes of the code that decides whether a page is damaged, as it would be if it were a file of its own. */
export async function measureDetector(): Promise<number> {
  const entry = fileURLToPath(new URL("../../src/text/evidence.ts", import.meta.url));
  const outputs = await build({ configFile: false, logLevel: "error", build: { lib: { entry, formats: ["es"] }, write: false, minify: true } });
  const [output] = Array.isArray(outputs) ? (outputs as Rolldown.RolldownOutput[]) : [];
  const [chunk] = output?.output ?? [];
  if (chunk?.type !== "chunk") throw new Error("the bundle is empty");
  return gzipSync(chunk.code, { level: 9 }).length;
}
