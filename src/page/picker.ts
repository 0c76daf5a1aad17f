/** Lets the reader point at one more thing to hide. While it runs a frame follows the pointer; nothing of the page is changed. */
import { text } from "../browser/i18n";
import { attachOverlay } from "./apply";
import { selectorOf } from "./selector";

const STYLE = `
  :host { all: initial; }
  .frame { position: fixed; z-index: 2147483646; pointer-events: none; box-sizing: border-box; border: 2px solid #0b7264; border-radius: 4px; background: #0b726422; }
  .bar { position: fixed; z-index: 2147483647; inset-inline: 0; bottom: 24px; width: fit-content; max-width: calc(100vw - 32px); margin: auto; display: flex; flex-wrap: wrap;
    align-items: center; gap: 8px; box-sizing: border-box; padding: 10px 14px; border-radius: 10px; background: #fdfdfb; color: #22262a;
    box-shadow: 0 4px 24px #0004; font: 14px/1.5 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
  button { padding: 4px 12px; border: 1px solid #0b7264; border-radius: 6px; background: none; color: #0b7264; font: inherit; cursor: pointer; }
  button.main { background: #0b7264; color: #fff; }
  button:disabled { opacity: 0.45; cursor: default; }
  button:focus-visible { outline: 2px solid #22262a; outline-offset: 2px; }
`;

/**
 * Starts picking in `doc`. `onPick` gets the selector of what the reader chose, once; nothing when the reader thinks better of it.
 * A click chooses, arrow up and down make it larger and smaller, Enter hides, Escape ends.
 */
export function startPicker(doc: Document, onPick: (selector: string) => void): void {
  const controller = new AbortController();
  const overlay = createOverlay(doc);
  const remove = attachOverlay(doc, overlay.host);
  let target: Element | null = null;
  let chosen = false;
  const inner: Element[] = [];

  const show = (element: Element | null): void => {
    target = element;
    overlay.show(element, chosen);
  };
  const larger = (): void => {
    const parent = target?.parentElement;
    if (!target || !parent || parent === doc.body || parent === doc.documentElement) return;
    inner.push(target);
    show(parent);
  };
  const smaller = (): void => {
    const child = inner.pop();
    if (child) show(child);
  };
  const end = (): void => {
    controller.abort();
    remove();
  };
  const hide = (): void => {
    const selector = target ? selectorOf(target) : null;
    end();
    if (selector !== null) onPick(selector);
  };
  overlay.buttons(hide, larger, smaller, end);

  const options = { capture: true, signal: controller.signal };
  const isOwn = (event: Event): boolean => event.composedPath().includes(overlay.host);
  doc.addEventListener("pointermove", (event) => !chosen && !isOwn(event) && show(pickable(doc, event.target)), options);
  // The page must not act on the click that chooses: no link is followed.
  for (const type of ["pointerdown", "mousedown", "pointerup", "mouseup", "click"] as const) {
    doc.addEventListener(
      type,
      (event) => {
        if (isOwn(event)) return;
        event.preventDefault();
        event.stopImmediatePropagation();
        if (type !== "click") return;
        chosen = true;
        inner.length = 0;
        show(pickable(doc, event.target));
      },
      options,
    );
  }
  const keys: Readonly<Record<string, () => void>> = { Escape: end, Enter: hide, ArrowUp: larger, ArrowDown: smaller };
  doc.addEventListener(
    "keydown",
    (event) => {
      const act = keys[event.key];
      if (!act || (isOwn(event) && event.key === "Enter")) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      act();
    },
    options,
  );
  doc.addEventListener("scroll", () => show(target), { ...options, passive: true });
}

function pickable(doc: Document, target: EventTarget | null): Element | null {
  return target instanceof Element && target !== doc.body && target !== doc.documentElement ? target : null;
}

interface Overlay {
  readonly host: HTMLElement;
  show(element: Element | null, chosen: boolean): void;
  buttons(hide: () => void, larger: () => void, smaller: () => void, end: () => void): void;
}

function createOverlay(doc: Document): Overlay {
  const host = doc.createElement("qingye-picker");
  const root = host.attachShadow({ mode: "closed" });
  const make = (tag: string, className: string, content = ""): HTMLElement => Object.assign(doc.createElement(tag), { className, textContent: content });
  const frame = make("div", "frame");
  const bar = make("div", "bar");
  const hint = make("span", "", text("pickHint"));
  bar.setAttribute("role", "dialog");
  root.append(make("style", "", STYLE), frame, bar);
  const button = (label: string, className = ""): HTMLButtonElement => make("button", className, label) as HTMLButtonElement;
  const hide = button(text("pickHide"), "main");
  const [larger, smaller, cancel] = [button(text("pickLarger")), button(text("pickSmaller")), button(text("pickCancel"))];
  bar.append(hint, hide, larger, smaller, cancel);
  return {
    host,
    show: (element, chosen) => {
      const box = element?.getBoundingClientRect();
      frame.hidden = !box;
      if (box) Object.assign(frame.style, { left: `${box.left}px`, top: `${box.top}px`, width: `${box.width}px`, height: `${box.height}px` });
      for (const each of [hide, larger, smaller]) each.disabled = !chosen || !element;
    },
    buttons: (...acts) => {
      for (const [index, each] of [hide, larger, smaller, cancel].entries()) each.addEventListener("click", () => acts[index]?.());
    },
  };
}
