/** The popup's controls over the page: carries out what the panel asks for, and shows what became of it. */
import { text } from "../browser/i18n";
import { askBackground, askPage } from "../browser/messages";
import { hasHost, requestHosts } from "../browser/mirrors";
import { loadSettings } from "../browser/settings";
import type { PageState } from "../contract/messages";
import { listOf, siteOf } from "../contract/settings";
import { renderPanel, type PanelActions, type PanelState } from "./hidden-panel";

export interface PageControls {
  /** Shows the state of the page that the popup stands over; `null` takes the controls away. */
  show(state: PageState | null): Promise<void>;
  closePanel(): void;
}

/** `button` opens and closes `panel`; `cannot` is called when an action failed, `opens` before the panel opens, `report` to report the page. */
export function createPageControls(doc: Document, tabId: number, button: HTMLElement, panel: HTMLElement, cannot: () => void, opens: () => void, report: () => void): PageControls {
  const open = (isOpen: boolean): void => {
    button.setAttribute("aria-expanded", String(isOpen));
    panel.hidden = !isOpen;
  };
  button.addEventListener("click", () => {
    const opening = panel.hidden !== false;
    if (opening) opens();
    open(opening);
  });
  doc.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || panel.hidden) return;
    // Escape would close the popup.
    event.preventDefault();
    open(false);
    button.focus();
  });

  const refresh = async (): Promise<void> => show(await askPage(tabId, "page-state", {}));
  /** Does one thing, then shows the page's state anew. */
  const act = (what: () => Promise<unknown>): void => {
    what().then(refresh).catch(cannot);
  };
  const show = async (state: PageState | null): Promise<void> => {
    button.hidden = state === null || !state.html;
    if (state === null || !state.html) return open(false);
    const hidden = state.findings.filter(({ shown }) => !shown).length;
    button.textContent = hidden === 0 ? text("nothingHidden") : text("hiddenCount", String(hidden));
    const focused = indexOfFocus(doc, panel);
    const panelState = await panelStateOf(state);
    panel.replaceChildren(...renderPanel(doc, panelState, actionsOn(panelState.site)));
    panel.querySelectorAll("button")[focused]?.focus();
  };
  const actionsOn = (site: string): PanelActions => ({
    showFinding: (id, shown) => act(() => askPage(tabId, "show-finding", { id, shown })),
    showKind: (kind, shown) => act(() => askBackground("set-shown", { site, kind, shown }).then(settle)),
    showOriginal: (on) => act(() => askPage(tabId, "show-original", { on })),
    pick: () => void askPage(tabId, "start-picker", {}).then(() => doc.defaultView?.close(), cannot),
    forgetOwn: (selector) => act(() => askBackground("set-own-hidden", { site, selector, hidden: false }).then(settle)),
    // The background makes a mirror of whatever host is granted: some browsers close the popup to ask.
    keepMirror: (host) => act(() => requestHosts([host]).then(settle)),
    dropMirror: (host) => act(() => askBackground("drop-mirror", { host })),
    report: () => {
      open(false);
      report();
    },
  });
  return { show, closePanel: () => open(false) };
}

/** The page follows changed settings by itself, a moment after they are stored. */
const SETTLE_MS = 60;

function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
}

async function panelStateOf(state: PageState): Promise<PanelState> {
  const settings = await loadSettings();
  const { hostname } = new URL(state.url);
  const site = siteOf(hostname);
  return {
    site,
    findings: state.findings,
    original: state.original,
    shownKinds: listOf(settings.shown, site),
    ownHidden: listOf(settings.ownHidden, site),
    mirror: site === "china.com" || hostname === "" ? null : { host: hostname, permanent: await hasHost(hostname) },
  };
}

/** The place of the focused button among the panel's; a panel that is made anew must not lose the reader's place. */
function indexOfFocus(doc: Document, panel: HTMLElement): number {
  return [...panel.querySelectorAll("button")].indexOf(doc.activeElement as HTMLButtonElement);
}
