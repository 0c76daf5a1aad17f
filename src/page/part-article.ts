import { createArticleReading } from "./article-reading";
import { originalHtml } from "./original-html";
import { registerPart } from "./part-registry";

const part = { createArticleReading, originalHtml };

export type ArticlePart = typeof part;

registerPart("article", part);
