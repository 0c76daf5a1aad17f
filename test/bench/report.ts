/** What the benchmark says: the object that others count on, and a table with the bars. */
import type { ExtractionTimes, ReaderTimes } from "./extraction";
import { PAGE } from "./pages";
import type { PopupPair, PopupTimes } from "./popup";
import { BUDGETS, type Sizes } from "./sizes";
import { median, ratiosOf, spreadOf, type Spread } from "./statistics";
import type { TextFigures } from "./text";
import type { Peer, VisitPair } from "./visits";

/** Everything that was measured. */
export interface Figures {
  /** By name of the page, in the order in which they are shown. */
  readonly pages: ReadonlyMap<string, readonly VisitPair[]>;
  readonly template: readonly ExtractionTimes[];
  readonly generic: readonly ExtractionTimes[];
  readonly popup: readonly PopupPair[];
  readonly text: TextFigures;
  /** Millions of characters a second. */
  readonly openccSpeeds: readonly number[];
  readonly sizes: Sizes;
}

/** Ratios are ours / theirs; the contract of `npm run -s bench -- --json`. */
export interface Report {
  readonly cleanVsReadability: number;
  readonly damagedVsOpencc: number;
  readonly templateVsReadability: number;
  readonly genericVsReadability: number;
  readonly popupVsEmpty: number;
  readonly detectMcharsPerS: number;
  readonly repairMcharsPerS: number;
  /** Tasks over 50 ms that a page of up to 1 MB has with us and not without. */
  readonly longTasks: number;
  /** JavaScript heap that we keep on the damaged page. */
  readonly memoryMB: number;
  readonly sizes: Sizes;
}

export interface Row {
  readonly label: string;
  readonly value: string;
  /** Empty where there is none. */
  readonly bar: string;
  readonly met: boolean | null;
}

const LONG_MS = 50;

/** Milliseconds of processor time that the page takes more with us. */
const costOf = ({ ours, empty }: VisitPair): number => ours.taskMs - empty.taskMs;

function pairsOf(figures: Figures, page: string): readonly VisitPair[] {
  const pairs = figures.pages.get(page);
  if (pairs === undefined) throw new Error(`${page} was not measured`);
  return pairs;
}

function against(pairs: readonly VisitPair[], peer: Peer): Spread {
  return ratiosOf(pairs.map(costOf), pairs.map(({ peers }) => peers[peer] ?? Number.NaN));
}

/** Time by which tasks are longer than a long one begins, as the browser's "total blocking time". */
const blocking = (tasks: readonly number[]): number => tasks.reduce((sum, ms) => sum + ms - LONG_MS, 0);

/** Tasks that became long by us: those that there are more of, or one when what was long became longer by as much. */
function longTasksOf(pairs: readonly VisitPair[]): number {
  const more = median(pairs.map(({ ours, empty }) => ours.longTasks.length - empty.longTasks.length));
  const longer = median(pairs.map(({ ours, empty }) => blocking(ours.longTasks) - blocking(empty.longTasks)));
  return Math.max(0, Math.round(more), longer > LONG_MS ? 1 : 0);
}

const heapOf = (pairs: readonly VisitPair[]): Spread => spreadOf(pairs.map(({ ours, empty }) => ours.heapMB - empty.heapMB));

function readerRatios(times: readonly ReaderTimes[], peer: "readability" | "defuddle"): Spread {
  return ratiosOf(times.map(({ ours }) => ours), times.map((time) => time[peer]));
}

/** Readability takes apart what it reads, and the page of a person must stay as it is: in an extension it cannot do without a copy. */
function withCopy(times: readonly ReaderTimes[]): Spread {
  return ratiosOf(times.map(({ ours }) => ours), times.map(({ readability, copy }) => readability + copy));
}

function popupRatios(pairs: readonly PopupPair[], time: keyof PopupTimes): Spread {
  return ratiosOf(pairs.map(({ ours }) => ours[time]), pairs.map(({ empty }) => empty[time]));
}

