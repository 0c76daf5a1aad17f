/**
 * Can this page be damaged at all? The cheap question that every page is asked. It knows no table: whoever passes loads `evidence.ts`,
 * which decides. What that calls damaged or suspect always passes (`test/unit/text/damage-gate.test.ts`).
 */

/** Texts of fewer characters than this are spans without a page around them. */
export const SPAN_LENGTH = 240;

const READING = "[a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ][a-zü]*";
/** What follows an opening bracket: one reading, perhaps padded, and its closing bracket. */
export const ONE_READING = new RegExp(`${READING}(?=[ \\u00a0]?\\))`, "y");
/** Several readings, or one with something else beside it: written by a person. */
export const SEVERAL_READINGS = new RegExp(`${READING}[ '’,，、·][^)\\n]{1,30}\\)`, "y");
/** The doubled toneless variant: `黨(dang)(dang)`. */
export const DOUBLED = /([a-z]{1,6})\)\(\1\)/y;
/** A place where the machine read out of step: `?` with no space before or after, beside a Han character. */
export const OUT_OF_STEP = /[\u4e00-\u9fff]\??\?[^\s?.…]|^\?[^\s?]|[A-Za-z@_|~^[\]{}]\([a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zü]*\)[\u4e00-\u9fff]/;
/** The same where only the surest form counts: a mark that was split off between two Han characters. */
export const SPLIT_MARK = /[\u4e00-\u9fff]\?[!！,，;；?？：:、][\u4e00-\u9fff]/;
/** Traditional characters and brackets that a character-wise conversion of Simplified text never writes: a person wrote this. */
const WRITTEN_BY_HAND = /[於後裡裏「」『』]/g;

const OPENING_QUOTE = "「『“‘《〈\"'【〔";
const CLOSING_QUOTE = "」』”’》〉\"'】〕";

export function isHan(char: string | undefined): boolean {
  return char !== undefined && char >= "\u4e00" && char <= "\u9fff";
}

export function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

/** Whether a person's hand shows: how many characters and brackets there are that a character-wise conversion never writes. */
export function writtenByHand(text: string): number {
  return text.match(WRITTEN_BY_HAND)?.length ?? 0;
}

/** True when the character before the bracket at `open` is quoted, bracket included: `“戰(zhàn)”` is about the character. */
export function isQuoted(text: string, open: number, close: number): boolean {
  return OPENING_QUOTE.includes(text[open - 2] ?? "\n") && CLOSING_QUOTE.includes(text[close + 1] ?? "\n");
}

let simplified: string | undefined;

/** The characters of GB 2312, rows 16 to 87, by the browser's own decoder: the Traditional ones that are annotated are not among them. */
function simplifiedCharacters(): string {
  const [firstRow, lastRow, firstCell, lastCell] = [0xb0, 0xf7, 0xa1, 0xfe];
  const bytes: number[] = [];
  for (let row = firstRow; row <= lastRow; row += 1) for (let cell = firstCell; cell <= lastCell; cell += 1) bytes.push(row, cell);
  return new TextDecoder("gbk").decode(Uint8Array.from(bytes));
}

/** A Simplified page is believed damaged from so many annotations on. */
const LEAST_ON_SIMPLIFIED = 8;
const LEAST_DOUBLED = 3;

/** Something of what every damage holds, and few other texts do: a letter with a tone mark, a doubled reading, a `?` that stands for bytes. */
const SIGN = /[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ]|[\u4e00-\u9fff]\([a-z]{1,6}\)\(|[\u4e00-\u9fff]\??\?[!！,，;；?？：:、]|\?[!！,，;；?？：:、][\u4e00-\u9fff]/;

/**
 * The cheapest question: false when no part of `content` can be damaged, whatever else is in it (the text of scripts, say). `shown`: how many of
 * its characters a reader can see at most; of so few as a span has, more has to be known.
 */
export function hasSignOfDamage(content: string, shown: number): boolean {
  return shown < SPAN_LENGTH || SIGN.test(content);
}

/** False when `assessDamage` finds the text neither damaged nor suspect. Takes the text of a page or a part of it, as that does. */
export function mayBeDamaged(pageText: string): boolean {
  let [readings, traditional, glosses, doubled] = [0, 0, 0, 0];
  for (let open = pageText.indexOf("("); open !== -1; open = pageText.indexOf("(", open + 1)) {
    const before = pageText[open - 1];
    const reading = matchAt(ONE_READING, pageText, open + 1);
    if (reading === undefined) {
      if (matchAt(SEVERAL_READINGS, pageText, open + 1) !== undefined) glosses += 1;
      else if (matchAt(DOUBLED, pageText, open + 1) !== undefined && isHan(before)) doubled += 1;
    } else if (before !== undefined && isHan(before)) {
      simplified ??= simplifiedCharacters();
      if (isQuoted(pageText, open, pageText.indexOf(")", open))) glosses += 1;
      else {
        readings += 1;
        if (!simplified.includes(before)) traditional += 1;
      }
    }
  }
  if (doubled >= LEAST_DOUBLED) return true;
  if (glosses === 0 && (pageText.length < SPAN_LENGTH ? OUT_OF_STEP : SPLIT_MARK).test(pageText)) return true;
  // Neither a damaged nor a suspect page has more than a gloss to three annotations.
  return (traditional > 0 || readings >= LEAST_ON_SIMPLIFIED) && glosses * 3 <= readings && writtenByHand(pageText) <= readings;
}
