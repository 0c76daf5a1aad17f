/** Pages of the extension's own, opened in a tab. */
import type { ExtensionBrowser, PageHandle } from "./browser";

interface RuntimeApi {
  readonly runtime: { getURL(path: string): string };
}

/** The address of a file in the built package, such as `src/options/options.html`. */
export function ownUrl(browser: ExtensionBrowser, path: string): Promise<string> {
  return browser.background.evaluate((inside: string) => {
    const { browser: firefox, chrome } = globalThis as unknown as { browser?: RuntimeApi; chrome?: RuntimeApi };
    return (firefox ?? chrome)?.runtime.getURL(inside) ?? "";
  }, path);
}

/** Opens one of the extension's pages; `path` as in `ownUrl`, with a query if need be. */
export async function openOwnPage(browser: ExtensionBrowser, path: string): Promise<PageHandle> {
  return browser.openPage(await ownUrl(browser, path));
}
