/** What the reader is told a kind is, that is always shown on a site: kinds are named in the settings by rule or by reason. */
import { text } from "../browser/i18n";
import { HIDDEN_KINDS, kindOf, kindOfReason } from "../contract/settings";

/** By the ids of `clutter/rules.ts` and of the heuristics. One that is missing here is shown by its id. */
const RULES: Readonly<Record<string, () => string>> = {
  "china-ad-slot": () => text("rule_chinaAdSlot"),
  "china-ad-link": () => text("rule_chinaAdLink"),
  "ad-class": () => text("rule_adClass"),
  "ad-flash": () => text("rule_adFlash"),
  "feed-ad": () => text("rule_feedAd"),
  "recommended-feed": () => text("rule_recommendedFeed"),
  "right-column": () => text("rule_rightColumn"),
  "article-right-column": () => text("rule_rightColumn"),
  ranking: () => text("rule_ranking"),
  share: () => text("rule_share"),
  "side-buttons": () => text("rule_sideButtons"),
  "attached-box": () => text("rule_attachedBox"),
  "mobile-floating": () => text("rule_mobileFloating"),
  "end-mark": () => text("rule_endMark"),
  "ad-frame": () => text("rule_adFrame"),
  "ad-server-link": () => text("rule_adServerLink"),
  "labelled-ad": () => text("rule_labelledAd"),
  "ad-comment": () => text("rule_adComment"),
  "foreign-banner": () => text("rule_foreignBanner"),
  floater: () => text("rule_floater"),
  "off-screen": () => text("rule_offScreen"),
  "generated-text": () => text("rule_generatedText"),
  "side-box": () => text("rule_sideBox"),
  "feed-below": () => text("rule_feedBelow"),
  "first-line": () => text("rule_firstLine"),
  "spam-text": () => text("rule_spamText"),
  "foreign-link-grid": () => text("rule_foreignLinkGrid"),
};

const NAMES: Readonly<Record<string, () => string>> = Object.fromEntries([
  ...HIDDEN_KINDS.map((reason) => [kindOfReason(reason), () => text(`reason_${reason}`)] as const),
  ...Object.entries(RULES).map(([rule, name]) => [kindOf(rule), name] as const),
]);

/** `kind` as `kindOf` and `kindOfReason` name kinds. */
export function kindName(kind: string): string {
  const name = Object.hasOwn(NAMES, kind) ? NAMES[kind] : undefined;
  return name?.() ?? kind.replace(/^(?:rule|reason):/u, "");
}
