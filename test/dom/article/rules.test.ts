import { describe, expect, it } from "vitest";
import type { ArticleBlock } from "../../../src/contract/article";
import { extractByTemplate } from "../../../src/article/extract";
import { cleanTitle } from "../../../src/article/title";
import { extractGeneric } from "../../../src/article/generic";
import { editorAtEnd, endsWithTime, isOutlet, readDatetime, readInfoLine, readTime } from "../../../src/article/lines";
import type { ExtractOptions } from "../../../src/article/options";
import { sectionOf } from "../../../src/article/section";
import { classifySpam } from "../../../src/clutter/spam-text";

const ADDRESS = "https://news.china.com/socialgd/10000169/20240311/47310001.html";

/** Blocks of a body in the current template. */
function blocks(body: string, options: ExtractOptions = {}, title = "标题在此"): readonly ArticleBlock[] {
  const html = `<title>${title}</title><h1 class="article_title">${title}</h1><div id="js_article_content">${body}</div>`;
  const result = extractByTemplate(new DOMParser().parseFromString(html, "text/html"), ADDRESS, options);
  return result?.article?.blocks ?? [];
}

const paragraph = (text: string): ArticleBlock => ({ kind: "paragraph", runs: [{ text }] });
/** A picture of the site's own server, which is asked for its largest size. */
const image = (src: string, caption: string | null): ArticleBlock => ({ kind: "image", src: src.replace("/650x0/", "/1200x0/"), fallback: src, caption });

describe("times", () => {
  it.each([
    ["2025-11-07 17:25:03", "2025-11-07T17:25:03+08:00"],
    ["发布时间：2025/1/7 7:05", "2025-01-07T07:05:00+08:00"],
    ["2025年11月7日 17时25分", "2025-11-07T17:25:00+08:00"],
    ["2025.11.07", "2025-11-07"],
    ["2025-11-07T17:25:03", "2025-11-07T17:25:03+08:00"],
    ["2025-13-07 17:25:03", null],
    ["2025-02-30 17:25:03", null],
    ["2025-11-07 27:25:03", null],
    ["昨天 17:25", null],
    ["", null],
  ])("%s", (text, expected) => {
    expect(readTime(text)).toBe(expected);
  });

  it("a feed item ends with one, a sentence does not", () => {
    expect(endsWithTime("短标题2025-12-08 11:43:19")).toBe(true);
    expect(endsWithTime("短标题 12-08 11:43")).toBe(true);
    expect(endsWithTime("会议定于2025年12月8日召开")).toBe(false);
  });
});

describe("times for machines", () => {
  it.each([
    ["2025-11-07T17:25:03+08:00", "2025-11-07T17:25:03+08:00"],
    ["2025-11-07T09:25:03Z", "2025-11-07T17:25:03+08:00"],
    ["2025-11-07T20:25:03.120+0100", "2025-11-08T03:25:03+08:00"],
    ["2025-11-07 17:25", "2025-11-07T17:25:00+08:00"],
    ["2025-11-07", "2025-11-07"],
    ["2025-99-07T09:25:03Z", null],
    ["P3D", null],
  ])("%s", (text, expected) => {
    expect(readDatetime(text)).toBe(expected);
  });
});

describe("sections", () => {
  it.each([
    ["https://military.china.com/jctp/tuku/11065468/20240120/37700001.html", "military/jctp/tuku"],
    ["https://www.china.com/toutiao/2019/0612/13329.html", "toutiao"],
    ["https://3g.china.com/act/news/10000169/20231230/45900001.html", "act/news"],
    ["https://auto.china.com/new/11294.html", "auto/new"],
    ["http://copy.elsewhere.invalid/socialgd/10000169/20251105/47310880.html", "socialgd"],
    ["http://copy.elsewhere.invalid/html/20240418/5566.html", null],
    ["http://notchina.com/news/1.html", null],
    ["about:blank", null],
  ])("%s", (address, expected) => {
    expect(sectionOf(address)).toBe(expected);
  });
});

describe("names without a label", () => {
  it.each(["湖畔晚报", "中国评论网", "北岸影像", "語文觀察", "chinanews.com"])("%s is an office", (name) => expect(isOutlet(name)).toBe(true));
  it.each(["孔乙己", "军情作家陈曦", "闻人木", "林网生"])("%s may be a person", (name) => expect(isOutlet(name)).toBe(false));
});

