/** One walk through the text of a page, or of what was added to it, that notes the few places worth a closer look. */
import { attributeOf, isLongerThan, matches, nameOf, parentOf, queryAll, shadowOf, walk } from "./dom-access";
import { leadsIn, triggersOf } from "./triggers";

/** Places to look at, in document order. */
export interface Survey {
  /** The largest elements around a trigger that are still short: one of them, or of what they hold, may be spam. */
  readonly suspects: ReadonlySet<Element>;
  /** Elements that hold nothing but a label such as 广告. */
  readonly labels: readonly Element[];
  /** Elements whose text may close a box: 关闭, ×. */
  readonly closers: readonly Element[];
  /** Headings that may name a side box. */
  readonly headings: ReadonlySet<Element>;
}

/** Longest text that is judged as one line, white space folded. Characters. */
export const MAX_LINE = 160;
/** Characters of a piece of a text that is cut up, and how many pieces are put together again. */
const MAX_PIECE = 3;
const MAX_PIECES = 12;
/** Characters of a label, a button or a heading. */
const MAX_TITLE = 24;

/** What a text is; `\0` stands before and behind it. */
const LABEL = /(?:广告|廣告|AD|[Aa]ds?|[Aa]dvertisement|推广|推廣|赞助|贊助)(?=\s*\0)/gu;
const CLOSER = /[关關][闭閉]|[Cc]lose|CLOSE|[x×✕✖](?=\s*\0)/gu;
const HEADING_WORD =
  /排行|[热熱][榜搜文點点门門]|[图圖][集片]|[组組美][图圖]|推[荐薦]|[链鏈]接|[报報][道導]|焦[点點]|[资資][讯訊]|[阅閱][读讀]|相[关關]|延伸|猜你|大家都|[关關]注|[扫掃][码碼]|客[户戶]端|[评評][论論]|[独獨]家|更多|文章/gu;
const HEADING = "h2, h3, h4, h5, dt, strong, b, .tit, .title, .hd";
const NO_TEXT = "title, script, style, noscript, template, svg, textarea, select";
const EMPTY_BOX = ":is(div, section, article, aside, span, p):empty, iframe[srcdoc]";
const NAMED = "img[alt], img[title], a[title]";

/** @param roots the document, elements and texts; none stands in another one */
export function surveyText(document: Document, roots: readonly Node[]): Survey {
  const suspects = new Set<Element>();
  const survey = { suspects, labels: [] as Element[], closers: [] as Element[], headings: new Set<Element>() };
  const nodes: Text[] = [];
  /** What has to be searched, by number of its node. */
  const fresh: number[] = [];
  const texts: string[] = [];
  for (const root of roots) {
    for (const node of textsOf(document, root)) {
      const { data } = node;
      nodes.push(node);
      if (quiet.get(node) === data || isBlank(data)) continue;
      if (isProse(data)) {
        quiet.set(node, data);
        continue;
      }
      fresh.push(nodes.length - 1);
      texts.push(data);
    }
    if (root.nodeType !== 3) surveyNames(document, root as Document | Element, suspects);
  }
  const page = new Joined(texts);
  const long = new Set<Element>();
  /** What has to be searched again, whatever is added. */
  const loud = new Set<number>();
  for (const lead of leadsIn(texts)) {
    const index = fresh[lead] ?? 0;
    const from = texts[lead] ?? "";
    if (triggersOf(from) !== null) suspect(nodes[index], suspects, long);
    else if (from.trim().length <= MAX_PIECE) for (const piece of piecesFrom(nodes, index)) suspect(piece, suspects, long);
    else continue;
    loud.add(lead);
  }
  const short = (pattern: RegExp): Text[] => {
    const found = page.matching(pattern);
    for (const number of found) loud.add(number);
    return found.flatMap((number) => (foldSpace(texts[number] ?? "").length <= MAX_TITLE ? (nodes[fresh[number] ?? 0] ?? []) : []));
  };
  for (const node of short(LABEL)) noteParent(node, survey.labels);
  for (const node of short(CLOSER)) noteParent(node, survey.closers);
  for (const node of short(HEADING_WORD)) noteHeading(node, survey.headings);
  for (const [number, index] of fresh.entries()) {
    const node = nodes[index];
    if (node !== undefined && !loud.has(number)) quiet.set(node, texts[number] ?? "");
  }
  return survey;
}

/** Texts in which nothing was found, as they were then: a page is surveyed as it comes, and once more when it is all there. */
const quiet = new WeakMap<Text, string>();

/** Long texts are prose; white space can make a short one long. */
const isProse = (text: string): boolean => text.length > MAX_LINE && foldSpace(text).length > MAX_LINE;

