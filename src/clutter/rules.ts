/**
 * Clutter that a selector alone can name, as data. Facts about ids and classes: the site's own article script, its ad client
 * (`dvs.china.com/js/chinaadclient`), and public filter lists for china.com.
 */
import type { HideReason } from "../contract/finding";

export interface StaticRule {
  readonly id: string;
  /** Literal CSS, no pseudo-elements. A selector list counts as one rule. */
  readonly selector: string;
  readonly reason: HideReason;
  /** Where the selector comes from. */
  readonly why: string;
  /** File in `test/fixtures/clutter` that needs the rule. In the same file, `.keep` elements must stay. */
  readonly fixture: string;
}

/** Hidden before the first paint, wherever they stand. Each must be safe without a look at the page. */
export const DECLARED_RULES: readonly StaticRule[] = [
  {
    id: "china-ad-slot",
    selector: '[id^="CH_"][id*="_1000"], [id^="CH_LMT_"], [id^="CH_"][id*="_MTL_"], [id^="CH_"][id*="_DL_"]',
    reason: "ad",
    why: "slots of the site's ad client: streaming media, skyscraper (moved into the body by script), couplet",
    fixture: "ads.html",
  },
  {
    id: "china-ad-link",
    selector: 'a[href*="//dvser.china.com/"], iframe[src*="//dvser.china.com/"], img[src*="//sssvd.china.com/"]',
    reason: "ad",
    why: "ad server and ad picture host of china.com; no editorial page links there",
    fixture: "ads.html",
  },
  {
    id: "ad-class",
    selector: ":is(div, a, p, ins):is(.gg, .mm, .mxm, .ads, .baidu, .ad_box, .gg300, .gg_box, .chaotong)",
    reason: "ad",
    why: "public filter lists hide these classes on china.com and spare .adclass; .chaotong is the wide banner of T1",
    fixture: "ads.html",
  },
  {
    id: "ad-flash",
    selector: 'object[width="360"][height="300"]',
    reason: "ad",
    why: "public filter lists for china.com",
    fixture: "ads.html",
  },
  {
    id: "feed-ad",
    selector: "li.arttj-med, .sptBox .sptpAD",
    reason: "ad",
    why: "put into the recommended list by tjMedAdd(); list ads of the mobile page",
    fixture: "ads.html",
  },
  {
    id: "recommended-feed",
    selector: "#js-arttj-med, #chan_xgxw, #js-xgxw, .edit_related2013, #edit_related2013, .section-hot-news, .section-tj",
    reason: "clutter",
    why: "live feed and related news below the article of T4, T1 and the mobile page",
    fixture: "article-t4.html",
  },
  {
    id: "right-column",
    selector: "#js-follow-right, #chan_mainBlk_rgt",
    reason: "clutter",
    why: "right column of T4 and T1: rankings, picture sets, ads",
    fixture: "article-t4.html",
  },
  {
    id: "ranking",
    selector: "#js-ranktop, #js-article-slide-js, #js-article-slide-cj, .side_box:has(> #js-ranktop), .side_box:has(> #js-article-slide-js)",
    reason: "clutter",
    why: "filled by rankTop() and articleSlide(); .side_box is the titled box around the list",
    fixture: "article-t4.html",
  },
  {
    id: "share",
    selector: "#js-share-weibo, #js-share-weixin, #js-qrcode-wrap, .sharebar, .sharetobox, .bdsharebuttonbox, .article_share",
    reason: "clutter",
    why: "share buttons and QR code of T4; .sharetobox of T1; .bdsharebuttonbox is Baidu's share script",
    fixture: "article-t4.html",
  },
  {
    id: "side-buttons",
    selector: "#js-side-fixed",
    reason: "floating",
    why: "floating box with back to top, feedback, close",
    fixture: "article-t4.html",
  },
  {
    id: "attached-box",
    selector: "#chan_attach, .chan_newsInfo_link, .chan_newsInfo_comment",
    reason: "clutter",
    why: "T1: box below the article and the forum links of the info line",
    fixture: "article-t1.html",
  },
  {
    id: "mobile-floating",
    selector: ".media-item-special.fixed, #js-floating, .fl-body",
    reason: "floating",
    why: "floating ad and overlays of the mobile page",
    fixture: "mobile.html",
  },
  {
    id: "end-mark",
    selector: '.artiLogo, img[src*="articleLogo.png"]',
    reason: "clutter",
    why: "logo that T1 sets behind the last word of the body",
    fixture: "article-t1.html",
  },
];

