import { localise } from "../browser/i18n";
import { applyLastPreferences } from "../reader/preference-keeper";
import { showOptions } from "./view";

applyLastPreferences(document);
localise(document);
showOptions(document);
