/** Our own way through OpenCC's dictionaries comes to the same as OpenCC. */
import { readdirSync, readFileSync } from "node:fs";
import { ConverterFactory } from "opencc-js/core";
import TSCharacters from "opencc-js/dict/TSCharacters";
import TSPhrases from "opencc-js/dict/TSPhrases";
import { expect, test } from "vitest";
import { simplify } from "../../../src/text/simplify";
import { toTraditionalByCharacter } from "../../support/damage";

const convert = ConverterFactory([TSPhrases, TSCharacters]);

function textsOf(folder: string): string[] {
  const place = new URL(`../../fixtures/text/${folder}/`, import.meta.url);
  return readdirSync(place).map((name) => readFileSync(new URL(name, place), "utf8"));
}

test.each(["news", "held-out", "negative"])("%s: as OpenCC does it, as it stands and made Traditional", (folder) => {
  for (const text of textsOf(folder).flatMap((one) => [one, toTraditionalByCharacter(one)])) expect(simplify(text)).toBe(convert(text));
});

test("every entry of the dictionaries, beside its own beginning", () => {
  for (const line of `${TSPhrases}|${TSCharacters}`.split("|")) {
    const key = line.slice(0, line.indexOf(" "));
    const text = `天${key}${key.slice(0, -1)}乾${key}`;
    expect(simplify(text)).toBe(convert(text));
  }
});
