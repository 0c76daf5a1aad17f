import { handleBackgroundMessages } from "../browser/messages";
import { dropMirror, followPermissions } from "./mirrors";
import { setOwnHidden, setReading, setShown, setSiteOn } from "./settings";
import { cleanTab, declaredCss, hiddenCount, loadPart } from "./tabs";

handleBackgroundMessages({
  "clean-tab": cleanTab,
  "declared-css": declaredCss,
  "drop-mirror": dropMirror,
  "hidden-count": hiddenCount,
  "load-part": loadPart,
  "set-own-hidden": setOwnHidden,
  "set-reading": setReading,
  "set-shown": setShown,
  "set-site-on": setSiteOn,
});
followPermissions();
