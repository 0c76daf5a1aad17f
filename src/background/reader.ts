/** The key that opens the full reader: `open-reader` among the commands of the manifest. */
import { onCommand, openFullReader } from "../browser/own-pages";

/** Call it once, at start. A page that cannot be read is said in the reader. */
export function followCommands(): void {
  onCommand((command, tab) => {
    // On a page of the extension's own there is nothing to read.
    if (command === "open-reader" && !/^(?:chrome|moz)-extension:/u.test(tab.url)) openFullReader(tab).catch(() => {});
  });
}