describe("rows of pictures", () => {
  const slide = (index: number, attributes = ""): string => `<li${attributes}><img src="/p${index}.jpg"><span>第${index}张图说</span></li>`;
  const picture = (index: number): ArticleBlock => ({ kind: "image", src: `https://news.china.com/p${index}.jpg`, caption: `第${index}张图说` });

  it("show those as well that wait for the site's script, and take the texts for captions", () => {
    const hidden = ' style="display:none"';
    expect(blocks(`<ul>${slide(1)}${slide(2, hidden)}${slide(3, hidden)}</ul>`)).toEqual([picture(1), picture(2), picture(3)]);
  });

  it("show those that the layout hides", () => {
    const options = { isHidden: (el: Element) => el.closest(".off") !== null };
    expect(blocks(`<ul>${slide(1)}${slide(2, ' class="off"')}${slide(3, ' class="off"')}</ul>`, options)).toEqual([picture(1), picture(2), picture(3)]);
  });

  it("stay hidden when none of them is shown, or when they are thumbnails of other articles", () => {
    const hidden = ' style="display:none"';
    expect(blocks(`<p>正文一句。</p><ul>${[1, 2, 3].map((index) => slide(index, hidden)).join("")}</ul>`)).toEqual([paragraph("正文一句。")]);
    const linked = [1, 2, 3].map((index) => `<li${index > 1 ? hidden : ""}><a href="/a/1/20240312/${index}.html"><img src="/p${index}.jpg"></a></li>`).join("");
    expect(blocks(`<p>正文一句。</p><ul>${linked}</ul>`).filter(({ kind }) => kind === "image")).toHaveLength(1);
  });
});

describe("reports on gambling", () => {
  const report = ["警方昨日通报，一个以“娱乐城”为名的网络赌博团伙落网，四个月里有两千多人下注，涉案金额仍在清点。", "所谓“注册送彩金”从来没有一笔真正到账。", "受害人说，他在“澳门新葡京”网站上先赢了三百，后来输掉了一辆车。"];
  const options: ExtractOptions = { isSpam: (text, context) => classifySpam(text, context).spam };
  it("stay, advertisements between their paragraphs go", () => {
    const advertisement = '<p><a href="https://x.invalid/">澳门新葡京娱乐城 注册送88元</a></p><p><b>【金冠娱乐城】注册送38，立即下载！</b></p>';
    expect(blocks(report.map((text) => `<p>${text}</p>${advertisement}`).join(""), options)).toEqual(report.map(paragraph));
  });
});

describe("what follows an article without any class or id", () => {
  const [a, b] = ["入冬以后，凤栖河两岸的水车陆续停了下来，只有桥头的一架还在转，替镇上的磨坊供电。", "磨坊主人姓隋，今年六十三岁。他说这架水车是祖父留下的，修了又修，没有一块木头是原来的。"];
  const feed = Array.from({ length: 12 }, (_, index) => `<li><a href="/a/1/20240312/${index}.html"><img src="/t${index}.jpg"></a><h3><a href="/a/1/20240312/${index}.html">渔港新造木船下水之${index}</a></h3><p>渔港新造木船${index}<em>2024-03-12 00:15:30</em></p></li>`).join("");
  const comments = "<p>网友一：我小时候就在这架水车下面捉鱼，没想到它还在。</p>";
  it.each([
    ["a feed with thumbnails", `<ul>${feed}</ul>`],
    ["a feed under its heading", `<h2>精彩推荐</h2><ul>${feed}</ul>`],
    ["comments", `<div>网友评论(1)</div>${comments}`],
    ["comments in a box of their own", `<div><h3>1条评论</h3>${comments}</div>`],
    ["buttons", "<div>分享到：</div><div>关闭</div><div>×</div><div>返回顶部</div>"],
    ["all of them below the editor's line", `<p>（责任编辑：乔晚）</p><p>微信</p><ul>${feed}</ul><p>扫码下载客户端</p><p>关闭</p>`],
  ])("%s is no part of it", (_, after) => {
    const html = `<title>桥头的水车_中华网</title><div><div><h1>桥头的水车</h1><div>2024-03-11 08:05:09</div><div><p>${a}</p><p>${b}</p>${after}</div></div></div>`;
    const { article } = extractGeneric(new DOMParser().parseFromString(html, "text/html"), ADDRESS);
    expect(article?.blocks).toEqual([paragraph(a ?? ""), paragraph(b ?? "")]);
  });
});

