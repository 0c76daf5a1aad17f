import { localise } from "../browser/i18n";
import { applyLastPreferences } from "../reader/preference-keeper";
import { showWelcome } from "./view";

applyLastPreferences(document);
localise(document);
void showWelcome(document);
