/**
 * The only writer of the page. It carries out what the core planned, remembers what it did, and can take all of it back,
 * so that the page is again exactly as it was.
 */
import type { Hide } from "../clutter/find-clutter";
import { HIDDEN_ATTRIBUTE, OFF_ATTRIBUTE } from "../clutter/rules";
import type { Finding } from "../contract/finding";
import type { TextRepair } from "../contract/repair";

type RepairRecord = Pick<TextRepair, "before" | "after" | "kind" | "certain">;

interface TextEdit {
  readonly before: string;
  readonly after: string;
}

interface AttributeEdit extends TextEdit {
  readonly element: Element;
  readonly name: string;
}

export interface Applied {
  /** Hides what is planned; an element that is hidden already is not listed twice. Returns how many are new. */
  hide(plan: readonly Hide[]): number;
  /** Writes a node's repaired text. */
  writeText(node: Text, after: string): void;
  writeAttribute(element: Element, name: string, after: string): void;
  /** Lists repairs for the reader; the writing is done by `writeText` and `writeAttribute`. */
  note(repairs: readonly TextRepair[]): void;
  /** True when the node's text is the one that we wrote: a mutation record about it is our own echo. */
  isOwnText(node: Text): boolean;
  isHidden(element: Element): boolean;
  readonly findings: readonly Finding[];
  readonly repairs: readonly RepairRecord[];
  /** Takes everything back. What the page itself changed since then stays as the page wants it. */
  undo(): void;
}

export function createApplied(): Applied {
  const hidden = new Map<Element, Finding>();
  const texts = new Map<Text, TextEdit>();
  const attributes: AttributeEdit[] = [];
  const repairs: RepairRecord[] = [];
  return {
    hide: (plan) => hide(hidden, plan),
    writeText: (node, after) => {
      if (node.data === after) return;
      texts.set(node, { before: texts.get(node)?.before ?? node.data, after });
      node.data = after;
    },
    writeAttribute: (element, name, after) => {
      const before = element.getAttribute(name) ?? "";
      if (before === after) return;
      attributes.push({ element, name, before, after });
      element.setAttribute(name, after);
    },
    note: (more) => {
      for (const { before, after, kind, certain } of more) repairs.push({ before, after, kind, certain });
    },
    isOwnText: (node) => texts.get(node)?.after === node.data,
    isHidden: (element) => element.closest(`[${HIDDEN_ATTRIBUTE}]`) !== null || isBelow(element, hidden),
    get findings() {
      return [...hidden.values()];
    },
    repairs,
    undo: () => {
      for (const element of hidden.keys()) element.removeAttribute(HIDDEN_ATTRIBUTE);
      for (const [node, edit] of texts) if (node.data === edit.after) node.data = edit.before;
      for (const edit of attributes.toReversed()) {
        if (edit.element.getAttribute(edit.name) === edit.after) edit.element.setAttribute(edit.name, edit.before);
      }
      hidden.clear();
      texts.clear();
      attributes.length = 0;
      repairs.length = 0;
    },
  };
}

/** Marks the root element, so that the declared style sheet does nothing: only for browsers that have no better switch. */
export function markDeclaredOff(doc: Document, off: boolean): void {
  doc.documentElement.toggleAttribute(OFF_ATTRIBUTE, off);
}

function hide(hidden: Map<Element, Finding>, plan: readonly Hide[]): number {
  let added = 0;
  for (const { element, rule, reason, text } of plan) {
    if (hidden.has(element)) continue;
    hidden.set(element, { rule, reason, text });
    // What the declared style sheet hides needs no mark, and pages watch their attributes less than they are watched for.
    if (getComputedStyle(element).display !== "none") element.setAttribute(HIDDEN_ATTRIBUTE, "");
    added++;
  }
  return added;
}

function isBelow(element: Element, hidden: ReadonlyMap<Element, Finding>): boolean {
  for (let ancestor: Element | null = element; ancestor; ancestor = ancestor.parentElement) if (hidden.has(ancestor)) return true;
  return false;
}
