import { localise } from "../browser/i18n";
import { showOptions } from "./view";

localise(document);
showOptions(document);
