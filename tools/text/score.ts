/**
 * How well the text repair does, in numbers: `npx tsx tools/text/score.ts [--errors] [--held-out]`. Everything it needs is in the
 * repository: news-like texts, damaged by the forward model in all table sizes, firing rates and variants, and texts that must not
 * change. The repairer's weights were chosen on `news`; with `--held-out` other prose is damaged, on which nothing was ever chosen.
 */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Damaged } from "../../src/text/damage-model";
import { damageText, toAsciiMarks, toTraditionalByCharacter, type DamageOptions } from "../../test/support/damage";
import { assessDamage } from "../../src/text/evidence";
import { simplifiedChars } from "../../src/text/char-map";
import { createRepairer } from "../../src/text/repairer";
import { convertScript } from "../../src/text/script";
import { alignedTo } from "./align";

const FIXTURES = fileURLToPath(new URL("../../test/fixtures/text/", import.meta.url));
const showErrors = process.argv.includes("--errors");

function texts(folder: string): { name: string; text: string }[] {
  const names = readdirSync(FIXTURES + folder).filter((name) => name.endsWith(".txt"));
  names.sort();
  return names.map((name) => ({ name, text: readFileSync(`${FIXTURES}${folder}/${name}`, "utf8") }));
}

class Score {
  places = 0;
  exact = 0;
  certainWrong = 0;
  alone = 0;
  aloneExact = 0;
  annotations = 0;
  annotationsLeft = 0;
  characters = 0;
  charactersRight = 0;
}

const CONFIGURATIONS: readonly Omit<DamageOptions, "seed">[] = [
  { table: "small", splitRate: 0.8, annotationRate: 1 },
  { table: "small", splitRate: 1, annotationRate: 0.9, variant: "padded" },
  { table: "medium", splitRate: 0.8, annotationRate: 1 },
  { table: "large", splitRate: 0.8, annotationRate: 1, variant: "anyReading" },
  { table: "large", splitRate: 0.5, annotationRate: 0.95, variant: "privateUse" },
  { table: "largest", splitRate: 0.8, annotationRate: 1 },
];

/** The visible text of the damaged page: tags that are still whole are not text. */
function withoutTags(text: string): string {
  return text.replace(/<\/?p>/g, "");
}

function scoreText(name: string, simplified: string, options: DamageOptions, ascii: boolean, score: Score): void {
  const truth = toTraditionalByCharacter(simplified.replace(/\r?\n(?:\r?\n)*/g, "\n").trim());
  const html = truth.split("\n").map((line) => `<p>${line}</p>`).join("\n");
  const damaged = damageText(html, options);
  const marks = ascii ? toAsciiMarks : (text: string): string => text;
  const seen = marks(withoutTags(damaged.text));
  const expected = marks(truth);
  const repaired = createRepairer(seen).repair(seen);
  const inText = (offset: number): number => withoutTags(html.slice(0, offset)).length;
  const matched = alignedTo(expected, repaired.text);
  score.characters += expected.length;
  score.charactersRight += matched.right;
  score.annotations += damaged.text.match(/[\u4e00-\u9fff]\([a-zà-ǿ]{1,6} ?\)/g)?.length ?? 0;
  score.annotationsLeft += repaired.text.match(/[\u4e00-\u9fff]\([a-zà-ǿ]{1,6} ?\)/g)?.length ?? 0;
  damaged.places.forEach((place, index) => {
    const start = inText(place.start);
    const end = inText(place.end);
    // Bytes that are gone for good cannot be exact; they must be marked.
    const want = expected.slice(start, end);
    const got = repaired.text.slice(matched.at(Math.max(0, start)), matched.at(end));
    score.places += 1;
    const right = got === want || (got.includes("〓") && got.length === want.length && [...got].every((c, i) => c === want[i] || (c === "〓" && /[\d A-Za-z%.()]/.test(want[i] ?? ""))));
    if (right) score.exact += 1;
    else if (showErrors) console.log(`${name} ${options.table}: ${expected.slice(start - 5, start)}[${want}]${expected.slice(end, end + 4)}  got [${got}]`);
    scoreAlone(html, damaged, index, marks, score);
  });
}

const BEFORE = 4;
const AFTER = 4;

