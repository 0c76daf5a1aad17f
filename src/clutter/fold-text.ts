/** Brings the disguises of spam text into one form, so that each word has to be listed once. */

/** Pairs of Traditional (or look-alike) and Simplified character: only those that stand in words of `spam-features.ts`. */
const PAIRS =
  "時时網网國国樂乐魚鱼體体寶宝爾尔華华會会遊游雲云開开亞亚電电競竞環环試试擬拟艦舰錦锦歐欧恆恒峯峰優优凱凯發发來来際际龍龙億亿萬万運运結结號号勝胜動动贏赢鳴鸣藍蓝獅狮購购廳厅娛娱陽阳團团銀银鴻鸿騰腾頂顶級级歡欢衆众眾众宮宫爭争黃黄門门記记賭赌蘭兰島岛偉伟達达愛爱戲戏貓猫鳳凤" +
  "韋韦聯联馬马紅红錢钱滿满貫贯現现豐丰財财貴贵緬缅維维貝贝臺台載载線线機机頁页冊册視视訊讯盤盘戶户藝艺飛飞賽赛車车買买錄录陸陆備备檢检測测員员賓宾譽誉關关閉闭賬账裝装場场點点噸吨間间屆届極极慶庆詐诈輪轮鬥斗戰战槓杠搶抢莊庄將将賞赏奪夺對对碼码資资獎奖撲扑約约攤摊雞鸡選选雙双" +
  "內内計计劃划論论壇坛圖图單单勢势奧奥費费轉转張张傳传滾滚圍围賠赔讓让膽胆穩稳賺赚帶带羣群準准殺杀閒闲壓压撾挝東东實实絡络規规譜谱領领輸输塊块綁绑驗验禮礼籌筹無无憂忧額额擔担證证傭佣筆笔負负還还綜综籃篮榮荣與与鏈链蘋苹導导薦荐擊击預预個个頻频產产喫吃區区亂乱倫伦陰阴廠厂熱热" +
  "業业凍冻絲丝蓮莲櫻樱綠绿頭头書书說说説说裏里裡里畫画韓韩擋挡蘿萝窩窝蘆芦鴨鸭擼撸婦妇噴喷顏颜嬌娇蕩荡騷骚貨货騎骑幹干豔艳學学攝摄襪袜誘诱劇剧蒼苍樓楼調调換换養养務务後后嚕噜侶侣寫写刪删減减窺窥溼湿濕湿汙污處处臉脸觀观專专獲获搗捣毀毁偵侦報报騙骗祕秘範范" +
  "締缔違违訴诉審审罰罚舉举監监傾倾債债夥伙掃扫褻亵擾扰談谈譴谴責责議议權权敗败穢秽販贩賣卖緝缉癮瘾繳缴話话認认晉晋營营淨净績绩銷销攜携決决軍军隊队請请紀纪啓启啟启練练醫医師师歸归遺遗館馆總总統统長长爲为為为稅税節节畢毕險险課课園园聞闻廣广蘇苏遼辽寧宁縣县語语種种執执灣湾" +
  "綵彩註注週周鍊链佈布係系" +
  // Look-alikes and rare forms that spam uses to pass word filters.
  "慱博愽博簙博亰京莆蒲囯国圑团沄云巿市岀出亊事竸竞啚图荭红丅下紸注搏博泥尼脾牌傢家亽人楽乐砂沙昇升陞升噢澳莎沙嘶斯荟会専博尃博瑝皇煌皇瞾皇曌皇軆体躰体碁棋棊棋眞真竜龙罓网毓育肓育籣兰亼人珹城埸场";

function loadSimpleForms(): Map<number, number> {
  const forms = new Map<number, number>();
  for (let at = 0; at + 1 < PAIRS.length; at += 2) forms.set(PAIRS.charCodeAt(at), PAIRS.charCodeAt(at + 1));
  return forms;
}

/** Simplified forms by Traditional (or look-alike) character, as UTF-16 units. */
export const SIMPLE_FORMS: ReadonlyMap<number, number> = loadSimpleForms();

