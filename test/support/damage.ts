/** Damaged pages made from clean ones: the forward model of `src/text/damage-model.ts` with seeded chance and the variants that are seen in the wild. */
import STCharacters from "opencc-js/dict/STCharacters";
import { damage, type Damaged, type DamagePlan } from "../../src/text/damage-model";
import { isTraditionalOnly } from "../../src/text/char-map";
import { gbkCode, isPrivateUse } from "../../src/text/gbk";
import { pinyin } from "pinyin-pro";

/** Tables T, each with all of the one before. The first is that of a page from the wild. */
const SMALL = "戰發現業據聯衛優規鎮區網數統協";
const MEDIUM = `${SMALL}設標務經內環學態導節產關構領`;
const LARGE = `${MEDIUM}實進會對達機點隊時間員開東車長動問題電見訊議論認識說話調試該請請讓計記許訪評詞詢詳語課談證護護識質費貴資賽轉辦農連運還這選邊鄉釋鐵錢銀錯鋼門閉閱陽陰際陸險隨難雖雙雜離雲電靜響順須頭願類風飛館馬驗髒魚黃點齊`;
const LARGEST = `${LARGE}國這來個過們為從無沒後樣與應當種軍義書馬氣處傳兩爾麼幾將條萬華師帶張島廠買賣變親觀覺歡漢歲勞勢術單歷圖團圍場報壓夠夢奮婦孫學寫寶專尋屬層幣幫廣強彈歸憲戶拋損據擁擊擔掃殘決沖災熱愛狀獨獎環現畫異療盡監盤確禮種稱穩窮競筆節簡糧級紀約紅納純紙細終組結給絡絕統絲經維綱綠網緊線練縣總績織繼續羅聖聞聯聲職聽肅腦臨興舉舊艦藝藥蘇號蟲補裝覽觸訂訓託設診諾謝譜豐負財責貨貧貨貿賀賓賞賢賣賬賴贊趕趙跡踐躍軌軟較載輕輛輝輪輯輸轄轟辭適遊遷遺遼鄧鄭鄰醫針鐘鋪錄鎖鏡鐘閃間閣闊關陣陳陸隱難項頂預頓領頻顆額顏顧飄飯飲飾養餐駐駕騎騙驚驟鬥鮮鳥鳴鵬龍龜`;

/** Only characters that the conversion made: no table has others. */
function converted(chars: string): string {
  return [...new Set(chars)].filter((char) => isTraditionalOnly(char.charCodeAt(0))).join("");
}

export const TABLES = { small: SMALL, medium: MEDIUM, large: converted(LARGE), largest: converted(LARGEST) } as const;
export type TableName = keyof typeof TABLES;

/** Characters that a character-wise conversion leaves alone or turns another way than OpenCC's first choice. */
const OWN_CHOICES: Readonly<Record<string, string>> = {
  为: "為", 着: "著", 台: "臺", 并: "並", 占: "占", 吃: "吃", 群: "群", 床: "床", 里: "里", 于: "于", 干: "干", 征: "征", 斗: "斗", 丑: "丑", 范: "范",
  咸: "咸", 后: "后", 复: "复", 冲: "沖", 钟: "鐘", 么: "麼", 余: "余", 回: "回", 凶: "凶", 布: "布", 秘: "秘", 峰: "峰", 线: "線", 污: "污",
};

const toTraditional = new Map(
  STCharacters.split("|").map((entry): [string, string] => [entry.split(" ")[0] ?? "", entry.split(" ")[1] ?? ""]),
);

function isInGbk(char: string): boolean {
  return char.length === 1 && gbkCode(char.charCodeAt(0)) !== 0 && !isPrivateUse(char.charCodeAt(0));
}

/** Simplified to Traditional character by character, as the damaging machine did. Forms outside GBK are not chosen. */
export function toTraditionalByCharacter(text: string): string {
  return [...text]
    .map((char) => {
      const form = OWN_CHOICES[char] ?? toTraditional.get(char) ?? char;
      return isInGbk(form) ? form : char;
    })
    .join("");
}

/** Small, fast, seeded: mulberry32. Numbers in [0, 1). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 0x100000000;
  };
}

export interface DamageOptions {
  readonly table: TableName;
  readonly seed: number;
  /** Share of the places where B fires. In the wild about 0.8. */
  readonly splitRate: number;
  /** Share of the places where A fires. In the wild nearly 1. */
  readonly annotationRate: number;
  readonly variant?: "plain" | "padded" | "anyReading" | "privateUse";
}

/** `，！；？：` and nothing else, as copies turn them into ASCII. */
export function toAsciiMarks(text: string): string {
  return text.replace(/[，！；？：]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0));
}

const READINGS = new Map<TableName, ReadonlyMap<number, string>>();

function readingsOf(table: TableName): ReadonlyMap<number, string> {
  const known = READINGS.get(table);
  if (known !== undefined) return known;
  const readings = new Map([...TABLES[table]].map((char) => [gbkCode(char.charCodeAt(0)), pinyin(char, { type: "array" })[0] ?? ""] as const));
  READINGS.set(table, readings);
  return readings;
}

/** One reading of the table for each character; `anyReading` takes any of its readings, wrong in most contexts. */
function tableWith(options: DamageOptions, random: () => number): ReadonlyMap<number, string> {
  if (options.variant !== "anyReading") return readingsOf(options.table);
  return new Map(
    [...TABLES[options.table]].map((char) => {
      const all = pinyin(char, { multiple: true, type: "array" });
      return [gbkCode(char.charCodeAt(0)), all[Math.floor(random() * all.length)] ?? ""] as const;
    }),
  );
}

/** Damages Traditional text as a page with these properties would be. */
export function damageText(traditional: string, options: DamageOptions): Damaged {
  const random = seededRandom(options.seed);
  const plan: DamagePlan = {
    readings: tableWith(options, random),
    splits: () => random() < options.splitRate,
    annotates: (_index, reading) => {
      if (random() >= options.annotationRate) return "";
      return options.variant === "padded" && random() < 0.5 ? `(${reading} )` : `(${reading})`;
    },
    keepPrivateUse: options.variant === "privateUse",
  };
  return damage(traditional, plan);
}
