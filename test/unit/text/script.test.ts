/** Traditional to Simplified: words decide where characters cannot, and correct text is never touched. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { convertScript } from "../../../src/text/script";
import { convertToTraditional } from "../../../src/text/script-hant";
import { toTraditionalByCharacter } from "../../support/damage";

function toHans(text: string): string {
  return convertScript(text, "hans").text;
}

describe("to Simplified", () => {
  test.each([
    ["看著他離開", "看着他离开"],
    ["著名導演說", "著名导演说"],
    ["這部著作顯著改變", "这部著作显著改变"],
    ["乾隆時代的乾淨瓷碗", "乾隆时代的干净瓷碗"],
    ["后來村干部進了里屋", "后来村干部进了里屋"],
    ["電競下注", "电竞下注"],
  ])("%s", (traditional, simplified) => {
    expect(toHans(traditional)).toBe(simplified);
  });

  test("Simplified clauses of a mixed line stay as they are", () => {
    expect(toHans("瞭望塔修好了，繁體字「瞭解」")).toBe("瞭望塔修好了，繁体字「了解」");
    expect(convertScript("乾隆年间的著名瓷器，他看着。", "hans").repairs).toEqual([]);
  });

  test("a Simplified clause may hold a character that is Traditional elsewhere", () => {
    const simplified = "村里人都说，龚孃孃，你这副眼镜该换了。";
    expect(convertScript(simplified, "hans").repairs).toEqual([]);
    expect(toHans("村里人都说，龔孃孃這個時候才來，大家只好等。")).toBe("村里人都说，龚娘娘这个时候才来，大家只好等。");
  });

  test("keep changes nothing", () => {
    expect(convertScript("戰略", "keep")).toEqual({ text: "戰略", repairs: [] });
  });

  test("a line without a telling character goes with what is around it", () => {
    expect(convertScript("看著他", "hans").text).toBe("看著他");
    expect(convertScript("看著他", "hans", "hant").text).toBe("看着他");
  });
});

const folder = new URL("../../fixtures/text/news/", import.meta.url);

describe("news", () => {
  test.each(readdirSync(folder).filter((name) => name.endsWith(".txt")))("%s: there and back, and untouched when Simplified", (name) => {
    const text = readFileSync(new URL(name, folder), "utf8");
    expect(convertScript(text, "hans").repairs).toEqual([]);
    const back = toHans(toTraditionalByCharacter(text));
    expect(back).toBe(text);
    expect(toHans(back)).toBe(back);
  });
});

describe("to Traditional", () => {
  test("restores words from single characters", () => {
    expect(convertToTraditional("后來他在里面發現頭發", "hant-tw").text).toBe("後來他在裡面發現頭髮");
    expect(convertToTraditional("网络里面", "hant-hk").text).toBe("網絡裏面");
    expect(convertToTraditional("後來他在裡面", "hant-tw").repairs).toEqual([]);
  });
});
