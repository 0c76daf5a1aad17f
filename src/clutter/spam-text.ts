import { foldText, foldedParts, STROKES } from "./fold-text";
import type { SpamFeature } from "./spam-feature";
import { SPAM_FEATURES } from "./spam-features";
import { triggersOf, type Triggers } from "./triggers";
import { WordIndex } from "./word-index";

/** Where a text stands. A headline may tell news in passing words; a banner or a picture's `alt` hardly ever does. */
export type TextContext = "title" | "link" | "banner" | "alt" | "listitem";

export const TEXT_CONTEXTS: readonly TextContext[] = ["title", "link", "banner", "alt", "listitem"];

export interface SpamVerdict {
  readonly spam: boolean;
  /** What the text advertises; `null` when it is not spam. */
  readonly kind: "gambling" | "adult" | null;
  /** Evidence for minus evidence against; spam from `SPAM_SCORE` on. */
  readonly score: number;
  /** `feature-id: word, word` in order of the features, also of those that speak against spam. */
  readonly reasons: string[];
}

export const SPAM_SCORE = 3;

/** A text that is nothing but words of spam has no news to tell. */
const COVERAGE_BONUS: readonly (readonly [least: number, bonus: number])[] = [
  [0.85, 1.2],
  [0.6, 0.6],
];

/** A banner has no news to tell either. */
const CONTEXT_BONUS: Readonly<Partial<Record<TextContext, number>>> = { banner: 0.4, alt: 0.4 };

/** One innocent word, as the name of a continent, is no anchor however short the text is. */
const LEAST_ANCHOR = 1.2;

/** An anchor as long as two words counts as two. */
const COMPOUND = 4;

/** What a text says besides its words of spam weakens them: this much for each character beyond the first few, and no more than that. */
const DOUBT = { free: 4, each: 0.4, most: 3 } as const;
/** A Latin letter says less than a Chinese character. */
const LETTER_SIZE = 0.3;

/** Longer texts are judged by their beginning: the cost stays bounded whatever a page holds. Characters after folding. */
const MAX_LENGTH = 400;

/**
 * Words that are cut up letter by letter with what nobody sees or reads, or written in letters that only look like letters. Beside words
 * of the trade it is evidence, and enough to make evidence of the names of their lines.
 */
const DISGUISED = new RegExp(`[${STROKES}\\u3297\\u3299\\u24b6-\\u24e9\\u{1d400}-\\u{1d7ff}\\u{1f130}-\\u{1f189}]|[\\p{Cf}]\\p{Script=Han}[\\p{Cf}]|(?:\\p{Script=Han}(?:丨|[^\\p{L}\\p{N}\\s，、：])){2}\\p{Script=Han}(?!\\p{Script=Han})`, "u");

/** Stands for a character of an innocent word where patterns are looked for. */
const MASK = "\u0000";

interface Index {
  readonly words: WordIndex<SpamFeature>;
  readonly patterns: readonly { readonly feature: SpamFeature; readonly pattern: RegExp }[];
}

let compiled: Index | undefined;

/** Made when the first text is judged. */
function index(): Index {
  compiled ??= {
    words: new WordIndex(SPAM_FEATURES, isInnocent),
    patterns: SPAM_FEATURES.flatMap((feature) => (feature.pattern === undefined ? [] : [{ feature, pattern: feature.pattern }])),
  };
  return compiled;
}

interface Found {
  readonly words: Set<string>;
  /** Start and end, end exclusive, of each match. */
  readonly spans: (readonly [number, number])[];
}

type Findings = ReadonlyMap<SpamFeature, Found>;

/** Everything that any feature finds in a folded text; nothing when there is no anchor. */
function findFeatures(text: string, triggers: Triggers, disguised: boolean): Findings {
  const { words, patterns } = index();
  const matches = words.cut(text);
  let open = text;
  for (const { lists, start, end } of matches) {
    if (lists.some(isMask)) open = open.slice(0, start) + MASK.repeat(end - start) + open.slice(end);
  }
  const findings = new Map<SpamFeature, Found>();
  const add = (feature: SpamFeature, start: number, end: number): void => {
    const found = findings.get(feature) ?? { words: new Set(), spans: [] };
    found.words.add(text.slice(start, end));
    found.spans.push([start, end]);
    findings.set(feature, found);
  };
  for (const { feature, pattern } of patterns) {
    if (triggers !== "any" && !triggers.has(feature)) continue;
    pattern.lastIndex = 0;
    for (let match = pattern.exec(open); match !== null && match[0] !== ""; match = pattern.exec(open)) add(feature, match.index, pattern.lastIndex);
  }
  if (findings.size === 0 && !disguised && !matches.some(({ lists }) => lists.some(isAnchor))) return findings;
  for (const { lists, start, end } of matches) if (!lists.some(isMask)) for (const feature of lists) add(feature, start, end);
  dropSwallowed(findings);
  return findings;
}

/** What is part of plain evidence is no news: 回归 inside 会员回归送588. */
function dropSwallowed(findings: Map<SpamFeature, Found>): void {
  const anchors = [...findings].flatMap(([{ firm }, { spans }]) => (firm === true ? spans : []));
  for (const [feature, { spans }] of findings) {
    if (isLegit(feature) && spans.every(([start, end]) => anchors.some((anchor) => anchor[0] <= start && end <= anchor[1]))) findings.delete(feature);
  }
}

interface Evidence {
  readonly score: number;
  readonly reasons: string[];
}

function weigh(findings: Findings, wanted: (feature: SpamFeature) => boolean): Evidence {
  let score = 0;
  const reasons: string[] = [];
  for (const [feature, found] of findings) {
    if (!wanted(feature)) continue;
    score += feature.weight * Math.min(found.words.size, feature.most ?? 1);
    reasons.push(`${feature.id}: ${[...found.words].join(", ")}`);
  }
  return { score, reasons };
}

