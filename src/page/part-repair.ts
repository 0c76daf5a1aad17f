import { loadCandidates } from "../text/candidates";
import { gbkCode } from "../text/gbk";
import { loadLexicon } from "../text/lexicon";
import { createRepairer } from "../text/repairer";
import { convertScript } from "../text/script";
import { scriptOf } from "../text/script-of";
import { registerPart } from "./part-registry";
import { createUncertainMarks } from "./uncertain";

/** What builds the tables, step by step, so that a page in use need not wait for all of them at once. */
const preparations: readonly (() => void)[] = [() => gbkCode(0), () => scriptOf("、"), () => loadLexicon(), () => loadCandidates(), () => convertScript("、", "hans")];

const part = { createRepairer, convertScript, createUncertainMarks, preparations };

export type RepairPart = typeof part;

registerPart("repair", part);
