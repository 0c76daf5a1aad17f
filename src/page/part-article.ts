import { extractByTemplate } from "../article/extract";
import { extractGeneric } from "../article/generic";
import { registerPart } from "./part-registry";

const part = { extractByTemplate, extractGeneric };

export type ArticlePart = typeof part;

registerPart("article", part);
