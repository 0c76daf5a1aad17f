import { comparable, fold, foldedText, isElement, isText, rootOf, walkFrom } from "./dom";
import { editorAtEnd, hasLabel, type InfoLine, isOutlet, isTime, readDatetime, readInfoLine, readTime, withoutLabel } from "./lines";
import type { ExtractOptions } from "./options";
import { EDITOR, type Template } from "./templates";
import { cleanTitle, findTitle, firstShown, isTitleHint, MAX_HEAD_NODES, MIN_TITLE, SITE_NAME, titleElsewhere, titleText } from "./title";

/** The fields of an article that stand outside its text. */
export interface Head {
  readonly title: string;
  readonly time: string | null;
  readonly source: string | null;
  readonly author: string | null;
  readonly editor: string | null;
  readonly keywords: readonly string[];
}

/** Texts looked at after the article for an editor's line. */
const MAX_TAIL_TEXTS = 20;
const BARE_NAME = /^[\p{Script=Han}·]{2,6}$/u;
/** Texts looked at before an article whose headline is not known. */
const MAX_TEXTS_BEFORE = 30;
const KEYWORDS_LABEL = /^(?:关键[词字]|關鍵[詞字])\s*[:：]?\s*/;
const KEYWORDS = /(?:关键[词字]|關鍵[詞字])\s*[:：]/;
const KEYWORD_GAP = /[\s,，、;；|]+/;
/** A line of facts is shorter than this (characters). */
export const MAX_INFO = 160;
/** A piece of running text this long (characters) ends the head of a page. */
const MIN_PROSE = 60;

/** What stands between the headline and the text: the line of facts and the keywords, each as the nodes that it consists of. */
interface Between {
  readonly info: Line | null;
  readonly keywords: Line | null;
  /** The line above the line of facts, on pages without a recognised headline. */
  readonly above: string;
}

/** One element, or, where only line breaks divide the text, the nodes between two of them. */
type Line = readonly Node[];

const textOf = (line: Line): string => fold(line.map((node) => (node.textContent ?? "").slice(0, 2_000)).join(""));

/** The first element on a line that a selector finds. */
function findIn(line: Line | null, selector: string): Element | null {
  for (const node of line ?? []) {
    const own = isElement(node) && line !== null && line.length > 1 && node.matches(selector);
    const found = isElement(node) ? (own ? node : node.querySelector(selector)) : null;
    if (found !== null) return found;
  }
  return null;
}

/** The nodes between the line breaks before and after a text. */
function lineBetweenBreaks(text: Node): Line {
  let start: Node = text;
  while (start.parentElement !== null && INLINE.has(start.parentElement.localName)) start = start.parentElement;
  const ends = (node: Node | null): boolean => node === null || (isElement(node) && !INLINE.has(node.localName));
  while (!ends(start.previousSibling)) start = start.previousSibling ?? start;
  const line: Node[] = [start];
  for (let node = start.nextSibling; node !== null && !ends(node); node = node.nextSibling) line.push(node);
  return line;
}

/**
 * Climbs from a text to the largest element around it that still is one short line and holds neither headline nor text; without any,
 * to the line breaks around it.
 */
function lineAround(node: Node, title: Element | null, body: Element): Line {
  let line: Element | null = null;
  for (let el = node.parentElement; el !== null; el = el.parentElement) {
    if (el.contains(title) || el.contains(body)) break;
    const text = foldedText(el);
    if (text.length > MAX_INFO || KEYWORDS.test(text)) break;
    line = el;
  }
  return line === null ? lineBetweenBreaks(node) : [line];
}

