import { extractByTemplate } from "../article/extract";
import { extractGeneric } from "../article/generic";
import { createArticleReader } from "../article/read-pages";
import { hiddenByStyles } from "../article/style-rules";
import { registerPart } from "./part-registry";

const part = { createArticleReader, extractByTemplate, extractGeneric, hiddenByStyles };

export type ArticlePart = typeof part;

registerPart("article", part);
