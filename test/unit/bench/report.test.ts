/** The benchmark's arithmetic: what it measures is checked by looking at it, what it makes of that is checked here. */
import { expect, test } from "vitest";
import { PAGE } from "../../bench/pages";
import { markdownOf, reportOf, rowsOf, tableOf, type Figures } from "../../bench/report";
import { ratiosOf, spreadOf } from "../../bench/statistics";
import type { VisitPair } from "../../bench/visits";

function pair(ourMs: number, emptyMs: number, readability: number, longTasks: readonly number[] = []): VisitPair {
  const visit = { scriptMs: 0, layoutMs: 0, heapMB: 1 };
  return { ours: { ...visit, taskMs: ourMs, longTasks, heapMB: 3 }, empty: { ...visit, taskMs: emptyMs, longTasks: [] }, peers: { readability, opencc: 50, tongwen: 40 } };
}

function figuresWith(clean: readonly VisitPair[]): Figures {
  const others = [pair(110, 100, 20)];
  const times = { ours: 2, readability: 10, defuddle: 40, copy: 1 };
  const popup = { sinceClick: 300, sinceStart: 100 };
  return {
    pages: new Map([[PAGE.clean, clean], [PAGE.damaged, others], [PAGE.damagedLong, others], [PAGE.feed, others], [PAGE.long, others]]),
    template: [{ first: times, again: times }],
    generic: [{ first: times, again: times }],
    popup: [{ ours: popup, empty: { sinceClick: 200, sinceStart: 50 } }],
    text: { detectMcharsPerS: 6, repairMcharsPerS: 0.5, firstRepairMs: 1, tablesMs: 1, sizes: [], peakMemoryMB: 20 },
    openccSpeeds: [2],
    sizes: { alwaysOnGz: 1000, repairGz: 1000, popupGz: 1000, archive: 2_000_000 },
  };
}

test("medians and quartiles lie between values where need be", () => {
  expect(spreadOf([4, 1, 3, 2])).toEqual({ median: 2.5, lower: 1.75, upper: 3.25, runs: 4 });
  expect(spreadOf([5])).toEqual({ median: 5, lower: 5, upper: 5, runs: 1 });
});

test("ratios are those of the pairs, not of the medians", () => {
  expect(ratiosOf([1, 20, 3], [1, 10, 1]).median).toBe(2);
});

test("our cost is what the page takes more with us, next to the peer of the same pair", () => {
  const report = reportOf(figuresWith([pair(105, 100, 20), pair(250, 240, 40), pair(106, 100, 20)]));
  expect(report.cleanVsReadability).toBe(0.25);
  expect(report.damagedVsOpencc).toBe(0.2);
  expect(report.memoryMB).toBe(2);
  expect(Object.keys(report)).toEqual(["cleanVsReadability", "damagedVsOpencc", "templateVsReadability", "genericVsReadability", "popupVsEmpty", "detectMcharsPerS", "repairMcharsPerS", "longTasks", "memoryMB", "sizes"]);
});

test("long tasks are counted when there are more of them, and when what was long became much longer", () => {
  const more = pair(110, 100, 20, [60, 70]);
  expect(reportOf(figuresWith([more, more, more])).longTasks).toBe(2);
  const longer: VisitPair = { ...more, ours: { ...more.ours, longTasks: [160] }, empty: { ...more.empty, longTasks: [100] } };
  expect(reportOf(figuresWith([longer])).longTasks).toBe(1);
  expect(reportOf(figuresWith([pair(110, 100, 20)])).longTasks).toBe(0);
});

test("a bar that is not met is said so, in the table and in the README", () => {
  const rows = rowsOf(figuresWith([pair(120, 100, 20)]));
  const named = (label: string): string => tableOf(rows).split("\n").find((line) => line.includes(label)) ?? "";
  expect(named("ours / Readability.parse")).toMatch(/≤ 0\.25\s+NOT MET$/u);
  expect(named("repair of damaged text")).toMatch(/NOT MET$/u);
  expect(named("size: archive")).toMatch(/NOT MET$/u);
  expect(named("detection on clean text")).toMatch(/ met$/u);
  expect(markdownOf(rows)).toContain("| clean 300 KB: ours / Readability.parse | 1.00 (1.00–1.00) | ≤ 0.25 | **no** |");
});
