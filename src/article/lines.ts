/**
 * What the furniture of a news page looks like as a line of text, both scripts. One table, used to clean a body from both ends
 * and to read the line of facts.
 */

/** Zone of all times on the site. */
const ZONE = "+08:00";
const ZONE_MS = 8 * 60 * 60 * 1000;
const DATE = String.raw`(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?`;
const CLOCK = String.raw`(\d{1,2})\s*[:：时時]\s*(\d{1,2})(?:\s*[:：分]\s*(\d{1,2}))?\s*[分秒]?`;
const DATE_TIME = new RegExp(`${DATE}(?:[\\sT]*${CLOCK})?`);
const TIME_AT_END = new RegExp(`(?:${DATE}|\\d{1,2}-\\d{1,2})\\s*${CLOCK}$`);

const twoDigits = (digits: string): string => digits.padStart(2, "0");

/**
 * The first date and time in a text, as ISO 8601 in the site's zone; only the date when no time of day is given; `null` when there
 * is none or it is no real date. Minutes without seconds count as on the minute.
 */
export function readTime(text: string): string | null {
  const match = DATE_TIME.exec(text);
  if (match === null) return null;
  const [, year = "", month = "", day = "", hour, minute = "", second = "00"] = match;
  const date = `${year}-${twoDigits(month)}-${twoDigits(day)}`;
  const time = hour === undefined ? "" : `T${twoDigits(hour)}:${twoDigits(minute)}:${twoDigits(second)}${ZONE}`;
  const parsed = new Date(`${date}T00:00:00Z`);
  const real = !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date);
  return real && !Number.isNaN(new Date(`${date}${time}`).getTime()) ? `${date}${time}` : null;
}

/**
 * The machine-readable time of `<time datetime>` in the site's zone; `null` when it is none. Without a zone it is taken for the site's.
 */
export function readDatetime(datetime: string): string | null {
  if (!/T.*(?:Z|[+-]\d\d:?\d\d)$/.test(datetime)) return readTime(datetime);
  const time = new Date(datetime).getTime();
  return Number.isNaN(time) ? null : `${new Date(time + ZONE_MS).toISOString().slice(0, 19)}${ZONE}`;
}

/** The text without its first date and time. */
function withoutTime(text: string): string {
  return text.replace(DATE_TIME, "\t");
}

/** True when the text is a date with a time of day and nothing else. */
export function isTime(text: string): boolean {
  const match = DATE_TIME.exec(text);
  return match !== null && match[4] !== undefined && !match[0].includes("T") && match[0].trim() === text.trim();
}

/** The last character of what ends with a time of day. */
const CLOCK_END = /[\d分秒]/;

/** True when it ends with the time down to the second, as the site's feeds do. */
export function endsWithSeconds(text: string): boolean {
  return endsWithTime(text) && /[:：]\d{2}[:：]\d{2}$/.test(text);
}

/** True when a date with a time of day ends the text: `short title2025-12-08 11:43:19`, a feed item of the site. */
export function endsWithTime(text: string): boolean {
  return CLOCK_END.test(text.trimEnd().slice(-1)) && TIME_AT_END.test(text);
}

type Label = "source" | "author" | "editor" | "keywords";

/** Labels in front of a field, both scripts. A colon must follow. */
const LABELS: Readonly<Record<Label, string>> = {
  source: "(?:信息|新闻|新聞|文章|稿件)?[来來]源|稿源",
  author: "作者|文|记者|記者|撰文",
  editor: "责任编辑|責任編輯|责编|責編|编辑|編輯|值班编辑|值班編輯",
  keywords: "关键[词字]|關鍵[詞字]",
};
/** Between a label and what it names; editors also write `文 | x` and `文/x`. */
const COLON = "\\s*[:：|｜/]\\s*";
const HAS_COLON = /[:：|｜/]/;
const ANY_LABEL = new RegExp(`(?<![\\p{Script=Han}])(${Object.values(LABELS).join("|")})${COLON}`, "gu");
/** A second editor or whoever else worked on the text, behind the first name. */
const NEXT_LABEL = /\s+\S{0,4}(?:编辑|編輯|记者|記者|校对|校對|审核|審核|监制|監製|作者)\s*[:：].*$/;
/** A name that says what the person is. */
const REPORTER = /^(?:本[报報网網台臺刊])?(?:特约|特約|见习|見習|实习|實習)?[记記]者\s*(?=[\p{Script=Han}·]{2,4}$)/u;

