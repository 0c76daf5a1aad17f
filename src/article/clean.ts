import type { ArticleBlock, TextRun } from "../contract/article";
import { blockText, type Draft, type PageFacts, textLines } from "./blocks";
import { joinCaptions } from "./captions";
import { comparable } from "./dom";
import { plain, truncate } from "./line";
import { isAppPrompt, isStatement } from "./notices";
import { isOwnSite, sizedAddress } from "./media";
import { isProse } from "./absence";
import { BACKGROUND_HEADING, editorAtEnd, endsWithTime, hasLabel, isAfterHeading, isHeadFurniture, isTailLine, isTime, readTime, withoutLabel } from "./lines";
import { ARTICLE_ADDRESS } from "./templates";

/** Stand-alone lines up to this length (characters) may be slogans; anything longer is running text and never judged. */
const MAX_SLOGAN = 80;
/** What an offer in a whole sentence says, twice at least, and what a report says. Both scripts. */
const OFFER = /官[网網]|登[录錄陆]|注[册冊]|[註]冊|入口|下[载載]|网址|網址|[Aa][Pp][Pp]|送\s*\d|彩金|首存|返水|返利|[优優]惠|提款|[欢歡]迎|光[临臨]|为您|為您|信[誉譽]|客服|加微信|平[台臺]|提供|[专專][业業]|投注|下注|真人|[无無][码碼]|高清|在[线線]|免[费費]|[每日天]+更新/g;
const REPORT = /[警检檢]方|民警|[网網]警|公安|警察|法院|[检檢][察]|查[处處获獲封]|涉案|[诱誘][饵餌]|[骗騙]|[诈詐]|判[处處刑]|通[报報]|[记記]者|[据據]|提醒|[举舉][报報]|打[击擊]|整治|犯罪|嫌疑|被告|[违違]法|非法|[网網]信[办辦]|[专專]家|[赞贊]助|[财財][报報]|股份|研究|表示|[称稱]|[说說]/;
const MIN_OFFERS = 3;
/** A full stop, perhaps in quotation marks or brackets. Slogans end with none, or with an exclamation mark. */
const SENTENCE_END = /。[”’」』）)]*$/;
/** Headlines in feeds are shorter than this (characters). */
const MAX_HEADLINE = 60;
/** An article is at least this share of the text that was read, before what stands under a heading of its own. */
const ARTICLE_SHARE = 0.4;
/** In this many blocks from the end the editor's line may stand among anything; farther up only above what is no running text. */
const EDITOR_REACH = 4;
/** A text goes on after a box of links with so many paragraphs. */
const MIN_REST = 2;
/** A price or a change; the result of a match between two teams that are links is none. What else stands beside the names of shares. */
const PRICE = /\d\.\d{2}|\d[%％]/;
const TICKER = /^[\s\d.,+\-−%％↑↓()（）|]*$/;
/** Buttons have so many characters at most. */
const MAX_BUTTON = 8;
/** A line longer than this (characters) is no headline. */
const MAX_TITLE = 400;
/** The headline is looked for in this many blocks from the start. */
const HEAD_REACH = 12;
/** Separators between the links of a line that holds nothing but links. */
const SEPARATORS = /^[\s|｜·・•,，、/\-—>»]*$/;

interface Cleaned {
  readonly blocks: readonly ArticleBlock[];
  /** Name on an editor's line that stood in the text; `null` when there was none. */
  readonly editor: string | null;
}

interface CleanText extends Cleaned {
  /** Lines of the head of the page that stood in the text. */
  readonly head: readonly string[];
}

/** Turns what was read from a body into the blocks of the article: captions joined, spam, editor's line and furniture taken off. */
export function clean(drafts: readonly Draft[], page: PageFacts): CleanText {
  const hasPictures = drafts.some(({ block }) => block.kind === "image");
  const parted = drafts.some(({ centred, caption }) => centred || caption) ? drafts.flatMap(partEditor) : drafts;
  const captioned = hasPictures ? joinCaptions(withoutThumbnails(parted), page.title) : parted;
  const blocks: ArticleBlock[] = [];
  let hasHeading = false;
  for (const { block } of captioned) {
    const text = looseText(block);
    if (text !== null) {
      if (text.length <= MAX_SLOGAN && (isSloganLine(text, "banner", page) || isAppPrompt(text))) continue;
      blocks.push(block);
      hasHeading ||= isAfterHeading(text);
      continue;
    }
    for (const kept of withoutSpamLinks(block, page)) {
      if (isSpamBlock(kept, page) || isPrompt(kept)) continue;
      blocks.push(kept);
      hasHeading ||= isHeading(kept);
    }
  }
  const body = trimHead(blocks, page);
  const head = blocks.slice(0, blocks.length - body.length).map(blockText);
  const { blocks: whole, editor } = takeEditor(trimTail(hasHeading ? withoutAppendix(withoutLinkRuns(body)) : body));
  return { blocks: trimTail(whole), editor, head };
}

