/** The table of words: what makes one repair likelier than another. */
import { gbkCode } from "../../src/text/gbk";
import { byRank, codeTrie, type WordNode, type WordTrie } from "../../src/text/packed-words";
import { finish } from "../../src/text/steps";
import { BitWriter } from "./bit-writer";
import { sorted, toTraditional, type Word } from "./sources";

/** As many words as the size budget of the repair code (250 KB gzipped in all) leaves room for. */
const WORDS = 75_000;

const LONGEST = 5;

/**
 * Phrases of news prose that are no words, so that the dictionary lacks them, but far more usual than their parts would make
 * one expect. With the counts that a word as usual as they are has.
 */
const PHRASES: readonly (readonly [count: number, phrases: string])[] = [
  [20_000, "他说 她说 不能 不是 也是 就是 还是 都是 这一 的是 的人 没有 我们 他们 一个 这个 那个"],
  [8000, "我说 也说 还说 又说 都说 们说 者说 员说 师说 生说 长说 人说 亲说 妈说 爸说 家说 任说 授说 民说 说道 写道 问道 笑道 那一 是谁 而是 才是 也不 都不 还不 就不 也有 都有 还有 不再 不到 不会 不停 停了 停下"],
  [4000, "他介绍 她介绍 他表示 她表示 他认为 她认为 他告诉 她告诉 他回忆 她回忆 他坦言 她坦言 他解释 她解释 他补充 他强调 他指出 他透露 他笑 她笑 笑着 笑着说 告诉记者 回忆说 介绍说 解释说 补充说 指着 看着 拿着 坐着 站着 等着 带着 跟着 抱着 想着 写着 穿着 接着 沿着"],
  [3000, "在他 在她 的他 的她 是他 是她 对他 对她 给他 给她 让他 让她 和他 和她 跟他 跟她 为他 为她 他在 她在 他的 她的 我的 你的 我们的 他们的 他是 她是 他也 她也 他还 她还 他把 她把 他就 她就 他又 她又 他不 她不 他没 她没 他有 她有 它是 它的 它在 它把 把它 为它 让它 了它"],
  [2000, "可在 可是在 而在 而这 而那 但在 但这 这是 那是 这也 这让 这次 那次 这种 那种 这些 那些 这条 那条 这张 那张 之后 以后 之前 以前 当天 当地 当晚 当年 当日 当地人 一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月 年前 年后 天前 天后 月前 个月 二人 三人 两人 几个 每个 各个 十个 七个 两个 三个 四个 五个 六个 八个 九个"],
  [2000, "送到 拿到 看到 听到 找到 等到 回到 来到 走到 收到 做到 想到 说到 遇到 达到 用到 放到 跑到 用了 做了 来了 去了 走了 到了 说了 看了 花了 拿了 给了 成了 有了 改了 换了 输了 赢了 坏了 好了 完了 掉了 吃了 拆了 关了 开了 多了 少了 丢了 忘了 收了 买了 卖了 写了 见了 问了 听了 算了 投了 没人 有人 让人 令人 等人"],
  [1500, "的船 的车 的水 的路 的手 的钱 的书 的地方 的时候 的问题 的工作 的孩子 的母亲 的父亲 的声音 的消息 的速度 的结果 的原因 的情况 的标准 的办法 的要求 的企业 的城市 的村 的海 的浪 的风 的雨 的雪 的山 的田 的树 的房 的门 的墙 的桥 的灯 的歌 的戏 的字 的话 的事 的人们 的我 的你"],
  [1500, "海上 海里 海边 海水 海口 海风 海况 停靠 停电 停航 停水 停暖 停工 停运 停止 停留 停在 停车 安保 校方 校内 校外 校门 模型 模式 保温 保住 保管 福利 福建 常说 常见 常年 正常 平常 危害 危机 倒掉 关掉 扔掉 拆掉 掉了 不是在 并不是 不知道 更何况 何况 前天 昨天 今天 明天 后天 常用 不要 不用 不跑"],
];

/** Surnames stand alone before given names that are no words; the dictionary counts few of them as words. */
const SURNAMES =
  "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤" +
  "温康施牛葛洪樊季傅俞翟倪安齐鲁柳岳梅颜庄章詹聂兰焦殷欧阮柏柯耿关牟祝裴冉霍翁管鲍席阎靳麦骆单盛路屠景甄佟卞祁苗靖鄢蒲桂喻游房宫成褚连阳柴车伍申闵宁冷凌岑时";
const SURNAME_COUNT = 2000;