function labelOf(word: string): Label {
  const found = (["source", "author", "editor", "keywords"] as const).find((label) => new RegExp(`^(?:${LABELS[label]})$`).test(word));
  return found ?? "source";
}

/** Words of a line of facts that are buttons or counters. Whole words only: 中国评论网 is a source. Ask `isInfoNoise`. */
const INFO_NOISE =
  /^(?:(?:网友|網友|我要)?爆料|(?:参与|參與|我要|发表|發表)?(?:评论|評論)|我有话[说要]+[说]?|我有話說|字[号號体體]|[大中小]|分享到?|打印|打印本页|收藏|纠错|糾錯|举报|舉報|扫一扫|手机看|T\s*[-+]|[|·・/]+)(?:\s*[:：]|\s*[(（]?\s*\d*\s*[)）]?\s*[人条次]?)?$|^\d+\s*(?:人|人参与|人參與|次|阅读|閱讀|条|評論|评论).*$|^(?:阅读|閱讀)?(?:时间|時間)?(?:约|約|需)?\s*[\d一二两三四五六七八九十]+\s*分[钟鐘](?:阅读|閱讀)?$|^(?:阅读|閱讀|浏览|瀏覽|点击|點擊|人气|人氣|热度|熱度|访问|訪問)(?:量|数|數|次数|次數)?\s*[:：]?\s*[\d.,万萬]*\s*(?:次|人次|人)?$|^[\d\s年月日時时分秒:：./-]+$|^(?:发布|發布|發佈|更新|发表|發表|刊发|录入|添加)?(?:时间|時間|日期|于|於)\s*[:：]?$/;
/** How each of them begins and ends, but for counts, which begin with a digit: making the pattern ready to run costs more than all else about a name. */
const NOISE_START = "・网網我爆参參发發表评評字大中小分打收纠糾举舉扫手T|·/阅閱时時约約需一二两三四五六七八九十浏瀏点點人热熱访訪更刊录添日于於年月秒:：.- \t";
const NOISE_END = "・料论論说要說号號体體大中小享到印页藏错錯报報扫看+-|·/:：0123456789(（)）人条次钟鐘读讀览覽击擊气氣度问問量数數.,万萬间間期于於年月日時时分秒 \t";

function isInfoNoise(text: string): boolean {
  const mayBe = /^\d/.test(text) || (NOISE_START.includes(text.charAt(0)) && NOISE_END.includes(text.slice(-1)));
  return (mayBe || text.length === 1) && INFO_NOISE.test(text);
}

/** Longer than this (characters) is no name of a person or an office. */
const MAX_NAME = 24;

const tidyName = (text: string): string => text.replace(/^[\s|·・,，/]+|[\s|·・,，/]+$/g, "").replace(/\s+/g, " ");

/** What publishing software writes where nobody was named. */
const NO_NAME = /^(?:未知|不详|不詳|佚名|匿名|无|無|admin|administrator|webmaster|null|none|unknown)$/i;
/** How these begin. */
const NO_NAME_START = "未不佚匿无無awnuAWNU";

const isNoName = (text: string): boolean => NO_NAME_START.includes(text.charAt(0)) && NO_NAME.test(text);

const orNull = (text: string): string | null => (text === "" || text.length > MAX_NAME || isInfoNoise(text) || isNoName(text) ? null : text);

/** How the names of papers, sites and stations end; the words only in names that are longer than a person's. */
const OUTLET = /(?:[报報网網社台臺刊]|杂志|雜誌|在线|在線|新闻|新聞|观察|觀察|频道|頻道|传媒|傳媒|客户端|客戶端|视听|視聽|影像|[\w-]+\.(?:com|cn|net|org))$|^(?=.{4}).*(?:财经|財經|体育|體育|科技|娱乐|娛樂|军事|軍事|旅游|旅遊|汽车|汽車|健康|教育|文化|经济|經濟|经纬|經緯|消息|视频|視頻|视界|視界|卫视|衛視|电视|電視|广播|廣播|通讯|通訊|资讯|資訊|快讯|快訊|发布|發佈|融媒|中心|之家|之声|之聲|之窗|论坛|論壇|智库|智庫|公众号|公眾號|官微|官方|协会|協會|大学|大學|政府|法院|公安|气象|氣象)$/i;

