/** The sizes of an article's pictures, as far as the page knows them: the reader keeps room for what is not loaded there yet. */
import type { ArticleResult, PictureSize } from "../contract/article";

/** The result, with `size` on every picture that is loaded in `doc`, or whose size the page's source gives. */
export function withPictureSizes(result: ArticleResult, doc: Document): ArticleResult {
  if (result.article === null || !result.article.blocks.some(({ kind }) => kind === "image")) return result;
  const sizes = new Map([...doc.images].flatMap((picture) => {
    const size = sizeOf(picture);
    return size === null ? [] : addressesOf(picture).map((address) => [address, size] as const);
  }));
  const blocks = result.article.blocks.map((block) => {
    if (block.kind !== "image") return block;
    const size = sizes.get(block.src) ?? sizes.get(block.fallback ?? "");
    return size === undefined ? block : { ...block, size };
  });
  return { article: { ...result.article, blocks } };
}

/** Placeholders that a lazy loader puts up are about one pixel. */
const REAL_PX = 16;

function sizeOf(picture: HTMLImageElement): PictureSize | null {
  const { naturalWidth, naturalHeight } = picture;
  if (picture.complete && naturalWidth >= REAL_PX && naturalHeight >= REAL_PX) return { width: naturalWidth, height: naturalHeight };
  const [width, height] = ["width", "height"].map((name) => Number(picture.getAttribute(name)));
  return Number.isInteger(width) && Number.isInteger(height) && width !== undefined && height !== undefined && width >= REAL_PX && height >= REAL_PX
    ? { width, height }
    : null;
}

/** Absolute addresses under which the article may name the picture; a loaded picture may still carry where its loader found it. */
function addressesOf(picture: HTMLImageElement): string[] {
  const written = [picture.getAttribute("data-src"), picture.getAttribute("data-original")].filter((address) => address !== null);
  const absolute = written.flatMap((address) => (URL.canParse(address, picture.baseURI) ? [new URL(address, picture.baseURI).href] : []));
  return [...new Set([picture.currentSrc, picture.src, ...absolute])].filter((address) => address !== "");
}
