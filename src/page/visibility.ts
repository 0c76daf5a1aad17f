const SEEN_OR_FADED: CheckVisibilityOptions = { checkVisibilityCSS: true };
const SEEN: CheckVisibilityOptions = { ...SEEN_OR_FADED, checkOpacity: true };

/**
 * True when a person cannot see `element`, by its style or by its place: injected text hides behind the left or upper edge, where
 * only search engines read it. Text that is merely folded or below the screen counts as visible. Forces a layout.
 */
export function isInvisible(element: Element): boolean {
  if (!element.checkVisibility(SEEN)) {
    // Pictures fade in when they are scrolled to; an opacity of zero says nothing about them.
    const isSeen = (element.textContent ?? "").trim() === "" && element.checkVisibility(SEEN_OR_FADED);
    if (!isSeen) return getComputedStyle(element).display !== "contents";
  }
  const box = element.getBoundingClientRect();
  if (box.width === 0 && box.height === 0) return false;
  // Asked for the scrolling only where it matters: that costs as much as the rest.
  return (box.right <= 0 && box.right + window.scrollX <= 0) || (box.bottom <= 0 && box.bottom + window.scrollY <= 0);
}
