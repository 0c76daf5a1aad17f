/** The table of words: what makes one repair likelier than another. */
import { sorted, type Word } from "./sources";

/** As many words as the size budget of the repair code (250 KB gzipped in all) leaves room for. */
const WORDS = 55_000;

const LONGEST = 5;

/**
 * Phrases of news prose that are no words, so that the dictionary lacks them, but far more usual than their parts would make
 * one expect. With the counts that a word as usual as they are has.
 */
const PHRASES: readonly (readonly [count: number, phrases: string])[] = [
  [20_000, "他说 她说"],
  [6000, "我说 也说 还说 又说 都说 他们说 她们说 记者说 说道 写道 问道 不是 这一 那一 的人 的是 是谁 而是 也是 就是 还是 都是 才是 不能 也不 都不 还不 就不 都有 也有 还有 没有人"],
  [3000, "他介绍 她介绍 他表示 她表示 他认为 她认为 他告诉 她告诉 他回忆 她回忆 他坦言 她坦言 他解释 她解释 他补充 他强调 他指出 他透露 他笑着 她笑着 笑着说 告诉记者 回忆说 介绍说 解释说 补充说"],
  [3000, "在他 在她 的他 的她 是他 是她 对他 对她 给他 给她 让他 让她 和他 和她 他在 她在 他的 她的 我的 我们的 他们的 他是 她是 他也 她也 他还 她还 他把 她把 他就 她就 他又 她又 他不 她不 他没 她没"],
  [2000, "可在 可是在 而在 而这 但在 但这 这是 那是 这也 这让 不到 之后 以后 之前 以前 之中 其中 当天 当地 当晚 当年 当日 公里外 一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月"],
];

/**
 * By first character: the character, then for each frequency level (a letter, `a` = 2^0) the rests of the words: those of one
 * character without a mark, those of none after `0`, of two after `2` and so on.
 */
export function wordsTable(words: readonly Word[]): string {
  const known = new Map(words.filter(({ text }) => text.length <= LONGEST).slice(0, WORDS).map(({ text, count }) => [text, count]));
  for (const [count, phrases] of PHRASES) {
    for (const phrase of phrases.split(" ")) known.set(phrase, Math.max(count, known.get(phrase) ?? 0));
  }
  const byFirst = new Map<string, Map<string, string[]>>();
  for (const [text, count] of known) {
    const first = text.slice(0, 1);
    const level = String.fromCharCode(97 + Math.min(25, Math.floor(Math.log2(count))));
    const levels = byFirst.get(first) ?? new Map<string, string[]>();
    byFirst.set(first, levels);
    levels.set(level, [...(levels.get(level) ?? []), text.slice(1)]);
  }
  return sorted(byFirst, ([a], [b]) => (a < b ? -1 : 1))
    .map(([first, levels]) => first + [...levels].map(([level, rests]) => level + restsByLength(rests)).join(""))
    .join("\n");
}

function restsByLength(rests: readonly string[]): string {
  return [1, 0, 2, 3, 4]
    .map((length) => {
      const group = sorted(rests.filter((rest) => rest.length === length), (a, b) => (a < b ? -1 : 1));
      if (group.length === 0) return "";
      return (length === 1 ? "" : String(length)) + group.join("");
    })
    .join("");
}