const isLegit = ({ role }: SpamFeature): boolean => role === "legit";
const isMask = ({ role }: SpamFeature): boolean => role === "mask";
const isInnocent = ({ kind }: SpamFeature): boolean => kind === "legit";
const isAnchor = ({ role }: SpamFeature): boolean => role === "anchor";

function judgeKind(kind: "gambling" | "adult", text: string, findings: Findings, context: TextContext, disguised: boolean): Evidence {
  const speaks = (feature: SpamFeature): boolean => isAnchor(feature) && feature.kind === kind;
  const anchors = weigh(findings, speaks);
  const disguise = disguised && weigh(findings, (feature) => feature.kind === kind).score > 0 ? DISGUISE : NOTHING;
  if (anchors.score + disguise.score === 0) return anchors;
  const isSupport = (feature: SpamFeature): boolean => feature.role === "support" && (feature.kind === kind || feature.kind === "both");
  const [supports, legit] = [weigh(findings, isSupport), weigh(findings, isLegit)];
  const rest = weighRest(anchors.score + disguise.score >= LEAST_ANCHOR, text, findings, (feature) => speaks(feature) || isSupport(feature));
  const place = { score: legit.score === 0 ? (CONTEXT_BONUS[context] ?? 0) : 0, reasons: [] };
  const parts = [anchors, disguise, supports, rest.score > 0 && legit.score < 0 ? NOTHING : rest, place, legit];
  return { score: parts.reduce((sum, { score }) => sum + score, 0), reasons: parts.flatMap(({ reasons }) => reasons) };
}

const NOTHING: Evidence = { score: 0, reasons: [] };
const DISGUISE: Evidence = { score: 1.2, reasons: ["disguised"] };

/** What the text says besides: nothing speaks for spam, much speaks against it. */
function weighRest(trusted: boolean, text: string, findings: Findings, counts: (feature: SpamFeature) => boolean): Evidence {
  const covered = new Set<number>();
  const words = new Set<string>();
  let [enough, firm] = [false, false];
  for (const [feature, found] of findings) {
    if (!counts(feature)) continue;
    for (const word of found.words) words.add(word);
    enough ||= feature.alone === true || (feature.role === "anchor" && feature.kind === "gambling" && found.spans.some(([start, end]) => end - start >= COMPOUND));
    firm ||= feature.firm === true;
    for (const [start, end] of found.spans) for (let at = start; at < end; at += 1) covered.add(at);
  }
  let [size, rest] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const weight = unit === 0x20 ? 0 : unit < 0x250 ? LETTER_SIZE : 1;
    size += weight;
    if (!covered.has(at)) rest += weight;
  }
  const doubt = firm ? 0 : Math.min(DOUBT.most, Math.max(0, rest - DOUBT.free) * DOUBT.each);
  if (doubt > 0) return { score: -doubt, reasons: [`besides: ${Math.round(rest)} of ${Math.round(size)} characters`] };
  const separate = [...words].filter((word) => ![...words].some((other) => other !== word && other.includes(word)));
  const bonus = trusted && (enough || separate.length > 1) ? (COVERAGE_BONUS.find(([least]) => size - rest >= least * size)?.[1] ?? 0) : 0;
  return bonus === 0 ? NOTHING : { score: bonus, reasons: ["nothing else"] };
}

const NOT_SPAM: SpamVerdict = { spam: false, kind: null, score: 0, reasons: [] };

function judgePiece(folded: string, triggers: Triggers, context: TextContext, disguised: boolean): SpamVerdict {
  const text = folded.slice(0, MAX_LENGTH);
  const findings = findFeatures(text, triggers, disguised);
  if (findings.size === 0) return NOT_SPAM;
  const [gambling, adult] = [judgeKind("gambling", text, findings, context, disguised), judgeKind("adult", text, findings, context, disguised)];
  const isAdult = adult.reasons.length > 0 && (gambling.reasons.length === 0 || adult.score > gambling.score);
  const best = isAdult ? adult : gambling;
  const score = Math.round(best.score * 10) / 10;
  const spam = score >= SPAM_SCORE;
  return { spam, kind: spam ? (isAdult ? "adult" : "gambling") : null, score, reasons: best.reasons };
}

/**
 * Judges a short text: is it gambling or pornography spam of the kind that hijackers put into news pages?
 * News about gambling, lottery draws, Macao, e-sports and ordinary site furniture is not.
 *
 * @param text as it stands on the page, in any script; only the beginning counts: 400 characters when folded, 800 as they stand
 * @param context where it stands
 * @returns never throws; an empty text is not spam and scores 0
 */
export function classifySpam(text: string, context: TextContext = "link"): SpamVerdict {
  const beginning = text.slice(0, MAX_LENGTH * 2);
  const triggers = triggersOf(beginning);
  if (triggers === null) return NOT_SPAM;
  const disguised = DISGUISED.test(beginning);
  const whole = judgePiece(foldText(beginning), triggers, context, disguised);
  if (whole.spam || whole === NOT_SPAM) return whole;
  // `headline(brand)`: the headline must not outweigh what was hung on it, unless it is news about crime.
  if (whole.reasons.some((reason) => reason.startsWith("crackdown:"))) return whole;
  for (const part of foldedParts(text.slice(0, MAX_LENGTH))) {
    const verdict = judgePiece(part, triggers, context, disguised);
    if (verdict.spam) return { ...verdict, reasons: [`part: ${part}`, ...verdict.reasons] };
  }
  return whole;
}
