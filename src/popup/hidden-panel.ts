/** The list of what is hidden on the page, by reason, with a way back for each; and what else can be done about the page. */
import { text } from "../browser/i18n";
import type { Finding, HideReason } from "../contract/finding";
import { kindOf, kindOfReason } from "../contract/settings";

/** What the panel shows. */
export interface PanelState {
  readonly site: string;
  readonly findings: readonly Finding[];
  /** The page is shown as it was. */
  readonly original: boolean;
  /** Kinds that are always shown on the site, as in `Settings.shown`. */
  readonly shownKinds: readonly string[];
  /** Selectors that the reader picked on the site. */
  readonly ownHidden: readonly string[];
  /** The page's host when it is not china.com's, and whether it is cleaned without a click. */
  readonly mirror: { readonly host: string; readonly permanent: boolean } | null;
}

export interface PanelActions {
  showFinding(id: number, shown: boolean): void;
  showKind(kind: string, shown: boolean): void;
  showOriginal(on: boolean): void;
  pick(): void;
  forgetOwn(selector: string): void;
  keepMirror(host: string): void;
  dropMirror(host: string): void;
  report(): void;
}

const REASONS: readonly HideReason[] = ["gambling", "adult", "ad", "floating", "clutter", "own"];

/** The panel's content, made anew for every state: it is short, and nothing in it can then be out of date. */
export function renderPanel(doc: Document, state: PanelState, actions: PanelActions): Node[] {
  const groups = REASONS.map((reason) => ({ reason, findings: state.findings.filter((finding) => finding.reason === reason) }));
  const filled = groups.filter(({ findings }) => findings.length > 0).map(({ reason, findings }) => renderGroup(doc, state, reason, findings, actions));
  const unmatched = state.ownHidden.filter((selector) => !state.findings.some(({ reason, rule }) => reason === "own" && rule === selector));
  return [
    renderActions(doc, state, actions),
    ...filled,
    ...(unmatched.length > 0 ? [renderUnmatched(doc, unmatched, actions)] : []),
    ...(filled.length === 0 && !state.original ? [make(doc, "p", "none", text("nothingHidden"))] : []),
  ];
}

function renderActions(doc: Document, { original, mirror }: PanelState, actions: PanelActions): HTMLElement {
  const row = make(doc, "div", "actions");
  row.append(button(doc, "showOriginal", text(original ? "cleanAgain" : "showOriginal"), () => actions.showOriginal(!original)));
  if (!original) row.append(button(doc, "pick", text("pickMore"), actions.pick));
  if (mirror) {
    const { host, permanent } = mirror;
    const act = permanent ? actions.dropMirror : actions.keepMirror;
    row.append(button(doc, permanent ? "dropMirror" : "keepMirror", text(permanent ? "dropMirror" : "keepMirror"), () => act(host)));
  }
  row.append(button(doc, "report", text("report"), actions.report));
  return row;
}

function renderGroup(doc: Document, state: PanelState, reason: HideReason, findings: readonly Finding[], actions: PanelActions): HTMLElement {
  const section = make(doc, "section", "group");
  const heading = make(doc, "h2", "", text(`reason_${reason}`));
  heading.append(" ", make(doc, "span", "number", String(findings.length)));
  const head = make(doc, "div", "head");
  head.append(heading);
  if (reason !== "own") head.append(kindButton(doc, state, kindOfReason(reason), text("showReason"), actions));
  const list = make(doc, "ul", "");
  list.append(...findings.map((finding) => renderFinding(doc, state, finding, actions)));
  section.append(head, list);
  return section;
}

function renderFinding(doc: Document, state: PanelState, finding: Finding, actions: PanelActions): HTMLElement {
  const item = make(doc, "li", finding.shown ? "shown" : "");
  const label = make(doc, "span", "text", finding.text === "" ? text("noText") : finding.text);
  label.title = finding.text;
  item.append(label, button(doc, "showFinding", text(finding.shown ? "hideFinding" : "showFinding"), () => actions.showFinding(finding.id, !finding.shown)));
  item.append(finding.reason === "own" ? button(doc, "forgetOwn", text("forgetOwn"), () => actions.forgetOwn(finding.rule)) : kindButton(doc, state, kindOf(finding.rule), text("showKind"), actions));
  return item;
}

function renderUnmatched(doc: Document, selectors: readonly string[], actions: PanelActions): HTMLElement {
  const section = make(doc, "section", "group");
  const list = make(doc, "ul", "");
  for (const selector of selectors) {
    const item = make(doc, "li", "");
    item.append(make(doc, "code", "text", selector), button(doc, "forgetOwn", text("forgetOwn"), () => actions.forgetOwn(selector)));
    list.append(item);
  }
  section.append(make(doc, "h2", "", text("ownElsewhere")), list);
  return section;
}

/** A button that stays pressed while a kind is always shown on the site. */
function kindButton(doc: Document, state: PanelState, kind: string, label: string, actions: PanelActions): HTMLButtonElement {
  const pressed = state.shownKinds.includes(kind);
  const made = button(doc, "showKind", label, () => actions.showKind(kind, !pressed));
  made.setAttribute("aria-pressed", String(pressed));
  made.classList.add("kind");
  return made;
}

function make(doc: Document, tag: string, className: string, content = ""): HTMLElement {
  const made = doc.createElement(tag);
  if (className !== "") made.className = className;
  made.textContent = content;
  return made;
}

/** `name` tells buttons apart for tests, whatever the language. */
function button(doc: Document, name: keyof PanelActions, label: string, act: () => void): HTMLButtonElement {
  const made = doc.createElement("button");
  made.type = "button";
  made.dataset["action"] = name;
  made.textContent = label;
  made.addEventListener("click", act);
  return made;
}