/** True for a name that is plainly not a person's. */
export function isOutlet(name: string): boolean {
  return OUTLET.test(name);
}

/** Two names that only a space divides: `新湖观察 季平`. */
function names(part: string): readonly string[] {
  return part.includes(" ") && /^\p{Script=Han}{2,}(?: [\p{Script=Han}·]{2,})+$/u.test(part) ? part.split(" ") : [part];
}

export interface InfoLine {
  readonly source: string | null;
  readonly author: string | null;
  readonly editor: string | null;
  /** Names without a label, in order. */
  readonly names: readonly string[];
}

const NO_FACTS: InfoLine = { source: null, author: null, editor: null, names: [] };
/** Han without the rare ones: saves the browser a look at the tables of all scripts. */
const USUAL_LETTER = /[A-Za-z\u4e00-\u9fff]/;

const hasLetter = (text: string): boolean => USUAL_LETTER.test(text) || /\p{L}/u.test(text);

/** Reads a line of facts, its parts divided by tabs: `2025-11-07 17:25:03\t孔乙己`, `来源：x\t作者：y`. Unknown fields are `null`. */
export function readInfoLine(text: string): InfoLine {
  if (text.trim() === "") return NO_FACTS;
  const parts = withoutTime(text).split("\t").map(tidyName).filter((part) => part !== "" && !isInfoNoise(part));
  const rest = parts.join("\t");
  const fields: Partial<Record<Label, string>> = {};
  const isLabelled = HAS_COLON.test(rest);
  const matches = isLabelled ? [...rest.matchAll(ANY_LABEL)] : [];
  matches.forEach((match, index) => {
    const label = labelOf(match[1] ?? "");
    const values = rest.slice(match.index + match[0].length, matches[index + 1]?.index ?? rest.length).split("\t").map(tidyName);
    // a name may stand in an element behind its label; an empty list of keywords must not take what comes next
    fields[label] ??= (label === "keywords" ? values[0] : values.find((value) => value !== "")) ?? "";
  });
  const labelled = new Set(Object.values(fields));
  const loose = parts.filter((part) => !(isLabelled && part.search(ANY_LABEL) >= 0) && !labelled.has(part) && hasLetter(part)).flatMap(names);
  return {
    source: orNull(fields.source ?? ""),
    author: orNull(fields.author ?? ""),
    editor: orNull(fields.editor ?? ""),
    names: loose.filter((name) => name.length > 1 && !/[:：]/.test(name) && orNull(name) !== null).map((name) => (name.includes("者") ? name.replace(REPORTER, "") : name)),
  };
}

/** A text that begins with a label, perhaps in brackets; made when first asked about. */
const labelPatterns = new Map<Label, RegExp>();

/** A field without its label and the brackets around it: `来源：x` -> `x`. `null` when nothing is left. */
export function withoutLabel(text: string, label: Label): string | null {
  const bare = text.replace(/^[\s(（[【]+|[\s)）\]】]+$/g, "");
  if (!HAS_COLON.test(bare)) return orNull(tidyName(bare));
  return orNull(tidyName(bare.replace(new RegExp(`^(?:${LABELS[label]})${COLON}`), "").replace(NEXT_LABEL, "")));
}

export function hasLabel(text: string, label: Label): boolean {
  if (!HAS_COLON.test(text)) return false;
  const known = labelPatterns.get(label) ?? new RegExp(`^[\\s(（\\[【]*(?:${LABELS[label]})${COLON}`);
  labelPatterns.set(label, known);
  return known.test(text);
}

const EDITOR_NAME = String.raw`[^\s:：。，；！？()（）\[\]【】][^:：。，；！？()（）\[\]【】]{0,22}`;
const EDITOR_WORD = "(?:本文|值班)?(?:责任编辑|責任編輯|责编|責編|编辑|編輯)";
/** Whoever else worked on the text, in the same brackets. */
const EDITOR_OTHERS = String.raw`(?:[\s，,、;；/|]+[\p{Script=Han}]{0,4}(?:编辑|編輯|记者|記者|校对|校對|审核|審核|作者)\s*[:：][^)）\]】。]{0,24})?`;
const EDITOR_BRACKETED = new RegExp(`[(（\\[【]\\s*${EDITOR_WORD}\\s*[:：]\\s*(${EDITOR_NAME}?)?${EDITOR_OTHERS}\\s*[)）\\]】]?\\s*$`, "u");
const EDITOR_ALONE = new RegExp(`^${EDITOR_WORD}\\s*[:：]\\s*(${EDITOR_NAME})?$`);
const HAS_EDITOR = /[编編]/;
const EDITOR_GLUED = /(?<=[。！？”」…\s])(?:责任编辑|責任編輯|责编|責編)\s*[:：]\s*([\p{Script=Han}·]{2,4}|\w{2,12})$/u;

