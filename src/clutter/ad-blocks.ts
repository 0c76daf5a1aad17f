/** Advertising by form: frames, labelled boxes, marked stretches of the page. */
import { hostOf, isAdServer, isForeignHost, isPlayer, isThrowAway, hasThrowAwayName } from "./hosts";
import { fold, inArticle, isGrowing, isProtected, ownText, select, textOf, type Heuristic, type Scope } from "./page-scope";
import { weighAncestors, widen } from "./spam-blocks";

/** Longest text of a box that says 广告 on itself, characters. */
const MAX_AD_TEXT = 120;
const AD_LABEL = /^(?:广告|廣告|AD|ads?|advertisement|推广|推廣|赞助|贊助)$/iu;

/** Frames of ad servers and throw-away hosts, and foreign frames of banner size. Players are never meant. */
export const adFrames: Heuristic = {
  id: "ad-frame",
  reason: "ad",
  *find(scope) {
    for (const frame of select(scope, "iframe[src], embed[src], object[data]")) {
      const address = frame.getAttribute("src") ?? frame.getAttribute("data");
      const host = hostOf(address, scope.document.baseURI);
      if (isAdServer(host)) yield { element: frame };
      else if (!isForeignHost(host, scope.hostname) || isPlayer(host)) continue;
      else if (isThrowAway(address, scope.document.baseURI)) yield { element: frame, reason: "gambling" };
      else if (!inArticle(scope, frame) && (isBannerSize(frame) || AD_ADDRESS.test(address ?? ""))) yield { element: frame };
    }
  },
};

/** Words of an address that only advertising has: `/ads/300.html`, `adframe.php`, `?zoneid=`. */
const AD_ADDRESS = /[/._-](?:ads?|adv|advert|adframe|adserver|adx|banners?|guanggao|tuiguang|promo)(?:[/._?\d-]|$)|[?&](?:zoneid|adid|ad_id|slotid|adspot)=/iu;

/** Sizes that ads are sold in (width x height, CSS pixels); a player is 16:9 or 4:3 and larger. */
const BANNER_SIZES = new Set(
  "300x250 336x280 250x250 200x200 120x600 160x600 300x600 728x90 960x90 970x90 1000x90 1000x60 640x80 640x60 640x90 468x60 320x50 320x100 300x100 300x120 120x300 120x240 980x90 1200x90 950x90 760x90 580x90".split(" "),
);

function isBannerSize(frame: Element): boolean {
  const [width, height] = [frame.getAttribute("width"), frame.getAttribute("height")];
  return BANNER_SIZES.has(`${parseInt(width ?? "", 10)}x${parseInt(height ?? "", 10)}`);
}

/** Links and pictures of ad servers, widened to the box that holds nothing else. */
export const adServerLinks: Heuristic = {
  id: "ad-server-link",
  reason: "ad",
  *find(scope) {
    const leaves = [...scope.strangers()]
      .filter(([, host]) => isAdServer(host))
      .map(([element]) => ({ element, weight: Math.max(1, textOf(element).length) }));
    const weights = weighAncestors(leaves);
    for (const { element } of leaves) yield { element: widen(scope, element, weights) };
  },
};

/** Boxes that carry the label which the law asks for. */
export const labelledAds: Heuristic = {
  id: "labelled-ad",
  reason: "ad",
  *find(scope) {
    for (const label of select(scope, "span, em, i, b, p, div, a, small, font")) {
      if (label.firstElementChild !== null || label.textContent.length > 20 || !AD_LABEL.test(ownText(label))) continue;
      const box = boxAround(scope, label);
      if (box !== null) yield { element: box };
    }
  },
};

/** The nearest ancestor that holds a link or picture besides the label, if it is small and no list of news. */
function boxAround(scope: Scope, label: Element): Element | null {
  for (let box = label.parentElement, step = 0; box !== null && step < 3; box = box.parentElement, step += 1) {
    if (isProtected(scope, box) || box === scope.articleBody || isGrowing(scope, box) || textOf(box).length > MAX_AD_TEXT) return null;
    if (box.querySelector("a[href], img, iframe") !== null && box.querySelectorAll("a[href]").length <= 3) return box;
  }
  return null;
}

/** What stands between the comments `AdSame ShowCode: … Begin` and `… End` of the site's ad system. */
export const markedAds: Heuristic = {
  id: "ad-comment",
  reason: "ad",
  *find(scope) {
    const comments = scope.document.createTreeWalker(scope.root, 128);
    while (comments.nextNode() !== null) {
      const comment = comments.currentNode;
      if (!/AdSame ShowCode.*Begin/su.test(comment.nodeValue ?? "")) continue;
      for (let next = comment.nextSibling; next !== null; next = next.nextSibling) {
        if (next.nodeType === 8 && /AdSame ShowCode.*End/su.test(next.nodeValue ?? "")) break;
        if (next.nodeType === 1 && fold(next.textContent).length <= MAX_AD_TEXT) yield { element: next as Element };
      }
    }
  },
};

/** Wide and low; the logo of a partner is not. */
function isBannerShape(picture: Element): boolean {
  const [width, height] = [Number(picture.getAttribute("width")), Number(picture.getAttribute("height"))];
  return width >= 400 && width >= 3 * height;
}

/** Linked pictures of banner shape that lead to throw-away hosts. */
export const foreignBanners: Heuristic = {
  id: "foreign-banner",
  reason: "ad",
  *find(scope) {
    for (const picture of select(scope, "a[href] img")) {
      const link = picture.closest("a");
      const address = link?.getAttribute("href") ?? null;
      if (link === null || textOf(link) !== "" || !isForeignHost(hostOf(address, scope.document.baseURI), scope.hostname)) continue;
      if (hasThrowAwayName(address, scope.document.baseURI) || (isThrowAway(address, scope.document.baseURI) && isBannerShape(picture))) yield { element: link };
    }
  },
};
