/**
 * The only writer of the page. It carries out what the core planned, remembers what it did, and can take all of it back,
 * so that the page is again exactly as it was.
 */
import { rootOf } from "../article/dom";
import type { Hide } from "../clutter/find-clutter";
import { HIDDEN_ATTRIBUTE, OFF_ATTRIBUTE, SHOWN_ATTRIBUTE } from "../clutter/rules";
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
  /** Hides what is planned, or only lists it when `isWanted` says that the reader wants to see its kind. Nothing is listed twice. */
  hide(plan: readonly Hide[], isWanted?: (hide: Hide) => boolean): void;
  /** Shows a finding again, or hides it again. False when there is none with this id. */
  setShown(id: number, shown: boolean): boolean;
  /** Asks for each finding, listed or not, whether it is to be shown. */
  reconsider(isShown: (finding: Finding) => boolean): void;
  /** Writes a node's repaired text. */
  writeText(node: Text, after: string): void;
  writeAttribute(element: Element, name: string, after: string): void;
  /** Lists repairs for the reader; the writing is done by `writeText` and `writeAttribute`. */
  note(repairs: readonly TextRepair[]): void;
  /** True when the node's text is the one that we wrote: a mutation record about it is our own echo. */
  isOwnText(node: Text): boolean;
  /** True for an element that we hid, and for what stands in it. */
  isHidden(element: Element): boolean;
  readonly findings: readonly Finding[];
  readonly repairs: readonly RepairRecord[];
  /** Takes everything back. What the page itself changed since then stays as the page wants it. */
  undo(): void;
}

export function createApplied(): Applied {
  const hiding = createHiding();
  const texts = new Map<Text, TextEdit>();
  const attributes: AttributeEdit[] = [];
  const repairs: RepairRecord[] = [];
  return {
    hide: hiding.hide,
    setShown: hiding.setShown,
    reconsider: hiding.reconsider,
    isHidden: hiding.isHidden,
    get findings() {
      return hiding.findings();
    },
    writeText: (node, after) => {
      if (node.data === after) return;
      // What the page has written since is the page's.
      const last = texts.get(node);
      texts.set(node, { before: last?.after === node.data ? last.before : node.data, after });
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
    repairs,
    undo: () => {
      hiding.undo();
      for (const [node, edit] of texts) if (node.data === edit.after) node.data = edit.before;
      for (const edit of attributes.toReversed()) {
        if (edit.element.getAttribute(edit.name) === edit.after) edit.element.setAttribute(edit.name, edit.before);
      }
      texts.clear();
      attributes.length = 0;
      repairs.length = 0;
    },
  };
}

/** Marks the root element, so that the declared style sheet does nothing: only for browsers that have no better switch. */
export function markDeclaredOff(doc: Document, off: boolean): void {
  rootOf(doc).toggleAttribute(OFF_ATTRIBUTE, off);
}

/** Puts an element of ours over the page, and gives a function that takes it out again. */
export function attachOverlay(doc: Document, overlay: HTMLElement): () => void {
  rootOf(doc).append(overlay);
  return () => overlay.remove();
}

interface Hiding extends Pick<Applied, "hide" | "setShown" | "reconsider" | "isHidden" | "undo"> {
  findings(): Finding[];
}

function createHiding(): Hiding {
  const hidden = new Map<Element, Finding>();
  let lastId = 0;
  const mark = (element: Element, shown: boolean): void => {
    element.toggleAttribute(SHOWN_ATTRIBUTE, shown);
    // What the declared style sheet hides needs no mark of ours, and pages are changed as little as possible.
    if (!shown && getComputedStyle(element).display !== "none") element.setAttribute(HIDDEN_ATTRIBUTE, "");
  };
  const show = (element: Element, finding: Finding, shown: boolean): void => {
    if (finding.shown === shown) return;
    hidden.set(element, { ...finding, shown });
    mark(element, shown);
  };
  const isBelowHidden = (element: Element | null): boolean => {
    for (let ancestor = element; ancestor; ancestor = ancestor.parentElement) if (hidden.get(ancestor)?.shown === false) return true;
    return false;
  };
  return {
    hide: (plan, isWanted = () => false) => {
      for (const hide of plan) {
        const { element, rule, reason, text } = hide;
        if (hidden.has(element)) continue;
        const shown = isWanted(hide);
        lastId++;
        hidden.set(element, { id: lastId, rule, reason, text, shown });
        mark(element, shown);
      }
    },
    setShown: (id, shown) => {
      const found = [...hidden].find(([, finding]) => finding.id === id);
      if (found) show(found[0], found[1], shown);
      return found !== undefined;
    },
    reconsider: (isShown) => {
      for (const [element, finding] of hidden) show(element, finding, isShown(finding));
    },
    isHidden: (element) => isBelowHidden(element),
    // A box is found again when what surrounds it is found later: then it is not listed on its own.
    findings: () => [...hidden].filter(([element]) => !isBelowHidden(element.parentElement)).map(([, finding]) => finding),
    undo: () => {
      const documents = new Set([...hidden.keys()].map(({ ownerDocument }) => ownerDocument));
      // Copies that the page made of what was hidden bear our marks as well.
      const marked = [...documents].flatMap((doc) => [...rootOf(doc).querySelectorAll(`[${HIDDEN_ATTRIBUTE}],[${SHOWN_ATTRIBUTE}]`)]);
      for (const element of [...hidden.keys(), ...marked]) {
        element.removeAttribute(HIDDEN_ATTRIBUTE);
        element.removeAttribute(SHOWN_ATTRIBUTE);
      }
      hidden.clear();
    },
  };
}