/** A short span around one place, as a search engine would show it; it ends before the next place. */
function scoreAlone(html: string, damaged: Damaged, index: number, marks: (text: string) => string, score: Score): void {
  const place = damaged.places[index];
  if (place === undefined) return;
  const from = Math.max(html.lastIndexOf(">", place.start - 1) + 1, place.start - BEFORE, damaged.places[index - 1]?.end ?? 0);
  const lineEnd = html.indexOf("</p>", place.end - 1);
  // Where the machine ate the `<` of the tag, the rest of the tag is part of the span.
  const to = lineEnd < place.end ? lineEnd + 4 : Math.min(lineEnd, place.end + AFTER, damaged.places[index + 1]?.start ?? html.length);
  const span = marks(withoutTags(damaged.text.slice(damaged.seenAt[from], damaged.seenAt[to] ?? damaged.text.length)));
  const want = marks(withoutTags(html.slice(from, to)));
  const got = createRepairer(span).repair(span).text;
  score.alone += 1;
  if (toAsciiMarks(got) === toAsciiMarks(want)) score.aloneExact += 1;
  else if (showErrors) console.log(`alone: ${span}  want ${want}  got ${got}`);
}

function percent(part: number, whole: number): string {
  return `${part}/${whole} = ${((100 * part) / Math.max(1, whole)).toFixed(3)} %`;
}

const news = texts(process.argv.includes("--held-out") ? "held-out" : "news");
let seed = 1;
const total = new Score();
for (const configuration of CONFIGURATIONS) {
  const score = new Score();
  const startAt = performance.now();
  news.forEach(({ name, text }, i) => scoreText(name, text, { ...configuration, seed: (seed += 1) }, i % 2 === 0, score));
  const { table, variant = "plain" } = configuration;
  console.log(`${table} ${variant}: straddled ${percent(score.exact, score.places)}, alone ${percent(score.aloneExact, score.alone)}, annotations left ${score.annotationsLeft} of ${score.annotations}, characters ${percent(score.charactersRight, score.characters)}, ${(performance.now() - startAt).toFixed(0)} ms`);
  for (const key of Object.keys(score) as (keyof Score)[]) total[key] += score[key];
}
console.log(`ALL: straddled ${percent(total.exact, total.places)}, alone ${percent(total.aloneExact, total.alone)}, annotations left ${total.annotationsLeft} of ${total.annotations}, characters ${percent(total.charactersRight, total.characters)}`);

let changed = 0;
const negative = texts("negative");
for (const { name, text } of negative) {
  const repairer = createRepairer(text);
  const repaired = repairer.repair(text);
  if (repaired.text === text && !repairer.damaged) continue;
  changed += 1;
  console.log(`CHANGED negative/${name}: ${JSON.stringify(repaired.repairs.slice(0, 4))}`);
}
console.log(`negative texts changed: ${changed} of ${negative.length}`);

let scriptWrong = 0;
let scriptTotal = 0;
let untouched = 0;
for (const { text } of news) {
  const back = convertScript(toTraditionalByCharacter(text), "hans").text;
  for (let i = 0; i < text.length; i += 1) {
    scriptTotal += 1;
    if (back[i] === text[i]) continue;
    scriptWrong += 1;
    if (showErrors) console.log(`script: ${text.slice(i - 4, i + 5)} -> ${back.slice(i - 4, i + 5)} (${simplifiedChars(text.slice(i, i + 1))})`);
  }
  untouched += convertScript(text, "hans").repairs.length;
}
console.log(`back to Simplified: ${percent(scriptTotal - scriptWrong, scriptTotal)} of characters; edits of Simplified text: ${untouched}`);

/** Millions of characters a second. */
function speed(characters: number, run: () => void): string {
  const startAt = performance.now();
  run();
  return (characters / 1000 / (performance.now() - startAt)).toFixed(2);
}

const cleanPage = news.map(({ text }) => text).join("\n").repeat(60);
const damagedPage = damageText(toTraditionalByCharacter(cleanPage.slice(0, 100_000)), { table: "large", splitRate: 0.8, annotationRate: 1, seed: 1 }).text;
console.log(`detection on clean text: ${speed(cleanPage.length, () => assessDamage(cleanPage))} M characters/s`);
const repairer = createRepairer(damagedPage);
const heapBefore = process.memoryUsage().heapUsed;
console.log(`repair of ${damagedPage.length} damaged characters: ${speed(damagedPage.length, () => repairer.repair(damagedPage))} M characters/s, ${((process.memoryUsage().heapUsed - heapBefore) / 1e6).toFixed(0)} MB more heap`);
const damagedTwice = damagedPage + damagedPage;
console.log(`of twice as many: ${speed(damagedTwice.length, () => repairer.repair(damagedTwice))} M characters/s`);