/** The site's script puts the editor's name behind the last paragraph, which may be a caption: on a line of its own it is found there. */
function partEditor(draft: Draft): readonly Draft[] {
  const { block } = draft;
  const found = block.kind === "paragraph" && (draft.centred || draft.caption) ? editorAtEnd(plain(block.runs)) : null;
  if (found === null || found.start === 0 || block.kind !== "paragraph") return [draft];
  const line: Draft = { block: { kind: "paragraph", runs: [{ text: plain(block.runs).slice(found.start) }] }, centred: false, caption: false };
  return [{ ...draft, block: { kind: "paragraph", runs: truncate(block.runs, found.start) } }, line];
}

/** The text of a paragraph that is one text without a link, as nearly all are; `null` for other blocks. */
function looseText(block: ArticleBlock): string | null {
  if (block.kind !== "paragraph" || block.runs.length !== 1) return null;
  const [run] = block.runs;
  return run === undefined || run.href !== undefined ? null : run.text;
}

/** Galleries show their pictures once more as thumbnails: the same address with another size part. The larger one stays. */
function withoutThumbnails(drafts: readonly Draft[]): Draft[] {
  const largest = new Map<string, { readonly address: string; readonly width: number }>();
  for (const { block } of drafts) {
    if (block.kind !== "image") continue;
    const { key, width } = sizedAddress(block.fallback ?? block.src);
    const known = largest.get(key);
    if (known === undefined || width > known.width) largest.set(key, { address: block.fallback ?? block.src, width });
  }
  return drafts.filter(({ block }) => {
    if (block.kind !== "image") return true;
    const address = block.fallback ?? block.src;
    return largest.get(sizedAddress(address).key)?.address === address;
  });
}

/** True when a line holds nothing but links. */
function isLinkLine(runs: readonly TextRun[]): boolean {
  return runs.some((run) => run.href !== undefined) && runs.every((run) => run.href !== undefined || SEPARATORS.test(run.text));
}

/** True for a sentence that offers and does not report. */
function isOffer(text: string): boolean {
  return (text.match(OFFER)?.length ?? 0) >= MIN_OFFERS && !REPORT.test(text);
}

/** Asks the classifier about a line without links. */
function isSloganLine(text: string, context: "banner" | "listitem", { options }: PageFacts): boolean {
  // a report on gambling has all the words of an advertisement, but speaks in sentences, and reports
  return text.length <= MAX_SLOGAN && (!SENTENCE_END.test(text) || isOffer(text)) && options.isSpam?.(text, context) === true;
}

/** Asks the classifier about isolated short texts. Running text is never asked about: news about gambling stays. */
function isSpamBlock(block: ArticleBlock, page: PageFacts): boolean {
  const { isSpam } = page.options;
  if (isSpam === undefined) return false;
  const isSpamLine = (runs: readonly TextRun[], context: "banner" | "listitem"): boolean => {
    if (isLinkLine(runs)) return runs.some((run) => run.href !== undefined && isSpam(run.text.trim(), "link"));
    return isSloganLine(plain(runs), context, page);
  };
  switch (block.kind) {
    case "paragraph":
    case "heading":
      return isSpamLine(block.runs, "banner");
    case "list":
      return block.items.length > 0 && block.items.every((item) => isSpamLine(item, "listitem"));
    case "image":
      return block.caption !== null && block.caption.length <= MAX_SLOGAN && isSpam(block.caption, "alt");
    case "quote":
    case "table":
    case "video":
      return false;
  }
}

/** A paragraph without the slogans that were put into its text as links to foreign sites. */
function withoutSpamLinks(block: ArticleBlock, page: PageFacts): readonly ArticleBlock[] {
  const { isSpam } = page.options;
  if (isSpam === undefined || block.kind !== "paragraph" || isLinkLine(block.runs)) return [block];
  const runs = block.runs.filter(({ text, href }) => {
    const isSlogan = href !== undefined && text.length <= MAX_SLOGAN && !isOwnSite(href, page.base);
    return !isSlogan || !isSpam(text.trim(), "link");
  });
  if (runs.length === block.runs.length) return [block];
  return runs.length === 0 ? [] : [{ kind: "paragraph", runs }];
}

