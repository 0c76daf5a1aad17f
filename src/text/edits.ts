/** Edits of a text, and of a text that is spread over several pieces. */
import type { RepairKind, TextRepair } from "../contract/repair";

/** What came out, and the edits that led there (offsets in the text before any of them). */
export interface Repaired {
  readonly text: string;
  readonly repairs: readonly TextRepair[];
}

/** An edit of `text`, without what stays the same at both ends. `undefined` when nothing changes. */
export function edit(text: string, start: number, end: number, after: string, kind: RepairKind, certain: boolean): TextRepair | undefined {
  let from = start;
  let to = end;
  let kept = after;
  while (from < to && kept !== "" && text[from] === kept[0]) {
    from += 1;
    kept = kept.slice(1);
  }
  while (to > from && kept !== "" && text[to - 1] === kept[kept.length - 1]) {
    to -= 1;
    kept = kept.slice(0, -1);
  }
  if (from === to && kept === "") return undefined;
  return { start: from, end: to, before: text.slice(from, to), after: kept, kind, certain };
}

/** So many parts are joined at a time: a long text has more than should be in the memory at once. */
const MANY = 1024;

/** Applies edits that are in order and do not overlap. */
export function applyEdits(text: string, repairs: readonly TextRepair[]): string {
  if (repairs.length === 0) return text;
  const joined: string[] = [];
  let parts: string[] = [];
  let done = 0;
  for (const { start, end, after } of repairs) {
    parts.push(text.slice(done, start), after);
    done = end;
    if (parts.length < MANY) continue;
    joined.push(parts.join(""));
    parts = [];
  }
  parts.push(text.slice(done));
  joined.push(parts.join(""));
  return joined.join("");
}

/**
 * Applies edits of the joined text to its pieces. An edit that crosses borders puts its replacement into the piece in which it
 * begins; the other pieces only lose what was replaced. As many pieces come out as went in. `placed` is told where each replacement went:
 * the index of the piece, and the offset in what became of it.
 */
export function applyToPieces(pieces: readonly string[], repairs: readonly TextRepair[], placed: (repair: TextRepair, piece: number, start: number) => void = () => {}): string[] {
  let offset = 0;
  let first = 0;
  return pieces.map((piece, index) => {
    const start = offset;
    const end = offset + piece.length;
    offset = end;
    while (first < repairs.length && (repairs[first]?.end ?? 0) < start) first += 1;
    const parts: string[] = [];
    let done = start;
    let length = 0;
    for (let i = first; i < repairs.length; i += 1) {
      const repair = repairs[i];
      if (repair === undefined || repair.start > end) break;
      const from = Math.max(start, repair.start);
      const to = Math.min(end, repair.end);
      const owns = repair.start >= start && (repair.start < end || (repair.start === end && repair.end === end));
      if (to <= from && !owns) continue;
      parts.push(piece.slice(done - start, from - start), owns ? repair.after : "");
      length += from - done;
      if (owns) placed(repair, index, length);
      if (owns) length += repair.after.length;
      done = to;
    }
    parts.push(piece.slice(done - start));
    return parts.join("");
  });
}