function simplify(text: string): string {
  let [simple, done] = ["", 0];
  for (let at = 0; at < text.length; at += 1) {
    const form = SIMPLE_FORMS.get(text.charCodeAt(at));
    if (form === undefined) continue;
    simple += text.slice(done, at) + String.fromCharCode(form);
    done = at + 1;
  }
  return done === 0 ? text : simple + text.slice(done);
}

/** What a betting site is called after its name, and news hardly ever. */
const BUSINESS = "[足娱电真棋赌官全平登网]|体育|app|国际|入口|开户|在线|技巧";

/** Misspelt words that are innocent characters one by one; the wrong forms, what must follow one of them, and the right one. */
export const HOMOPHONES: readonly (readonly [wrong: string, next: string, right: string])[] = [
  // Characters that are written as their parts.
  ["木其 石其", "", "棋"],
  ["片卑", "", "牌"],
  ["采彡", "", "彩"],
  ["女吴", "", "娱"],
  ["贝者 目者", "", "赌"],
  ["扌殳", "", "投"],
  ["氵主", "", "注"],
  ["王求", "", "球"],
  ["日寺", "", "时"],
  ["亻本", "", "体"],
  ["电竟", "", "电竞"],
  ["菠菜", "[网平公论导体a代白技排现推娱圈资包软电棋真彩捕s国集返投试系拉套竞送]", "博彩"],
  ["鸭脖 鸭博 雅博 亚搏 丫博 亚菠 牙博 压博 亚伯 亚波", "[体a娱电真官平登下注入手网v]", "亚博"],
  ["蒲京", "", "葡京"],
  ["葡金 葡景 葡萄京", BUSINESS, "葡京"],
  ["皇官", BUSINESS, "皇冠"],
  ["乐渔 乐余", BUSINESS, "乐鱼"],
  ["凯云 开运 恺云 开芸 开蕴 开匀", `k|${BUSINESS}`, "开云"],
  ["百佳乐 百家了 佰家乐 百稼乐 白家乐", "", "百家乐"],
  ["六和彩 陆合彩 6合彩 六盒彩 六合采", "", "六合彩"],
  ["时时采 时时菜", "", "时时彩"],
  ["快3", "", "快三"],
  ["zhuce", "", "注册"],
  ["bocai", "", "博彩"],
  ["pujing", "", "葡京"],
  ["caijin", "", "彩金"],
  ["touzhu", "", "投注"],
  ["liuhecai", "", "六合彩"],
  ["堵博 睹博", BUSINESS, "赌博"],
  ["堵场 睹场", BUSINESS, "赌场"],
  ["骑牌 祺牌 琪牌 牌棋", "", "棋牌"],
  ["乐娱", "[场城官平a]", "娱乐"],
  ["威斯尼斯", "", "威尼斯"],
  ["奥门 澳們", "", "澳门"],
  ["头注 投主", BUSINESS, "投注"],
  ["必薇 必维 毕威", "体育|官|app|登|娱乐|精装|电竞", "必威"],
];

/** Strokes and parts of characters, which are no words: what is left of them are marks between the letters. */
export const STROKES = "丶丿氵亻忄扌彡讠钅纟饣犭辶";
/** With the gap before it. */
const STROKE = new RegExp(` ?[${STROKES}]`, "gu");
/** Words with a character that may be spelt instead, and the first and last letter of each syllable. */
const SPELT = "博彩boci棋牌qipi体育tiyu投注tuzu娱乐yule皇冠hggn澳门aomn赌场ducg赌博dubo真人znrn百家bija家乐jale金沙jnsa开云kiyn葡京pujg彩票cipo捕鱼buyu乐鱼leyu合彩heci时彩sici裸聊lolo虎机huji网投wgtu色情seqg";

const spelt = SPELT.match(/[^a-z]+[a-z]+/gu)?.map((entry) => [...entry]) ?? [];

/** Beginnings of what only `foldText` can read; Simplified. */
export const DISGUISES = [...STROKES, HOMOPHONES.map(([wrong]) => wrong), spelt.map(([one, two, , end, start]) => `${one}${start} ${end}${two}`)].flat().join(" ");

let corrections: readonly (readonly [RegExp, string])[] | undefined;

