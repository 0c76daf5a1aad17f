import { handleBackgroundMessages } from "../browser/messages";
import { cleanTab, declaredCss, loadPart } from "./tabs";
import { setSiteOn } from "./settings";

handleBackgroundMessages({
  "clean-tab": cleanTab,
  "declared-css": declaredCss,
  "load-part": loadPart,
  "set-site-on": setSiteOn,
});
