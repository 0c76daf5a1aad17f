/** Where text was repaired. Kept cheaply while the page is cleaned, worked out when the reader asks for it. */
import type { RepairPlace, TextRepair } from "../contract/repair";
import { WeakList } from "./weak-list";

/** A block of text in which something was repaired. */
export interface RepairedGroup {
  /** Held weakly: a page that throws its text away must get the memory back. */
  readonly nodes: readonly WeakRef<Text>[];
  readonly repairs: readonly TextRepair[];
  /** The repaired text: as it was written, unless writing it in another script moved its places. */
  readonly moved: { readonly pieces: readonly string[]; readonly convert: (text: string) => string } | null;
  /** Of what was written, in UTF-16 units. */
  readonly length: number;
}

/** `pieces` are the repaired texts of the nodes, `written` the same in the wanted script. */
export function keepPlaces(
  nodes: readonly Text[],
  repairs: readonly TextRepair[],
  pieces: readonly string[],
  written: readonly string[],
  convert: (text: string) => string,
): RepairedGroup {
  const moved = written.some((text, index) => text.length !== pieces[index]?.length);
  return { nodes: nodes.map((node) => new WeakRef(node)), repairs, moved: moved ? { pieces, convert } : null, length: written.reduce((sum, text) => sum + text.length, 0) };
}

/** Groups in the order of their repair. Each goes with its first node: a feed that drops what was scrolled past is dropped here too. */
export class RepairedGroups {
  #byFirst = new WeakMap<Text, RepairedGroup>();
  readonly #firsts = new WeakList<Text>();

  /** What was known of a group that begins with the same node is forgotten: its text is another one now. */
  add(group: RepairedGroup): void {
    const first = group.nodes[0]?.deref();
    if (first === undefined) return;
    if (!this.#byFirst.has(first)) this.#firsts.add(first);
    this.#byFirst.set(first, group);
  }

  *[Symbol.iterator](): Iterator<RepairedGroup> {
    for (const first of this.#firsts) {
      const group = this.#byFirst.get(first);
      if (group !== undefined) yield group;
    }
  }
}

/** Units of text on each side by which a place is found again. */
const CONTEXT = 16;

/** Groups whose text the page has changed since are left out: nobody knows their places any more. */
export function placesOf(groups: Iterable<RepairedGroup>): RepairPlace[] {
  return [...groups].flatMap((group) => {
    const text = group.nodes.map((node) => node.deref()?.data ?? "").join("");
    if (text.length !== group.length) return [];
    return spansOf(group).map(({ start, end, repair: { before, kind, certain } }) => ({
      before,
      after: text.slice(start, end),
      kind,
      certain,
      left: text.slice(Math.max(0, start - CONTEXT), start),
      right: text.slice(end, end + CONTEXT),
    }));
  });
}

interface Span {
  readonly start: number;
  readonly end: number;
  readonly repair: TextRepair;
}

/** The places of the repairs in the written text. */
function spansOf({ repairs, moved }: RepairedGroup): Span[] {
  let shift = 0;
  const spans = repairs.map((repair): Span => {
    const start = repair.start + shift;
    shift += repair.after.length - (repair.end - repair.start);
    return { start, end: start + repair.after.length, repair };
  });
  if (moved === null) return spans;
  const at = offsetMap(moved.pieces, moved.convert, spans.flatMap(({ start, end }) => [start, end]));
  return spans.map(({ start, end, repair }, index) => ({ start: at[index * 2] ?? start, end: at[index * 2 + 1] ?? end, repair }));
}

/** Offsets of the repaired text, in ascending order, as offsets of the converted one. Each stretch of text is converted once. */
function offsetMap(pieces: readonly string[], convert: (text: string) => string, offsets: readonly number[]): number[] {
  const mapped: number[] = [];
  let start = 0;
  let written = 0;
  let next = 0;
  for (const piece of pieces) {
    const end = start + piece.length;
    let done = start;
    for (; next < offsets.length && (offsets[next] ?? end) <= end; next += 1) {
      const offset = offsets[next] ?? end;
      written += convert(piece.slice(done - start, offset - start)).length;
      done = offset;
      mapped.push(written);
    }
    written += convert(piece.slice(done - start)).length;
    start = end;
  }
  return mapped;
}
