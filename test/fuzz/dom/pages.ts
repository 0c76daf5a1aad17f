/** Made-up pages: trees of the elements, names and texts that articles are made of, whole and broken, and of what else HTML has. */
import * as fc from "fast-check";
import { anyText } from "../chinese";

const TAGS = "div p span a ul ol li table tr td th h1 h2 h3 h4 blockquote figure figcaption img br b strong i em section article header footer nav form input select option textarea iframe object embed video audio source picture svg math foreignObject template slot noscript style script center font details summary ruby rt frameset custom-box".split(" ");
const VOID = new Set(["img", "br", "input", "embed", "source"]);
const NAMES = ["js_article_content", "chan_newsDetail", "js-article-title", "article_title", "article_content", "article_info", "time", "source", "editor", "key_line", "pages", "arttj", "adclass", "CH_ART_TL_10001", "item_list", "item_title", "news_img_title", "pageStyle5", "x1", "constructor", "__proto__", "body", "children", "attributes", "parentNode", "innerText"];
const ADDRESSES = ["https://news.china.com/socialgd/10000169/20240311/47310001.html", "/a_2.html", "javascript:alert(1)", "data:text/html,x", "//img.china.com/1.jpg", "https://", "http://[::1", "mailto:a@b.example", "#x", "", "blob:x", "https://user:pw@h.example/"];
const STYLES = ["display:none", "visibility:hidden", "position:fixed", "font-size:0", "opacity:0", "position:absolute;left:-999px", "float:left"];

const attribute = fc.oneof(
  fc.constantFrom(...NAMES).map((name) => `id="${name}"`),
  fc.constantFrom(...NAMES).map((name) => `class="${name}"`),
  fc.tuple(fc.constantFrom("href", "src", "data-src", "srcset", "poster", "action", "content", "data"), fc.constantFrom(...ADDRESSES)).map(([name, address]) => `${name}="${address}"`),
  fc.constantFrom(...STYLES).map((style) => `style="${style}"`),
  fc.tuple(fc.constantFrom("name", "alt", "title", "colspan", "rowspan", "width", "height", "hidden", "slot", "lang", "onclick"), fc.oneof(fc.constantFrom("1", "0", "-1", "1e9", "body", "children"), anyText)).map(([name, text]) => `${name}="${text.replaceAll('"', "")}"`),
);

const texts = fc.oneof(
  { weight: 3, arbitrary: anyText.map((text) => text.replaceAll("<", "&lt;")) },
  { weight: 3, arbitrary: fc.constantFrom("天不亮他就上了渠堤，手里是一把铁锹。水从闸口下来，先是一线，然后铺满。", "来源：鹤溪晨报", "2024-03-11 08:05:09", "（责任编辑：乔晚）", "澳门新葡京 注册送88", "（1/3）", "下一页", "关键词：") },
  { weight: 1, arbitrary: fc.constantFrom("</div>", "</p></p>", "<!-- x", "-->", "<![CDATA[x]]>", "<p", "</", "<a href=", "&#x0;", "&#xd800;", "<b>", "</table>") },
);

/** HTML of a page's body; mostly well formed. */
export const bodyHtml: fc.Arbitrary<string> = fc.letrec<{ node: string; list: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 5, depthSize: "small" },
    texts,
    fc.tuple(fc.constantFrom(...TAGS), fc.array(attribute, { maxLength: 3 }), tie("list"), fc.integer({ min: 0, max: 9 })).map(([tag, attributes, inner, luck]) =>
      `<${[tag, ...attributes].join(" ")}>${VOID.has(tag) ? "" : `${inner}${luck === 0 ? "" : `</${tag}>`}`}`),
  ),
  list: fc.array(tie("node"), { maxLength: 5 }).map((nodes) => nodes.join("")),
})).list;

/** As `bodyHtml`, inside of the template that is met most. */
export const templateHtml = fc.tuple(bodyHtml, bodyHtml, bodyHtml).map(([before, inside, after]) =>
  `${before}<div id="js-info-flow"><div class="article_wrap_left"><h1 class="article_title">巡渠人的一天</h1><div class="article_info"><span class="time">2024-03-11 08:05:09</span></div>
  <div class="article_content" id="js_article_content"><p>天不亮他就上了渠堤，手里是一把铁锹。水从闸口下来，先是一线，然后铺满。他数着步子，一千二百步是一个涵洞。</p>${inside}</div>${after}</div></div>`);
