/** Advertising by form: frames, labelled boxes, marked stretches of the page. */
import { attributeOf, childrenOf, contentOf, matches, nameOf, nextSiblingOf, parentOf, queryAll, queryFirst, walk } from "./dom-access";
import { hostOf, isAdServer, isForeignHost, isPlayer, isThrowAway, hasThrowAwayName } from "./hosts";
import { fold, inArticle, isGrowing, isProtected, ownText, select, textOf, type Heuristic, type Scope } from "./page-scope";
import { weighAncestors, widen } from "./spam-blocks";

/** Longest text of a box that says 广告 on itself, characters. */
const MAX_AD_TEXT = 120;
const LABELS = "span, em, i, b, p, div, a, small, font";
const AD_LABEL = /^(?:广告|廣告|AD|ads?|advertisement|推广|推廣|赞助|贊助)$/iu;

/** Frames of ad servers and throw-away hosts, and foreign frames of banner size. Players are never meant. */
export const adFrames: Heuristic = {
  id: "ad-frame",
  reason: "ad",
  *find(scope) {
    for (const frame of select(scope, "iframe[src], embed[src], object[data]")) {
      const address = attributeOf(frame, "src") ?? attributeOf(frame, "data");
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
  const [width, height] = [attributeOf(frame, "width"), attributeOf(frame, "height")];
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
    for (const label of scope.survey().labels) {
      if (!matches(label, LABELS) || childrenOf(label).length > 0 || contentOf(label).length > 20 || !AD_LABEL.test(ownText(label))) continue;
      const box = boxAround(scope, label);
      if (box !== null) yield { element: box };
    }
  },
};

/** The nearest ancestor that holds a link or picture besides the label, if it is small and no list of news. */
function boxAround(scope: Scope, label: Element): Element | null {
  for (let box = parentOf(label), step = 0; box !== null && step < 3; box = parentOf(box), step += 1) {
    if (isProtected(scope, box) || box === scope.articleBody || isGrowing(scope, box) || textOf(box).length > MAX_AD_TEXT) return null;
    if (queryFirst(box, "a[href], img, iframe") !== null && queryAll(box, "a[href]").length <= 3) return box;
  }
  return null;
}

function* comments(scope: Scope): Iterable<Node> {
  for (const root of scope.roots) {
    const walker = walk(scope.document, root, 128);
    while (walker.nextNode() !== null) yield walker.currentNode;
  }
}

/** What stands between the comments `AdSame ShowCode: … Begin` and `… End` of the site's ad system. */
export const markedAds: Heuristic = {
  id: "ad-comment",
  reason: "ad",
  *find(scope) {
    for (const comment of comments(scope)) {
      if (!/AdSame ShowCode.*Begin/su.test(comment.nodeValue ?? "")) continue;
      for (let next = nextSiblingOf(comment); next !== null; next = nextSiblingOf(next)) {
        if (next.nodeType === 8 && /AdSame ShowCode.*End/su.test(next.nodeValue ?? "")) break;
        if (next.nodeType === 1 && fold(contentOf(next as Element)).length <= MAX_AD_TEXT) yield { element: next as Element };
      }
    }
  },
};

/** Wide and low; the logo of a partner is not. */
function isBannerShape(picture: Element): boolean {
  const [width, height] = [Number(attributeOf(picture, "width")), Number(attributeOf(picture, "height"))];
  return width >= 400 && width >= 3 * height;
}

/** Linked pictures of banner shape that lead to throw-away hosts. */
export const foreignBanners: Heuristic = {
  id: "foreign-banner",
  reason: "ad",
  *find(scope) {
    for (const [link, host] of scope.strangers()) {
      const picture = isForeignHost(host, scope.hostname) && nameOf(link) === "a" ? queryFirst(link, "img") : null;
      const address = attributeOf(link, "href");
      if (picture === null || textOf(link) !== "") continue;
      if (hasThrowAwayName(address, scope.document.baseURI) || (isThrowAway(address, scope.document.baseURI) && isBannerShape(picture))) yield { element: link };
    }
  },
};
