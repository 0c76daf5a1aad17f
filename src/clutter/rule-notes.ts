/** Why each static rule is there. A module of its own, so that the sentences are not shipped: only tests and readers need them. */
import type { RuleId } from "./rules";

interface RuleNote {
  /** Where the selector comes from. */
  readonly why: string;
  /** File in `test/fixtures/clutter` that needs the rule. In the same file, `data-keep` elements must stay. */
  readonly fixture: string;
}

export const RULE_NOTES: Readonly<Record<RuleId, RuleNote>> = {
  "china-ad-slot": {
    why: "slots of the site's ad client: streaming media, skyscraper (moved into the body by script), couplet",
    fixture: "ads.html",
  },
  "china-ad-link": {
    why: "ad server and ad picture host of china.com; no editorial page links there",
    fixture: "ads.html",
  },
  "ad-class": {
    why: "public filter lists hide these classes on china.com and spare .adclass; .chaotong is the wide banner of T1",
    fixture: "ads.html",
  },
  "ad-flash": {
    why: "public filter lists for china.com",
    fixture: "ads.html",
  },
  "feed-ad": {
    why: "put into the recommended list by tjMedAdd(); list ads of the mobile page",
    fixture: "ads.html",
  },
  "recommended-feed": {
    why: "live feed and related news below the article of T4, T1 and the mobile page",
    fixture: "article-t4.html",
  },
  "right-column": {
    why: "right column of T4 and T1: rankings, picture sets, ads",
    fixture: "article-t4.html",
  },
  ranking: {
    why: "filled by rankTop() and articleSlide(); .side_box is the titled box around the list",
    fixture: "article-t4.html",
  },
  share: {
    why: "share buttons and QR code of T4; .sharetobox of T1; .bdsharebuttonbox is Baidu's share script",
    fixture: "article-t4.html",
  },
  "side-buttons": {
    why: "floating box with back to top, feedback, close",
    fixture: "article-t4.html",
  },
  "attached-box": {
    why: "T1: box below the article and the forum links of the info line",
    fixture: "article-t1.html",
  },
  "mobile-floating": {
    why: "floating ad and overlays of the mobile page",
    fixture: "mobile.html",
  },
  "end-mark": {
    why: "logo that T1 sets behind the last word of the body",
    fixture: "article-t1.html",
  },
  "article-right-column": {
    why: "names of the right column of T4 around #js-follow-right; on other pages the same names hold news",
    fixture: "article-t4.html",
  },
};
