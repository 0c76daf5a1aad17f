/** Makes sure that there are browsers to test with. */
import { existsSync } from "node:fs";
import type { BrowserName } from "../test/support/browser";
import { findChromium, findFirefox } from "./find-browser";
import { run } from "./run";

interface Wanted {
  readonly find: () => string | null;
  /** Debian's package of it. */
  readonly debian: string;
  /** What a person has to do where nothing can be installed. */
  readonly advice: string;
}

const WANTED: Readonly<Record<BrowserName, Wanted>> = {
  chromium: { find: findChromium, debian: "chromium", advice: "Chromium, Chrome or Edge (or set CHROME_PATH)" },
  firefox: { find: findFirefox, debian: "firefox-esr", advice: "Firefox (or set FIREFOX_PATH)" },
};

const FONT_PACKAGE = "fonts-noto-cjk";

async function hasChineseFont(): Promise<boolean> {
  if (process.platform !== "linux") return true;
  const { code, output } = await run("fc-list", [":lang=zh", "family"]);
  return code === 0 && output.trim() !== "";
}

function canInstall(): boolean {
  return process.platform === "linux" && process.getuid?.() === 0 && existsSync("/etc/debian_version");
}

async function install(packages: readonly string[]): Promise<void> {
  process.stderr.write(`Installing ${packages.join(", ")} with apt-get ...\n`);
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update", "-q"], { env, live: true });
  await run("apt-get", ["install", "-y", "-q", "--no-install-recommends", ...packages], { env, live: true });
}

/**
 * Paths of the browsers that are asked for. Where one is missing on Debian or Ubuntu and we are root, it is installed, and a
 * Chinese font as well; progress goes to stderr. Rejects with one sentence saying what to install when a browser stays missing.
 */
export async function ensureBrowsers(names: readonly BrowserName[]): Promise<Readonly<Record<BrowserName, string>>> {
  const missing = names.filter((name) => WANTED[name].find() === null);
  const packages = missing.map((name) => WANTED[name].debian);
  if (!(await hasChineseFont())) packages.push(FONT_PACKAGE);
  if (packages.length > 0 && canInstall()) await install(packages);
  else if (packages.includes(FONT_PACKAGE)) process.stderr.write("No Chinese font is installed: screenshots will show boxes.\n");

  const stillMissing = names.filter((name) => WANTED[name].find() === null);
  if (stillMissing.length > 0) {
    throw new Error(`Please install ${stillMissing.map((name) => WANTED[name].advice).join(" and ")}, then run this again.`);
  }
  return { chromium: findChromium() ?? "", firefox: findFirefox() ?? "" };
}
