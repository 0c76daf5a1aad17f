/** Who answers which message to the background. */
import type { Handlers } from "../browser/messages";
import type { BackgroundMessages } from "../contract/messages";
import { dropMirror, keepMirror, replaceAll } from "./mirrors";
import { setOwnHidden, setReading, setScript, setShown, setShownEverywhere, setSiteOn } from "./settings";
import { cleanTab, declaredCss, hiddenCount, loadPart } from "./tabs";

export const handlers: Handlers<BackgroundMessages> = {
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
};
