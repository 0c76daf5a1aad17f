import { localise } from "../browser/i18n";
import { applyLastPreferences } from "../reader/preference-keeper";
import { offerChina } from "./china-permission";
import { showPopup } from "./show-popup";

const tabId = new URLSearchParams(location.search).get("tabId");
// Browsers for phones open the popup as a page, and tests do.
if (tabId !== null || /\bAndroid\b/u.test(navigator.userAgent)) document.documentElement.dataset["page"] = "";
applyLastPreferences(document);
localise(document);
void showPopup(document, tabId);
void offerChina(document, tabId);
