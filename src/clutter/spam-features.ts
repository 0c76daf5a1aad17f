/** What speaks for and against a short text being hijack spam, as data. Why each is there: `spam-reasons.ts`. */
import { ADULT_FEATURES } from "./adult-features";
import { GAMBLING_FEATURES } from "./gambling-features";
import { NEWS_FEATURES } from "./news-features";
import type { SpamFeature } from "./spam-feature";

export const SPAM_FEATURES: readonly SpamFeature[] = [...GAMBLING_FEATURES, ...ADULT_FEATURES, ...NEWS_FEATURES];

export type SpamFeatureId = (typeof GAMBLING_FEATURES | typeof ADULT_FEATURES | typeof NEWS_FEATURES)[number]["id"];
