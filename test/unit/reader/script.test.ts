import { describe, expect, test } from "vitest";
import type { Article, ArticleBlock } from "../../../src/contract/article";
import { articleInScript, type LoadPart } from "../../../src/reader/script";
import { convertScript } from "../../../src/text/script";
import { convertToTraditional } from "../../../src/text/script-hant";

const loadPart: LoadPart = async (part) => (part === "repair" ? { convertScript } : { convertToTraditional });

const article = (blocks: readonly ArticleBlock[], fields: Partial<Article> = {}): Article => ({
  url: "https://news.china.com/a/1.html", title: "头发和发展", time: null, source: null, author: null, editor: null, keywords: [], section: null,
  blocks, pages: 1, missingPages: [], template: "T4", doubts: [], ...fields,
});

describe("an article in another script", () => {
  test("as it stands is the same article, and nothing is loaded", async () => {
    const before = article([]);
    expect(await articleInScript(before, "keep", () => Promise.reject(new Error("not asked for")))).toBe(before);
  });

  test("words are converted across bold and links, and every run keeps its own characters", async () => {
    const { blocks, title, keywords } = await articleInScript(
      article([{ kind: "paragraph", runs: [{ text: "他的头" }, { text: "发", bold: true }, { text: "很长，正在发", href: "https://news.china.com/" }, { text: "展" }] }], { keywords: ["里程"] }),
      "hant-tw",
      loadPart,
    );
    expect(title).toBe("頭髮和發展");
    expect(keywords).toEqual(["里程"]);
    expect(blocks).toEqual([
      { kind: "paragraph", runs: [{ text: "他的頭" }, { text: "髮", bold: true }, { text: "很長，正在發", href: "https://news.china.com/" }, { text: "展" }] },
    ]);
  });

  test("a word that gets another length stays in its runs", async () => {
    // As a dictionary of whole words would do it.
    const longer = (text: string): ReturnType<typeof convertToTraditional> => {
      const start = text.indexOf("网吧");
      if (start < 0) return { text, repairs: [] };
      return { text: text.replace("网吧", "網路咖啡廳"), repairs: [{ start, end: start + 2, before: "网吧", after: "網路咖啡廳", kind: "script", certain: true }] };
    };
    const { blocks } = await articleInScript(
      article([{ kind: "paragraph", runs: [{ text: "去网" }, { text: "吧", bold: true }, { text: "，网吧" }] }]),
      "hant-tw",
      async () => ({ convertToTraditional: longer }),
    );
    expect(blocks).toEqual([{ kind: "paragraph", runs: [{ text: "去网" }, { text: "吧", bold: true }, { text: "，網路咖啡廳" }] }]);
  });

  test("every place of text is converted, addresses are not", async () => {
    const picture = { kind: "image", src: "https://x.example/图.jpg", caption: "国家" } as const;
    const { blocks, source, editor } = await articleInScript(
      article(
        [
          picture,
          { kind: "list", ordered: false, items: [[{ text: "国家" }]] },
          { kind: "quote", paragraphs: [[{ text: "国家" }]] },
          { kind: "table", rows: [[{ runs: [{ text: "国家" }], header: true }]] },
        ],
        { source: "国报", editor: "张会" },
      ),
      "hant-hk",
      loadPart,
    );
    expect(blocks).toEqual([
      { ...picture, caption: "國家" },
      { kind: "list", ordered: false, items: [[{ text: "國家" }]] },
      { kind: "quote", paragraphs: [[{ text: "國家" }]] },
      { kind: "table", rows: [[{ runs: [{ text: "國家" }], header: true }]] },
    ]);
    expect([source, editor]).toEqual(["國報", "張會"]);
  });

  test("Simplified that is wanted in Simplified comes back unchanged, with a Traditional quotation brought over", async () => {
    const clean = article([{ kind: "paragraph", runs: [{ text: "皇后乘着干净的船，于先生说：一只手表。" }] }]);
    expect(await articleInScript(clean, "hans", loadPart)).toEqual(clean);
    const mixed = await articleInScript(article([{ kind: "paragraph", runs: [{ text: "他说：" }, { text: "這個國家會發展", bold: true }] }]), "hans", loadPart);
    expect(mixed.blocks).toEqual([{ kind: "paragraph", runs: [{ text: "他说：" }, { text: "这个国家会发展", bold: true }] }]);
  });

  test("a dictionary that cannot be loaded is told", async () => {
    await expect(articleInScript(article([]), "hans", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  });
});
