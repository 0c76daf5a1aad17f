/** Where browsers are installed, on Linux, macOS and Windows. */
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";

interface Places {
  /** Environment variable that names the program and goes before everything else. */
  readonly variable: string;
  /** Names looked for on the PATH, best first. */
  readonly commands: readonly string[];
  readonly mac: readonly string[];
  /** Below the folders for programs. */
  readonly windows: readonly string[];
}

const CHROMIUM: Places = {
  variable: "CHROME_PATH",
  commands: ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "microsoft-edge-stable", "microsoft-edge"],
  mac: [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ],
  windows: ["Chromium/Application/chrome.exe", "Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe"],
};

const FIREFOX: Places = {
  variable: "FIREFOX_PATH",
  commands: ["firefox-esr", "firefox"],
  mac: ["/Applications/Firefox.app/Contents/MacOS/firefox"],
  windows: ["Mozilla Firefox/firefox.exe"],
};

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function candidates(places: Places): string[] {
  if (process.platform === "darwin") return [...places.mac];
  if (process.platform === "win32") {
    const folders = ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].flatMap((name) => process.env[name] ?? []);
    return folders.flatMap((folder) => places.windows.map((path) => join(folder, path)));
  }
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  return places.commands.flatMap((command) => folders.map((folder) => join(folder, command)));
}

function find(places: Places): string | null {
  const named = process.env[places.variable];
  if (named !== undefined && named !== "") {
    if (!existsSync(named)) throw new Error(`${places.variable} names ${named}, which does not exist.`);
    return named;
  }
  return candidates(places).find(isProgram) ?? null;
}

/** Path of an installed Chromium, Chrome or Edge; `null` when there is none. Throws when `CHROME_PATH` names nothing. */
export function findChromium(): string | null {
  return find(CHROMIUM);
}

/** Path of an installed Firefox; `null` when there is none. Throws when `FIREFOX_PATH` names nothing. */
export function findFirefox(): string | null {
  return find(FIREFOX);
}