describe("the line of facts", () => {
  it.each([
    ["2025-11-07 17:25:03\t孔小乙", { source: null, author: null, editor: null, names: ["孔小乙"] }],
    ["2025-11-07 17:25\t来源：柳埠晚报\t作者：乔晚", { source: "柳埠晚报", author: "乔晚", editor: null, names: [] }],
    ["來源: 柳埠晚報 作者: 喬晚 責任編輯: 石硯", { source: "柳埠晚報", author: "喬晚", editor: "石硯", names: [] }],
    ["中国评论网\t参与评论(0)人\t字号：\t大\t中\t小\t打印", { source: null, author: null, editor: null, names: ["中国评论网"] }],
    ["来源：", { source: null, author: null, editor: null, names: [] }],
  ])("%s", (text, expected) => {
    expect(readInfoLine(text)).toEqual(expected);
  });
});

describe("the editor's line", () => {
  it.each([
    ["结束了。(责任编辑:乔晚)", "乔晚", "结束了。"],
    ["结束了。（責任編輯：喬晚）", "喬晚", "结束了。"],
    ["结束了。【编辑：乔晚】", "乔晚", "结束了。"],
    ["结束了。 责任编辑：CN023", "CN023", "结束了。"],
    ["责任编辑：乔晚", "乔晚", ""],
    ["（责任编辑：）", null, ""],
  ])("%s", (text, name, rest) => {
    const found = editorAtEnd(text);
    expect(found?.name).toBe(name);
    expect(text.slice(0, found?.start).trim()).toBe(rest);
  });

  it.each(["他当了四十年责任编辑：从铅字到屏幕，一天没歇。", "“责任编辑：乔晚”这一行出现过一万次。", "编辑：我们为什么还要印报纸？", "责任编辑乔晚"])("leaves %s alone", (text) => {
    expect(editorAtEnd(text)).toBeNull();
  });
});

describe("titles", () => {
  const options: ExtractOptions = { isSpam: (text) => /娱乐城|下注/.test(text) };
  it.each([
    ["巡渠人的一天_新闻频道_中华网", "巡渠人的一天"],
    ["巡渠人的一天-中华网", "巡渠人的一天"],
    ["巡渠人的一天-春灌_军事_中华网", "巡渠人的一天-春灌"],
    ["金冠娱乐城官网-巡渠人的一天_中华网", "巡渠人的一天"],
    ["巡渠人的一天(金冠娱乐城)", "巡渠人的一天"],
    ["电竞下注-中国电竞赛事平台", "中国电竞赛事平台"],
    ["C919-首航_归来", "C919-首航_归来"],
  ])("%s", (text, expected) => {
    expect(cleanTitle(text, options)).toBe(expected);
  });
});