/**
 * The editor's line at the end of a text: where it begins and the name (`null` when the page leaves it empty). `null` when the
 * text does not end with one; a sentence that speaks of an editor does not.
 */
export function editorAtEnd(text: string): { readonly start: number; readonly name: string | null } | null {
  if (!HAS_EDITOR.test(text)) return null;
  for (const pattern of [EDITOR_BRACKETED, EDITOR_ALONE, EDITOR_GLUED]) {
    const match = pattern.exec(text);
    if (match !== null) return { start: match.index, name: orNull(match[1]?.trim() ?? "") };
  }
  return null;
}

/** Headings of what follows an article: related news, rankings, comments. Ask `isAfterHeading`. */
const AFTER_HEADING =
  /^[\s>»【[]*(?:相关(?:新闻|阅读|推荐|文章|报道|链接|专题)|相關(?:新聞|閱讀|推薦|文章|報道|鏈接|專題)|(?:推荐|延伸|热门|精彩)阅读|(?:推薦|延伸|熱門|精彩)閱讀|热门(?:推荐|新闻|文章|排行)|熱門(?:推薦|新聞)|(?:相关|相關|推荐|推薦|热门|熱門|精彩|最新|更多|延伸|编辑|編輯|本站|图片|圖片|独家|獨家|今日)(?:新闻|新聞|阅读|閱讀|推荐|推薦|文章|资讯|資訊|报道|報道|链接|鏈接|专题|專題|图集|圖集|内容|內容|视频|視頻|排行|精选|精選|关注|關注)|猜你喜欢|猜你喜歡|为你推荐|更多(?:新闻|精彩)(?:>>)?|大家都在看|(?:今日|今天)?(?:热点|熱點|焦点|焦點|新闻|新聞|点击|點擊|人气|人氣|阅读|閱讀)(?:新闻|新聞|推荐|推薦|关注|關注|专题|專題|文章|资讯|資訊|排行榜?|图片|圖片)|(?:频道|頻道|本周|本月|24小时|48小时)(?:精选|精選|热点|热闻|热榜|推荐)|点击排行|关于(?:本站|本网|我们)|(?:本站|网站)简介|精彩图集|精彩圖集|图片精选|(?:全部|最新|热门|熱門|精彩|网友|網友|共?[\d一二两三四五六七八九十百]+[条條])?(?:评论|評論|留言|跟帖|回复|回覆)(?:区|區|列表)?(?:\s*[(（]\d*[)）])?)[\s】\]:：>»]*$/;

/** Such headings are short (characters), and end with one of these. Making the pattern above ready to run takes longer than reading a page. */
const MAX_AFTER_HEADING = 60;
const AFTER_HEADING_END = "站网们介闻聞读讀荐薦章道题題接讯訊集容频頻行选選注欢歡彩看榜片点區区表论論言帖复覆";
const AFTER_HEADING_CLOSE = " \u3000】]:：>»(（)）0123456789";

/** True for a line that is the heading of what follows an article. */
export function isAfterHeading(text: string): boolean {
  if (text.length > MAX_AFTER_HEADING) return false;
  let end = text.length;
  while (end > 0 && AFTER_HEADING_CLOSE.includes(text.charAt(end - 1))) end--;
  return end > 0 && AFTER_HEADING_END.includes(text.charAt(end - 1)) && AFTER_HEADING.test(text);
}

/** Those under which editors also set background of their own, as text without links. */
export const BACKGROUND_HEADING = /^[\s>»【[]*(?:相关链接|相關鏈接|延伸阅读|延伸閱讀|推荐阅读|新闻链接|新聞鏈接)[\s】\]:：]*$/;