/** Drops what a wide body repeats of the head of the page: headline and all above it, line of facts, keywords, breadcrumbs. */
function trimHead(blocks: readonly ArticleBlock[], { title, names }: PageFacts): readonly ArticleBlock[] {
  let from = 0;
  for (let index = 0; index < Math.min(blocks.length, HEAD_REACH); index++) {
    const block = blocks[index];
    if (block === undefined || (block.kind !== "paragraph" && block.kind !== "heading")) break;
    const text = plain(block.runs);
    const isTitle = title !== "" && text.length <= MAX_TITLE && comparable(text) === comparable(title);
    if (isTitle || (from === index && isHeadLine(text, names))) from = index + 1;
    else if (text.length > MAX_HEADLINE || /[。！？]$/.test(text)) break;
  }
  // a flash of one line says what its headline says
  return from < blocks.length ? blocks.slice(from) : blocks.slice(-1).filter((block) => !isHeadLine(blockText(block), names));
}

function isHeadLine(text: string, names: readonly string[]): boolean {
  if (text.length > MAX_HEADLINE) return isHeadFurniture(text);
  const isFacts = !/[，。！？]/.test(text) && readTime(text) !== null;
  // what the head says already, with its label: 来源：x
  const isNamed = (["source", "author"] as const).some((label) => hasLabel(text, label) && names.includes(withoutLabel(text, label) ?? ""));
  // or without
  return isFacts || isNamed || names.includes(text) || isHeadFurniture(text);
}

/** True for a line such as 相关阅读, above what is not the article's. */
const isHeading = (block: ArticleBlock): boolean => isLine(block) && isAfterHeading(plain(block.runs));

const isPrompt = (block: ArticleBlock): boolean => isLine(block) && (isAppPrompt(plain(block.runs)) || isTicker(block.runs));

/** Prices of shares that a text is interrupted by: names that are links, and numbers beside them. */
function isTicker(runs: readonly TextRun[]): boolean {
  if (runs.length < 3) return false;
  const loose = runs.filter((run) => run.href === undefined).map((run) => run.text);
  return runs.length - loose.length >= 2 && PRICE.test(loose.join(" ")) && loose.every((text) => TICKER.test(text));
}

const isLinkBlock = (block: ArticleBlock | undefined): boolean =>
  block !== undefined && (isLine(block) ? isLinkLine(block.runs) : block.kind === "list" && block.items.length > 0 && block.items.every(isLinkLine));

/** Drops a heading such as 相关阅读 with the links right below it, when the text goes on after them and has no more of them. */
function withoutLinkRuns(blocks: readonly ArticleBlock[]): readonly ArticleBlock[] {
  const from = blocks.findIndex((block, index) => isHeading(block) && isLinkBlock(blocks[index + 1]));
  if (from < 0) return blocks;
  let to = from + 1;
  while (isLinkBlock(blocks[to])) to++;
  const rest = blocks.slice(to);
  const goesOn = rest.filter((block) => isProse(blockText(block))).length >= MIN_REST && !rest.some((block) => isLinkBlock(block) || isHeading(block));
  return goesOn ? [...blocks.slice(0, from), ...rest] : blocks;
}

/** True when what follows a heading is text of the article's own, set apart: no links, and not of readers. */
function isBackground(heading: string, rest: readonly ArticleBlock[]): boolean {
  const [first] = rest;
  const hasLinks = rest.some((block) => textLines(block).some((line) => line.some((run) => run.href !== undefined)));
  return BACKGROUND_HEADING.test(heading) && first !== undefined && isProse(blockText(first)) && !hasLinks;
}

/** Drops what stands under a heading such as 相关新闻 or 网友评论, when the article is above it. */
function withoutAppendix(blocks: readonly ArticleBlock[]): readonly ArticleBlock[] {
  const endsText = (block: ArticleBlock, index: number): boolean => isHeading(block) && !isBackground(blockText(block), blocks.slice(index + 1));
  const first = blocks.findIndex(endsText);
  if (first < 0) return blocks;
  const sizes = blocks.map((block) => blockText(block).length);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  let above = 0;
  for (const [index, block] of blocks.entries()) {
    if (index >= first && above >= total * ARTICLE_SHARE && endsText(block, index)) return blocks.slice(0, index);
    above += sizes[index] ?? 0;
  }
  return blocks;
}