describe("pictures", () => {
  const SRC = "https://img1.utuku.imgcdc.com/650x0/news/20240311/a.jpg";
  const A = image(SRC, "闸门");

  it.each<[string, string, readonly ArticleBlock[]]>([
    ["takes the doubled caption once", `<p><img src="${SRC}" alt="闸门"></p><p style="text-align:center">闸门</p>`, [A]],
    ["in one paragraph", `<p><img src="${SRC}" alt="闸门"><br>闸门</p>`, [A]],
    ["in a figure", `<figure><img src="${SRC}"><figcaption>闸门</figcaption></figure>`, [A]],
    ["above the picture", `<p align="center">闸门</p><p><img src="${SRC}" alt="闸门"></p>`, [A]],
    ["prefers the longer visible caption", `<p><img src="${SRC}" alt="清晨的一号闸门"></p><p align="center">清晨的一号闸门。乔晚摄</p>`, [image(SRC, "清晨的一号闸门。乔晚摄")]],
    ["keeps a centred subheading", `<p><img src="${SRC}" alt=""></p><p align="center"><b>水从哪里来</b></p>`, [image(SRC, null), { kind: "paragraph", runs: [{ text: "水从哪里来", bold: true }] }]],
    ["keeps a centred line that says something else", `<p><img src="${SRC}" alt="闸门"></p><p align="center">一九五八年四月</p>`, [A, paragraph("一九五八年四月")]],
    ["keeps running text that begins like the caption", `<p><img src="${SRC}" alt="闸门在村子的北面"></p><p>闸门在村子的北面，离渠首不远。</p>`, [image(SRC, "闸门在村子的北面"), paragraph("闸门在村子的北面，离渠首不远。")]],
    ["keeps running text after a picture", `<p><img src="${SRC}" alt=""></p><p>闸门在村子的北面。</p>`, [image(SRC, null), paragraph("闸门在村子的北面。")]],
    ["drops file names as captions", `<p><img src="${SRC}" alt="20240311_a.jpg"></p>`, [image(SRC, null)]],
    ["reads lazy sources", `<p><img src="/images/loading.gif" data-original="//img1.utuku.imgcdc.com/650x0/news/20240311/a.jpg" alt="闸门"></p>`, [A]],
    ["between words of a paragraph", `<p>之前<img src="${SRC}" alt="闸门">之后</p>`, [paragraph("之前"), A, paragraph("之后")]],
    ["drops end mark, counter, icon and advertisement", `<p>完。<img src="http://www.china.com/zh_cn/img1311/articleLogo.png"><img src="http://www.china.com/favicon.ico"><img src="https://c.wrating.com/a.gif" ><img src="${SRC}" width="1" height="1"><img src="${SRC}" width="16" height="16"><img src="https://sssvd.china.com/m/1.jpg"></p>`, [paragraph("完。")]],
    ["takes the sizes of other servers and larger ones as they are", '<p><img src="https://x.invalid/650x0/a.jpg"><img src="https://img1.utuku.imgcdc.com/1600x0/b.jpg"><img src="https://img1.utuku.imgcdc.com/200x120/c.jpg"></p>', ["https://x.invalid/650x0/a.jpg", "https://img1.utuku.imgcdc.com/1600x0/b.jpg", "https://img1.utuku.imgcdc.com/200x120/c.jpg"].map((src) => ({ kind: "image", src, caption: null }))],
    ["drops the thumbnail of a picture, not a picture that is shown twice", `<p><img src="${SRC.replace("650x0", "120x80")}"></p><p><img src="${SRC}"></p><p>中间。</p><p><img src="${SRC}"></p>`, [image(SRC, null), paragraph("中间。"), image(SRC, null)]],
    ["drops a banner that links away, keeps a wide picture of its own", `<p>图。</p><a href="https://x.invalid/"><img src="https://x.invalid/b.gif" width="640" height="80"></a><img src="${SRC}" width="640" height="80" alt="闸门">`, [paragraph("图。"), A]],
  ])("%s", (_, body, expected) => {
    expect(blocks(body)).toEqual(expected);
  });
});

describe("video", () => {
  it.each<[string, string, readonly ArticleBlock[]]>([
    ["a film", `<p>看。</p><video src="/v/1.mp4" poster="/v/1.jpg"></video>`, [paragraph("看。"), { kind: "video", href: "https://news.china.com/v/1.mp4", poster: "https://news.china.com/v/1.jpg", caption: null }]],
    ["a player of a known host", `<p>看。</p><iframe src="https://v.qq.com/txp/iframe/player.html?vid=1"></iframe>`, [paragraph("看。"), { kind: "video", href: "https://v.qq.com/txp/iframe/player.html?vid=1", poster: null, caption: null }]],
    ["the site's own box before its script has run", `<p>看。</p><div class="chan_newsVideo"><img src="/v/2.jpg"></div>`, [paragraph("看。"), { kind: "video", href: ADDRESS, poster: "https://news.china.com/v/2.jpg", caption: null }]],
    ["no frame of an unknown host", `<p>看。</p><iframe src="https://x.invalid/banner.html"></iframe><object width="360" height="300" data="https://x.invalid/1.swf"></object>`, [paragraph("看。")]],
  ])("%s", (_, body, expected) => {
    expect(blocks(body)).toEqual(expected);
  });
});

