import browser from "webextension-polyfill";

const COLOUR = "#0b7264";

/** Shows a number on the toolbar button while the tab stays on its page; nothing for zero. */
export async function showBadge(tabId: number, count: number): Promise<void> {
  await browser.action.setBadgeBackgroundColor({ tabId, color: COLOUR });
  await browser.action.setBadgeText({ tabId, text: count === 0 ? "" : String(count) });
}
