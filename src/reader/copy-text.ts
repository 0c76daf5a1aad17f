/** Puts text on the clipboard. Call it in the handler of a click or key: browsers refuse it at other times. */
export async function copyText(doc: Document, text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(doc, text);
  }
}

/** The older way, for a popup that has lost the focus to its own panel and for browsers that ask for a permission first. */
function copyBySelection(doc: Document, text: string): boolean {
  const field = doc.createElement("textarea");
  field.value = text;
  field.readOnly = true;
  // Out of sight and out of the way of screen readers, but selectable.
  field.setAttribute("aria-hidden", "true");
  field.style.cssText = "position: fixed; inset: 0 auto auto 0; width: 1px; height: 1px; opacity: 0";
  const focused = doc.activeElement;
  doc.body.append(field);
  field.select();
  try {
    return doc.execCommand("copy");
  } catch {
    return false;
  } finally {
    field.remove();
    if (focused instanceof HTMLElement) focused.focus();
  }
}
