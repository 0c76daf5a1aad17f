import type { TextRun } from "../contract/article";

/** How the text of a line is set. */
interface RunStyle {
  readonly bold: boolean;
  readonly href: string | null;
}

interface Piece extends RunStyle {
  text: string;
}

const WHITE_SPACE = /([ \t\r\n\f\u00a0]+)/;
/** What goes at both ends of a line: white space, ideographic spaces that indent, zero-width leftovers. */
const EDGE = /[\s\u200b\ufeff]/;
/** Characters next to which a line break of the source is no space: CSS Text 3, "segment break transformation rules". */
const WIDE = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/;

/** A stretch of text in one style. */
export function run(text: string, style: RunStyle): TextRun {
  return { text, ...(style.bold ? { bold: true as const } : {}), ...(style.href === null ? {} : { href: style.href }) };
}

function sameStyle(a: RunStyle, b: RunStyle): boolean {
  return a.bold === b.bold && a.href === b.href;
}

function trimStart(text: string): string {
  let from = 0;
  while (from < text.length && EDGE.test(text.charAt(from))) from++;
  return text.slice(from);
}

/** By hand: a pattern ending in `$` takes quadratic time on long stretches of spaces inside the text. */
function trimEnd(text: string): string {
  let to = text.length;
  while (to > 0 && EDGE.test(text.charAt(to - 1))) to--;
  return text.slice(0, to);
}

/** Cuts white space off both ends of a line; pieces left empty go. */
function trimEnds(pieces: readonly Piece[]): Piece[] {
  const kept = [...pieces];
  for (let first = kept[0]; first !== undefined; first = kept[0]) {
    first.text = trimStart(first.text);
    if (first.text !== "") break;
    kept.shift();
  }
  for (let last = kept.at(-1); last !== undefined; last = kept.at(-1)) {
    last.text = trimEnd(last.text);
    if (last.text !== "") break;
    kept.pop();
  }
  return kept;
}

/** At the ends of a line it goes as white space does, but no browser trims it. */
const ZERO_WIDTH = "\u200b";
/** White space inside a line that does not show as it stands. */
const FOLDED_SPACE = /[\t\r\n\f\u00a0]| {2}/;

/** The text of a line that holds nothing but one text of the DOM; `null` when its white space is a matter for `Line`. */
export function foldedLine(data: string): string | null {
  const text = data.trim();
  return FOLDED_SPACE.test(text) || text.startsWith(ZERO_WIDTH) || text.endsWith(ZERO_WIDTH) ? null : text;
}

/** By hand, as source text has some between any two elements. */
export function isWhiteSpace(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (!" \n\t\r\f\u00a0".includes(text.charAt(at))) return false;
  return true;
}

/** Collects the inline content of one block and folds its white space the way a browser shows it. */
export class Line {
  #pieces: Piece[] = [];
  #space = "";
  /** Kept apart: looking it up in a growing text would cost the length of the text each time. */
  #lastCharacter = "";

  /** Text as it stands in the DOM. Linear in its length. */
  add(text: string, style: RunStyle): void {
    for (const part of text.split(WHITE_SPACE)) {
      if (part === "") continue;
      if (WHITE_SPACE.test(part)) this.#space += part;
      else this.#append(part, style);
    }
  }

  get empty(): boolean {
    return this.#pieces.length === 0;
  }

  /** Hands over the folded runs and starts an empty line. */
  take(): TextRun[] {
    const pieces = trimEnds(this.#pieces);
    this.#pieces = [];
    this.#space = "";
    return pieces.map((piece) => run(piece.text, piece));
  }

  #append(part: string, style: RunStyle): void {
    const last = this.#pieces.at(-1);
    const space = this.#takeSpace(part);
    if (last !== undefined && sameStyle(last, style)) {
      last.text += space + part;
    } else {
      // a space between a link and other text is not part of the link
      if (space !== "" && last?.href === null) last.text += space;
      else if (space !== "" && style.href !== null) this.#pieces.push({ text: space, bold: false, href: null });
      const leading = last?.href !== null && style.href === null ? space : "";
      this.#pieces.push({ text: leading + part, bold: style.bold, href: style.href });
    }
    this.#lastCharacter = part.at(-1) ?? "";
  }

  /** The white space collected since the last text, as it shows before `part`. */
  #takeSpace(part: string): "" | " " {
    const space = this.#space;
    this.#space = "";
    if (space === "" || this.empty) return "";
    const breaksWideText = space.includes("\n") && WIDE.test(this.#lastCharacter) && WIDE.test(part.charAt(0));
    return breaksWideText ? "" : " ";
  }
}

export function plain(runs: readonly TextRun[]): string {
  let text = "";
  for (const each of runs) text += each.text;
  return text;
}

/** The first `length` characters of a line, with trailing white space cut off. */
export function truncate(runs: readonly TextRun[], length: number): TextRun[] {
  const pieces: Piece[] = [];
  let left = length;
  for (const each of runs) {
    if (left <= 0) break;
    pieces.push({ text: each.text.slice(0, left), bold: each.bold === true, href: each.href ?? null });
    left -= each.text.length;
  }
  return trimEnds(pieces).map((piece) => run(piece.text, piece));
}
