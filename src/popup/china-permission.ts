/** Says when the browser keeps us out of china.com, and offers to change that. Firefox lets its reader decide, at any time. */
import { text } from "../browser/i18n";
import { hasChina, requestChina } from "../browser/mirrors";
import { currentTab, tabById } from "../browser/tabs";
import { siteOf } from "../contract/settings";
import { make } from "../reader/elements";

/** Puts the offer below the bar when the popup stands over a page of china.com that is cleaned by this click only. `tabId` as for the popup. Never rejects. */
export async function offerChina(doc: Document, tabId: string | null): Promise<void> {
  const tab = await (tabId === null ? currentTab() : tabById(Number(tabId))).catch(() => null);
  const hostname = tab !== null && URL.canParse(tab.url) ? new URL(tab.url).hostname : "";
  if (siteOf(hostname) !== "china.com" || (await hasChina().catch(() => true))) return;
  const allow = make(doc, "button", { type: "button", className: "button", textContent: text("allowChina") });
  const offer = make(doc, "div", { id: "china-permission", className: "permission" }, make(doc, "span", { textContent: text("chinaByClickOnly") }), allow);
  offer.setAttribute("role", "status");
  const request = async (): Promise<void> => {
    const granted = await requestChina().catch(() => false);
    if (granted) offer.remove();
  };
  allow.addEventListener("click", () => void request());
  doc.querySelector(".bar")?.append(offer);
}
