/** What a site says in its own name, and texts of an article that only look like it. */
import { describe, expect, it } from "vitest";
import { extractByTemplate } from "../../../src/article/extract";
import { editorAtEnd } from "../../../src/article/lines";
import { isAppPrompt, isStatement } from "../../../src/article/notices";
import { articleLines } from "../../../src/reader/text";

const STATEMENTS = [
  "免责声明：本文来自网络，版权归原作者所有，如有侵权请联系我们删除。",
  "声明：该文观点仅代表作者本人，中华网系信息发布平台，仅提供信息存储空间服务。",
  "本文系转载，不代表中华网军事立场。",
  "（本文为转载内容，版权归原作者所有，不代表本网立场）",
  "以上内容仅供参考，不构成投资建议，据此操作风险自担。",
  "凡注明“来源：中华网”的作品，未经授权不得转载。",
  "特別聲明：以上文章內容僅代表作者本人觀點，不代表本網立場。",
  "图片来源于网络，侵权请联系删除。",
];

const NO_STATEMENTS = [
  "声明：我公司从未授权任何个人以我公司名义收取定金，请广大市民提高警惕。",
  "提示：明早有大雾，出行请提前四十分钟。",
  "以上解答仅供参考，具体以当地经办机构的答复为准。",
  "文章称，该平台未经授权转载其作品，已构成侵权。",
  "法院认为，本文中的图片版权归摄影师所有，被告应当停止侵权。",
  "图片里的人是他的外婆，拍摄于1962年的江边。",
  "该文最后写道，版权不是围墙，而是门。",
  "投资者对股价的反应并不一致，有人选择离场。",
];

const PROMPTS = ["打开中华网APP，阅读体验更佳", "打开中华网APP 看更多精彩", "下载中华网客户端", "点击下载APP 查看全文", "在APP内打开", "中华网客户端", "打開中華網APP 閱讀全文"];

const NO_PROMPTS = ["下载APP", "打开APP才发现被骗", "下载客户端前先看清权限", "手机客户端支付", "打开门，看看更多", "一款养老APP上线", "下载APP 转账两万元"];

const page = (body: string): Document =>
  new DOMParser().parseFromString(
    `<title>x</title><h1 class="article_title">渡口的灯亮到几点</h1><div class="article_info"><span class="time">2025-01-02 03:04:05</span></div><div class="article_content" id="js_article_content">${body}</div>`,
    "text/html",
  );

function read(body: string): readonly string[] {
  const article = extractByTemplate(page(body), "https://news.china.com/a/1/20250102/1.html")?.article;
  return article ? articleLines(article) : [];
}

const A = "<p>渡口的灯原来亮到十点，从本周起亮到末班船靠岸。</p>";
const B = "<p>船工说，灯亮着，等船的人心里就不慌。</p>";
const C = "<p>镇上的学生给灯起了名字，叫“晚自习”。</p>";
const LINES = ["渡口的灯原来亮到十点，从本周起亮到末班船靠岸。", "船工说，灯亮着，等船的人心里就不慌。", "镇上的学生给灯起了名字，叫“晚自习”。"];
const link = (text: string): string => `<a href="https://news.china.com/a/1/20250101/2.html">${text}</a>`;

describe("statements of a site", () => {
  it.each(STATEMENTS)("is one: %s", (text) => expect(isStatement(text)).toBe(true));
  it.each(NO_STATEMENTS)("is none: %s", (text) => expect(isStatement(text)).toBe(false));

  it("stays in the middle of a text", () => {
    const text = "版权声明：转载须注明来源。这行字印在每一张船票背面。";
    expect(read(`${A}<p>${text}</p>${B}`)).toEqual([LINES[0], text, LINES[1]]);
  });
});

describe("offers of the app", () => {
  it.each(PROMPTS)("is one: %s", (text) => expect(isAppPrompt(text)).toBe(true));
  it.each(NO_PROMPTS)("is none: %s", (text) => expect(isAppPrompt(text)).toBe(false));

  it("goes with its picture", () => {
    const article = extractByTemplate(page(`${A}<div><img src="/qr.png" width="80" height="80"><p>打开中华网APP，阅读体验更佳</p></div>${B}`), "https://news.china.com/a/1/20250102/1.html")?.article;
    expect(article?.blocks.map(({ kind }) => kind)).toEqual(["paragraph", "paragraph"]);
  });
});

