/** What the repair part builds ahead of its work, in steps, so that a page in use need not wait for all of it at once. */
import type { ScriptTarget } from "../contract/repair";
import { candidateSteps } from "../text/candidates";
import { gbkCode } from "../text/gbk";
import { lexiconSteps } from "../text/lexicon";
import { mayStraddle } from "../text/repairer";
import { mayChooseForms } from "../text/script";
import { scriptOf } from "../text/script-of";

/** Tables that every damaged page needs. */
export function* tableSteps(): Generator<void, void> {
  gbkCode(0);
  yield;
  scriptOf("、");
}

/**
 * Builds the table of words, in steps, when one of the texts needs it: most damage is read off the page. Whatever is not built ahead is built when
 * it is asked for, in one go.
 */
export function* wordSteps(texts: Iterable<string>, script: ScriptTarget): Generator<void, void> {
  for (const text of texts) {
    if (mayStraddle(text)) yield* candidateSteps();
    else if (script === "hans" && mayChooseForms(text)) yield* lexiconSteps();
    else yield;
  }
}
