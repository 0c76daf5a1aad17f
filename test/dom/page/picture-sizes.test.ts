import { afterEach, expect, test } from "vitest";
import type { Article, ArticleBlock } from "../../../src/contract/article";
import { withPictureSizes } from "../../../src/page/picture-sizes";

afterEach(() => document.body.replaceChildren());

const PIXELS = (width: number, height: number): string =>
  `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" width="${String(width)}" height="${String(height)}"/>`)}`;

const article = (blocks: readonly ArticleBlock[]): Article => ({
  url: "https://news.china.com/a/1.html", title: "标题", time: null, source: null, author: null, editor: null, keywords: [], section: null,
  blocks, pages: 1, missingPages: [], template: "T4", doubts: [],
});

const picture = (src: string, fallback?: string): ArticleBlock => ({ kind: "image", src, ...(fallback === undefined ? {} : { fallback }), caption: null });

async function pageWith(...pictures: readonly Readonly<Record<string, string>>[]): Promise<Document> {
  // Only pictures of a document with a window are loaded.
  for (const attributes of pictures) {
    const made = document.createElement("img");
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    await made.decode().catch(() => {});
    document.body.append(made);
  }
  return document;
}

test("a picture has the size that it has on the page, by either of its addresses", async () => {
  const [small, other] = [PIXELS(650, 433), PIXELS(400, 600)];
  const doc = await pageWith({ src: small }, { src: other });
  const { article: sized } = withPictureSizes({ article: article([picture("https://img1.utuku.imgcdc.com/1200x0/a.jpg", small), picture(other)]) }, doc);
  expect(sized?.blocks).toMatchObject([{ size: { width: 650, height: 433 } }, { size: { width: 400, height: 600 } }]);
});

test("the source tells where the picture is not loaded; a placeholder's own size is none", async () => {
  const doc = await pageWith({ src: PIXELS(1, 1), "data-src": "https://x.example/a.jpg", width: "640", height: "360" }, { src: PIXELS(1, 1), "data-src": "https://x.example/b.jpg" });
  const { article: sized } = withPictureSizes({ article: article([picture("https://x.example/a.jpg"), picture("https://x.example/b.jpg")]) }, doc);
  expect(sized?.blocks[0]).toMatchObject({ size: { width: 640, height: 360 } });
  expect(sized?.blocks[1]).not.toHaveProperty("size");
});

test("what is no article, and what has no pictures, stays as it is", async () => {
  const none = { article: null, reason: "list" } as const;
  const text = { article: article([{ kind: "paragraph", runs: [{ text: "一" }] }]) };
  const doc = await pageWith();
  expect(withPictureSizes(none, doc)).toBe(none);
  expect(withPictureSizes(text, doc)).toBe(text);
});
