import { startSession } from "./session";

/** The content script may be put into a page twice: by the manifest and by a click. The first one stays. */
const STARTED = Symbol.for("qingye.started");
const world = globalThis as { [STARTED]?: true };

if (!world[STARTED]) {
  world[STARTED] = true;
  startSession(document);
}
