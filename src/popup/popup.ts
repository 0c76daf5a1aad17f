import { localise } from "../browser/i18n";
import { offerChina } from "./china-permission";
import { showPopup } from "./view";

localise(document);
const tabId = new URLSearchParams(location.search).get("tabId");
void showPopup(document, tabId);
void offerChina(document, tabId);
