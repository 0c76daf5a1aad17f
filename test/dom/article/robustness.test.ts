import { describe, expect, it } from "vitest";
import { blockText } from "../../../src/article/blocks";
import { extractByTemplate } from "../../../src/article/extract";
import { extractGeneric } from "../../../src/article/generic";
import type { ArticleResult } from "../../../src/contract/article";

const ADDRESS = "https://news.china.com/socialgd/10000169/20240311/47310001.html";

function t4(body: string): Document {
  const html = `<!DOCTYPE html><title>巡渠人的一天_新闻频道_中华网</title><div id="js-info-flow"><div class="article_wrap_left">
    <h1 class="article_title">巡渠人的一天</h1><div class="article_info"><span class="time">2024-03-11 08:05:09</span></div>
    <div class="article_content" id="js_article_content">${body}</div><div class="editor">（责任编辑：乔晚）</div>
    <ul class="item_list"><li><h3 class="item_title"><a href="/a/20240312/1.html">别处的新闻一则</a></h3></li></ul></div></div>`;
  return new DOMParser().parseFromString(html, "text/html");
}

const texts = (result: ArticleResult | null): string[] => (result?.article?.blocks ?? []).map(blockText);
const read = (body: string): string[] => texts(extractByTemplate(t4(body), ADDRESS));

const SENTENCES = ["天不亮他就上了渠堤，手里是一把铁锹。", "水从闸口下来，先是一线，然后铺满。", "他数着步子，一千二百步是一个涵洞。"];

const paragraphs = (count: number): string[] => Array.from({ length: count }, (_, index) => `第${index}段，${SENTENCES[index % 3] ?? ""}`);
const bodyOf = (count: number): string => paragraphs(count).map((text) => `<p>${text}</p>`).join("\n");

/** The best of three runs. */
function milliseconds(doc: Document, extract: (doc: Document, url: string) => ArticleResult | null): number {
  const runs = Array.from({ length: 3 }, () => {
    const start = performance.now();
    extract(doc, ADDRESS);
    return performance.now() - start;
  });
  return Math.min(...runs);
}

describe("broken markup", () => {
  const [a = "", b = "", c = ""] = SENTENCES;
  const cases: Readonly<Record<string, string>> = {
    "unclosed paragraphs": `<p>${a}<p>${b}<p>${c}`,
    "stray end tags": `</p></b></span><p>${a}</p></font></p><p>${b}</p></li><p>${c}</p></td>`,
    "unclosed inline elements": `<p><b>${a}</p><p><span><font color=red>${b}</p><p><i>${c}</p>`,
    "an unclosed link": `<p><a href="/x/">${a}</p><p>${b}</p><p>${c}</p>`,
    "paragraphs inside inline elements": `<span><p>${a}</p><font><p>${b}</p></font></span><section><div>${c}</div></section>`,
    "text without paragraphs": `${a}<br>${b}<div>${c}</div>`,
    "line breaks in a paragraph": `<p>${a}<br/>\n　　${b}<br><br>&nbsp;${c}</p>`,
    "a form around all": `<form action="/x"><p>${a}</p><p>${b}</p><p>${c}</p><input value="提交"></form>`,
    "comments and scripts in between": `<p>${a}</p><!-- <p>注释里的字</p> --><script>var x="脚本";</script><style>p{}</style><p>${b}</p><noscript><p>无脚本</p></noscript><p>${c}</p>`,
    "hidden text": `<p>${a}</p><p style="display:none">看不见的一句话，不该出现。</p><div hidden>也看不见。</div><p>${b}</p><p style="font-size:0">零号字。</p><p>${c}</p>`,
    "a body that closes too early": `<p>${a}${a}</p></div><p>${b}${b}</p><p>${c}${c}</p>`,
  };
  for (const [name, body] of Object.entries(cases)) {
    it(name, () => {
      const doubled = name === "a body that closes too early";
      expect(read(body)).toEqual(SENTENCES.map((sentence) => (doubled ? sentence + sentence : sentence)));
    });
  }

  it("takes the larger of two bodies with the same id", () => {
    const doc = t4(`<p>${a}</p><p>${b}</p><p>${c}</p>`);
    doc.body.insertAdjacentHTML("afterbegin", `<div id="js_article_content">空壳</div>`);
    expect(texts(extractByTemplate(doc, ADDRESS))).toEqual(SENTENCES);
  });

  it("a page that shadows members of its document and forms", async () => {
    const names = ["querySelector", "querySelectorAll", "body", "title", "createTreeWalker", "documentElement", "implementation"];
    const shadows = names.map((name) => `<img name="${name}" src="data:,">`).join("");
    const form = `<form><input name="matches"><input name="hasAttribute"></form>`;
    const frame = document.createElement("iframe");
    frame.srcdoc = `${t4(`${form}<p>${a}</p><p>${b}</p><p>${c}</p>`).documentElement.outerHTML}${shadows}`;
    document.body.append(frame);
    await new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
    const doc = frame.contentDocument;
    if (doc === null) throw new Error("the frame has no document");
    expect(typeof doc.querySelector).not.toBe("function");
    expect(texts(extractByTemplate(doc, ADDRESS))).toEqual(SENTENCES);
    expect(texts(extractGeneric(doc, ADDRESS))).toEqual(SENTENCES);
    frame.remove();
  });

  it.each(["firstChild", "nextSibling", "parentNode", "parentElement", "childNodes", "textContent", "nodeType", "localName", "id", "className", "style", "hidden", "children", "closest", "ownerDocument"])(
    "a form with a field named %s",
    (name) => {
      const doc = t4(`<p>${a}</p><form><input name="${name}"></form><p>${b}</p><p>${c}</p>`);
      expect(texts(extractByTemplate(doc, ADDRESS))).toEqual(SENTENCES);
      expect(texts(extractGeneric(doc, ADDRESS))).toEqual(SENTENCES);
    },
  );

  it.each(["div", "span", "b", "blockquote", "ul", "li", "a", "form"])("survives 10,000 <%s> in each other, as a script may nest them", (tag) => {
    const doc = t4(`<p>${a}</p><div id="deep"></div><p>${c}</p>`);
    let inner = doc.getElementById("deep") as Element;
    for (let depth = 0; depth < 10_000; depth++) {
      const next = doc.createElement(tag);
      inner.append(next);
      inner = next;
    }
    inner.append(b);
    expect(texts(extractByTemplate(doc, ADDRESS))).toEqual(SENTENCES);
    expect(texts(extractGeneric(doc, ADDRESS))).toEqual(SENTENCES);
  });

  it("survives 2,000 tables in each other", () => {
    const doc = t4(`<p>${a}</p><div id="deep"></div><p>${c}</p>`);
    let inner = doc.getElementById("deep") as Element;
    for (let depth = 0; depth < 2_000; depth++) {
      const table = doc.createElement("table");
      inner.append(table);
      inner = table.appendChild(doc.createElement("tbody")).appendChild(doc.createElement("tr")).appendChild(doc.createElement("td"));
    }
    inner.append(b);
    expect(texts(extractByTemplate(doc, ADDRESS))).toEqual(SENTENCES);
    expect(texts(extractGeneric(doc, ADDRESS))).toEqual(SENTENCES);
  });

  it("survives 10,000 nested elements", () => {
    expect(read(`<p>${a}</p>${"<div><span>".repeat(5_000)}<p>${b}`)).toEqual([a, b]);
  });
});

