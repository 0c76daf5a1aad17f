/** The tool bar: a button for each tool, and the panel in which one of them at a time may open. */
import type { ReaderContext, Tool } from "./context";
import { icon, make } from "./elements";

export interface ToolBar {
  /** Opens the panel of a tool, or runs it. False when there is no such tool, or it has no use now. */
  open(id: string): boolean;
  /** Closes the open panel. False when none is open. */
  close(): boolean;
  /** The tool that a key belongs to. */
  byKey(key: string): Tool | undefined;
  /** Shows which tools are on and which have a use now. */
  refresh(): void;
}

interface Entry {
  readonly tool: Tool;
  readonly button: HTMLButtonElement;
}

/** `opened` is called before a panel opens, so that others can make room. */
export function createToolBar(context: ReaderContext, tools: readonly Tool[], bar: HTMLElement, panel: HTMLElement, opened: () => void): ToolBar {
  const { doc } = context;
  let open: { readonly entry: Entry; readonly controller: AbortController } | null = null;

  const close = (): boolean => {
    if (open === null) return false;
    const { entry, controller } = open;
    open = null;
    const hadFocus = panel.contains(doc.activeElement);
    controller.abort();
    panel.hidden = true;
    panel.replaceChildren();
    entry.button.setAttribute("aria-expanded", "false");
    if (hadFocus) entry.button.focus();
    return true;
  };
  const use = (entry: Entry): void => {
    const { tool, button } = entry;
    if ("mount" in tool) {
      const again = open?.entry === entry;
      close();
      if (again) return;
      opened();
      const controller = new AbortController();
      open = { entry, controller };
      panel.setAttribute("aria-label", tool.label);
      panel.dataset["tool"] = tool.id;
      button.setAttribute("aria-expanded", "true");
      tool.mount(panel, controller.signal);
      panel.hidden = false;
      panel.scrollTop = 0;
      panel.focus({ preventScroll: true });
      return;
    }
    const done = "run" in tool ? tool.run() : tool.toggle();
    refresh();
    // A tool that works for a while shows its state when it has ended.
    void Promise.resolve(done).then(refresh, refresh);
  };
  const entries: readonly Entry[] = tools.map((tool) => {
    const entry = { tool, button: buttonOf(doc, tool) };
    entry.button.addEventListener("click", () => use(entry));
    return entry;
  });
  const refresh = (): void => {
    for (const { tool, button } of entries) {
      button.hidden = tool.isAvailable?.() === false;
      if ("toggle" in tool) button.setAttribute("aria-pressed", String(tool.isOn()));
    }
  };
  bar.replaceChildren(...entries.filter(({ tool }) => tool.inBar !== false).map(({ button }) => button));
  doc.addEventListener("pointerdown", ({ target }) => {
    if (open !== null && target instanceof Node && !panel.contains(target) && !bar.contains(target)) close();
  });
  refresh();
  return {
    open: (id) => {
      const entry = entries.find(({ tool }) => tool.id === id);
      if (entry === undefined || entry.tool.isAvailable?.() === false) return false;
      use(entry);
      return true;
    },
    close,
    byKey: (key) => tools.find((tool) => tool.key === key),
    refresh,
  };
}

function buttonOf(doc: Document, tool: Tool): HTMLButtonElement {
  const button = make(doc, "button", { type: "button", className: "tool", title: tool.label }, icon(doc, tool.icon));
  button.dataset["tool"] = tool.id;
  button.setAttribute("aria-label", tool.label);
  if (tool.key !== undefined) button.setAttribute("aria-keyshortcuts", tool.key);
  if ("mount" in tool) {
    button.setAttribute("aria-expanded", "false");
    button.setAttribute("aria-controls", "tool-panel");
  }
  return button;
}
