/** What tests do on the options page. */
import { until, type ExtensionBrowser, type PageHandle } from "./browser";
import { openOwnPage } from "./own-page";

/** Opens the options in a tab and waits until they show what is stored. */
export async function openOptions(browser: ExtensionBrowser): Promise<PageHandle> {
  const page = await openOwnPage(browser, "src/options/options.html");
  await until("the options show", 10_000, async () => (await page.evaluate(() => document.documentElement.dataset["state"] === "shown")) || null);
  return page;
}

/** Presses the control with this `data-key`, or the one inside of it. Rejects when it does not come. */
export async function press(page: PageHandle, key: string): Promise<void> {
  await until(`there is ${key}`, 10_000, async () =>
    (await page.evaluate((wanted) => {
      const found = [...document.querySelectorAll<HTMLElement>("[data-key]")].find((element) => element.dataset["key"] === wanted);
      const control = found?.matches("button, input") ? found : found?.querySelector<HTMLElement>("button, input");
      control?.click();
      return control !== undefined && control !== null;
    }, key)) || null,
  );
}

/** What is said at the lower edge. */
export function statusOf(page: PageHandle): Promise<string> {
  return page.evaluate(() => document.querySelector<HTMLElement>("#status p")?.innerText ?? "");
}

/** Has the options import a file with this text, as if the reader had chosen it. */
export async function importFile(page: PageHandle, name: string, content: string): Promise<void> {
  await page.evaluate((fileName, fileContent) => {
    const input = document.querySelector<HTMLInputElement>('input[type="file"]');
    if (!input) throw new Error("there is no place for a file");
    const files = new DataTransfer();
    files.items.add(new File([fileContent], fileName, { type: "application/json" }));
    input.files = files.files;
    input.dispatchEvent(new Event("change"));
  }, name, content);
}
