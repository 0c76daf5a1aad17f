/**
 * True when a person cannot see `element`, by its style or by its place: injected text hides behind the left or upper edge, where
 * only search engines read it. Text that is merely folded or below the screen counts as visible. Forces a layout.
 */
export function isInvisible(element: Element): boolean {
  // Pictures fade in when they are scrolled to; an opacity of zero says nothing about them.
  const checkOpacity = (element.textContent ?? "").trim() !== "";
  if (!element.checkVisibility({ checkVisibilityCSS: true, checkOpacity })) return getComputedStyle(element).display !== "contents";
  const box = element.getBoundingClientRect();
  if (box.width === 0 && box.height === 0) return false;
  return box.right + window.scrollX <= 0 || box.bottom + window.scrollY <= 0;
}
