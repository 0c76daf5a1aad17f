/** Starts one of the installed browsers with the built extension. */
import { findChromium, findFirefox } from "../../tools/find-browser";
import { extensionDir } from "../../tools/build";
import type { BrowserName, ExtensionBrowser } from "./browser";
import { launchChromium } from "./chromium";
import { launchFirefox } from "./firefox";
import type { PageProxy } from "./proxy";

/** Needs an installed browser and a finished build: see `ensureBrowsers` and `build`. Rejects in one sentence when there is none. */
export async function launchBrowser(
  name: BrowserName,
  proxy: PageProxy,
  { headless = true, profileDir }: { readonly headless?: boolean; readonly profileDir?: string } = {},
): Promise<ExtensionBrowser> {
  const executablePath = name === "chromium" ? findChromium() : findFirefox();
  if (executablePath === null) throw new Error(`No ${name} is installed.`);
  const shared = { executablePath, proxy, headless, ...(profileDir === undefined ? {} : { profileDir }) };
  return name === "chromium" ? launchChromium({ ...shared, extensionDir: extensionDir("chrome") }) : launchFirefox({ ...shared, extensionDir: extensionDir("firefox") });
}