/** Hidden by the content script: the selector is right only when the page has an article. */
export const ARTICLE_PAGE_RULES: readonly StaticRule[] = [
  {
    id: "article-right-column",
    selector: ".article_wrap_right, .col_right, .sidebar",
    reason: "clutter",
    why: "names of the right column of T4 around #js-follow-right; on other pages the same names hold news",
    fixture: "article-t4.html",
  },
];

/** Set by the page room on what `findClutter` returns. */
export const HIDDEN_ATTRIBUTE = "data-qingye-hidden";
/** Set by the page room on what the reader wants to see again. */
export const SHOWN_ATTRIBUTE = "data-qingye-show";

/** Switches the declared sheet off when inserted as a style sheet: nothing in the DOM changes, every element gets its own display back. */
export const DECLARED_OFF_CSS = ":root { --qingye: off !important; }\n";

/**
 * True, as a supports condition, in Firefox before 151, which has no style queries: there the sheet is switched off by
 * `OFF_ATTRIBUTE` on the root element. `position-anchor: normal` came with style queries, and `-moz-orient` is Firefox alone
 * (MDN browser-compat-data: css.at-rules.container.style_queries_for_custom_properties, css.properties.position-anchor.normal).
 */
export const WITHOUT_STYLE_QUERIES = "(not (position-anchor: normal)) and (-moz-orient: inline)";
/** Set by the page room on the root element, and only where `WITHOUT_STYLE_QUERIES` holds. */
export const OFF_ATTRIBUTE = "data-qingye-off";

/**
 * What a hidden element gets. `display` does it; the rest is for elements whose inline style says `display: … !important`,
 * which no author style sheet can overrule.
 */
const HIDE_DECLARATIONS = [
  "display: none !important;",
  "position: fixed !important;",
  "clip-path: inset(100%) !important;",
  "opacity: 0 !important;",
  "pointer-events: none !important;",
];

/**
 * The text of the style sheet that the manifest declares, in canonical form: one rule for each entry of `DECLARED_RULES`.
 *
 * A style query on the inherited `--qingye` makes it switchable without touching the DOM. (`display: var(--x, revert-layer)` does
 * not work: in an important declaration `revert-layer` also drops every normal rule of the page.) The layer matters because
 * important declarations in the first layer win over all important ones of the page's own sheets.
 */
export function declaredCss(): string {
  const shown = `:not([${SHOWN_ATTRIBUTE}])`;
  const rule = (comment: string, selector: string, within = ""): string =>
    [`    /* ${comment} */`, `    ${within}:is(${selector})${shown} {`, ...HIDE_DECLARATIONS.map((line) => `      ${line}`), "    }"].join("\n");
  const all = [`[${HIDDEN_ATTRIBUTE}]`, ...DECLARED_RULES.map(({ selector }) => selector)].join(", ");
  return [
    "/* Generated from src/clutter/rules.ts by tools/clutter/declared-css.ts. Do not edit. */",
    "@layer qingye {",
    "  :root {",
    "    --qingye: on;",
    "  }",
    "  @container style(--qingye: on) {",
    rule("what the content script found", `[${HIDDEN_ATTRIBUTE}]`),
    ...DECLARED_RULES.map(({ id, selector }) => rule(id, selector)),
    "  }",
    `  @supports ${WITHOUT_STYLE_QUERIES} {`,
    rule("all of the above, for Firefox before 151", all, `:root:not([${OFF_ATTRIBUTE}]) `),
    "  }",
    "}",
    "",
  ].join("\n");
}
