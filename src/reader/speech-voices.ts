/** Which voice reads an article aloud. */

/** What is used of `SpeechSynthesisVoice`. */
export type Voice = Pick<SpeechSynthesisVoice, "lang" | "localService" | "default" | "name" | "voiceURI">;

/** What a Chinese voice speaks: Mandarin of the mainland, of Taiwan, of no named place; or Cantonese. */
type Accent = "mainland" | "taiwan" | "mandarin" | "cantonese";

/** Best first. Cantonese is another spoken language, though it can read every text: first where the text is Hong Kong's, else last. */
const ORDER: Readonly<Record<"hans" | "hant" | "hant-hk", readonly Accent[]>> = {
  hans: ["mainland", "mandarin", "taiwan", "cantonese"],
  hant: ["taiwan", "mandarin", "mainland", "cantonese"],
  "hant-hk": ["cantonese", "taiwan", "mandarin", "mainland"],
};

/**
 * The voice for a text in `lang` (BCP 47: `zh-Hans`, `zh-Hant`, `zh-Hant-HK`, `zh-TW`, …), or `null` when the system has no Chinese voice.
 * Voices that are not on this computer are not taken: they send what they read to a server, and nothing leaves the browser.
 */
export function chooseVoice<V extends Voice>(voices: readonly V[], lang: string): V | null {
  const order = ORDER[textKind(lang)];
  const usable = voices.flatMap((voice) => {
    const accent = voice.localService ? accentOf(voice.lang) : null;
    return accent === null ? [] : [{ voice, rank: order.indexOf(accent) * 2 + (voice.default ? 0 : 1) }];
  });
  return usable.toSorted((one, other) => one.rank - other.rank)[0]?.voice ?? null;
}

function textKind(lang: string): keyof typeof ORDER {
  if (/-(?:hk|mo)\b/iu.test(lang)) return "hant-hk";
  return /hant|-tw\b/iu.test(lang) ? "hant" : "hans";
}

/** Systems write `zh-CN`, `zh_CN`, `cmn-Hans-CN`, `cmn`, `yue-HK` … */
function accentOf(lang: string): Accent | null {
  const [language, ...rest] = lang.toLowerCase().replaceAll("_", "-").split("-");
  if (language === "yue" || ((language === "zh" || language === "cmn") && (rest.includes("hk") || rest.includes("mo") || rest.includes("yue")))) return "cantonese";
  if (language !== "zh" && language !== "cmn") return null;
  if (rest.includes("tw") || (rest.includes("hant") && rest.length === 1)) return "taiwan";
  return rest.includes("cn") || rest.includes("sg") ? "mainland" : "mandarin";
}

/** What is used of `SpeechSynthesis` to learn of its voices. */
export type VoiceSource<V extends Voice> = Pick<EventTarget, "addEventListener" | "removeEventListener"> & { getVoices(): V[] };

/** The system's voices. Browsers load them late and say when they are there; those that have none never say it: waits at most `waitMs`. */
export function loadVoices<V extends Voice>(source: VoiceSource<V>, waitMs: number): Promise<readonly V[]> {
  const voices = source.getVoices();
  if (voices.length > 0) return Promise.resolve(voices);
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      source.removeEventListener("voiceschanged", done);
      resolve(source.getVoices());
    };
    const timer = setTimeout(done, waitMs);
    source.addEventListener("voiceschanged", done);
  });
}