/** Trail bytes of the characters that an invisible pair may begin with: the pair of such a byte and the next lead byte shows nothing. */
function mayBeginInvisible(trail: number): boolean {
  return (trail >= 0xa1 && trail <= 0xa7) || (trail >= 0xaa && trail <= 0xaf) || trail >= 0xf8;
}

/**
 * How much a word matters for the repair. The search reads most characters off the page; it has to guess those whose lead byte is lost
 * (trail byte A3, with which `，！？；：` begin) and those around an invisible pair. Words with such characters decide between its guesses.
 */
function relevance(word: string): number {
  let most = 0.1;
  for (const char of word) {
    const trail = gbkCode((toTraditional.get(char) ?? char).charCodeAt(0)) & 0xff;
    if (trail === 0xa3) return 1;
    if (mayBeginInvisible(trail)) most = 0.5;
  }
  return most;
}

/** By how much, in nats, a word is likelier than the likeliest shorter words that make the same text. */
function gain(word: Word, counts: ReadonlyMap<string, number>, total: number): number {
  const costs = [0];
  for (let end = 1; end <= word.text.length; end += 1) {
    let best = Infinity;
    for (let start = 0; start < end; start += 1) {
      if (end - start === word.text.length) continue;
      const count = counts.get(word.text.slice(start, end)) ?? (end - start === 1 ? 1 : 0);
      if (count > 0) best = Math.min(best, (costs[start] ?? Infinity) + Math.log(total / count));
    }
    costs.push(best);
  }
  return Math.max(0, (costs[word.text.length] ?? 0) - Math.log(total / word.count));
}

/**
 * The words of the table with their counts: all single characters, and of the others those that change most for the room that they take,
 * which grows faster than their length, as the longer ones share less with others.
 */
export function chosenWords(words: readonly Word[]): Map<string, number> {
  const counts = new Map(words.map(({ text, count }) => [text, count]));
  const total = words.reduce((sum, { count }) => sum + count, 0);
  const worth = (word: Word): number => (word.text.length === 1 ? Infinity : (word.count * relevance(word.text) * gain(word, counts, total)) / word.text.length ** 2);
  const candidates = words.filter(({ text }) => text.length <= LONGEST).map((word) => ({ ...word, worth: worth(word) }));
  const chosen = sorted(candidates, (a, b) => (a.worth === b.worth ? b.count - a.count : b.worth - a.worth)).slice(0, WORDS);
  const known = new Map(chosen.map(({ text, count }) => [text, count]));
  for (const [count, phrases] of PHRASES) {
    for (const phrase of phrases.split(" ")) known.set(phrase, Math.max(count, known.get(phrase) ?? 0));
  }
  for (const surname of SURNAMES) known.set(surname, Math.max(SURNAME_COUNT, known.get(surname) ?? 0));
  return known;
}

function levelOf(count: number): number {
  return Math.min(30, Math.floor(Math.log2(count))) + 1;
}

export function trieOf(words: ReadonlyMap<string, number>): WordTrie {
  const totals = new Map<number, number>();
  for (const [text, count] of words) {
    for (let i = 0; i < text.length; i += 1) totals.set(text.charCodeAt(i), (totals.get(text.charCodeAt(i)) ?? 0) + count);
  }
  const characters = sorted(totals, ([a], [b]) => a - b).map(([unit, total]) => ({ unit, level: levelOf(total) }));
  const ranks = new Map(byRank(characters).map((unit, rank) => [unit, rank]));
  const roots: WordNode[] = byRank(characters).map((_unit, rank) => ({ rank, level: 0, children: [] }));
  for (const [text, count] of words) {
    let node: WordNode | undefined;
    for (let i = 0; i < text.length; i += 1) {
      const rank = ranks.get(text.charCodeAt(i)) ?? 0;
      const list: WordNode[] = node === undefined ? roots : node.children;
      let next = list.find((other) => other.rank === rank);
      if (next === undefined) {
        next = { rank, level: 0, children: [] };
        list.push(next);
      }
      node = next;
    }
    if (node !== undefined) node.level = levelOf(count);
  }
  const sortChildren = (node: WordNode): void => {
    node.children.sort((a, b) => a.rank - b.rank);
    node.children.forEach(sortChildren);
  };
  roots.forEach(sortChildren);
  return { characters, roots };
}

/** A writer keeps nothing of what it writes. */
const NOWHERE = (): void => {};

/** The packed words, in base64. */
export function wordsTable(words: readonly Word[]): string {
  const writer = new BitWriter();
  finish(codeTrie(writer, trieOf(chosenWords(words)), NOWHERE, NOWHERE));
  return Buffer.from(writer.end()).toString("base64");
}