describe("white space and links", () => {
  it.each<[string, string, readonly ArticleBlock[]]>([
    ["folds as a browser shows it", "<p>　　A  b\n c&nbsp;&nbsp;水\n渠 <b> 北 </b>面　</p>", [{ kind: "paragraph", runs: [{ text: "A b c 水渠 " }, { text: "北 ", bold: true }, { text: "面" }] }]],
    ["keeps the space between two links out of them", `<p>见 <a href="/a">甲</a> <a href="/b">乙</a>。</p>`, [{ kind: "paragraph", runs: [{ text: "见 " }, { text: "甲", href: "https://news.china.com/a" }, { text: " " }, { text: "乙", href: "https://news.china.com/b" }, { text: "。" }] }]],
    ["drops addresses that are no page", `<p>见<a href="javascript:void(0)">甲</a><a href="#x">乙</a>。</p>`, [paragraph("见甲乙。")]],
    ["keeps ruby glosses in brackets", "<p><ruby>龘<rp>(</rp><rt>dá</rt><rp>)</rp></ruby>字</p>", [paragraph("龘(dá)字")]],
    ["keeps the lines of preformatted text", "<pre>第一行\n  第二行</pre>", [paragraph("第一行"), paragraph("第二行")]],
  ])("%s", (_, body, expected) => {
    expect(blocks(body)).toEqual(expected);
  });
});

describe("lists, quotes, tables", () => {
  it.each<[string, string, readonly ArticleBlock[]]>([
    ["nested lists become one", "<ol><li>一<ul><li>一甲</li></ul></li><li>二</li></ol>", [{ kind: "list", ordered: true, items: [[{ text: "一" }], [{ text: "一甲" }], [{ text: "二" }]] }]],
    ["a quote without paragraphs", "<blockquote>一句<br>两句</blockquote>", [{ kind: "quote", paragraphs: [[{ text: "一句" }], [{ text: "两句" }]] }]],
    ["spans and lines in cells", `<table><tr><th rowspan="2">年</th><td>一<br>二</td></tr><tr><td>三</td></tr></table>`, [{ kind: "table", rows: [[{ runs: [{ text: "年" }], header: true, rowSpan: 2 }, { runs: [{ text: "一" }, { text: "\n" }, { text: "二" }] }], [{ runs: [{ text: "三" }] }]] }]],
    ["a table in a table", "<table><tr><td><table><tr><td>甲</td><td>乙</td></tr></table></td></tr></table>", [{ kind: "table", rows: [[{ runs: [{ text: "甲" }] }, { runs: [{ text: "乙" }] }]] }]],
  ])("%s", (_, body, expected) => {
    expect(blocks(body)).toEqual(expected);
  });
});

describe("after the text", () => {
  const FEED = `<ul><li><a href="/a/20240312/1.html">渔村小学的早操改成了撒网</a></li></ul>`;
  it.each([
    ["close button and related news", `<p>完。</p><p>关闭</p><p>相关新闻</p>${FEED}<p>×</p>`],
    ["feed of long title, short title and time", "<p>完。</p><p>渔村小学的早操改成了撒网 学生说有用</p><p>渔村小学的早操改成了撒网2024-04-19 16:38:37</p>"],
    ["share line and page links", "<p>完。</p><p>分享到：新浪微博 微信</p><p>上一页 1 2 3 下一页</p>"],
  ])("%s go", (_, body) => {
    expect(blocks(body)).toEqual([paragraph("完。")]);
  });

  it("such words inside a sentence stay", () => {
    const sentences = ["相关新闻报道出来以后，村里人都去看了。", "他把地址分享到群里，一夜之间来了三百人，门前的路也堵了，谁也没有想到。", "大门在下午五点关闭。"];
    expect(blocks(sentences.map((text) => `<p>${text}</p>`).join(""))).toEqual(sentences.map(paragraph));
  });

  it("a list of links to other sites stays", () => {
    const list = blocks(`<p>名单：</p><ul><li><a href="https://a.invalid/">甲馆</a></li><li><a href="https://b.invalid/">乙馆</a></li></ul>`);
    expect(list.map((block) => block.kind)).toEqual(["paragraph", "list"]);
  });
});