/** Puts right what `HOMOPHONES` names. Made when the first text is judged. */
function correct(text: string): string {
  corrections ??= [
    ...spelt.map(([one, two, a, b, c, d]) => [new RegExp(`${one}${c}[a-z]{0,3}${d}(?![a-z])|(?<![a-z])${a}[a-z]{0,3}${b}${two}`, "gu"), `${one}${two}`] as const),
    ...HOMOPHONES.map(([wrong, next, right]) => [new RegExp(`(?:${wrong.replaceAll(" ", "|")})${next === "" ? "" : `(?=${next})`}`, "gu"), right] as const),
  ];
  // Most texts spell nothing.
  return corrections.slice(/[a-z]/u.test(text) ? 0 : spelt.length).reduce((corrected, [wrong, right]) => corrected.replace(wrong, right), text);
}

const PLAIN = /^[\u4e00-\u9fff\x20-\x7e，。！？、：；“”《》（）【】…—·]*$/u;
const PLAIN_GAPS = /[^\u4e00-\u9fffa-z\d+%]+/gu;
const GAPS = /[^\p{L}\p{N}+%]+/gu;
/** `(wǎng)`: a pinyin note with a tone mark, as damaged pages put behind a character. */
const PINYIN_NOTE = /[(（]\s*[a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zü]*\s*[)）]/giu;
const HAN = "\\p{Script=Han}";
const DOT_INSIDE_WORD = new RegExp(`(?<=${HAN})[·•‧・․.．*~～^\`'’+＋_\\-—–=|/\\\\]{1,2}(?=${HAN})`, "gu");

/**
 * @param text a title, link text or `alt` as it stands on the page
 * @returns lower case, NFKC, Simplified where it matters; no invisible characters, accents or pinyin notes; every run of white space and
 * punctuation is one space; a text that is spread out (`澳 门 新 葡 京`, `开-云-体-育`) is closed up
 */
export function foldText(text: string): string {
  let folded = text.toLowerCase().replaceAll("丨", " ");
  const plain = PLAIN.test(text);
  if (!plain) {
    folded = text
      // Numbers in filled circles have no plain form in Unicode.
      .replace(/[\u2776-\u2793]/gu, (char) => String(((char.charCodeAt(0) - 0x2776) % 10) + 1))
      // Nor have white letters in black circles and squares.
      .replace(/[\u{1f150}-\u{1f189}]/gu, (char) => String.fromCharCode(0x61 + (((char.codePointAt(0) ?? 0) - 0x1f150) % 32)))
      .replace(PINYIN_NOTE, "")
      .replace(/\p{Cf}|\p{Variation_Selector}/gu, "")
      .normalize("NFKD")
      .replace(/\p{Mn}/gu, "")
      .normalize("NFC")
      .toLowerCase();
  }
  let simple = simplify(folded).replace(plain ? PLAIN_GAPS : GAPS, " ").trim();
  if (isSpreadOut(simple.replace(STROKE, ""))) simple = simple.replaceAll(" ", "");
  return correct(simple).replace(STROKE, "").trim();
}

/** True when the words are so short that the spaces must stand inside them: 2 characters is the mean of Chinese words. */
function isSpreadOut(text: string): boolean {
  if (!/ [^ ]+ /u.test(text)) return false;
  const words = text.split(" ");
  const single = words.filter((word) => /^[\p{Script=Han}a-z\d]$/u.test(word)).length;
  return single >= 2 && single * 2 > words.length && /(?:(?:^| )[a-z](?= |$)){4}|(?<=^| )\p{Script=Han}(?= |$)/u.test(text);
}

/**
 * The parts that a hijacker joins: `headline(brand)`, `site_brand`, `brand - slogan`.
 * @returns folded parts, at least two, or none when the text is one piece
 */
export function foldedParts(text: string): string[] {
  const parts = text
    .normalize("NFKC")
    .replace(DOT_INSIDE_WORD, (mark) => (/[_|\-—–=/\\]/u.test(mark) ? " _ " : ""))
    .split(/[()[\]【】〖〗〔〕「」{}<>«»_|丨,，;；!！。]+|\s[-–—]+\s|\s_\s/u)
    .map(foldText)
    .filter((part) => part !== "");
  return parts.length > 1 ? parts : [];
}
