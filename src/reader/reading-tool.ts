/** The tools that belong to the reader itself: how to read, and which keys there are. */
import type { CreateTool, Say } from "./context";
import { make } from "./elements";
import { createReadingControls } from "./reading-controls";

const LETTERS = "M3 18l5-12 5 12M4.7 14h6.6M20.5 18v-7M20.5 14.5a3 3.2 0 1 0-6 0 3 3.2 0 0 0 6 0z";
const KEYBOARD = "M3 7h18v11H3zM7 11h.01M11 11h.01M15 11h.01M8 14.5h8";

export const createReadingTool: CreateTool = (context) => {
  let update: ((preferences: typeof context.preferences) => void) | null = null;
  context.onPreferences((preferences) => update?.(preferences));
  return {
    id: "reading",
    label: context.say("toolReading"),
    icon: LETTERS,
    key: "a",
    mount: (panel, signal) => {
      const { doc, say } = context;
      const controls = createReadingControls(doc, say, context.preferences, (changes) => context.changePreferences(changes));
      update = controls.update;
      signal.addEventListener("abort", () => (update = null), { once: true });
      const keys = make(doc, "button", { type: "button", className: "quiet", textContent: say("toolKeys") });
      keys.addEventListener("click", () => context.openTool("keys"));
      const options = make(doc, "button", { type: "button", className: "quiet", textContent: say("allSettings") });
      options.dataset["key"] = "all-settings";
      options.addEventListener("click", () => context.openOptions());
      controls.element.append(make(doc, "div", { className: "links" }, keys, options));
      panel.append(controls.element);
    },
  };
};

/** Keys and what they do. Those of the browser's commands can be changed there, so they are not named. */
function keyList(say: Say, place: "popup" | "tab"): readonly (readonly [keys: readonly string[], does: string])[] {
  return [
    [["+", "−"], say("keysSize")],
    [["0"], say("keysSizeDefault")],
    [["T"], say("keysTheme")],
    [["A"], say("toolReading")],
    [["O"], say("toolOutline")],
    ...(place === "popup" ? [[["F"], say("toolOpenTab")] as const] : []),
    [["?"], say("toolKeys")],
    [["Esc"], say("keysClose")],
  ];
}

export const createKeysTool: CreateTool = (context) => ({
  id: "keys",
  label: context.say("toolKeys"),
  icon: KEYBOARD,
  key: "?",
  inBar: false,
  mount: (panel) => {
    const { doc, say } = context;
    const rows = keyList(say, context.place).flatMap(([keys, does]) => [
      make(doc, "dt", {}, ...keys.map((key) => make(doc, "kbd", { textContent: key }))),
      make(doc, "dd", { textContent: does }),
    ]);
    panel.append(make(doc, "h2", { textContent: say("toolKeys") }), make(doc, "dl", { className: "keys" }, ...rows));
  },
});
