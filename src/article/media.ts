import { absoluteUrl, comparable, fold } from "./dom";

/** Where lazy loaders keep the address of a picture that is not loaded yet, in the order of trust. `data-src`: the site's own script. */
const LAZY_SOURCES = ["data-src", "data-original", "data-lazy-src", "data-lazyload", "data-actualsrc", "data-url", "_src"] as const;

/** An inline picture shorter than this (characters) is a placeholder such as a 1 x 1 GIF. */
const MIN_DATA_URL = 400;
const DATA_PICTURE = /^data:image\/(?:png|jpe?g|gif|webp|avif);/i;

/** Addresses of pictures that are no content, each with its reason. */
const NO_PICTURE: readonly RegExp[] = [
  // end mark of the article: china.com's own script looks for both names
  /\/articleLogo\.png|\/favicon\.ico/i,
  // site logos
  /\/(?:site|page|footer)?_?logo[\w-]{0,12}\.(?:png|gif|svg|ico)(?:[?#]|$)/i,
  // counters seen on the site, and the general ones
  /^https?:\/\/(?:\w+\.)?(?:wrating\.com|scorecardresearch\.com|cnzz\.com|hm\.baidu\.com|irs01\.com)\//i,
  // the first-party ad server
  /^https?:\/\/(?:dvs|dvser|sssvd)\.china\.com\//i,
  // loading placeholders
  /\/(?:blank|spacer|placeholder|loading|lazyload|grey|transparent)[\w-]{0,8}\.(?:gif|png|svg)(?:[?#]|$)/i,
];

/** Smaller than this in both directions (px): an icon. In one direction at most 2: a counter. */
const ICON_PX = 33;
const COUNTER_PX = 2;
/** A picture this many times as wide as high that links to a foreign site is a banner. */
const BANNER_RATIO = 4;

/** Size in px from the attribute or the inline style; `null` when unknown or relative. */
function givenSize(el: Element, side: "width" | "height"): number | null {
  const attribute = el.getAttribute(side);
  if (attribute !== null && /^\s*\d+(?:\.\d+)?(?:px)?\s*$/.test(attribute)) return Number.parseFloat(attribute);
  const style = el.getAttribute("style");
  const match = style === null ? null : new RegExp(`(?:^|;)\\s*${side}\\s*:\\s*(\\d+(?:\\.\\d+)?)px`, "i").exec(style);
  return match?.[1] === undefined ? null : Number(match[1]);
}

function isTiny(img: Element): boolean {
  const width = givenSize(img, "width");
  const height = givenSize(img, "height");
  if ((width !== null && width <= COUNTER_PX) || (height !== null && height <= COUNTER_PX)) return true;
  return width !== null && height !== null && width < ICON_PX && height < ICON_PX;
}

/** The site that a host belongs to, roughly: its last two labels. */
function site(url: string): string {
  return new URL(url).hostname.split(".").slice(-2).join(".");
}

function isBanner(img: Element, href: string | null, base: string): boolean {
  if (href === null || isOwnSite(href, base)) return false;
  const width = givenSize(img, "width");
  const height = givenSize(img, "height");
  return width !== null && height !== null && width >= height * BANNER_RATIO;
}

/** True for links inside the page's own site and to china.com, whose copies the mirrors are. */
export function isOwnSite(href: string, base: string): boolean {
  return site(href) === site(base) || site(href) === "china.com";
}

/** The last and thus largest candidate of a `srcset`. */
function fromSrcset(img: Element): string | null {
  const srcset = img.getAttribute("srcset") ?? img.getAttribute("data-srcset");
  return srcset?.split(/,\s+/).at(-1)?.trim().split(/\s+/)[0] ?? null;
}

/**
 * The address of a content picture, absolute, in the size that the page names; `null` for end marks, logos, counters, icons,
 * placeholders and banners. `href` is the link around the picture, if any.
 */
export function pictureSource(img: Element, href: string | null, base: string): string | null {
  if (isTiny(img) || isBanner(img, href, base)) return null;
  const candidates = [...LAZY_SOURCES.map((name) => img.getAttribute(name)), img.getAttribute("src"), fromSrcset(img)];
  for (const candidate of candidates) {
    const address = candidate?.trim() ?? "";
    if (DATA_PICTURE.test(address) && address.length >= MIN_DATA_URL) return address;
    const url = absoluteUrl(address, base);
    if (url !== null && !NO_PICTURE.some((pattern) => pattern.test(url))) return url;
  }
  return null;
}

/** The size part in an address of the picture servers: `/650x0/`, 0 for a side that follows from the other. C */
const SIZE_PART = /\/(\d{1,4})x(\d{1,4})\//;

/** The address of a picture without its size part, and the width that it names; -1 when it names none. */
export function sizedAddress(src: string): { readonly key: string; readonly width: number } {
  const width = SIZE_PART.exec(src)?.[1];
  return { key: src.replace(SIZE_PART, "/"), width: width === undefined ? -1 : Number(width) };
}

/** Servers that cut pictures to the size in the address. C: addresses of 2012 to now */
const SIZING_HOST = /^https?:\/\/img\d*\.(?:utuku\.china\.com|(?:utuku\.)?imgcdc\.com)\//;
/** The largest width that addresses of the site are seen with; high screens show the reader's column with about as many pixels. */
const LARGEST_WIDTH = 1200;

/**
 * The address of a picture in the largest size that the site offers, and the one that the page names as `fallback`, since servers may
 * refuse sizes; just the latter where there is no larger one.
 */
export function largestSource(src: string): { readonly src: string; readonly fallback?: string } {
  const { width } = sizedAddress(src);
  if (!SIZING_HOST.test(src) || width <= 0 || width >= LARGEST_WIDTH || !src.includes(`/${width}x0/`)) return { src };
  return { src: src.replace(SIZE_PART, `/${LARGEST_WIDTH}x0/`), fallback: src };
}

/** Alternative texts that say nothing: file names and what editing software writes. */
const EMPTY_ALT = /^(?:image|img|photo|picture|图片|圖片|图|微信(?:图片|截图)[_\d]*|[\w-]+\.(?:jpe?g|png|gif|webp)|[\w-]*\d{6,}[\w-]*)$/i;

/** The alternative text of a picture as its caption; `null` when it is none: a file name, or just the title of the article. */
export function altCaption(img: Element, title: string): string | null {
  const alt = fold(img.getAttribute("alt") ?? "");
  if (alt === "" || EMPTY_ALT.test(alt) || comparable(alt) === comparable(title)) return null;
  return alt;
}

/** Hosts and paths of players that news pages embed. A frame that fits none of them is an advertisement until proved otherwise. */
const PLAYERS =
  /^https?:\/\/(?:[\w-]+\.)*(?:v\.qq\.com|player\.youku\.com|youku\.com|player\.bilibili\.com|iqiyi\.com|ixigua\.com|tv\.cctv\.com|cntv\.cn|miaopai\.com|weibo\.com|sohu\.com|youtube(?:-nocookie)?\.com|v\.ifeng\.com)\/|\.(?:mp4|m3u8|flv|webm)(?:[?#]|$)|^https?:\/\/(?:[\w-]+\.)*china\.com\/[^?#]*(?:video|player|vplay)/i;

const VIDEO_TAGS = new Set(["video", "iframe", "embed", "object"]);
/** `.chan_newsVideo`: the site's own script knows it as the video of an article. */
const VIDEO_BOX = ".chan_newsVideo";

interface Video {
  readonly href: string;
  readonly poster: string | null;
  readonly caption: string | null;
}

/** True for elements that `readVideo` should be asked about. */
export function mayBeVideo(el: Element): boolean {
  return VIDEO_TAGS.has(el.localName) || (el.hasAttribute("class") && el.matches(VIDEO_BOX));
}

function playerAddress(el: Element, base: string): string | null {
  for (const name of ["src", "data-src", "data", "data-video", "data-url"]) {
    const url = absoluteUrl(el.getAttribute(name), base);
    if (url !== null) return url;
  }
  const inner = el.querySelector("source[src], param[name='movie'], param[name='src']");
  return absoluteUrl(inner?.getAttribute("src") ?? inner?.getAttribute("value") ?? null, base);
}

/**
 * A video as a poster and the place where it plays: the address of the film or player, else the page itself (`url`), where
 * the site's own script makes the player. `null` when the element is no video: a frame or plug-in of an unknown host.
 */
export function readVideo(el: Element, base: string, url: string): Video | null {
  const box = el.matches(VIDEO_BOX);
  const player = box ? (el.querySelector("video, iframe, embed, object") ?? el) : el;
  const found = playerAddress(player, base);
  const known = box || player.localName === "video" || (found !== null && PLAYERS.test(found));
  if (!known) return null;
  const img = box ? el.querySelector("img") : null;
  const poster = absoluteUrl(player.getAttribute("poster") ?? el.getAttribute("data-poster"), base);
  const caption = fold(player.getAttribute("title") ?? el.getAttribute("title") ?? "");
  return {
    href: found ?? url,
    poster: poster ?? (img === null ? null : pictureSource(img, null, base)),
    caption: caption === "" ? null : caption,
  };
}
