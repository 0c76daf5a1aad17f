/** One site and all that is set for it. */
import { text } from "../browser/i18n";
import { listOf, type Settings } from "../contract/settings";
import { make } from "../reader/elements";
import { kindName } from "./kind-names";
import { createButton, createSwitch, type OptionsContext } from "./section";

type Allow = (hosts: readonly string[]) => void;

/** `refused` are the mirrors that the browser keeps us out of; `allow` asks the reader for some. */
export function createSiteCard(context: OptionsContext, site: string, settings: Settings, refused: readonly string[], allow: Allow): HTMLElement {
  const { doc, change } = context;
  const on = createSwitch(doc, `on:${site}`, site, (wanted) => void change({ name: "set-site-on", request: { site, on: wanted } }));
  on.input.checked = !settings.sitesOff.includes(site);
  on.input.dataset["key"] = `on-input:${site}`;
  on.input.before(make(doc, "span", { className: "state", textContent: text(on.input.checked ? "siteIsOn" : "siteIsOff") }));
  const mirror = settings.mirrors.includes(site) ? [mirrorRow(context, site, refused.includes(site), allow)] : [];
  const shown = listOf(settings.shown, site).map((kind) => shownRow(context, site, kind));
  const own = listOf(settings.ownHidden, site).map((selector) => ownRow(context, site, selector));
  const card = make(doc, "section", { className: "card" }, on.element, ...mirror, ...group(doc, text("fieldShown"), shown), ...group(doc, text("fieldOwnHidden"), own));
  card.dataset["site"] = site;
  card.setAttribute("aria-label", site);
  return card;
}

function group(doc: Document, title: string, rows: readonly HTMLElement[]): HTMLElement[] {
  return rows.length === 0 ? [] : [make(doc, "h3", { textContent: title }), make(doc, "ul", {}, ...rows)];
}

function mirrorRow({ doc, change }: OptionsContext, host: string, isRefused: boolean, allow: Allow): HTMLElement {
  const allowButton = isRefused ? [createButton(doc, `allow:${host}`, text("allowHosts"), () => allow([host]))] : [];
  const drop = createButton(doc, `drop:${host}`, text("dropMirror"), () => void change({ name: "drop-mirror", request: { host } }, text("mirrorDropped")), "button plain");
  return make(doc, "div", { className: "row" }, make(doc, "span", { className: "label", textContent: text(isRefused ? "mirrorWaiting" : "mirrorKept") }), ...allowButton, drop);
}

function shownRow({ doc, change }: OptionsContext, site: string, kind: string): HTMLElement {
  const set = (shown: boolean) => ({ name: "set-shown", request: { site, kind, shown } }) as const;
  const undo = { label: text("undo"), run: () => void change(set(true), text("undone")) };
  const button = createButton(doc, `shown:${site}:${kind}`, text("hideFinding"), () => void change(set(false), text("optionSaved"), undo), "button plain");
  button.setAttribute("aria-label", text("hideNamed", kindName(kind)));
  return make(doc, "li", { className: "row" }, make(doc, "span", { className: "label", textContent: kindName(kind), title: kind }), button);
}

function ownRow({ doc, change }: OptionsContext, site: string, selector: string): HTMLElement {
  const set = (hidden: boolean) => ({ name: "set-own-hidden", request: { site, selector, hidden } }) as const;
  const undo = { label: text("undo"), run: () => void change(set(true), text("undone")) };
  const button = createButton(doc, `own:${site}:${selector}`, text("forgetOwn"), () => void change(set(false), text("ownForgotten"), undo), "button plain");
  button.setAttribute("aria-label", text("forgetNamed", selector));
  return make(doc, "li", { className: "row" }, make(doc, "code", { className: "label", textContent: selector, title: selector }), button);
}
