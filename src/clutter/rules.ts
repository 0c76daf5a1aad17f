/**
 * Clutter that a selector alone can name, as data. Facts about ids and classes: the site's own article script, its ad client
 * (`dvs.china.com/js/chinaadclient`), and public filter lists for china.com. Why each rule is there: `rule-notes.ts`.
 */
import type { HideReason } from "../contract/finding";

export interface StaticRule {
  readonly id: string;
  /** Literal CSS, no pseudo-elements. A selector list counts as one rule. */
  readonly selector: string;
  readonly reason: HideReason;
}

/** Hidden before the first paint, wherever they stand. Each must be safe without a look at the page. */
export const DECLARED_RULES = [
  {
    id: "china-ad-slot",
    selector: '[id^="CH_"][id*="_1000"], [id^="CH_LMT_"], [id^="CH_"][id*="_MTL_"], [id^="CH_"][id*="_DL_"]',
    reason: "ad",
  },
  {
    id: "china-ad-link",
    selector: 'a[href*="//dvser.china.com/"], iframe[src*="//dvser.china.com/"], img[src*="//sssvd.china.com/"]',
    reason: "ad",
  },
  {
    id: "ad-class",
    selector: ":is(div, a, p, ins):is(.gg, .mm, .mxm, .ads, .baidu, .ad_box, .gg300, .gg_box, .chaotong)",
    reason: "ad",
  },
  {
    id: "ad-flash",
    selector: 'object[width="360"][height="300"]',
    reason: "ad",
  },
  {
    id: "feed-ad",
    selector: "li.arttj-med, .sptBox .sptpAD",
    reason: "ad",
  },
  {
    id: "recommended-feed",
    selector: "#js-arttj-med, #chan_xgxw, #js-xgxw, .edit_related2013, #edit_related2013, .section-hot-news, .section-tj",
    reason: "clutter",
  },
  {
    id: "right-column",
    selector: "#js-follow-right, #chan_mainBlk_rgt",
    reason: "clutter",
  },
  {
    id: "ranking",
    selector: "#js-ranktop, #js-article-slide-js, #js-article-slide-cj, .side_box:has(> #js-ranktop), .side_box:has(> #js-article-slide-js)",
    reason: "clutter",
  },
  {
    id: "share",
    selector: "#js-share-weibo, #js-share-weixin, #js-qrcode-wrap, .sharebar, .sharetobox, .bdsharebuttonbox, .article_share",
    reason: "clutter",
  },
  {
    id: "side-buttons",
    selector: "#js-side-fixed",
    reason: "floating",
  },
  {
    id: "attached-box",
    selector: "#chan_attach, .chan_newsInfo_link, .chan_newsInfo_comment",
    reason: "clutter",
  },
  {
    id: "mobile-floating",
    selector: ".media-item-special.fixed, #js-floating, .fl-body",
    reason: "floating",
  },
  {
    id: "end-mark",
    selector: '.artiLogo, img[src*="articleLogo.png"]',
    reason: "clutter",
  },
] as const satisfies readonly StaticRule[];

/** Hidden by the content script: the selector is right only when the page has an article. */
export const ARTICLE_PAGE_RULES = [
  {
    id: "article-right-column",
    selector: ".article_wrap_right, .col_right, .sidebar",
    reason: "clutter",
  },
] as const satisfies readonly StaticRule[];

export type RuleId = (typeof DECLARED_RULES | typeof ARTICLE_PAGE_RULES)[number]["id"];

/** Set by the page room on what `findClutter` returns. */
export const HIDDEN_ATTRIBUTE = "data-qingye-hidden";
/** Set by the page room on what the reader wants to see again. */
export const SHOWN_ATTRIBUTE = "data-qingye-show";

/** Set by the page room on elements of which only the generated text is unwanted. */
export const BARE_ATTRIBUTE = "data-qingye-bare";

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
 * important declarations in the first layer win over all important ones of the page's own sheets. The query names the root as its
 * container: asked about its parent, Chromium 156 leaves an element hidden whose parent was hidden by the same query and is not any more.
 */
export function declaredCss(): string {
  // What stands in a shown element is shown with it, even if a rule of its own would hide it.
  const shown = `:not([${SHOWN_ATTRIBUTE}], [${SHOWN_ATTRIBUTE}] *)`;
  const rule = (comment: string, selector: string, within = ""): string =>
    [`    /* ${comment} */`, `    ${within}:is(${selector})${shown} {`, ...HIDE_DECLARATIONS.map((line) => `      ${line}`), "    }"].join("\n");
  const bare = (comment: string, within = ""): string =>
    [
      ...(comment === "" ? [] : [`    /* ${comment} */`]),
      `    ${within}[${BARE_ATTRIBUTE}]${shown}::before, ${within}[${BARE_ATTRIBUTE}]${shown}::after {`,
      "      content: none !important;",
      "    }",
    ].join("\n");
  const all = [`[${HIDDEN_ATTRIBUTE}]`, ...DECLARED_RULES.map(({ selector }) => selector)].join(", ");
  return [
    "/* Generated from src/clutter/rules.ts by `npm run generate`. Do not edit. */",
    "@layer qingye {",
    "  :root {",
    "    --qingye: on;",
    "    container-name: qingye;",
    "  }",
    "  @container qingye style(--qingye: on) {",
    rule("what the content script found", `[${HIDDEN_ATTRIBUTE}]`),
    bare("what a style sheet of the page writes"),
    ...DECLARED_RULES.map(({ id, selector }) => rule(id, selector)),
    "  }",
    `  @supports ${WITHOUT_STYLE_QUERIES} {`,
    rule("all of the above, for Firefox before 151", all, `:root:not([${OFF_ATTRIBUTE}]) `),
    bare("", `:root:not([${OFF_ATTRIBUTE}]) `),
    "  }",
    "  /* repaired text that may be wrong */",
    "  ::highlight(qingye-uncertain) {",
    "    text-decoration: underline dotted 1px;",
    "  }",
    "}",
    "",
  ].join("\n");
}
