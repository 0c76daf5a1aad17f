import { onInstall, openOwnPage } from "../browser/installation";
import { handleBackgroundMessages } from "../browser/messages";
import { dropMirror, followPermissions, keepMirror, replaceAll } from "./mirrors";
import { setOwnHidden, setReading, setScript, setShown, setShownEverywhere, setSiteOn } from "./settings";
import { cleanTab, declaredCss, hiddenCount, loadPart } from "./tabs";

handleBackgroundMessages({
  "clean-tab": cleanTab,
  "declared-css": declaredCss,
  "drop-mirror": dropMirror,
  "hidden-count": hiddenCount,
  "keep-mirror": keepMirror,
  "load-part": loadPart,
  "replace-settings": replaceAll,
  "set-own-hidden": setOwnHidden,
  "set-reading": setReading,
  "set-script": setScript,
  "set-shown": setShown,
  "set-shown-everywhere": setShownEverywhere,
  "set-site-on": setSiteOn,
});
followPermissions();
onInstall(() => void openOwnPage("src/welcome/welcome.html"));