export function reportOf(figures: Figures): Report {
  const [clean, damaged, damagedLong, feed] = [PAGE.clean, PAGE.damaged, PAGE.damagedLong, PAGE.feed].map((page) => pairsOf(figures, page));
  if (!clean || !damaged || !damagedLong || !feed) throw new Error("not all pages were measured");
  const extraction = (times: readonly ExtractionTimes[]): number => readerRatios(times.map(({ first }) => first), "readability").median;
  return {
    cleanVsReadability: against(clean, "readability").median,
    damagedVsOpencc: against(damaged, "opencc").median,
    templateVsReadability: extraction(figures.template),
    genericVsReadability: extraction(figures.generic),
    popupVsEmpty: popupRatios(figures.popup, "sinceClick").median,
    detectMcharsPerS: figures.text.detectMcharsPerS,
    repairMcharsPerS: figures.text.repairMcharsPerS,
    longTasks: [clean, damaged, damagedLong, feed].reduce((sum, pairs) => sum + longTasksOf(pairs), 0),
    memoryMB: heapOf(damaged).median,
    sizes: figures.sizes,
  };
}

/** Three digits that matter. */
function digits(value: number): string {
  const magnitude = Math.abs(value);
  return value.toFixed(magnitude >= 100 ? 0 : magnitude >= 10 ? 1 : 2);
}

const spread = ({ median: middle, lower, upper }: Spread, unit = ""): string => `${digits(middle)}${unit} (${digits(lower)}–${digits(upper)})`;

function atMost(label: string, value: Spread, most: number, unit = ""): Row {
  return { label, value: spread(value, unit), bar: `≤ ${String(most)}${unit}`, met: value.median <= most };
}

function atLeast(label: string, value: number, least: number, unit: string): Row {
  return { label, value: `${digits(value)}${unit}`, bar: `≥ ${String(least)}${unit}`, met: value >= least };
}

function plain(label: string, value: string): Row {
  return { label, value, bar: "", met: null };
}

const PEER_NAMES: Readonly<Record<Peer, string>> = { readability: "Readability.parse", opencc: "opencc-js HTMLConverter", tongwen: "tongwen-core walker" };

function pageRows(figures: Figures, page: string, bars: Readonly<Partial<Record<Peer, number>>>): Row[] {
  const pairs = pairsOf(figures, page);
  const of = (pick: (pair: VisitPair) => number): string => spread(spreadOf(pairs.map(pick)), " ms");
  const peers = Object.keys(pairs[0]?.peers ?? {}) as Peer[];
  const ratios = peers.map((peer): Row => {
    const [label, ratio, bar] = [`  ours / ${PEER_NAMES[peer]}`, against(pairs, peer), bars[peer]];
    return bar === undefined ? plain(label, spread(ratio)) : atMost(label, ratio, bar);
  });
  const long = (pick: (pair: VisitPair) => readonly number[]): string => {
    const tasks = pairs.map(pick);
    return `${digits(median(tasks.map(({ length }) => length)))}, longest ${digits(median(tasks.map((all) => Math.max(0, ...all))))} ms`;
  };
  const added = longTasksOf(pairs);
  return [
    plain(`${page}, ${String(pairs.length)} pairs: our whole cost`, of(costOf)),
    plain("  of it our script alone", of(({ ours, empty }) => ours.scriptMs - empty.scriptMs)),
    plain("  of it style and layout", of(({ ours, empty }) => ours.layoutMs - empty.layoutMs)),
    plain("  the page with an empty content script", of(({ empty }) => empty.taskMs)),
    ...peers.map((peer) => plain(`  ${PEER_NAMES[peer]}`, of(({ peers: costs }) => costs[peer] ?? Number.NaN))),
    ...ratios,
    plain("  long tasks with us", long(({ ours }) => ours.longTasks)),
    plain("  long tasks without", long(({ empty }) => empty.longTasks)),
    page === PAGE.long ? plain("  long tasks by us", String(added)) : { label: "  long tasks by us", value: String(added), bar: "0", met: added === 0 },
    plain("  heap that we keep", spread(heapOf(pairs), " MB")),
  ];
}

