import browser from "webextension-polyfill";

export interface CurrentTab {
  readonly id: number;
  /** Empty when the browser does not tell, as on its own pages. */
  readonly url: string;
}

/** The tab that the reader looks at, or `null` when there is none with an id (developer tools, for example). */
export async function currentTab(): Promise<CurrentTab | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id === undefined ? null : { id: tab.id, url: tab.url ?? "" };
}

/** The tab with this id, or `null` when it is gone. */
export async function tabById(id: number): Promise<CurrentTab | null> {
  try {
    const tab = await browser.tabs.get(id);
    return { id, url: tab.url ?? "" };
  } catch {
    return null;
  }
}

/** An open tab that shows `url`, whatever stands behind its `#`; `null` when there is none, or we may not know. */
export async function tabShowing(url: string): Promise<CurrentTab | null> {
  const [wanted] = url.split("#");
  const tabs = await browser.tabs.query({});
  const found = tabs.find((tab) => tab.url?.split("#")[0] === wanted);
  return found?.id === undefined ? null : { id: found.id, url: found.url ?? "" };
}