describe("size", () => {
  it("20,000 paragraphs come whole and in order", () => {
    expect(read(bodyOf(20_000))).toEqual(paragraphs(20_000));
  });

  it("one paragraph of 5 MB comes whole", () => {
    const text = "渠水一路向东，过了三个村子。 ".repeat(120_000);
    expect(read(`<p>${text}</p>`)).toEqual([text.trim()]);
    expect(read(`<p>　　起。${"　".repeat(1_000_000)}讫。</p>`)[0]).toHaveLength(1_000_004);
  });

  const row = (index: number): string => `<div style="display:none"><img src="https://img1.utuku.imgcdc.com/650x0/news/${index}.jpg">图说${index}</div>`;
  const item = (index: number): string => `<li><a href="/a/1/20240312/${index}.html">渔港新造木船下水之${index}</a><em>2024-03-12 00:15:30</em></li>`;
  it.each([["hidden pictures in a row", row], ["items of a feed", item]])("%s take linear time, too", (_, make) => {
    const page = (count: number): Document => t4(bodyOf(50) + Array.from({ length: count }, (__, index) => make(index)).join(""));
    const small = milliseconds(page(4_000), extractByTemplate);
    expect(milliseconds(page(16_000), extractByTemplate)).toBeLessThan(small * 8 + 100);
  });

  it.each([["templates", extractByTemplate], ["generic", extractGeneric]])("%s take linear time", (_, extract) => {
    const small = milliseconds(t4(bodyOf(5_000)), extract);
    const large = milliseconds(t4(bodyOf(20_000)), extract);
    // four times the page: quadratic work would take sixteen times as long
    expect(large).toBeLessThan(small * 8 + 50);
  });
});

describe("a text so long that it can be nothing else", () => {
  const long = (count: number): string => Array.from({ length: count }, (_, index) => `第${index}段，${SENTENCES.join("")}`).map((text) => `<p>${text}</p>`).join("");
  const page = (before: string, after: string): Document =>
    new DOMParser().parseFromString(`<!DOCTYPE html><title>巡渠人的一天_中华网</title>${before}<div class="n"><h1>巡渠人的一天</h1><i>2024-03-11 08:05:09</i><div class="k">${long(600)}</div></div>${after}`, "text/html");
  const comments = `<div class="pl"><h3>全部评论</h3>${Array.from({ length: 1_500 }, (_, index) => `<div><b>网友${index}</b><p>${SENTENCES.join("")}</p><a>回复</a></div>`).join("")}</div>`;

  it("is read whole, alone and above as many comments", () => {
    for (const after of ["", comments]) {
      const lines = texts(extractGeneric(page("", after), ADDRESS));
      expect(lines).toHaveLength(600);
      expect(lines.at(-1)).toBe(`第599段，${SENTENCES.join("")}`);
    }
  });
});
