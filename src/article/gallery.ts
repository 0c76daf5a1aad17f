import { isForeign } from "./blocks";
import { absoluteUrl, bodyOf, reachFrom } from "./dom";
import { pictureSource } from "./media";
import type { ExtractOptions } from "./options";
import { isPartOf } from "./pages";
import { isInWaitingSlide } from "./slides";

/** Fewer pictures are no gallery. */
const MIN_PICTURES = 3;

/** True for a picture of its own: not a thumbnail that leads to another page of the site. */
function isOwnPicture(img: Element, base: string): boolean {
  const href = absoluteUrl(img.closest("a[href]")?.getAttribute("href") ?? null, base);
  const isPicture = href !== null && /\.(?:jpe?g|png|gif|webp)(?:[?#]|$)/i.test(href);
  const leads = href !== null && !isPicture && href.split("#")[0] !== base.split("#")[0] && !isPartOf(href, base);
  return !leads && pictureSource(img, href, base) !== null;
}

/** All pictures that a person can see and that are no part of furniture. */
export function ownPictures(root: Element, base: string, options: ExtractOptions): Element[] {
  const isShown = reachFrom(root, (el) => !isForeign(el, options));
  return [...root.querySelectorAll("img")].filter((img) => isShown(img) && isOwnPicture(img, base));
}

interface Gallery {
  /** The smallest element around all pictures of the page that are not thumbnails of other pages. */
  readonly element: Element;
  /** True when pictures wait for the site's own script to show them: then nothing but a gallery is meant. */
  readonly hasWaitingSlides: boolean;
}

/**
 * Finds the gallery of a page: its pictures with their captions. `null` on pages with fewer than three pictures of their own. The
 * markup of the site's galleries is unknown, hence by shape.
 */
export function findGallery(doc: Document, base: string, options: ExtractOptions): Gallery | null {
  const body = bodyOf(doc);
  if (body === null || body.querySelectorAll("img").length < MIN_PICTURES) return null;
  const pictures = ownPictures(body, base, options);
  const [first] = pictures;
  const last = pictures.at(-1);
  if (first === undefined || last === undefined || pictures.length < MIN_PICTURES) return null;
  let around = first.parentElement;
  while (around !== null && !around.contains(last)) around = around.parentElement;
  if (around === null || around === body) return null;
  return { element: around, hasWaitingSlides: pictures.some((picture) => isInWaitingSlide(picture, options)) };
}
