/** What is set for single sites; and sites to add by typing their address. */
import { text } from "../browser/i18n";
import { hostsWithout, onHostsChange, requestHosts } from "../browser/mirrors";
import { DEFAULTS, siteOf, type Settings } from "../contract/settings";
import { make } from "../reader/elements";
import { createButton, createSection, type OptionsContext, type Section } from "./section";
import { createSiteCard } from "./site-card";

export function createSites(context: OptionsContext): Section {
  const { doc } = context;
  const waiting = make(doc, "div", {});
  const cards = make(doc, "div", { className: "cards" });
  let settings = DEFAULTS;
  const show = async (): Promise<void> => {
    const shown = settings;
    const refused = await hostsWithout(shown.mirrors).catch(() => []);
    // Settings may have changed while the browser was asked: then that change shows them.
    if (shown !== settings) return;
    keepFocus(doc, cards, () => {
      const sites = sitesIn(shown);
      const list = sites.map((site) => createSiteCard(context, site, shown, refused, allow));
      cards.replaceChildren(...(list.length > 0 ? list : [make(doc, "p", { className: "none", textContent: text("noSites") })]));
      waiting.replaceChildren(...(refused.length > 0 ? [waitingNotice(context, refused, allow)] : []));
    });
  };
  const allow = (hosts: readonly string[]): void => {
    void requestHosts(hosts)
      .then((granted) => (granted ? show() : context.say(text("hostsRefused"))))
      .catch(() => context.say(text("hostsRefused")));
  };
  onHostsChange(() => void show(), () => void show());
  return {
    element: createSection(doc, "sites", text("sectionSites"), text("sectionSitesHint"), createAdder(context), waiting, cards),
    update: (changed) => {
      settings = changed;
      void show();
    },
  };
}

/** Every site that something is set for, china.com first. */
function sitesIn({ sitesOff, shown, ownHidden, mirrors }: Settings): readonly string[] {
  const sites = new Set([...sitesOff, ...Object.keys(shown), ...Object.keys(ownHidden), ...mirrors]);
  const others = [...sites].filter((site) => site !== "china.com").toSorted();
  return sites.has("china.com") ? ["china.com", ...others] : others;
}

/** Mirrors that came with an import, or that the browser was told to keep us out of. */
function waitingNotice({ doc }: OptionsContext, hosts: readonly string[], allow: (hosts: readonly string[]) => void): HTMLElement {
  const button = createButton(doc, "allow-all", text("allowHosts"), () => allow(hosts));
  return make(doc, "div", { className: "notice" }, make(doc, "p", { textContent: text("hostsWaiting", hosts.join(" ")) }), button);
}

/** The host that a reader means by what was typed: an address, or a name alone. `null` when it is neither. */
export function hostIn(typed: string): string | null {
  const trimmed = typed.trim();
  const address = /^[a-z][a-z0-9+.-]*:\/\//iu.test(trimmed) ? trimmed : `http://${trimmed}`;
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !/^https?:$/u.test(url.protocol) || url.hostname === "" || /[\s*]/u.test(trimmed)) return null;
  return url.hostname;
}

function createAdder({ doc, change, say }: OptionsContext): HTMLElement {
  const input = make(doc, "input", { type: "text", id: "site-address", placeholder: "news.example.com", autocomplete: "off", spellcheck: false });
  input.inputMode = "url";
  const wrong = make(doc, "p", { id: "site-wrong", className: "wrong" });
  wrong.setAttribute("role", "alert");
  input.setAttribute("aria-describedby", wrong.id);
  const refuse = (sentence: string): void => {
    wrong.textContent = sentence;
    input.setAttribute("aria-invalid", String(sentence !== ""));
  };
  const withHost = (use: (host: string) => void): void => {
    const host = hostIn(input.value);
    refuse(host === null ? text("notAnAddress") : "");
    if (host === null) input.focus();
    else use(host);
  };
  const empty = (isDone: boolean): void => {
    if (isDone) input.value = "";
  };
  const keepGranted = async (host: string, answer: Promise<boolean>): Promise<void> => {
    if (await answer.catch(() => false)) empty(await change({ name: "keep-mirror", request: { host } }));
    else say(text("hostsRefused"));
  };
  // The browser asks only in the handler of the click itself: nothing may be waited for before.
  const keep = (): void =>
    withHost((host) => {
      if (siteOf(host) === "china.com") refuse(text("chinaIsCleaned"));
      else void keepGranted(host, requestHosts([host]));
    });
  const switchOff = async (host: string): Promise<void> => empty(await change({ name: "set-site-on", request: { site: siteOf(host), on: false } }));
  const off = (): void => withHost((host) => void switchOff(host));
  const label = make(doc, "label", { className: "label", htmlFor: input.id, textContent: text("siteAddress") });
  const form = make(doc, "form", { className: "adder" }, label, input,
    make(doc, "div", { className: "buttons" }, createButton(doc, "add-mirror", text("keepMirror"), keep), createButton(doc, "add-off", text("addSiteOff"), off)), wrong);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    keep();
  });
  input.addEventListener("input", () => refuse(""));
  return form;
}

/** Runs `render`, which makes a list anew; the focus stays on the same control, or goes to the one that took its place. */
function keepFocus(doc: Document, list: HTMLElement, render: () => void): void {
  const controls = (): HTMLElement[] => [...list.querySelectorAll<HTMLElement>("button, input")];
  const focused = doc.activeElement instanceof HTMLElement && list.contains(doc.activeElement) ? doc.activeElement : null;
  const index = focused === null ? -1 : controls().indexOf(focused);
  const key = focused?.dataset["key"];
  render();
  if (index < 0) return;
  const after = controls();
  (after.find((control) => control.dataset["key"] === key) ?? after[Math.min(index, after.length - 1)] ?? doc.getElementById("site-address"))?.focus();
}
