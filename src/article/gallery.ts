import { isForeign } from "./blocks";
import { absoluteUrl, bodyOf, isElement } from "./dom";
import { pictureSource } from "./media";
import type { ExtractOptions } from "./options";

/** Fewer pictures are no gallery. */
const MIN_PICTURES = 3;

/** True for a picture of its own: not a thumbnail that leads to another page of the site. */
function isOwnPicture(img: Element, base: string): boolean {
  const href = absoluteUrl(img.closest("a[href]")?.getAttribute("href") ?? null, base);
  const leads = href !== null && !/\.(?:jpe?g|png|gif|webp)(?:[?#]|$)/i.test(href) && href.split("#")[0] !== base.split("#")[0];
  return !leads && pictureSource(img, href, base) !== null;
}

/** All pictures that a person can see and that are no part of furniture. */
function ownPictures(root: Element, base: string, options: ExtractOptions): Element[] {
  const found: Element[] = [];
  const visit = (el: Element): void => {
    for (let node = el.firstChild; node !== null; node = node.nextSibling) {
      if (!isElement(node) || isForeign(node, options)) continue;
      if (node.localName === "img") {
        if (isOwnPicture(node, base)) found.push(node);
      } else visit(node);
    }
  };
  visit(root);
  return found;
}

/**
 * The element that holds the pictures of a gallery with their captions: the smallest around all pictures of the page that are
 * not thumbnails of other pages. `null` on pages with fewer than three. The markup of the site's galleries is unknown, hence by shape.
 */
export function findGallery(doc: Document, base: string, options: ExtractOptions): Element | null {
  const body = bodyOf(doc);
  if (body === null) return null;
  const pictures = ownPictures(body, base, options);
  const [first] = pictures;
  const last = pictures.at(-1);
  if (first === undefined || last === undefined || pictures.length < MIN_PICTURES) return null;
  let around = first.parentElement;
  while (around !== null && !around.contains(last)) around = around.parentElement;
  return around === body ? null : around;
}