describe("what the caller says", () => {
  it("elements that are hidden by layout or by us stay out", () => {
    const options: ExtractOptions = { isHidden: (el) => el.className === "x" };
    expect(blocks(`<p>一。</p><p class="x">二。</p><p>三。<span class="x">四。</span></p>`, options)).toEqual([paragraph("一。"), paragraph("三。")]);
  });

  it("running text is never judged, short lines, links and alternative texts are", () => {
    const asked: string[] = [];
    const isSpam = (text: string, context: string): boolean => {
      asked.push(`${context}: ${text}`);
      return text.includes("彩金");
    };
    const long = "警方介绍，所谓送彩金的广告从来没有兑现过，受害人往往在赢了几次小钱之后越陷越深，最后连本金也取不出来；办案人员提醒大家，看到这样的广告时，请保留证据并报警，不要转发，更不要好奇点开。";
    const read = blocks(`<p>${long}</p><p>送彩金</p><p>见<a href="https://x.invalid/">彩金平台</a></p><img src="/a.jpg" alt="彩金图">`, { isSpam });
    expect(read).toEqual([paragraph(long), paragraph("见")]);
    expect(asked).not.toContain(`banner: ${long}`);
    expect(asked).toEqual(expect.arrayContaining(["banner: 送彩金", "link: 彩金平台", "alt: 彩金图"]));
  });

  it("an error status of the server is believed when there is no article", () => {
    const doc = new DOMParser().parseFromString("<title>x</title><p>稍后再来</p>", "text/html");
    expect(extractByTemplate(doc, ADDRESS, { status: 502 })).toEqual({ article: null, reason: "error-page" });
    expect(extractByTemplate(doc, ADDRESS)).toBeNull();
  });

  it("what is not HTML is no article", () => {
    const doc = new DOMParser().parseFromString("<feed><title>x</title></feed>", "application/xml");
    expect(extractByTemplate(doc, ADDRESS)).toEqual({ article: null, reason: "not-html" });
  });
});

describe("offers and reports of gambling in whole sentences", () => {
  const judge = (text: string): readonly ArticleBlock[] =>
    blocks(`<p>河水退了。</p><p>${text}</p><p>人也散了。</p>`, { isSpam: (line, context) => classifySpam(line, context).spam }).slice(1, -1);

  it.each([
    "澳门新葡京官网为您提供真人荷官、电子游艺、体育投注，注册即送88元彩金，欢迎新老会员光临。",
    "亚博体育app下载官网，手机版登录入口，最新网址，欢迎您的光临。",
    "开云体育是一家专业的体育平台，提供足球、篮球等赛事的投注服务，信誉第一。",
  ])("goes: %s", (text) => {
    expect(judge(text)).toEqual([]);
  });

  it.each([
    "该平台以注册送彩金为诱饵，引诱他人参与赌博，已被依法查处。",
    "警方提醒，真人荷官、注册送彩金、官网登录入口都是骗局，切勿下载不明软件。",
    "他在澳门新葡京酒店工作了三十年，上个月退休。",
    "开云体育成为北湖队的胸前广告赞助商，双方签约三年。",
    "图书馆的官网已经开放注册，欢迎读者下载客户端，平台免费提供八万册电子书。",
  ])("stays: %s", (text) => {
    expect(judge(text)).toEqual([paragraph(text)]);
  });
});

describe("numbers of pictures", () => {
  it("go beside a picture and stay elsewhere", () => {
    const src = "https://img1.utuku.imgcdc.com/650x0/news/1.jpg";
    expect(blocks(`<p><img src="${src}"></p><p>1/3</p><p>闸门开了。</p><p>3/4</p><p>是他说的。</p>`)).toEqual([image(src, null), paragraph("闸门开了。"), paragraph("3/4"), paragraph("是他说的。")]);
  });
});

describe("names in a line of facts", () => {
  it.each([
    ["2025-11-07 17:25:03\t新湖观察 季平", { names: ["新湖观察", "季平"] }],
    ["2025-11-07 17:25:03\t记者江一帆", { names: ["江一帆"] }],
    ["2025-11-07 17:25:03\t军情作家陈曦", { names: ["军情作家陈曦"] }],
    ["文 | 季平\t来源 | 新湖观察", { author: "季平", source: "新湖观察" }],
    ["文/季平", { author: "季平" }],
    ["发布时间：2025-11-07 17:25\t浏览：1208次\t季平", { names: ["季平"] }],
    ["11月5日 14:33\t青湾日报", { names: ["青湾日报"] }],
    ["中文/外文", { author: null, names: ["中文/外文"] }],
  ])("%s", (text, expected) => {
    expect(readInfoLine(text)).toMatchObject(expected);
  });

  it.each(["第一财经", "北湖体育", "海棠周刊", "青湾气象"])("%s is no person", (name) => expect(isOutlet(name)).toBe(true));
  it.each(["陈曦", "军情作家陈曦", "高原记者卓玛", "王健康"])("%s may be one", (name) => expect(isOutlet(name)).toBe(false));
});
