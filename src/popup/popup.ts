import { localise } from "../browser/i18n";
import { showPopup } from "./view";

localise(document);
void showPopup(document, new URLSearchParams(location.search).get("tabId"));