const isBlank = (text: string): boolean => !/\S/u.test(text);

/** Stands between two texts: no page holds it, for the parser replaces it. */
const SEAM = "\u0000";

/** Many texts as one, which the browser searches much faster than one by one. */
class Joined {
  readonly text: string;
  readonly #texts: readonly string[];
  #ends: number[] | undefined;

  constructor(texts: readonly string[]) {
    this.#texts = texts;
    this.text = SEAM + texts.join(SEAM) + SEAM;
  }

  /** The texts, by number, in which ascending offsets of the whole fall; each once. */
  holding(offsets: readonly number[]): number[] {
    this.#ends ??= endsOf(this.#texts);
    const found = new Set<number>();
    let index = 0;
    for (const offset of offsets) {
      while (index < this.#ends.length - 1 && (this.#ends[index] ?? 0) <= offset) index += 1;
      found.add(index);
    }
    return [...found];
  }

  /** The texts, by number, in which a pattern is found; it may ask for `SEAM` behind them. */
  matching(pattern: RegExp): number[] {
    const offsets: number[] = [];
    for (const { index } of this.text.matchAll(pattern)) offsets.push(index);
    return offsets.length === 0 ? [] : this.holding(offsets);
  }
}

function endsOf(texts: readonly string[]): number[] {
  let end = 0;
  return texts.map(({ length }) => (end += length + 1));
}

/** The pieces of a text that is cut up, `澳` `门` `葡` `京`, from one on; none when they have no trigger together. Links beside each other are no pieces. */
function piecesFrom(nodes: readonly Text[], index: number): Text[] {
  const found: Text[] = [];
  const link = linkAround(nodes[index]);
  for (let next = index; found.length < MAX_PIECES; next += 1) {
    const node = nodes[next];
    const length = node?.data.trim().length ?? Infinity;
    if (node === undefined || length > MAX_PIECE || linkAround(node) !== link) break;
    if (length > 0) found.push(node);
  }
  return found.length > 1 && triggersOf(found.map(({ data }) => data).join("")) !== null ? found : [];
}

const linkAround = (node: Text | undefined): Element | null => (node === undefined ? null : (parentOf(node)?.closest("a") ?? null));

function* textsOf(document: Document, root: Node): Iterable<Text> {
  if (root.nodeType === 3) yield root as Text;
  const texts = walk(document, root, 4);
  while (texts.nextNode() !== null) yield texts.currentNode as Text;
}

/** Alternative texts and tooltips; elements that can hold what no walk through the text finds. */
function surveyNames(document: Document, root: Document | Element, suspects: Set<Element>): void {
  const look = (element: Element): void => {
    const names = `${attributeOf(element, "alt") ?? ""} ${attributeOf(element, "title") ?? ""}`;
    if (names.length > 2 && triggersOf(names) !== null) suspects.add(element.closest("a") ?? element);
  };
  if (root.nodeType === 1 && matches(root as Element, NAMED)) look(root as Element);
  for (const element of queryAll(root, NAMED)) look(element);
  if (root.nodeType === 1 && matches(root as Element, EMPTY_BOX)) suspects.add(root as Element);
  for (const element of queryAll(root, EMPTY_BOX)) if (nameOf(element) === "iframe" || shadowOf(element) !== null) suspects.add(element);
  // Elements of the page's own making.
  const custom = Document.prototype.evaluate.call(document, "descendant-or-self::*[contains(local-name(), '-')]", root, null, 5, null);
  for (let element = custom.iterateNext(); element !== null; element = custom.iterateNext()) if (shadowOf(element as Element) !== null) suspects.add(element as Element);
}

function noteParent(node: Text, list: Element[]): void {
  const parent = parentOf(node);
  if (parent !== null && !matches(parent, NO_TEXT)) list.push(parent);
}

function noteHeading(node: Text, headings: Set<Element>): void {
  const heading = parentOf(node)?.closest(HEADING);
  if (heading !== null && heading !== undefined) headings.add(heading);
}

/** Adds the largest element around the text that is no longer than a line; `long` are elements that are known to be longer. */
function suspect(node: Text | undefined, suspects: Set<Element>, long: Set<Element>): void {
  let largest = node === undefined ? null : parentOf(node);
  if (largest === null || suspects.has(largest) || matches(largest, NO_TEXT)) return;
  for (let parent = parentOf(largest); parent !== null; parent = parentOf(parent)) {
    if (long.has(parent) || nameOf(parent) === "body") break;
    if (isLongerThan(parent, MAX_LINE)) {
      long.add(parent);
      break;
    }
    largest = parent;
  }
  suspects.add(largest);
}

const foldSpace = (text: string): string => text.replace(/\s+/gu, " ").trim();
