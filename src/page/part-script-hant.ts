import { convertToTraditional } from "../text/script-hant";
import { registerPart } from "./part-registry";

const part = { convertToTraditional };

export type ScriptHantPart = typeof part;

registerPart("script-hant", part);
