/** What the style sheets of a page without a layout, one that was fetched, hide. */
import { bodyOf, HIDING_STYLE, rootOf } from "./dom";

/** Rules looked at; sheets of the site have some thousand. */
const MAX_RULES = 5_000;
/** A box with a larger share of the page's text is shown by the page's own script. */
const MAX_HIDDEN_SHARE = 0.5;
const SHOWING_STYLE = /(?:^|[;\s])(?:display\s*:\s*(?!none)[a-z]|visibility\s*:\s*visible)/i;

interface Rule {
  readonly selector: string;
  readonly hides: boolean;
}

const BRACE = /[{};]/g;

/** The rules of a style sheet that hide or show, in order. Those inside of at-rules, such as `@media print`, are left out. Linear. */
function readRules(css: string): Rule[] {
  const rules: Rule[] = [];
  const text = css.replace(/\/\*[^]*?(?:\*\/|$)/g, "");
  let depth = 0;
  let start = 0;
  let selector = "";
  for (let at = nextBrace(text, 0); at >= 0 && rules.length < MAX_RULES; at = nextBrace(text, at + 1)) {
    const character = text.charAt(at);
    if (character === "{") {
      if (depth === 0) selector = text.slice(start, at).trim();
      depth++;
    } else if (character === "}") {
      depth = Math.max(0, depth - 1);
      if (depth === 0 && !selector.startsWith("@")) addRule(rules, selector, text.slice(start, at));
    } else if (depth > 0) continue;
    start = at + 1;
  }
  return rules;
}

function nextBrace(text: string, from: number): number {
  BRACE.lastIndex = from;
  return BRACE.exec(text)?.index ?? -1;
}

function addRule(rules: Rule[], selector: string, declarations: string): void {
  const hides = HIDING_STYLE.test(declarations);
  if (selector !== "" && (hides || SHOWING_STYLE.test(declarations))) rules.push({ selector, hides });
}

/**
 * True for the elements that the style sheets in `sheets` (CSS), and after them those in `doc`, hide. The last rule wins; how specific
 * selectors are is left aside. Linked sheets are not asked for: that would be a request more.
 */
export function hiddenByStyles(doc: Document, sheets: readonly string[] = []): (el: Element) => boolean {
  const own = [...rootOf(doc).querySelectorAll("style:not([media]), style[media='all'], style[media='screen']")];
  const rules = [...sheets, ...own.map((style) => style.textContent ?? "")].flatMap(readRules).slice(0, MAX_RULES);
  const hidden = new Set<Element>();
  const size = bodyOf(doc)?.textContent?.length ?? 0;
  for (const { selector, hides } of rules) {
    if (!hides && hidden.size === 0) continue;
    for (const el of matches(doc, selector)) {
      if (!hides) hidden.delete(el);
      else if ((el.textContent ?? "").length <= size * MAX_HIDDEN_SHARE) hidden.add(el);
    }
  }
  return (el) => hidden.has(el);
}

function matches(doc: Document, selector: string): Iterable<Element> {
  try {
    return rootOf(doc).querySelectorAll(selector);
  } catch {
    // not a selector that this browser knows
    return [];
  }
}
