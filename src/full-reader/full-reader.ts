import { localise } from "../browser/i18n";
import { applyLastPreferences } from "../reader/preference-keeper";
import { showFullReader } from "./show-article";

applyLastPreferences(document);
localise(document);
void showFullReader(document, new URLSearchParams(location.search));
