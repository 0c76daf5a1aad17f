/** How likely marks of Chinese print are, alone and side by side. Costs in nats, rounded from what news prose shows. */

const COSTS: readonly (readonly [cost: number, marks: string])[] = [
  [3, "，,"],
  [3.5, "。"],
  [4.5, "、“” 0123456789."],
  [5, "：:；;？?！!《》（）()"],
  [6.5, "·…—‘’%～"],
];

/** Two marks side by side that are usual; all others are rare. */
const PAIRS: Readonly<Record<string, number>> = {
  "。”": 1.5, "。“": 2.5, "，“": 2.5, ",“": 2.5, "：“": 1, ":“": 1, "！”": 1, "!”": 1, "？”": 1, "?”": 1, "”，": 2, "”,": 2, "”。": 2.5, "”、": 3, "、“": 3,
  "……": 0.5, "——": 0.5, "》。": 3, "》，": 3, "》,": 3, "》、": 3, "、《": 3, "。》": 4, "；“": 3, ";“": 3, "”“": 2.5, "”；": 3.5, "。（": 4, "”（": 3.5, "。’": 5, "’”": 4, "》《": 3,
  "??": 1.5, "?!": 2, "!!": 2, "？？": 1.5, "？！": 2, "！！": 2, "!?": 2, "！？": 2, "?,": 4, "?;": 5, "!,": 4,
};
const RARE_PAIR = 8;

const marks = new Map(COSTS.flatMap(([cost, all]) => [...all].map((mark) => [mark.charCodeAt(0), cost] as const)));
const pairs = new Map(Object.entries(PAIRS).map(([pair, cost]) => [pair.charCodeAt(0) * 0x10000 + pair.charCodeAt(1), cost] as const));

/** Cost of a mark (UTF-16 unit); `undefined` for what is none. */
export function markCost(unit: number): number | undefined {
  return marks.get(unit);
}

/** Cost of a mark behind a mark; `undefined` when one of the two is none. */
export function markPairCost(before: number, unit: number): number | undefined {
  if (unit >= 0x3400 && unit <= 0x9fff) return undefined;
  if (!marks.has(before) || !marks.has(unit) || (before < 0x3a && unit < 0x3a)) return undefined;
  return pairs.get(before * 0x10000 + unit) ?? RARE_PAIR;
}

/** Marks that come in pairs, with the cost of a closing one that nothing has opened. `“` may be out of sight, as quotations are long. */
const BRACKETS: readonly (readonly [open: string, close: string, unopened: number])[] = [
  ["“", "”", 2],
  ["‘", "’", 4],
  ["《", "》", 5],
  ["（", "）", 4],
];
const REOPENED = 4;
/** What it is worth that a mark closes what the line had opened. */
const CLOSES = 1.5;
const LEFT_OPEN = 2;

/** The line that was looked at last, and which brackets it left open: all explanations of a place have the same line before them. */
let lastLine = "";
let openBefore = BRACKETS.map(() => false);

function openIn(line: string): readonly boolean[] {
  if (line !== lastLine) {
    lastLine = line;
    openBefore = BRACKETS.map(([open, close]) => line.lastIndexOf(open) > line.lastIndexOf(close));
  }
  return openBefore;
}

/** Cost of the marks of a line that come in pairs and do not match. `before`: the line up to `text`; only faults in `text` count. */
export function pairingCost(before: string, text: string, atLineEnd: boolean): number {
  let cost = 0;
  const alreadyOpen = openIn(before);
  for (let bracket = 0; bracket < BRACKETS.length; bracket += 1) {
    const [open = "", close = "", unopened = 0] = BRACKETS[bracket] ?? [];
    let isOpen = alreadyOpen[bracket] === true;
    for (let i = 0; i < text.length; i += 1) {
      if (text[i] === open) {
        if (isOpen) cost += REOPENED;
        isOpen = true;
      } else if (text[i] === close) {
        cost += isOpen ? -CLOSES : unopened;
        isOpen = false;
      }
    }
    if (atLineEnd && isOpen) cost += LEFT_OPEN;
  }
  return cost;
}
