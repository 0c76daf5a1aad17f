import { make } from "./elements";

/** Long enough for a browser to begin the download. */
const KEPT_MS = 60_000;

/** Has the browser save `text` in UTF-8 under `name`, as a download. No permission is needed for it. */
export function saveFile(doc: Document, name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = make(doc, "a", { href: address, download: name, hidden: true });
  doc.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}
