/** Made-up texts of the kinds that pages have, sound and damaged, and of kinds that no page should have. */
import * as fc from "fast-check";

const between = (first: number, last: number): fc.Arbitrary<string> => fc.integer({ min: first, max: last }).map((code) => String.fromCharCode(code));

/** What damage is made of, whole and in parts. */
const DAMAGE = [
  "戰(zhàn)", "發(fā)", "現(xiàn)", "業(yè)", "據(jù)", "聯(lián)", "(zhàn)", "(fā)", "黨(dang)(dang)", "戰(zhàn )", "（zhàn）", "(zhàn", "zhàn)", "()", "(", ")", "?", "? ", "??", "?,", ",", "，", "。", "、", "：",
  "〓", "/p>", "<p", "&nbsp;", "F", "@", "_", "|", "\u0080", "\ue000", "\uf8ff", "\ue5e5", "戰(", "?F", "(GDP)", "(1)", "(a)", "(ma)", "ü", "ǘ",
] as const;
const PROSE = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严";
const TRADITIONAL = "戰發現業據聯衛優規鎮區網數統協設標務經內環學態導節產關構領實進會對達機點隊時間員開東車長動問題電見訊議論認識說話調試該請";

const char = (set: string): fc.Arbitrary<string> => fc.integer({ min: 0, max: set.length - 1 }).map((index) => set.charAt(index));
const phrase = (set: string): fc.Arbitrary<string> => fc.array(char(set), { minLength: 1, maxLength: 12 }).map((chars) => chars.join(""));

/** Lone surrogates, marks of direction, controls, combining marks: what a text can hold and should not. */
const odd = fc.oneof(between(0xd800, 0xdfff), between(0x202a, 0x202e), between(0x00, 0x1f), between(0x0300, 0x036f), between(0xfe00, 0xfe0f), fc.constantFrom("\u200b", "\ufeff", "👪", "𠮷", "\u2028"));

/** Pieces of text of every kind, damage most of all. */
export const anyText = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...DAMAGE) },
    { weight: 5, arbitrary: phrase(PROSE) },
    { weight: 4, arbitrary: phrase(TRADITIONAL) },
    { weight: 2, arbitrary: between(0x4e00, 0x9fff) },
    { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 8 }) },
    { weight: 1, arbitrary: odd },
  ),
  { maxLength: 60 },
).map((parts) => parts.join(""));

/** Texts that are damaged for sure, as far as the annotations say: any text among many of them. */
export const damagedLooking = fc.tuple(anyText, fc.array(fc.constantFrom("戰(zhàn)略", "發(fā)展", "現(xiàn)狀", "業(yè)務", "聯(lián)合"), { minLength: 6, maxLength: 14 })).map(([text, words]) => `${words.join("，")}。${text}。${words.join("")}`);

/** A few characters that are repeated for a long text. */
export const pattern = fc.array(fc.oneof(fc.constantFrom(...DAMAGE), phrase(TRADITIONAL), char(PROSE)), { minLength: 1, maxLength: 6 }).map((parts) => parts.join(""));
