import { fold } from "./dom";
import { endsWithTime } from "./lines";

const ITEM_TAGS: ReadonlySet<string> = new Set(["li", "div", "dl", "dd", "section", "p"]);
/** A feed item has a long title, a short one and a time: at most so many characters, white space of the source included. */
const MAX_ITEM_TEXT = 240;

/** A link with a headline, and a time at the end; no sentence. L: `h3.item_title a`, `.item_source`, `em.item_time` and their like. */
function hasItemShape(el: Element | null): boolean {
  if (el === null || !ITEM_TAGS.has(el.localName) || el.querySelector("a[href]") === null) return false;
  const raw = el.textContent ?? "";
  if (raw.length > MAX_ITEM_TEXT) return false;
  const text = fold(raw);
  return endsWithTime(text) && !text.includes("。");
}

/** True for an item of a feed of other articles, recognised by its shape and that of the element before or after it. */
export function isFeedItem(el: Element): boolean {
  return hasItemShape(el) && (hasItemShape(el.nextElementSibling) || hasItemShape(el.previousElementSibling));
}
