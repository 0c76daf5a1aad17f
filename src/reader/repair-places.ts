/** Finds the places of repairs in a rendered article by what stands around them. */
import type { RepairPlace } from "../contract/repair";
import { simplifiedChars } from "../text/char-map";

export interface FoundRepair {
  readonly repair: RepairPlace;
  /** What stands there now; where something was taken out, the character that it stood behind. */
  readonly range: Range;
}

const BLOCKS = "h1, .body :is(p, h2, h3, h4, li, td, th, figcaption)";

/** Parts blocks from each other: what stands at the end of one is not beside what begins the next. */
const BORDER = "\n";

/**
 * `article` as `renderArticle` makes it, in whatever script; `places` in the order of the page. Places outside of the article, and
 * those whose surroundings the article does not have, are not in the result. Linear in the article for each kind of surroundings.
 */
export function findRepairs(article: HTMLElement, places: readonly RepairPlace[]): FoundRepair[] {
  const index = indexText(article);
  /** Where to look on for the same words: the same repair often stands in a page many times. */
  const searched = new Map<string, number>();
  return places.flatMap((repair) => {
    const found = locate(index.text, repair, searched);
    if (found === null) return [];
    const range = index.rangeOf(found.start, found.end);
    return range === null ? [] : [{ repair, range }];
  });
}

interface TextIndex {
  /** The article's text without white space, in one script. */
  readonly text: string;
  rangeOf(start: number, end: number): Range | null;
}

function indexText(article: HTMLElement): TextIndex {
  const nodes: { readonly node: Text; readonly start: number; readonly offsets: readonly number[] }[] = [];
  let text = BORDER;
  for (const block of article.querySelectorAll(BLOCKS)) {
    // A paragraph of a quotation or list is a block of its own.
    const walker = article.ownerDocument.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const { kept, offsets } = squash((node as Text).data);
      if (kept !== "") nodes.push({ node: node as Text, start: text.length, offsets });
      text += kept;
    }
    text += BORDER;
  }
  const starts = nodes.map(({ start }) => start);
  const at = (position: number): { node: Text; offset: number } | null => {
    const found = nodes[lastAtMost(starts, position)];
    const offset = found?.offsets[position - found.start];
    return found === undefined || offset === undefined ? null : { node: found.node, offset };
  };
  return {
    text: simplifiedChars(text),
    rangeOf: (start, end) => {
      const first = at(start);
      const last = at(end - 1);
      if (first === null || last === null) return null;
      const range = article.ownerDocument.createRange();
      range.setStart(first.node, first.offset);
      range.setEnd(last.node, last.offset + 1);
      return range;
    },
  };
}

/** The last index whose value is at most `wanted`; `values` ascend. -1 when there is none. */
function lastAtMost(values: readonly number[], wanted: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) <= wanted) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Text without white space, and where each unit of it stood. */
function squash(text: string): { kept: string; offsets: number[] } {
  let kept = "";
  const offsets: number[] = [];
  for (let offset = 0; offset < text.length; offset += 1) {
    const unit = text.charAt(offset);
    if (/\s/u.test(unit)) continue;
    kept += unit;
    offsets.push(offset);
  }
  return { kept, offsets };
}

/** Units of context on each side that are tried, the most telling first; -1 asks for the border of the block as well. */
const CONTEXTS = [[-1, -1], [16, 16], [8, 8], [16, 0], [0, 16], [4, 4], [8, 0], [0, 8]] as const;
/** As long as `left` and `right` are made; shorter ones reach to the border of their block. */
const FULL = 16;
/** Fewer units than this on both sides together are found anywhere. */
const TELLING = 6;

function locate(text: string, repair: RepairPlace, searched: Map<string, number>): { start: number; end: number } | null {
  const [left, after, right] = [repair.left, repair.after, repair.right].map((part) => simplifiedChars(squash(part).kept)) as [string, string, string];
  for (const [before, behind] of CONTEXTS) {
    const near = before === -1 ? (repair.left.length < FULL ? BORDER : "") + left : before === 0 ? "" : left.slice(-before);
    const far = behind === -1 ? right + (repair.right.length < FULL ? BORDER : "") : right.slice(0, behind);
    const isTelling = before === -1 || near.length + far.length >= TELLING;
    // With context on one side only, what is between must be there to be found.
    if (!isTelling || (after === "" && (near === "" || far === ""))) continue;
    const needle = near + after + far;
    const found = text.indexOf(needle, searched.get(needle) ?? 0);
    if (found === -1) continue;
    searched.set(needle, found + 1);
    const start = found + near.length;
    return after === "" ? anchor(text, start) : { start, end: start + after.length };
  }
  return null;
}

/** The character before a place where something was taken out; the one behind it at the start of a block. Both halves of a pair. */
function anchor(text: string, at: number): { start: number; end: number } | null {
  if (text.charAt(at - 1) !== BORDER) return { start: /[\udc00-\udfff]/u.test(text.charAt(at - 1)) ? at - 2 : at - 1, end: at };
  return text.charAt(at) === BORDER ? null : { start: at, end: at + 1 };
}