function extractionRows(name: string, times: readonly ExtractionTimes[], bar: number): Row[] {
  const [first, again] = [times.map((time) => time.first), times.map((time) => time.again)];
  return [
    plain(`article ${name}, ${String(times.length)} pairs: ours`, spread(spreadOf(first.map(({ ours }) => ours)), " ms")),
    atMost("  ours / Readability", readerRatios(first, "readability"), bar),
    plain("  ours / Readability with the copy that it needs", spread(withCopy(first))),
    plain("  ours / defuddle", spread(readerRatios(first, "defuddle"))),
    atMost("  ours / Readability, called again", readerRatios(again, "readability"), bar),
    plain("  ours / Readability with its copy, called again", spread(withCopy(again))),
  ];
}

function textRows({ text, openccSpeeds }: Figures): Row[] {
  const memory = spreadOf([text.peakMemoryMB]);
  return [
    atLeast("text: detection on clean text", text.detectMcharsPerS, 5, " M chars/s"),
    atLeast("text: repair of damaged text", text.repairMcharsPerS, 1, " M chars/s"),
    plain("  opencc-js alone, from a fresh converter", spread(spreadOf(openccSpeeds), " M chars/s")),
    { label: "  peak memory, 1 M damaged characters", value: `${digits(memory.median)} MB`, bar: "≤ 30 MB", met: memory.median <= 30 },
    ...text.sizes.map(({ kilobytes, detectMs, repairMs }) => plain(`  ${String(kilobytes)} KB: detection, repair`, `${digits(detectMs)} ms, ${digits(repairMs)} ms`)),
  ];
}

const SIZE_NAMES: Readonly<Record<keyof Sizes, string>> = {
  alwaysOnGz: "size: always-on script and style, gzipped", repairGz: "size: repair part, gzipped", popupGz: "size: popup, gzipped", archive: "size: archive",
};

function sizeRows(sizes: Sizes): Row[] {
  const kilobytes = (bytes: number): string => `${digits(bytes / 1024)} KB`;
  return (Object.keys(SIZE_NAMES) as (keyof Sizes)[]).map((key) => ({ label: SIZE_NAMES[key], value: kilobytes(sizes[key]), bar: `≤ ${kilobytes(BUDGETS[key])}`, met: sizes[key] <= BUDGETS[key] }));
}

export function rowsOf(figures: Figures): readonly Row[] {
  return [
    ...pageRows(figures, PAGE.clean, { readability: 0.25 }),
    ...pageRows(figures, PAGE.damaged, { opencc: 1 }),
    ...pageRows(figures, PAGE.damagedLong, {}),
    ...pageRows(figures, PAGE.feed, {}),
    ...pageRows(figures, PAGE.long, {}),
    ...extractionRows("by template", figures.template, 0.2),
    ...extractionRows("generic", figures.generic, 1.5),
    plain(`popup, ${String(figures.popup.length)} pairs: click to first article paint`, spread(spreadOf(figures.popup.map(({ ours }) => ours.sinceClick)), " ms")),
    atMost("  ours / empty popup", popupRatios(figures.popup, "sinceClick"), 2),
    plain("  ours / empty popup, once there is a window", spread(popupRatios(figures.popup, "sinceStart"))),
    ...textRows(figures),
    ...sizeRows(figures.sizes),
  ];
}

const mark = ({ met }: Row): string => (met === null ? "" : met ? "met" : "NOT MET");

/** For a terminal. */
export function tableOf(rows: readonly Row[]): string {
  return rows.map((row) => `${row.label.padEnd(52)} ${row.value.padStart(30)}   ${row.bar.padEnd(16)} ${mark(row)}`.trimEnd()).join("\n");
}

/** For the README: the rows that have a bar, under the name of what they belong to. */
export function markdownOf(rows: readonly Row[]): string {
  let group = "";
  const lines: string[] = [];
  for (const row of rows) {
    if (!row.label.startsWith(" ")) group = row.label.replace(/, \d+ pairs.*$/u, "");
    if (row.met === null) continue;
    const label = row.label.startsWith(" ") ? `${group}: ${row.label.trim()}` : row.label;
    lines.push(`| ${label} | ${row.value} | ${row.bar} | ${row.met ? "yes" : "**no**"} |`);
  }
  return ["| what | median (quartiles) | bar | met |", "|---|---|---|---|", ...lines].join("\n");
}
