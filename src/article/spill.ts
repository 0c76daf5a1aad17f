import { fold, isElement, isText } from "./dom";

/** A paragraph this long (characters) with the stops of running text is part of the article, not a notice. */
const MIN_PROSE = 30;
/** Notices of the site, not of the article. */
export const NOTICE = /版权|版權|免责声明|免責聲明|转载|轉載|举报|舉報|客户端|客戶端|备案|备\d|许可证|許可證|广告服务|关于我们/;

function isBareProse(el: Element): boolean {
  if (el.localName !== "p" || el.hasAttribute("id") || el.hasAttribute("class")) return false;
  const text = fold(el.textContent ?? "");
  if (NOTICE.test(text)) return false;
  const linked = [...el.querySelectorAll("a")].reduce((sum, a) => sum + (a.textContent ?? "").length, 0);
  return text.length >= MIN_PROSE && /[。！？”…）：]$/.test(text) && linked * 2 < text.length;
}

/** Things between two spilled paragraphs that do not end the article. */
function isNeutral(el: Element): boolean {
  const bare = !el.hasAttribute("id") && !el.hasAttribute("class");
  return el.localName === "br" || (bare && el.localName === "p" && (fold(el.textContent ?? "").length < MIN_PROSE || el.querySelector("img") !== null));
}

/** Stray end tags close so many boxes around the body at most. */
const MAX_CLOSED = 3;

/** The nodes after `body`: its siblings, then those of the boxes around it that end with it. */
function* nodesAfter(body: Element): Generator<Node> {
  let box: Element | null = body;
  for (let closed = 0; closed < MAX_CLOSED && box !== null && box.localName !== "body"; closed++) {
    for (let node = box.nextSibling; node !== null; node = node.nextSibling) yield node;
    box = box.parentElement;
  }
}

/** Whether the first element after `body` is one that may be spilled or stand between such: on sound pages it is not. */
function mayBeSpilled(body: Element): boolean {
  let box: Element | null = body;
  for (let closed = 0; closed < MAX_CLOSED && box !== null && box.localName !== "body"; closed++) {
    const next = box.nextElementSibling;
    if (next !== null) return next.localName === "p" || next.localName === "br";
    box = box.parentElement;
  }
  return false;
}

/**
 * Paragraphs that a stray end tag threw out of the body: `</div>` too early leaves the rest of the text as bare `<p>` siblings
 * directly after it. Returned in order; empty on sound pages, where an editor's line, a button or another box follows.
 */
export function spilledAfter(body: Element): Element[] {
  if (!mayBeSpilled(body)) return [];
  const spilled: Element[] = [];
  let waiting: Element[] = [];
  for (const node of nodesAfter(body)) {
    if (isText(node) && node.data.trim() !== "") break;
    if (!isElement(node)) continue;
    if (isBareProse(node)) {
      spilled.push(...waiting, node);
      waiting = [];
    } else if (isNeutral(node)) waiting.push(node);
    else break;
  }
  return spilled;
}
