import { PLACES, type TemplatePlaces } from "./template-places";

/**
 * One article template of china.com: for each field CSS selectors, tried in order. A selector list that finds nothing falls back
 * to what stands between the headline and the body (`head.ts`), so that a drifted template fails softly.
 */
export interface Template extends TemplatePlaces {
  readonly id: keyof typeof PLACES;
  /** Must be on the page as well as the body. */
  readonly when?: string;
  /** The line of facts as a whole: what `time`, `source` and `author` do not name is read from its text. */
  readonly info: readonly string[];
  readonly time: readonly string[];
  readonly source: readonly string[];
  readonly author: readonly string[];
}

/*
 * Provenance. C: the site's own script, or two or more independent scrapers. L: one scraper. G: a guess.
 * Each entry names the fixture in test/fixtures/article that needs it.
 * Order matters: T1, T1b and T2 share the body `#chan_newsDetail`, so the ones with a sign of their own come first.
 */
export const TEMPLATES: readonly Template[] = [
  {
    // 2021 to now, most channels. C, but the author without a label is G. Fixtures: t4.html, t4-author.html, t4-moved.html
    id: "T4",
    ...PLACES.T4,
    info: [".article_info"],
    time: [".article_info .time"],
    source: [".article_info .source"],
    author: [".article_info .author"],
  },
  {
    // Finance, jiu, auto. C. Fixture: t3.html
    id: "T3",
    ...PLACES.T3,
    info: [".arti-info"],
    time: [".arti-info .time"],
    source: [".arti-info .source"],
    author: [".arti-info .author"],
  },
  {
    // Military, 2019. C. Fixture: t2.html
    id: "T2",
    when: "h1.article-main-title, .time-source",
    ...PLACES.T2,
    info: [".time-source"],
    time: [".time-source .time"],
    source: [".time-source .source"],
    author: [".time-source .author"],
  },
  {
    // Tech, ent, travel, 2018-2020. C. Fixture: t1b.html
    id: "T1b",
    when: ".chan_newsInfo_source > .time, #chan_mainBlk > h1",
    ...PLACES.T1b,
    info: ["div.chan_newsInfo_source", ".chan_newsInfo_source"],
    time: [".chan_newsInfo_source > .time"],
    source: [".chan_newsInfo_source > .source"],
    author: [".chan_newsInfo_source > .author", ".chan_newsInfo_author"],
  },
  {
    // Classic, to 2017 and still seen in 2022. C. Fixtures: t1.html, t1-plain-source.html
    id: "T1",
    ...PLACES.T1,
    info: ["#chan_newsInfo"],
    time: [],
    source: ["#chan_newsInfo .chan_newsInfo_source", "#chan_newsInfo > a"],
    author: [".chan_newsInfo_author"],
  },
  {
    // 3g., m. and local WAP pages. Body C; the places of title and time are unknown. Fixture: mobile.html
    id: "mobile",
    ...PLACES.mobile,
    info: [],
    time: [],
    source: [],
    author: [],
  },
];

/**
 * The address of an article, a gallery, or one of its pages: `/20251105/47310880.html`, `/20251105/47310880_all.html`,
 * `/toutiao/2019/0612/13329.html`, `/new/11294.html`. C.
 */
export const ARTICLE_ADDRESS = /\/(?:\d{8}\/[a-z]*|\d{4}\/\d{4}\/|new\/)\d+(?:_\w+)?\.html?(?:[?#]|$)/i;

/** The editor's line: below the body, or moved into the last paragraph by the site's script as `.editor_author`. C. */
export const EDITOR = ".editor, .editor_author";

/** Things that get into a body without being part of the article. Looked up only for elements with an id or a class. */
export const NOT_ARTICLE = [
  // advertisements: containers are named CH_<place>_<number>; the in-article routine moves one into the body. C: t4-moved.html
  "[id^='CH_']",
  "[class^='CH_']",
  // what the public Chinese filter list hides on china.com. `.adclass` is spared there on purpose
  ".ads",
  ".gg",
  "object[width='360'][height='300']",
  // list advertisements and the floating one of the mobile site. C: mobile.html
  ".sptBox",
  ".sptpAD",
  ".media-item-special",
  // end mark. C: t1.html
  ".artiLogo",
  // the editor's line, read by its own rule. C: t4-moved.html
  EDITOR,
  // the poll that editors put into a text: the site's own script looks for it there. C: t4-poll-inside.html
  "#voteList",
  // links between the pages of one article, "unfold" buttons, text size. C: t1b.html, mobile.html
  ".pageStyle5",
  "#chan_multipageNumN",
  ".continue-reading",
  "#js-continue-reading",
  "#js-doZoom",
  ".chan_newsInfo_link",
  ".chan_newsInfo_comment",
  // feeds, related news, rankings, picture slides. C: broken-unclosed.html (an unclosed div draws them into the body)
  ".item_list",
  "#js-arttj-med",
  ".arttj-med",
  "#chan_xgxw",
  "#js-xgxw",
  "#edit_related2013",
  "#chan_attach",
  "#js-follow-right",
  "#js-article-slide-js",
  "#js-article-slide-cj",
  "#js-ranktop",
  "#wapHotNews",
  "#wapTj2",
  ".section-hot-news",
  ".section-tj",
  // sharing, floating buttons, overlays. C: broken-unclosed.html
  ".sharebar",
  ".sharetobox",
  ".bdsharebuttonbox",
  "#js-share-weibo",
  "#js-share-weixin",
  "#js-qrcode-wrap",
  "#js-side-fixed",
  "#js-floating",
  ".fl-body",
].join(",");
