/** What sites put into or below a text in their own name: statements, offers of their app, boxes of links to other articles. */
import { fold, isElement, isText, traverse } from "./dom";
import { isAfterHeading } from "./lines";

/** Statements of a site are shorter than this (characters). */
const MAX_STATEMENT = 400;
/** An offer of the app is one line of at most so many characters. */
const MAX_PROMPT = 40;
/** Nodes looked at to know whether an element says nothing but a short line. */
const MAX_NODES = 40;
/** A box of links has so many texts at most. */
const MAX_BOX_TEXTS = 200;
const UNREAD: ReadonlySet<string> = new Set(["script", "style", "noscript", "template"]);
/** A box of links has at least this share of its characters in links, its heading not counted. */
const LINKED_SHARE = 0.75;

/** In front of a statement. With the first words the label says enough; `声明：` and `提示：` alone may be news. */
const OWN_LABEL = /^[（(【[*※]*(?:免责|免責|版权|版權|转载|轉載)(?:声明|聲明|说明|說明|提示)\s*[】\])）]?\s*[:：]/;
const LABEL = /^[（(【[*※]*(?:郑重|鄭重|特别|特別|重要|网站|網站|本网|本網|本站|中华网[^:：]{0,6}|中華網[^:：]{0,6})?(?:声明|聲明|提示|说明|說明|提醒)\s*[】\])）]?\s*[:：]/;
/** How a statement without a label begins. */
const OPENING =
  /^[（(【[*※]*(?:本文|此文|该文|該文|本稿|文章|文中|以上|上述|图文|圖文|图片|圖片|部分|内容|內容|凡|来源网络|來源網絡|[网網][络絡]|投资|投資|转载|轉載|未经|未經|如有|如需|若有|欢迎|歡迎|关注|關注|更多精彩|扫码|掃碼|长按|長按)/;
/** How all of these begin: most texts do not. */
const STATEMENT_START = /^[（(【[*※]*[免版转轉郑鄭特重网網本中声聲提说說此该該文以上图圖部内內凡来來投未如若欢歡关關更扫掃长長]/;
/** What only a site says of what it shows. */
const SITE_SPEECH = [
  /转载|轉載|摘自|摘编/,
  /版[权權]/,
  /侵[权權删刪]/,
  /不代表|仅代表|僅代表/,
  /立场|立場/,
  /仅供参考|僅供參考|仅作参考/,
  /投[资資]建[议議]|[风風][险險]自担|据此操作/,
  /[联聯][系繫絡](?:我们|我們|本[网網站]|[删刪]除|作者|[后後][台臺])|告知[删刪]除|及时[删刪]除/,
  /信息存[储儲]|信息[发發]布平[台臺]|存储空间|信息服务/,
  /本[网網站](?![络絡点點])|本平[台臺]|中[华華][网網]/,
  /注明(?:来源|來源|出处|出處)/,
  /未[经經].{0,6}(?:授[权權]|[许許]可|允[许許]|同意)|(?:不得|禁止|[严嚴]禁|[谢謝][绝絕])(?:擅自)?[转轉][载載]/,
  /(?:来源|來源|[转轉]自|[来來]自|取自|源)于?(?:网络|網絡|互联网|互聯網)/,
  /原作者|所有者|所有人/,
  /公众号|公眾號|微信号|客户端|客戶端/,
  /[关關]注|扫码|掃碼|二维码|二維碼/,
] as const;
/** A sentence that tells of what somebody says is no statement of the site. */
const TELLS = /[记記]者|[称稱][，,：:]|表示|[认認][为為]|指出|写道|寫道|法院|律[师師]|[报報]道[称稱]|介[绍紹]|[说說][，。：:]/;

/** True for a statement of the site below a text: disclaimer, copyright, how to copy, whom to follow. `text` is one paragraph. */
export function isStatement(text: string): boolean {
  if (text.length > MAX_STATEMENT || !STATEMENT_START.test(text)) return false;
  const wanted = OWN_LABEL.test(text) ? 1 : LABEL.test(text) || (OPENING.test(text) && !TELLS.test(text)) ? 2 : 0;
  return wanted > 0 && SITE_SPEECH.filter((sign) => sign.test(text)).length >= wanted;
}

const APP = "(?:APP|客户端|客戶端|小程序)";
const OPEN = "(?:点击|點擊|立即|马上|馬上|快|请|請|扫码|掃碼|长按|長按|识别|扫描二维码|扫一扫|在|用|到|来|去|上|打开|打開|下载|下載|安装|安裝|使用|进入|進入|前往|手机|手機|最新|新版|官方)";
const SITE = "(?:中华网|中華網|china\\.com)(?:新闻|新聞|军事|軍事|财经|財經|手机|手機|移动)?";
const GAIN =
  "(?:查看|阅读|閱讀|观看|觀看|看|读|读懂|了解|获取|獲取|畅读|暢讀|享受|享|体验|體驗|参与|參與|浏览|瀏覽|继续|繼續|更多|全文|精彩|精选|更佳|更好|更流畅|更流暢|更快|更|原文|内容|內容|评论|評論|互动|互動|资讯|資訊|新闻|新聞|独家|獨家|第一时间|第一時間|高清|视频|視頻|图片|圖片|讨论|討論|热点|熱點|大图|剩余|余下|打开|打開|[\\s，,、|·])";
/** Looked for first: making the patterns below ready to run costs far more. */
const HAS_APP = /[Aa][Pp][Pp]|[户戶]端|小程序/;
const APP_PROMPTS: readonly RegExp[] = [
  // names the site
  new RegExp(`^[\\s>»【]*${OPEN}*\\s*${SITE}\\s*${APP}(?:内|內|中|里)?${GAIN}*[。！!>»\\s】]*$`, "i"),
  // says what one gains: a heading such as 下载APP is none
  new RegExp(`^[\\s>»【]*${OPEN}+\\s*(?:本站)?${APP}(?:内|內|中|里)?[\\s，,]*${GAIN}+[。！!>»\\s】]*$`, "i"),
];

/** True for a line that offers the site's app, and nothing else. */
export function isAppPrompt(text: string): boolean {
  return text.length <= MAX_PROMPT && HAS_APP.test(text) && APP_PROMPTS.some((pattern) => pattern.test(text));
}

/** The site's own advertisement server. C */
const AD_ADDRESS = /^(?:https?:)?\/\/(?:dvs|dvser|sssvd)\.china\.com\//i;
const AD_LABEL = /^[\s【[]*(?:广告|廣告|推广|推廣|AD)[\s】\]:：]*$/i;

const CARD_BOXES: ReadonlySet<string> = new Set(["p", "div"]);
const BOXES: ReadonlySet<string> = new Set(["div", "section", "aside", "p", "a", "center", "table", "dl", "ul", "ol", "figure"]);

/** The text of an element when it is one short line; `null` for more. Stops as soon as it is known. */
function shortText(el: Element): string | null {
  let text = "";
  let seen = 0;
  const visit = (parent: Element): boolean => {
    for (let node = parent.firstChild; node !== null; node = node.nextSibling) {
      if (++seen > MAX_NODES) return false;
      if (isText(node)) text += node.data.trim();
      else if (isElement(node) && !visit(node)) return false;
      if (text.length > MAX_PROMPT) return false;
    }
    return true;
  };
  return visit(el) ? fold(text) : null;
}

/** The first text in an element, if it comes soon. */
function firstText(el: Element): string {
  let node: Node | null = el.firstChild;
  for (let seen = 0; node !== null && seen < MAX_NODES; seen++) {
    if (isText(node) && node.data.trim() !== "") return node.data;
    if (isElement(node) && node.firstChild !== null) node = node.firstChild;
    else {
      while (node !== null && node !== el && node.nextSibling === null) node = node.parentNode;
      node = node === null || node === el ? null : node.nextSibling;
    }
  }
  return "";
}

/** True for a box that holds links to other articles under a line such as 相关阅读, the line in whatever element. */
function isLinkBox(el: Element): boolean {
  const first = firstText(el);
  if (first.length > MAX_PROMPT || !isAfterHeading(fold(first))) return false;
  const size = (text: string): number => text.replace(/[\s·•・\d:：./-]+/g, "").length;
  let seen = 0;
  let links = 0;
  let linked = 0;
  // the heading may be a link itself
  let loose = -size(first);
  traverse(el, {
    text: ({ data }) => {
      seen++;
      if (links > 0) linked += size(data);
      else loose += size(data);
    },
    isDone: () => seen > MAX_BOX_TEXTS,
    enter: (inner) => {
      if (inner.localName === "a" && inner.hasAttribute("href")) links++;
      return !UNREAD.has(inner.localName);
    },
    leave: (inner) => {
      if (inner.localName === "a" && inner.hasAttribute("href")) links--;
    },
  });
  return seen <= MAX_BOX_TEXTS && linked > 0 && linked >= (linked + loose) * LINKED_SHARE;
}

/** True for a short box that begins with the word that advertisements must show. */
function isLabelledAd(el: Element, text: string): boolean {
  return AD_LABEL.test(fold(firstText(el))) && text.length <= MAX_PROMPT;
}

/** True for a card that leads to a page of its own: a link around boxes. Around a sentence it is one to follow while reading. */
function isCard(el: Element): boolean {
  const inner = el.firstElementChild;
  const text = inner !== null && CARD_BOXES.has(inner.localName) && !/^(?:#|javascript:|$)/i.test(el.getAttribute("href") ?? "") ? shortText(el) : null;
  return text !== null && text !== "" && !/[。！？”]$/.test(text);
}

/** True for what one chooses in a poll. */
function isChoice(el: Element): boolean {
  return (el.localName === "label" || el.localName === "li") && el.querySelector("input[type='radio' i]") !== null && shortText(el) !== null;
}

/** True for a box inside a text that is the site's, not the article's: an advertisement, an offer of its app, links to other articles. */
export function isPromotion(el: Element): boolean {
  if (el.localName === "a" && (AD_ADDRESS.test(el.getAttribute("href") ?? "") || isCard(el))) return true;
  if (isChoice(el)) return true;
  if (!BOXES.has(el.localName)) return false;
  const text = shortText(el);
  if (text !== null && text !== "" && isAppPrompt(text)) return true;
  if (el.querySelector("a[href], iframe") === null) return false;
  return (text !== null && text !== "" && isLabelledAd(el, text)) || isLinkBox(el);
}