describe("boxes inside a text", () => {
  it.each([
    ["links below a bold line", `<div><b>相关新闻：</b><br>·${link("渡船改用电池")}<br>·${link("码头添了长椅")}</div>`],
    ["a link behind its label", `<p>相关阅读：${link("渡船改用电池")}</p>`],
    ["a label and links, a paragraph each", `<p>延伸阅读：</p><p>${link("渡船改用电池")}</p><p>${link("码头添了长椅")}</p>`],
    ["an advertisement that says so", '<div><span>广告</span><a href="https://ad.example/"><img src="/a.jpg"></a><p>雨靴半价</p></div>'],
    ["a card that leads elsewhere", '<div><a href="http://go.example/t?1"><p>三招睡到天亮，今天免费领取</p></a></div>'],
    ["a poll", '<ul><li><label><input type="radio" name="v">坐过</label></li><li><label><input type="radio" name="v">没坐过</label></li></ul>'],
    ["prices of shares", '<div><a href="https://stock.china.com/1">上证指数</a><em>3121.40</em><i>+0.12%</i><a href="https://stock.china.com/2">深证成指</a><em>10233.9</em></div>'],
    ["a link to the site's advertisement server", '<div><a href="https://dvser.china.com/c?c=3">雨靴半价 今日下单送袜子</a></div>'],
  ])("drops %s", (_, box) => expect(read(A + box + B + C)).toEqual(LINES));

  it.each([
    ["background of the article's own", "<p>相关链接</p><p>渡口建于1931年，最早只有一盏马灯，由船工轮流添油。</p>", ["相关链接", "渡口建于1931年，最早只有一盏马灯，由船工轮流添油。"]],
    ["the same in a box", "<div><h3>相关链接</h3><p>渡口建于1931年，最早只有一盏马灯。</p></div>", ["相关链接", "渡口建于1931年，最早只有一盏马灯。"]],
    ["a sentence with a link", `<p>相关报道见${link("《渡船改用电池》")}，此处不再重复。</p>`, ["相关报道见《渡船改用电池》，此处不再重复。"]],
    ["a sentence that is a link", '<a href="http://go.example/t?1"><p>渡口的灯由学生轮流开关。</p></a>', ["渡口的灯由学生轮流开关。"]],
    ["the result of a match between linked teams", `<p>${link("渡口队")} 2-1 ${link("码头队")}</p>`, ["渡口队 2-1 码头队"]],
    ["a list of what to do", '<ul><li><input type="checkbox">检查灯芯</li><li><input type="checkbox">添油</li></ul>', ["检查灯芯", "添油"]],
    ["linked shares in a sentence", `<p>涨幅居前的有${link("渡口股份")}和${link("码头集团")}，分别上涨3.1%和2.4%。</p>`, ["涨幅居前的有渡口股份和码头集团，分别上涨3.1%和2.4%。"]],
    ["a paragraph on the next chapter", "<p>下一章：渡口的春天。船工说，春天的第一班船总是最满的。</p>", ["下一章：渡口的春天。船工说，春天的第一班船总是最满的。"]],
    ["a section about advertisements", "<p><strong>广告</strong></p><p>渡船的船舷上从前画着牙膏的广告，去年才被刷成白色。</p>", ["广告", "渡船的船舷上从前画着牙膏的广告，去年才被刷成白色。"]],
  ])("keeps %s", (_, box, lines) => expect(read(A + box)).toEqual([LINES[0], ...lines]));
});

describe("the editor's line", () => {
  it("may name whoever else worked on the text", () => expect(editorAtEnd("灯亮了。（责任编辑：宋知秋 实习编辑：木子）")).toEqual({ start: 4, name: "宋知秋" }));
  it("names nobody where software filled it in", () => expect(editorAtEnd("（责任编辑：admin）")).toEqual({ start: 0, name: null }));
  it("is no sentence on editors", () => expect(editorAtEnd("他做过编辑（责任编辑是他的最后一个职务）")).toBeNull());

  it("may stand behind a caption", () => {
    const body = `${A}<p style="text-align:center"><img src="/p.jpg" alt="渡口"></p><p style="text-align:center">渡口<span class="x">（责任编辑：卢青）</span></p>`;
    const article = extractByTemplate(page(body), "https://news.china.com/a/1/20250102/1.html")?.article;
    expect([article?.editor, article?.blocks.at(-1)]).toEqual(["卢青", { kind: "image", src: "https://news.china.com/p.jpg", caption: "渡口" }]);
  });
});
