/**
 * The only writer of the page. It carries out what the core planned, remembers what it did, and can take all of it back,
 * so that the page is again exactly as it was.
 */
import { rootOf } from "../article/dom";
import { parentOf, queryAll } from "../clutter/dom-access";
import type { Hide } from "../clutter/find-clutter";
import { BARE_ATTRIBUTE, DECLARED_RULES, HIDDEN_ATTRIBUTE, OFF_ATTRIBUTE, SHOWN_ATTRIBUTE } from "../clutter/rules";
import type { Finding } from "../contract/finding";
import type { TextRepair } from "../contract/repair";
import { WeakList } from "./weak-list";

type RepairRecord = Pick<TextRepair, "before" | "after" | "kind" | "certain">;

interface TextEdit {
  readonly before: string;
  readonly after: string;
}

interface AttributeEdit extends TextEdit {
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
  /** What the page had in a text node before we wrote there. */
  originalText(node: Text): string;
  /** What we wrote into the attributes of an element, in the order of writing. */
  attributeEdits(element: Element): readonly AttributeEdit[];
  /** True for an element that we hid, and for what stands in it. */
  isHidden(element: Element): boolean;
  readonly findings: readonly Finding[];
  readonly repairs: readonly RepairRecord[];
  /** Takes everything back. What the page itself changed since then stays as the page wants it. */
  undo(): void;
}

/** Nothing is hidden or written any more once `signal` is aborted, whatever work was under way: what is taken back stays so. */
export function createApplied(signal: AbortSignal): Applied {
  const hiding = createHiding();
  let texts = new WeakMap<Text, TextEdit>();
  const written = new WeakList<Text>();
  let attributes = new WeakMap<Element, AttributeEdit[]>();
  const changed = new WeakList<Element>();
  const repairs: RepairRecord[] = [];
  return {
    hide: (plan, isWanted) => {
      if (!signal.aborted) hiding.hide(plan, isWanted);
    },
    setShown: hiding.setShown,
    reconsider: hiding.reconsider,
    isHidden: hiding.isHidden,
    get findings() {
      return hiding.findings();
    },
    writeText: (node, after) => {
      if (node.data === after || signal.aborted) return;
      if (!texts.has(node)) written.add(node);
      // What the page has written since is the page's.
      const last = texts.get(node);
      texts.set(node, { before: last?.after === node.data ? last.before : node.data, after });
      node.data = after;
    },
    writeAttribute: (element, name, after) => {
      const before = element.getAttribute(name) ?? "";
      if (before === after || signal.aborted) return;
      const edits = attributes.get(element) ?? [];
      if (edits.length === 0) changed.add(element);
      attributes.set(element, [...edits, { name, before, after }]);
      element.setAttribute(name, after);
    },
    note: (more) => {
      for (const { before, after, kind, certain } of more) repairs.push({ before, after, kind, certain });
    },
    isOwnText: (node) => texts.get(node)?.after === node.data,
    originalText: (node) => {
      const edit = texts.get(node);
      return edit?.after === node.data ? edit.before : node.data;
    },
    attributeEdits: (element) => attributes.get(element) ?? [],
    repairs,
    undo: () => {
      hiding.undo();
      for (const node of written) {
        const edit = texts.get(node);
        if (edit !== undefined && node.data === edit.after) node.data = edit.before;
      }
      for (const element of changed) {
        for (const { name, before, after } of attributes.get(element)?.toReversed() ?? []) {
          if (element.getAttribute(name) === after) element.setAttribute(name, before);
        }
      }
      [texts, attributes] = [new WeakMap(), new WeakMap()];
      written.clear();
      changed.clear();
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

/** What the declared style sheet hides needs no mark of ours, and pages are changed as little as possible. */
const DECLARED: ReadonlySet<string> = new Set(DECLARED_RULES.map(({ id }) => id));

interface Hidden {
  readonly finding: Finding;
  /** `null` when the declared style sheet does it. */
  readonly attribute: typeof HIDDEN_ATTRIBUTE | typeof BARE_ATTRIBUTE | null;
}

const { toggleAttribute, removeAttribute } = Element.prototype;
const MARKS = [HIDDEN_ATTRIBUTE, BARE_ATTRIBUTE, SHOWN_ATTRIBUTE];

function createHiding(): Hiding {
  let hidden = new WeakMap<Element, Hidden>();
  const elements = new WeakList<Element>();
  let lastId = 0;
  const mark = (element: Element, attribute: Hidden["attribute"], shown: boolean): void => {
    toggleAttribute.call(element, SHOWN_ATTRIBUTE, shown);
    if (!shown && attribute !== null) toggleAttribute.call(element, attribute, true);
  };
  const show = (element: Element, { finding, attribute }: Hidden, shown: boolean): void => {
    if (finding.shown === shown) return;
    hidden.set(element, { finding: { ...finding, shown }, attribute });
    mark(element, attribute, shown);
  };
  const isBelowHidden = (element: Element | null): boolean => {
    for (let ancestor = element; ancestor; ancestor = parentOf(ancestor)) {
      const known = hidden.get(ancestor);
      if (known !== undefined && !known.finding.shown && known.attribute !== BARE_ATTRIBUTE) return true;
    }
    return false;
  };
  return {
    hide: (plan, isWanted = () => false) => {
      for (const hide of plan) {
        const { element, rule, reason, text, generated } = hide;
        if (hidden.has(element)) continue;
        const shown = isWanted(hide);
        lastId++;
        const attribute = generated === true ? BARE_ATTRIBUTE : DECLARED.has(rule) ? null : HIDDEN_ATTRIBUTE;
        hidden.set(element, { finding: { id: lastId, rule, reason, text, shown }, attribute });
        elements.add(element);
        mark(element, attribute, shown);
      }
    },
    setShown: (id, shown) => {
      for (const element of elements) {
        const known = hidden.get(element);
        if (known?.finding.id !== id) continue;
        show(element, known, shown);
        return true;
      }
      return false;
    },
    reconsider: (isShown) => {
      for (const element of elements) {
        const known = hidden.get(element);
        if (known !== undefined) show(element, known, isShown(known.finding));
      }
    },
    isHidden: (element) => isBelowHidden(element),
    // A box is found again when what surrounds it is found later: then it is not listed on its own. Nor is what the page took away.
    findings: () =>
      [...elements].filter((element) => element.isConnected && !isBelowHidden(parentOf(element))).flatMap((element) => hidden.get(element)?.finding ?? []),
    undo: () => {
      const listed = [...elements];
      const documents = new Set(listed.map(({ ownerDocument }) => ownerDocument));
      // Copies that the page made of what was hidden bear our marks as well.
      const marked = [...documents].flatMap((doc) => [...queryAll(rootOf(doc), MARKS.map((name) => `[${name}]`).join(","))]);
      for (const element of [...listed, ...marked]) {
        for (const name of MARKS) removeAttribute.call(element, name);
      }
      hidden = new WeakMap();
      elements.clear();
    },
  };
}
