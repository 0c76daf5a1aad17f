import { isHiddenByMarkup } from "./dom";
import type { ExtractOptions } from "./options";
import { ARTICLE_ADDRESS } from "./templates";

/** A row of slides has so many at least, and, so that looking at it stays cheap, so many at most. */
const MIN_SLIDES = 3;
const MAX_SLIDES = 200;
/** A row holds little else than slides. */
const SLIDE_SHARE = 0.8;
/** A slide is a picture with a text of at most so many characters. */
const MAX_TEXT = 300;
/** How deep in a slide its picture and text stand (elements). */
const MAX_DEPTH = 5;
const SLIDE_TAGS: ReadonlySet<string> = new Set(["li", "div", "figure", "dl", "img", "a"]);

/** True for an element with a picture of its own; the thumbnail of another article is none. */
function hasPicture(el: Element): boolean {
  const picture = el.localName === "img" ? el : el.querySelector("img");
  return picture !== null && !ARTICLE_ADDRESS.test(picture.closest("a[href]")?.getAttribute("href") ?? "");
}

/** The elements beside `el`, itself included; `null` when they are too many. By hand: browsers count children anew at each question. */
function elementsBeside(el: Element): readonly Element[] | null {
  const beside: Element[] = [];
  for (let next = el.parentElement?.firstElementChild ?? null; next !== null; next = next.nextElementSibling) {
    if (beside.push(next) > MAX_SLIDES) return null;
  }
  return beside;
}

interface Row {
  readonly slides: readonly Element[];
  /** Share of slides in what stands beside them. */
  readonly share: number;
}

/** The slides that `el` is one of: elements of the same tag in one parent, each with a picture and a short text. `null` when it is none. */
function rowOf(el: Element): Row | null {
  if (!SLIDE_TAGS.has(el.localName) || !hasPicture(el)) return null;
  const beside = elementsBeside(el);
  if (beside === null || beside.length < MIN_SLIDES) return null;
  const slides = beside.filter((other) => other.localName === el.localName && hasPicture(other) && (other.textContent ?? "").length <= MAX_TEXT);
  return slides.length >= MIN_SLIDES && slides.includes(el) ? { slides, share: slides.length / beside.length } : null;
}

/** True for one of a row of pictures, each with its own short text: the markup of the site's galleries is unknown, hence by shape. */
export function isSlide(el: Element): boolean {
  return el.localName !== "img" && (rowOf(el)?.share ?? 0) >= SLIDE_SHARE && el.querySelectorAll("img").length === 1;
}

/**
 * True for an element that is hidden only because the site's own script shows one slide after the other: it is, or stands in, one of
 * several alike of which at least one is shown.
 */
export function isWaitingSlide(el: Element, options: ExtractOptions): boolean {
  const isHidden = (slide: Element): boolean => isHiddenByMarkup(slide) || options.isHidden?.(slide) === true;
  let slide: Element | null = el;
  for (let depth = 0; depth < MAX_DEPTH && slide !== null && isHidden(slide); depth++, slide = slide.parentElement) {
    const row = rowOf(slide);
    if (row !== null) return row.slides.some((other) => !isHidden(other));
  }
  return false;
}

/** True for an element inside of such a slide. */
export function isInWaitingSlide(el: Element, options: ExtractOptions): boolean {
  let around: Element | null = el;
  for (let depth = 0; depth < MAX_DEPTH && around !== null; depth++, around = around.parentElement) {
    if (isWaitingSlide(around, options)) return true;
  }
  return false;
}
