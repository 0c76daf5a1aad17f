/** Simplified to Traditional for Taiwan or Hong Kong. Heavy (about 450 KB gzipped): load it only when a reader asks for it. */
import { ConverterFactory } from "opencc-js/core";
import cn from "opencc-js/from/cn";
import hk from "opencc-js/to/hk";
import tw from "opencc-js/to/tw";
import type { TextRepair } from "../contract/repair";
import { applyEdits, type Repaired } from "./edits";
import { convertScript, scriptEdits } from "./script";

/** Traditional characters that a character-wise conversion of Simplified text never writes: such a line was Traditional from the start. */
const TRADITIONAL_FROM_THE_START = /[於後裡裏]/;

const converters = new Map<string, (text: string) => string>();

function converterTo(target: "hant-tw" | "hant-hk"): (text: string) => string {
  let converter = converters.get(target);
  if (converter === undefined) {
    converter = ConverterFactory(...cn, ...(target === "hant-tw" ? tw : hk));
    converters.set(target, converter);
  }
  return converter;
}

/**
 * Brings a text into Traditional, word by word. Lines that a machine converted character by character go through Simplified
 * first, which gives 后 里 只 back their Traditional words; lines that were Traditional from the start stay as they are.
 */
export function convertToTraditional(text: string, target: "hant-tw" | "hant-hk"): Repaired {
  const convert = converterTo(target);
  const repairs: TextRepair[] = [];
  let offset = 0;
  for (const line of text.split("\n")) {
    if (!TRADITIONAL_FROM_THE_START.test(line)) {
      const converted = convert(convertScript(line, "hans").text);
      if (converted !== line) repairs.push(...scriptEdits(line, converted, offset));
    }
    offset += line.length + 1;
  }
  return { text: applyEdits(text, repairs), repairs };
}
