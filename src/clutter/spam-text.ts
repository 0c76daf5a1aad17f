import { foldText, foldedParts } from "./fold-text";
import { SPAM_FEATURES, type SpamFeature } from "./spam-features";
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

/** Longer texts are judged by their beginning: the cost stays bounded whatever a page holds. Characters after folding. */
const MAX_LENGTH = 400;

const WORDS = new WordIndex(SPAM_FEATURES);
const PATTERNS = SPAM_FEATURES.flatMap((feature) => (feature.pattern === undefined ? [] : [{ feature, pattern: feature.pattern }]));

interface Found {
  readonly words: Set<string>;
  /** Start and end, end exclusive, of each match. */
  readonly spans: (readonly [number, number])[];
}

/** Stands for a character of an innocent word where patterns are looked for. */
const MASK = "\u0000";

type Findings = ReadonlyMap<SpamFeature, Found>;

/** Everything that any feature finds in a folded text. */
function findFeatures(text: string): Findings {
  const findings = new Map<SpamFeature, Found>();
  const add = (feature: SpamFeature, word: string, start: number): void => {
    const found = findings.get(feature) ?? { words: new Set(), spans: [] };
    found.words.add(word);
    found.spans.push([start, start + word.length]);
    findings.set(feature, found);
  };
  let anchorEnd = 0;
  let open = text;
  for (const { feature, word, start, end } of WORDS.find(text)) {
    if (feature.role === "mask") {
      open = open.slice(0, start) + MASK.repeat(end - start) + open.slice(end);
      continue;
    }
    // 救援 inside 救援金 is no news.
    if (feature.role === "legit" && end <= anchorEnd) continue;
    if (feature.role === "anchor") anchorEnd = Math.max(anchorEnd, end);
    add(feature, word, start);
  }
  for (const { feature, pattern } of PATTERNS) {
    for (const match of open.matchAll(pattern)) if (match[0] !== "") add(feature, match[0], match.index);
  }
  return findings;
}

interface Evidence {
  readonly score: number;
  readonly reasons: string[];
}

function weigh(findings: Findings, wanted: (feature: SpamFeature) => boolean): Evidence {
  let score = 0;
  const reasons: string[] = [];
  for (const feature of SPAM_FEATURES) {
    const found = findings.get(feature);
    if (found === undefined || !wanted(feature)) continue;
    score += feature.weight * Math.min(found.words.size, feature.most ?? 1);
    reasons.push(`${feature.id}: ${[...found.words].join(", ")}`);
  }
  return { score, reasons };
}

const isLegit = ({ role }: SpamFeature): boolean => role === "legit";

function judgeKind(kind: "gambling" | "adult", text: string, findings: Findings, context: TextContext): Evidence {
  const isAnchor = (feature: SpamFeature): boolean => feature.role === "anchor" && feature.kind === kind;
  const anchors = weigh(findings, isAnchor);
  if (anchors.score === 0) return anchors;
  const isSupport = (feature: SpamFeature): boolean => feature.role === "support" && (feature.kind === kind || feature.kind === "both");
  const [supports, legit] = [weigh(findings, isSupport), weigh(findings, isLegit)];
  const bonus = legit.score === 0 ? coverageBonus(text, findings, (feature) => isAnchor(feature) || isSupport(feature)) : { score: 0, reasons: [] };
  const place = { score: legit.score === 0 ? (CONTEXT_BONUS[context] ?? 0) : 0, reasons: [] };
  const parts = [anchors, supports, bonus, place, legit];
  return { score: parts.reduce((sum, { score }) => sum + score, 0), reasons: parts.flatMap(({ reasons }) => reasons) };
}

function coverageBonus(text: string, findings: Findings, counts: (feature: SpamFeature) => boolean): Evidence {
  const covered = new Set<number>();
  const words = new Set<string>();
  let enough = false;
  for (const [feature, found] of findings) {
    if (!counts(feature)) continue;
    const { spans } = found;
    for (const word of found.words) words.add(word);
    enough ||= feature.alone === true;
    for (const [start, end] of spans) for (let at = start; at < end; at += 1) if (text.charAt(at) !== " ") covered.add(at);
  }
  const separate = [...words].filter((word) => ![...words].some((other) => other !== word && other.includes(word)));
  if (!enough && separate.length < 2) return { score: 0, reasons: [] };
  const length = text.replaceAll(" ", "").length;
  const bonus = COVERAGE_BONUS.find(([least]) => covered.size >= least * length)?.[1] ?? 0;
  return { score: bonus, reasons: bonus === 0 ? [] : [`nothing-else: ${covered.size} of ${length} characters`] };
}

const NOT_SPAM: SpamVerdict = { spam: false, kind: null, score: 0, reasons: [] };

function judgePiece(folded: string, context: TextContext): SpamVerdict {
  const text = folded.slice(0, MAX_LENGTH);
  const findings = findFeatures(text);
  if (![...findings.keys()].some(({ role }) => role === "anchor")) return NOT_SPAM;
  const [gambling, adult] = [judgeKind("gambling", text, findings, context), judgeKind("adult", text, findings, context)];
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
  const whole = judgePiece(foldText(text.slice(0, MAX_LENGTH * 2)), context);
  if (whole.spam || whole === NOT_SPAM) return whole;
  // `headline(brand)`: the headline must not outweigh what was hung on it, unless it is news about crime.
  if (whole.reasons.some((reason) => reason.startsWith("crackdown:"))) return whole;
  for (const part of foldedParts(text.slice(0, MAX_LENGTH))) {
    const verdict = judgePiece(part, context);
    if (verdict.spam) return { ...verdict, reasons: [`part: ${part}`, ...verdict.reasons] };
  }
  return whole;
}