/** Looks at the nodes from the headline on up to the text; for the line of facts only when `wantsInfo`. */
function findBetween(title: Element, body: Element, wantsInfo: boolean): Between {
  const within = body.contains(title);
  const walker = walkFrom(title, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  let info: Line | null = null;
  let keywords: Line | null = null;
  let wanted = wantsInfo;
  for (let seen = 0; seen < MAX_HEAD_NODES && (wanted || keywords === null); seen++) {
    const node = walker.nextNode();
    if (node === null || node === body || (within && !body.contains(node))) break;
    if (title.contains(node)) continue;
    if (isText(node)) {
      const text = node.data.trim() === "" ? "" : fold(node.data);
      if (text === "") continue;
      if (within && text.length >= MIN_PROSE && /[，。]/.test(text)) break;
      if (wanted && readTime(text) !== null) info = lineAround(node, title, body);
      if (KEYWORDS_LABEL.test(text)) keywords ??= lineBetweenBreaks(node);
    } else if (isElement(node)) {
      if (wanted && node.localName === "time" && readDatetime(node.getAttribute("datetime") ?? "") !== null) info = lineAround(node, title, body);
      else if (keywords === null && isKeywords(node)) keywords = [node];
    }
    wanted = wantsInfo && info === null;
  }
  return { info, keywords, above: "" };
}

/** On pages without a recognised headline: looks back from the text for the line with the time and for what stands above it. */
function findBefore(body: Element): Between {
  const walker = walkFrom(body, NodeFilter.SHOW_TEXT);
  let info: Line | null = null;
  let keywords: Line | null = null;
  for (let seen = 0; seen < MAX_TEXTS_BEFORE; seen++) {
    const node = walker.previousNode();
    if (node === null || !isText(node)) break;
    const text = fold(node.data);
    if (info === null) info = readTime(text) === null ? null : lineAround(node, null, body);
    else if (KEYWORDS_LABEL.test(text)) keywords ??= lineBetweenBreaks(node);
    else if (text.length >= MIN_TITLE && !info.some((part) => part.contains(node))) return { info, keywords, above: text };
  }
  return info === null ? findWithin(body) : { info, keywords, above: "" };
}

/** The line with the time at the start of a text that is all of the page: tables for layout have headline, facts and text in one. */
function findWithin(body: Element): Between {
  const walker = walkFrom(body, NodeFilter.SHOW_TEXT);
  let keywords: Line | null = null;
  let above = "";
  for (let seen = 0; seen < MAX_TEXTS_BEFORE; seen++) {
    const node = walker.nextNode();
    if (node === null || !isText(node) || !body.contains(node)) break;
    const text = fold(node.data);
    if (text.length >= MIN_PROSE && /[，。]/.test(text)) break;
    if (KEYWORDS_LABEL.test(text)) keywords ??= lineBetweenBreaks(node);
    else if (text.length <= MAX_INFO && readTime(text) !== null) return { info: lineAround(node, null, body), keywords, above };
    else if (text.length >= MIN_TITLE && !SITE_NAME.test(comparable(text))) above = text;
  }
  return { info: null, keywords, above: "" };
}

/** True for the line of keywords alone, not for a box that holds the line of facts as well. */
function isKeywords(el: Element): boolean {
  if (!KEYWORDS_LABEL.test((el.textContent ?? "").slice(0, 40).trimStart())) return false;
  const text = foldedText(el);
  const hasWords = el.querySelector("a") !== null || /[:：]/.test(text);
  return hasWords && text.length <= MAX_INFO && readTime(text) === null;
}

/** The visible keywords: the linked words, or the words after the label. Empty when the page names none. */
function readKeywords(line: Line | null): string[] {
  if (line === null) return [];
  const links = line.flatMap((node) => (isElement(node) ? (node.localName === "a" ? [node] : [...node.querySelectorAll("a")]) : []));
  const linked = links.map((a) => foldedText(a)).filter((text) => text !== "");
  const words = linked.length > 0 ? linked : textOf(line).replace(KEYWORDS_LABEL, "").split(KEYWORD_GAP);
  return [...new Set(words.filter((word) => word !== ""))];
}

const BUTTONS = "#js-doZoom, .chan_newsInfo_link, .chan_newsInfo_comment, script, style, button, input, select";
/** Elements that set a part of a word off, not a part of the line, unless white space divides them from what is beside them. */
const WITHIN_WORD: ReadonlySet<string> = new Set(["b", "strong", "em", "i", "font", "wbr"]);
/** Elements that do not end a line. */
const INLINE: ReadonlySet<string> = new Set([...WITHIN_WORD, "span", "a", "u", "small", "time", "label"]);
/** A line of facts nested deeper than this (elements) is none. */
const MAX_LINE_DEPTH = 100;

/** True when an element in a line is divided from what stands on that side of it. */
function hasGap(el: Element, side: "previousSibling" | "nextSibling"): boolean {
  if (!WITHIN_WORD.has(el.localName)) return true;
  const beside = el[side];
  if (beside === null) return true;
  return isText(beside) && (side === "nextSibling" ? /^\s/ : /\s$/).test(beside.data);
}

/**
 * Text of a line of facts without the elements that are read on their own and without its buttons. Parts, as the eye divides
 * them by gaps or elements, are divided by tabs.
 */
function looseParts(line: Line, apart: readonly (Element | null)[], body: Element): string {
  let text = "";
  // broken markup has the text inside of the line
  let ended = false;
  const visit = (child: Node, depth: number): void => {
    ended ||= child === body || (isText(child) && child.data.length >= MIN_PROSE / 2 && /[，。]/.test(child.data));
    if (ended) return;
    if (isText(child)) text += child.data.replace(/[\s\u00a0]*\u3000[\s\u00a0\u3000]*|[\s\u00a0]{2,}/g, "\t");
    else if (isElement(child) && !apart.includes(child) && !child.matches(BUTTONS) && depth < MAX_LINE_DEPTH) {
      if (hasGap(child, "previousSibling")) text += "\t";
      for (let node = child.firstChild; node !== null; node = node.nextSibling) visit(node, depth + 1);
      if (hasGap(child, "nextSibling")) text += "\t";
    }
  };
  for (const node of line) visit(node, 0);
  return text;
}

/** Characters of a text that are no white space. */
const inkOf = (node: Node): number => (node.textContent ?? "").replace(/\s+/g, "").length;

/** True when nothing stands on a line but the elements that are read on their own: on most pages of the site. */
function isWhollyNamed(line: Line, apart: readonly (Element | null)[]): boolean {
  const [only] = line;
  if (only === undefined || line.length > 1) return false;
  let rest = inkOf(only);
  for (const el of apart) {
    if (el === null || !only.contains(el)) continue;
    if (el === only || apart.some((other) => other !== null && other !== el && other.contains(el))) return false;
    rest -= inkOf(el);
  }
  return rest === 0;
}

/** The text of an element that holds nothing but one short text without gaps; `null` for others. */
function bareText(el: Element): string | null {
  const only = el.firstChild;
  if (only === null || only.nextSibling !== null || !isText(only) || only.data.length >= MIN_PROSE / 2) return null;
  const text = only.data.trim();
  return /\s\s|\u3000/.test(text) ? null : fold(text);
}

/** The text of the element of one field, with its label, but without the buttons that an end tag left out draws in. */
function firstPart(el: Element, body: Element): string {
  const bare = bareText(el);
  if (bare !== null) return bare;
  const parts = looseParts([el], [], body).split("\t").map(fold).filter((part) => part !== "");
  const [first = "", second = ""] = parts;
  return /[:：]$/.test(first) ? first + second : first;
}

/** The name on an editor's line outside the text: in the element that the site uses, else soon after the text. */
function readEditor(doc: Document, body: Element): string | null {
  for (const el of rootOf(doc).querySelectorAll(EDITOR)) {
    const text = foldedText(el);
    const name = withoutLabel(text, "editor");
    if (name !== null && (hasLabel(text, "editor") || BARE_NAME.test(name))) return name;
  }
  let last: Node = body;
  while (last.lastChild !== null) last = last.lastChild;
  const walker = walkFrom(last, NodeFilter.SHOW_TEXT);
  for (let seen = 0; seen < MAX_TAIL_TEXTS; seen++) {
    const text = fold(walker.nextNode()?.textContent?.slice(0, MAX_INFO) ?? "");
    const found = hasLabel(text, "editor") ? editorAtEnd(text) : null;
    if (found !== null) return found.name;
  }
  return null;
}

/** The time in a line of facts: as it says to machines, else to people. */
function timeOf(info: Line | null): string | null {
  if (info === null) return null;
  const datetime = findIn(info, "time[datetime]")?.getAttribute("datetime") ?? "";
  return readDatetime(datetime.trim()) ?? readTime(textOf(info));
}

/** Source and author, of which the page may name some without a label. */
function byline(source: string | null, author: string | null, unlabelled: readonly string[]): Pick<Head, "source" | "author"> {
  const names = [...unlabelled];
  // of two names without a label the first is the source; one alone is the author, unless it plainly is no person
  const isSource = names.length > (author === null ? 1 : 0) || names.some(isOutlet);
  const first = source ?? (isSource ? (names.shift() ?? null) : null);
  return { source: first, author: author ?? names.shift() ?? null };
}

/** The fields of an article with those that only `lines`, taken from the start of its text, name: copies have head and text in one. */
export function withLines(head: Head, lines: readonly string[]): Head {
  const facts = lines.find((text) => text.length <= MAX_INFO && readTime(text) !== null);
  if (head.time !== null || facts === undefined) return head;
  const line = readInfoLine(facts);
  const labelled = lines.find((text) => KEYWORDS_LABEL.test(text))?.replace(KEYWORDS_LABEL, "").split(KEYWORD_GAP).filter((word) => word !== "") ?? [];
  const { source, author } = byline(head.source ?? line.source, head.author ?? line.author, line.names);
  return { ...head, time: readTime(facts), source, author, editor: head.editor ?? line.editor, keywords: head.keywords.length > 0 ? head.keywords : labelled };
}

/**
 * Reads the fields that stand outside the text `body`. Selectors of `template` first, then what stands between headline and
 * text. Fields that the page does not show are `null`; nothing is taken from meta elements but a missing headline.
 */
export function readHead(doc: Document, body: Element, template: Template | null, options: ExtractOptions): Head {
  const titleElement = (template === null ? null : firstShown(doc, template.title, options)) ?? findTitle(doc, body, options);
  const rawTitle = titleElement === null ? "" : titleText(titleElement);
  const ownTitle = cleanTitle(rawTitle, options);
  const find = (selectors: readonly string[] | undefined): Element | null => (selectors === undefined ? null : firstShown(doc, selectors, options));
  const named = find(template?.info);
  const between = titleElement === null ? findBefore(body) : findBetween(titleElement, body, named === null);
  const info = named === null ? between.info : [named];
  const timeElement = find(template?.time);
  // a name may stand beside the time, in its element
  const bareTime = timeElement !== null && isTime(foldedText(timeElement)) ? timeElement : null;
  const sourceElement = find(template?.source) ?? findIn(info, "[class*='source' i]");
  const authorElement = find(template?.author) ?? findIn(info, "[class*='author' i], [rel~='author']");
  const apart = [bareTime, sourceElement, authorElement];
  const line: InfoLine = readInfoLine(info === null || isWhollyNamed(info, apart) ? "" : looseParts(info, apart, body));
  const sourceText = sourceElement === null ? "" : firstPart(sourceElement, body);
  const unlabelled = line.names.filter((name) => comparable(name) !== comparable(ownTitle) && !isTitleHint(name, doc, options));
  // `.source` may hold another field by its label
  const sourceIsAuthor = hasLabel(sourceText, "author");
  const knownAuthor =
    (authorElement === null ? null : withoutLabel(firstPart(authorElement, body), "author")) ??
    line.author ??
    (sourceIsAuthor ? withoutLabel(sourceText, "author") : null);
  const knownSource = (sourceIsAuthor ? null : withoutLabel(sourceText, "source")) ?? line.source;
  return {
    title: ownTitle === "" ? titleElsewhere(doc, between.above, options) || rawTitle : ownTitle,
    time: readTime(timeElement === null ? "" : foldedText(timeElement)) ?? timeOf(info),
    ...byline(knownSource, knownAuthor, unlabelled),
    editor: readEditor(doc, body) ?? line.editor,
    keywords: readKeywords(between.keywords),
  };
}
