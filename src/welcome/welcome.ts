import { localise } from "../browser/i18n";
import { showWelcome } from "./view";

localise(document);
void showWelcome(document);
