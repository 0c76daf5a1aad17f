/**
 * `npm run -s try -- PAGE.html --url URL [--also URL=FILE]... [--browser chromium|firefox] [--set key=value]... [--wait MS] [--shots DIR]`
 *
 * Opens a saved page in a real headless browser as if it were at URL, with the built extension in it, and prints what became
 * of it as one JSON object (`Inspection`). Nothing else goes to stdout. Exit code 2 when it is called wrongly.
 */
import { readFileSync } from "node:fs";
import { extname } from "node:path";
import { parseArgs } from "node:util";
import { DEFAULTS } from "../src/contract/settings";
import { changeSettings } from "../test/support/ask";
import type { BrowserName } from "../test/support/browser";
import { launchBrowser } from "../test/support/launch";
import { startProxy, type Served } from "../test/support/proxy";
import { build } from "./build";
import { ensureBrowsers } from "./ensure-browsers";
import { inspect } from "./inspect";
import { runMain, UsageError } from "./run";

const USAGE =
  "npm run -s try -- PAGE.html --url URL [--also URL=FILE]... [--browser chromium|firefox] [--set key=value]... [--wait MS] [--shots DIR]";

/** Time for late scripts of the page and for pictures, in ms. */
const DEFAULT_WAIT_MS = 1000;

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css", ".gif": "image/gif", ".jpeg": "image/jpeg", ".jpg": "image/jpeg", ".js": "text/javascript",
  ".json": "application/json", ".pdf": "application/pdf", ".png": "image/png", ".svg": "image/svg+xml", ".txt": "text/plain",
  ".webp": "image/webp", ".xhtml": "application/xhtml+xml", ".xml": "application/xml",
};

interface Options {
  readonly url: string;
  readonly pages: readonly (readonly [url: string, page: Served])[];
  readonly browser: BrowserName;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly waitMs: number;
  readonly shots: string | undefined;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** A file as a web server would send it. In another encoding than UTF-8, the page's own `<meta>` has to say which. */
function readPage(file: string): Served {
  let body: Uint8Array;
  try {
    body = readFileSync(file);
  } catch {
    throw new UsageError(`Cannot read the file ${file}.`);
  }
  const type = CONTENT_TYPES[extname(file).toLowerCase()] ?? "text/html";
  const isText = type.startsWith("text/") || type.endsWith("xml");
  return { body, contentType: isText && isUtf8(body) ? `${type}; charset=utf-8` : type };
}

function webAddress(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) throw new UsageError(`Not a web address: ${text}`);
  return text;
}

/** Splits `left=right` at the last `=`: an address may have more of them, a file name rarely does. */
function splitPair(flag: string, pair: string, at: number): readonly [string, string] {
  if (at <= 0) throw new UsageError(`--${flag} needs the form left=right, not ${pair}`);
  return [pair.slice(0, at), pair.slice(at + 1)];
}

function readSetting(pair: string): readonly [string, unknown] {
  const [key, value] = splitPair("set", pair, pair.indexOf("="));
  if (!Object.hasOwn(DEFAULTS, key)) throw new UsageError(`There is no setting ${key}; there are ${Object.keys(DEFAULTS).join(", ")}.`);
  try {
    return [key, JSON.parse(value)];
  } catch {
    return [key, value];
  }
}

function readOptions(args: readonly string[]): Options {
  const repeated = { type: "string", multiple: true, default: [] as string[] } as const;
  const single = { type: "string" } as const;
  const config = { url: single, also: repeated, browser: single, set: repeated, wait: single, shots: single };
  let parsed;
  try {
    parsed = parseArgs({ args: [...args], allowPositionals: true, options: config });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}; usage: ${USAGE}`, { cause: error });
  }
  const { values, positionals } = parsed;
  const [file, ...rest] = positionals;
  if (file === undefined || rest.length > 0 || values.url === undefined) throw new UsageError(`One page and its --url are needed; usage: ${USAGE}`);
  const { browser = "chromium", wait = String(DEFAULT_WAIT_MS) } = values;
  if (browser !== "chromium" && browser !== "firefox") throw new UsageError(`--browser is chromium or firefox, not ${browser}.`);
  if (!/^\d+$/.test(wait)) throw new UsageError(`--wait is a number of milliseconds, not ${wait}.`);
  const also = values.also.map((pair) => splitPair("also", pair, pair.lastIndexOf("=")));
  return {
    url: webAddress(values.url),
    pages: [[values.url, readPage(file)], ...also.map(([url, path]) => [webAddress(url), readPage(path)] as const)],
    browser,
    settings: Object.fromEntries(values.set.map(readSetting)),
    waitMs: Number(wait),
    shots: values.shots,
  };
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  await ensureBrowsers([options.browser]);
  await build();
  const proxy = await startProxy();
  try {
    for (const [url, page] of options.pages) proxy.serve(url, page);
    const browser = await launchBrowser(options.browser, proxy);
    try {
      await changeSettings(browser, options.settings);
      const result = await inspect(browser, options.url, { waitMs: options.waitMs, ...(options.shots === undefined ? {} : { shots: options.shots }) });
      process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
    } finally {
      await browser.close();
    }
  } finally {
    await proxy.close();
  }
}

runMain(main);