/** Drops furniture after the text: buttons, sharing lines, link lists and feeds, from the end up to the first block of another kind. */
function trimTail(blocks: readonly ArticleBlock[]): readonly ArticleBlock[] {
  let to = blocks.length;
  while (to > 0) {
    const block = blocks[to - 1];
    if (block === undefined) break;
    const text = looseText(block);
    if (text !== null && SENTENCE_END.test(text)) {
      if (!isTailLine(text) && !isStatement(text)) break;
      to--;
      continue;
    }
    const size = feedItemSize(blocks.slice(Math.max(0, to - 3), to));
    if (size > 0) to -= size;
    else if (isFurniture(block)) to--;
    else break;
  }
  return to === blocks.length ? blocks : blocks.slice(0, to);
}

function isFurniture(block: ArticleBlock): boolean {
  switch (block.kind) {
    case "paragraph":
    case "heading": {
      const text = plain(block.runs);
      return isTailLine(text) || isHeadlineLink(block.runs) || isButtonLine(block.runs) || isStatement(text);
    }
    case "list":
      return block.items.length > 0 && block.items.every((item) => isHeadlineLink(item) || isTailLine(plain(item)));
    case "image":
    case "quote":
    case "table":
    case "video":
      return false;
  }
}

/** Two links or more, each short as a button, and nothing else. */
function isButtonLine(runs: readonly TextRun[]): boolean {
  const linked = runs.filter((run) => run.href !== undefined);
  return linked.length >= 2 && linked.every((run) => run.text.trim().length <= MAX_BUTTON) && isLinkLine(runs);
}

/** A short line that is a link to another article of the site, perhaps followed by its time. */
function isHeadlineLink(runs: readonly TextRun[]): boolean {
  const linked = runs.filter((run) => run.href !== undefined);
  if (linked.length === 0) return false;
  const loose = runs.filter((run) => run.href === undefined).map((run) => run.text).join("");
  return (
    plain(linked).length <= MAX_HEADLINE &&
    !/[。；]$/.test(plain(linked)) &&
    linked.every((run) => ARTICLE_ADDRESS.test(run.href ?? "")) &&
    (SEPARATORS.test(loose) || endsWithTime(loose.trim()))
  );
}

/**
 * How many blocks, counted back from the last, are one feed item: long title / short title + time, or each on a line of its own;
 * 0 when they are none.
 */
function feedItemSize(blocks: readonly ArticleBlock[]): number {
  const [last, second, third] = blocks.slice(-3).toReversed().map((block) => (isLine(block) ? block : undefined));
  if (last === undefined || second === undefined) return 0;
  const text = plain(last.runs);
  if (!endsWithTime(text)) return 0;
  if (isTime(text)) return third !== undefined && isSameItem(third, second) ? 3 : isHeadlineLink(second.runs) ? 2 : 0;
  return isSameItem(second, last) || (isShort(second) && isLinkLine(second.runs)) ? 2 : 0;
}

type Line = Extract<ArticleBlock, { readonly runs: readonly TextRun[] }>;

const isLine = (block: ArticleBlock): block is Line => block.kind === "paragraph" || block.kind === "heading";

const isShort = (line: Line): boolean => plain(line.runs).length <= MAX_HEADLINE;

/** True when two lines are the long and the short title of one item: the same start, and no sentence. */
function isSameItem(title: Line, short: Line): boolean {
  const [a, b] = [plain(title.runs), plain(short.runs)];
  return isShort(title) && b.length <= MAX_HEADLINE + 20 && !/[。；]/.test(b) && comparable(a).slice(0, 4) === comparable(b).slice(0, 4);
}

/**
 * Takes the editor's line off: a line of its own, or glued to the end of a paragraph, which ends the article. Only what is no
 * running text may stand below it: feeds, buttons, pictures of other articles.
 */
function takeEditor(blocks: readonly ArticleBlock[]): Cleaned {
  for (let index = blocks.length - 1; index >= 0; index--) {
    const block = blocks[index];
    if (block === undefined) break;
    const found = block.kind === "paragraph" ? editorAtEnd(plain(block.runs)) : null;
    if (found !== null && block.kind === "paragraph") {
      const runs = truncate(block.runs, found.start);
      const rest: readonly ArticleBlock[] = runs.length > 0 ? [{ kind: "paragraph", runs }] : [];
      const below = index >= blocks.length - EDITOR_REACH ? blocks.slice(index + 1) : [];
      return { blocks: [...blocks.slice(0, index), ...rest, ...below], editor: found.name };
    }
    if (index < blocks.length - EDITOR_REACH && (isProse(blockText(block)) || block.kind === "table")) break;
  }
  return { blocks, editor: null };
}

