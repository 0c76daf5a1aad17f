import { describe, expect, test } from "vitest";
import { chooseVoice, loadVoices, type Voice } from "../../../src/reader/speech-voices";

const voice = (lang: string, fields: Partial<Voice> = {}): Voice => ({ lang, name: lang, voiceURI: lang, localService: true, default: false, ...fields });

const SYSTEMS = {
  windows: [voice("en-US", { default: true }), voice("zh-CN", { name: "Huihui" }), voice("zh-TW"), voice("zh-HK")],
  android: [voice("zh_CN_#Hans"), voice("zh_TW_#Hant"), voice("yue_HK_#Hant")],
  espeak: [voice("en"), voice("yue"), voice("cmn")],
  mac: [voice("zh-HK"), voice("zh-TW"), voice("zh-CN")],
} as const;

describe("the voice for an article", () => {
  test.each([
    ["windows", "zh-Hans", "zh-CN"],
    ["windows", "zh-Hant", "zh-TW"],
    ["windows", "zh-Hant-TW", "zh-TW"],
    ["windows", "zh-Hant-HK", "zh-HK"],
    ["mac", "zh-Hans", "zh-CN"],
    ["mac", "zh-HK", "zh-HK"],
    ["espeak", "zh-Hans", "cmn"],
    ["espeak", "zh-Hant", "cmn"],
    ["espeak", "zh-Hant-HK", "yue"],
    ["android", "zh-Hans", "zh_CN_#Hans"],
    ["android", "zh-Hant", "zh_TW_#Hant"],
    ["android", "zh-Hant-HK", "yue_HK_#Hant"],
  ] as const)("on %s for %s is %s", (system, lang, expected) => {
    expect(chooseVoice(SYSTEMS[system], lang)?.lang).toBe(expected);
  });

  test("is none where there is no Chinese voice", () => {
    expect(chooseVoice([voice("en-US"), voice("ja-JP"), voice("zha")], "zh-Hans")).toBeNull();
    expect(chooseVoice([], "zh-Hans")).toBeNull();
  });

  test("is never one that sends the text to a server", () => {
    expect(chooseVoice([voice("zh-CN", { localService: false, default: true })], "zh-Hans")).toBeNull();
    expect(chooseVoice([voice("zh-CN", { localService: false }), voice("zh-TW")], "zh-Hans")?.lang).toBe("zh-TW");
  });

  test("is the system's own choice among equals", () => {
    expect(chooseVoice([voice("zh-CN", { name: "Huihui" }), voice("zh-CN", { name: "Yaoyao", default: true })], "zh-Hans")?.name).toBe("Yaoyao");
  });
});

describe("loading voices", () => {
  class Source extends EventTarget {
    voices: Voice[] = [];
    getVoices(): Voice[] {
      return this.voices;
    }
  }

  test("waits for a browser that names them late", async () => {
    const source = new Source();
    const loaded = loadVoices(source, 5000);
    source.voices = [voice("zh-CN")];
    source.dispatchEvent(new Event("voiceschanged"));
    expect((await loaded).map(({ lang }) => lang)).toEqual(["zh-CN"]);
  });

  test("does not wait for ever for one that has none", async () => {
    expect(await loadVoices(new Source(), 10)).toEqual([]);
  });
});
