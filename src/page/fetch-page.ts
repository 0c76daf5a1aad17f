/** The one file that makes requests: for the further pages of the article that the reader is open on, from the article's own site. */

/** Milliseconds. */
const TIMEOUT_MS = 10_000;
/** Bytes. Longer pages than any article's are refused. */
const MAX_BYTES = 10_000_000;
/** The declaration of the encoding stands in the first so many bytes: HTML, "determining the character encoding". */
const PRESCAN_BYTES = 1024;
const UTF8_MARK = "\u00ef\u00bb\u00bf";
const CHARSET = /charset\s*=\s*["']?([\w-]+)/i;
const META_CHARSET = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i;

/**
 * Fetches the HTML page at `url` as the page itself would: same origin, with its cookies, no redirect to elsewhere. The document is parsed
 * apart from the page: its scripts do not run and its pictures do not load. `fallbackEncoding` is used when it declares none.
 * Rejects for other origins, error statuses, other types than HTML, after 10 s, and beyond 10 MB.
 */
export async function fetchPage(url: string, fallbackEncoding: string): Promise<Document> {
  if (new URL(url).origin !== location.origin) throw new Error(`not of this site: ${url}`);
  const response = await fetch(url, { credentials: "same-origin", redirect: "error", signal: AbortSignal.timeout(TIMEOUT_MS) });
  const type = response.headers.get("content-type") ?? "";
  if (!response.ok || !/html/i.test(type)) throw new Error(`${response.status} ${type} from ${url}`);
  return new DOMParser().parseFromString(decodeHtml(await response.arrayBuffer(), type, fallbackEncoding), "text/html");
}

/**
 * Decodes a page by its byte order mark, the header `contentType`, its own declaration, or `fallback`, in this order; older pages of the
 * site are GBK. The buffer is handed on as it is: in Firefox it belongs to the page, and a typed array over it may not be made.
 */
export function decodeHtml(buffer: ArrayBuffer, contentType: string, fallback: string): string {
  // One character a byte.
  const bytes = new TextDecoder("latin1").decode(buffer);
  if (bytes.length > MAX_BYTES) throw new Error("the page is too long");
  const mark = bytes.startsWith(UTF8_MARK) ? "utf-8" : undefined;
  const label = mark ?? CHARSET.exec(contentType)?.[1] ?? META_CHARSET.exec(bytes.slice(0, PRESCAN_BYTES))?.[1] ?? fallback;
  return new TextDecoder(isEncoding(label) ? label : fallback).decode(buffer);
}

function isEncoding(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== "";
  } catch {
    return false;
  }
}
