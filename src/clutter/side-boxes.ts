/** Clutter of article pages by shape: titled side boxes and the feeds below the article. On lists and home pages all of it is news. */
import { attributeOf, childrenOf, contentOf, nameOf, parentOf, queryAll } from "./dom-access";
import { foldText } from "./fold-text";
import { follows, inArticle, isGrowing, isProtected, ownText, select, textOf, type Heuristic, type Scope } from "./page-scope";

const SIDE_TITLE =
  /^(?:(?:新闻|热点|热门|点击|阅读|今日|本周|一周|24小时|实时|图片|视频|频道|文章|评论)*(?:排行榜?|热榜|热搜榜?|热文|热点)|(?:精彩|热门|高清|推荐)?(?:图集|图片精选|组图|美图)|精彩(?:推荐|图片)|(?:相关|延伸|推荐|热门|更多|今日|编辑)(?:新闻|阅读|文章|推荐|链接|报道|焦点|资讯)|猜你喜欢|为你推荐|大家都在看|关注(?:我们|中华网)|扫码(?:下载|关注)|(?:下载)?客户端|(?:网友|最新|热门)评论|独家(?:策划|专题))$/u;
/** More text than a box of links has, characters. */
const MAX_SIDE_BOX = 1500;

/** Boxes with a title such as 热点排行, 精彩图集, 相关新闻. */
export const sideBoxes: Heuristic = {
  id: "side-box",
  reason: "clutter",
  *find(scope) {
    if (scope.mainText() === null) return;
    for (const title of scope.survey().headings) {
      if (inArticle(scope, title) || contentOf(title).length > 24 || !SIDE_TITLE.test(foldText(textOf(title)))) continue;
      const box = boxOf(scope, title);
      if (box !== null) yield { element: box };
    }
  },
};

/** The ancestor that holds more than the title: the box it names. */
function boxOf(scope: Scope, title: Element): Element | null {
  let box = parentOf(title);
  for (let step = 0; box !== null && step < 3; box = parentOf(box), step += 1) {
    if (isProtected(scope, box) || isGrowing(scope, box)) return null;
    if (textOf(box).length > textOf(title).length + 2 || childrenOf(box).length > 1) return textOf(box).length <= MAX_SIDE_BOX ? box : null;
  }
  return null;
}

/** Fewest items that make a feed, and how long their titles are on average (characters): site navigation is shorter. */
const FEED_ITEMS = 5;
const FEED_TITLE = 9;
/** Most links of an item: picture, title, channel, comments, share. */
const FEED_ITEM_LINKS = 8;

/** The live feed below the article: many links with headlines, long title, short title and time. */
export const feedBelow: Heuristic = {
  id: "feed-below",
  reason: "clutter",
  *find(scope) {
    const mainText = scope.mainText();
    if (mainText === null) return;
    for (const item of select(scope, `:is(ul, ol, dl, div, section) > :nth-child(${FEED_ITEMS})`)) {
      const list = parentOf(item);
      if (list === null || !follows(mainText, list) || isProtected(scope, list)) continue;
      if (isFeed(list)) yield { element: list };
    }
  },
};

function isFeed(list: Element): boolean {
  const children = childrenOf(list);
  const links = linksByChild(list);
  const items = children.filter((item) => nameOf(item) === "a" || isFeedItem(links.get(item) ?? []));
  if (items.length < FEED_ITEMS || items.length * 4 < children.length * 3) return false;
  const titles = items.map((item) => titleLength(item, links.get(item) ?? []));
  const prose = items.filter((item) => ownText(item).length > 40).length;
  return prose === 0 && titles.reduce((sum, length) => sum + length, 0) / titles.length >= FEED_TITLE;
}

/** The links in each child of a list. To ask each child for its links takes the browser several times as long. */
function linksByChild(list: Element): Map<Element, Element[]> {
  const links = new Map<Element, Element[]>();
  for (const link of queryAll(list, "a")) {
    let child = link;
    for (let parent = parentOf(child); parent !== null && parent !== list; parent = parentOf(parent)) child = parent;
    const known = links.get(child);
    if (known === undefined) links.set(child, [link]);
    else known.push(link);
  }
  return links;
}

/** A wrapper of half the page has links too, but more of them. */
const isFeedItem = ({ length }: readonly Element[]): boolean => length > 0 && length <= FEED_ITEM_LINKS;

/** The longest text of links that lead anywhere, else of the item itself; characters. */
function titleLength(item: Element, links: readonly Element[]): number {
  const titles = links.filter((link) => attributeOf(link, "href") !== null);
  return Math.max(...(titles.length === 0 ? [item] : titles).map((link) => textOf(link).length));
}