/** Lines under the comments of readers: buttons. */
export const REPLY_BUTTONS = /^(?:(?:回复|回覆|支持|反对|反對|举报|舉報|顶|踩|赞|讚|分享|点赞)\s*(?:[(（]?\d*[)）])?[\s|·]*)+$/;

/** Lines of furniture that stand before the text inside a wide body. Whole lines only. */
const HEAD_LINES: readonly RegExp[] = [
  /^(?:关键[词字]|關鍵[詞字])\s*[:：]/,
  /^(?:您(?:所在|当前|現在)?的?|您现在的|当前|當前|现在)?位置\s*[:：]/,
  // the number of a picture in a gallery
  /^\d{1,3}\s*\/\s*\d{1,3}$/,
  /^(?:(?:字号|字號|字体|字體|字体大小)\s*[:：]?\s*)?(?:[大中小]\s*){2,3}$/,
];
/** How each of them begins. */
const HEAD_START = /^[关關您当當现位字大中小\d]/;

/** True for a line of furniture before the text. */
export function isHeadFurniture(text: string): boolean {
  return HEAD_START.test(text) && HEAD_LINES.some((pattern) => pattern.test(text));
}

/** Lines of furniture that stand after the text: buttons and links. Whole lines only, without comma and full stop. */
const BUTTON_LINES: readonly RegExp[] = [
  /^(?:(?:[[【(（]?\s*(?:(?:关闭|關閉)(?:窗口|本页|本頁)?|打印(?:本页|本頁)?|收藏(?:本页|本頁)?|返回)\s*[\]】)）]?[\s|]*)+|[×xX✕]\s*(?:关闭|關閉)?)$/,
  /^(?:新浪微博|微信|QQ空间|QQ空間|QQ好友|朋友圈|腾讯微博|人人网|豆瓣|更多|收藏|复制链接|[\s|·、/])+$/,
  /^(?:上一[页頁篇张張]|下一[页頁篇张張]|查看[原大][图圖]|[原大][图圖]|全屏|首[页頁]|尾[页頁]|全文|共\s*\d+\s*[页頁]|\d{1,3}|[\s|<>«»[\]【】])+$/,
  /^(?:点击|點擊)?(?:展开|展開|查看|阅读|閱讀|加载)(?:剩余|余下|餘下|全部|更多)(?:全文|内容|內容)?\s*(?:[（(]?\d{1,3}%[)）]?)?$/,
  /^(?:返回|回到)(?:顶部|頂部|首页|首頁)$/,
  /^(?:点击|點擊)?(?:展开|展開|阅读|閱讀|查看|继续阅读|繼續閱讀)(?:全文|余下全文|更多)?(?:\s*[↓∨▼>]+)?$/,
  /^(?:我要)?(?:评论|評論|举报|舉報|纠错|打印|收藏|点赞|赞)(?:\s*[(（]?\d+[)）]?)?$/,
];

/** The same, which may speak in sentences. */
const NOTICE_LINES: readonly RegExp[] = [
  /^(?:分享(?:到|至|给)|一键分享|轉發到|转发到)\s*[:：]?.{0,60}$/,
  /^(?:关闭|關閉)?\s*用微信(?:扫描|掃描|扫一扫)(?:二维码|二維碼)?.{0,30}$|^扫码(?:下载|关注).{0,40}$/,
  /^(?:标签|標籤|标籤|tags?)\s*[:：].{0,80}$/i,
  /^(?:上一?[篇页頁]|下一?[篇页頁])\s*[:：].{0,100}$/,
  /^(?:©|Copyright|版[权權]所有).{0,80}$|^.{0,60}(?:ICP[备備证證]|公[网網]安[备備]).{0,40}$/i,
];
/** What each of these holds. */
const NOTICE_WORD = /[上下]一?[篇页頁]|[享扫掃©权權备備证證]|[转轉][发發]到|[标標][签籤]|copyright|tag/i;
const SENTENCE = /[，。]/;
/** No line of furniture is longer (characters). */
const MAX_TAIL_LINE = 200;

/** True for a line of furniture after the text. */
export function isTailLine(text: string): boolean {
  if (text.length > MAX_TAIL_LINE) return false;
  if (NOTICE_WORD.test(text) && NOTICE_LINES.some((pattern) => pattern.test(text))) return true;
  return !SENTENCE.test(text) && (isAfterHeading(text) || BUTTON_LINES.some((pattern) => pattern.test(text)));
}
