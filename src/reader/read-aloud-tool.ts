/** Reads the article aloud: playing controls at the lower edge, the spoken sentence marked. */
import { READING_RANGES, withinRange } from "../contract/reading";
import type { CreateTool, ReaderContext, Shown } from "./context";
import { icon, make } from "./elements";
import { bringIntoSight, highlight } from "./highlights";
import { sentencesOf, type Sentence } from "./sentences";
import { startSpeaking, type Speaker, type SpeakerState } from "./speaker";
import { chooseVoice, loadVoices } from "./speech-voices";

const ICONS = {
  tool: "M4 10v4h3l5 4V6l-5 4H4ZM15.5 9.2a4 4 0 0 1 0 5.6M18 6.5a8 8 0 0 1 0 11",
  play: "M8 5.5v13l10-6.5-10-6.5Z",
  pause: "M9 6v12M15 6v12",
  previous: "M17 6.5v11L9 12l8-5.5ZM6.5 6.5v11",
  next: "M7 6.5v11l8-5.5-8-5.5ZM17.5 6.5v11",
  stop: "M7 7l10 10M17 7 7 17",
} as const;

/** Browsers that have voices name them within a fraction of it. */
const VOICES_MS = 1500;

export const createReadAloudTool: CreateTool = (context) => {
  if (!("speechSynthesis" in globalThis)) return null;
  let reading: Reading | null = null;
  /** Looking for a voice takes a moment, in which the button may be pressed again. */
  let starting = false;
  const stop = (): void => {
    reading?.stop();
    reading = null;
    context.refreshTools();
  };
  context.doc.defaultView?.addEventListener("pagehide", stop);
  context.onShown((shown) => {
    if (reading && !(shown && reading.follow(shown))) stop();
  });
  context.onPreferences(({ speechRate }) => reading?.setRate(speechRate));
  return {
    id: "read-aloud",
    label: context.say("readAloud"),
    icon: ICONS.tool,
    key: "r",
    isOn: () => reading !== null,
    toggle: async () => {
      if (reading) return stop();
      if (starting) return;
      starting = true;
      const voices = await loadVoices(speechSynthesis, VOICES_MS);
      starting = false;
      if (!context.shown) return;
      reading = startReading(context, context.shown, voices, () => {
        reading = null;
        context.refreshTools();
      });
    },
  };
};

interface Reading {
  stop(): void;
  setRate(rate: number): void;
  /** Goes on in the same article shown anew, if it is at the same sentence there. */
  follow(shown: Shown): boolean;
}

/** `null`, and a sentence to the reader, when there is nothing to speak with. `onEnd` is called when it ends by itself or by its own button. */
function startReading(context: ReaderContext, shown: Shown, voices: readonly SpeechSynthesisVoice[], onEnd: () => void): Reading | null {
  const { say, slots } = context;
  const voice = chooseVoice(voices, shown.element.lang);
  let sentences = sentencesOf(shown.element);
  if (voice === null || sentences.length === 0) {
    context.notice(say("noVoice"));
    return null;
  }
  const end = (): void => {
    highlight("speaking", []);
    slots.dock.replaceChildren();
  };
  const finish = (): void => {
    speaker.stop();
    end();
    onEnd();
  };
  const controls = createControls(context, {
    playOrPause: () => (speaker.state === "speaking" ? speaker.pause() : speaker.play()),
    move: (by) => speaker.move(by),
    stop: finish,
  });
  slots.dock.replaceChildren(controls.element);
  const speaker: Speaker = startSpeaking({
    synthesis: speechSynthesis,
    utter: (text) => Object.assign(new SpeechSynthesisUtterance(text), { voice, lang: voice.lang }),
    sentence: (index) => sentences[index]?.text,
    rate: context.preferences.speechRate,
    onChange: (state, index) => {
      controls.update(state);
      mark(sentences[index]);
      if (state === "ended" || state === "failed") {
        end();
        onEnd();
      }
      if (state === "failed") context.notice(say("readAloudFailed"));
    },
  });
  return {
    stop: () => {
      speaker.stop();
      end();
    },
    setRate: (rate) => {
      speaker.setRate(rate);
      controls.showRate(rate);
    },
    follow: ({ element }) => {
      const { index } = speaker;
      const anew = sentencesOf(element);
      if (anew[index] === undefined || anew[index].text !== sentences[index]?.text) return false;
      sentences = anew;
      mark(sentences[index]);
      return true;
    },
  };
}

function mark(sentence: Sentence | undefined): void {
  highlight("speaking", sentence ? [sentence.range] : []);
  if (sentence) bringIntoSight(sentence.range);
}

interface ControlActions {
  playOrPause(): void;
  move(by: number): void;
  stop(): void;
}

interface Controls {
  readonly element: HTMLElement;
  update(state: SpeakerState): void;
  showRate(rate: number): void;
}

function createControls(context: ReaderContext, actions: ControlActions): Controls {
  const { doc, say } = context;
  const button = (name: string, path: string, label: string, act: () => void): HTMLButtonElement => {
    const made = make(doc, "button", { type: "button", title: label }, icon(doc, path));
    made.dataset["action"] = name;
    made.setAttribute("aria-label", label);
    made.addEventListener("click", act);
    return made;
  };
  const play = button("play", ICONS.pause, say("readAloudPause"), actions.playOrPause);
  const rate = make(doc, "output", { className: "rate" });
  const changeRate = (steps: number): void => {
    const { speechRate: range } = READING_RANGES;
    context.changePreferences({ speechRate: withinRange(shownRate + steps * range.step, range, shownRate) });
  };
  let shownRate = 1;
  const showRate = (value: number): void => {
    shownRate = value;
    rate.textContent = `${value.toFixed(1)}×`;
  };
  showRate(context.preferences.speechRate);
  const slower = make(doc, "button", { type: "button", textContent: "−", title: say("readingLess", say("speechRate")) });
  const faster = make(doc, "button", { type: "button", textContent: "+", title: say("readingMore", say("speechRate")) });
  for (const [made, steps] of [[slower, -1], [faster, 1]] as const) {
    made.setAttribute("aria-label", made.title);
    made.addEventListener("click", () => changeRate(steps));
  }
  const speed = make(doc, "div", { className: "stepper" }, slower, rate, faster);
  speed.setAttribute("role", "group");
  speed.setAttribute("aria-label", say("speechRate"));
  const element = make(
    doc, "div", { className: "speech" },
    button("previous", ICONS.previous, say("readAloudPrevious"), () => actions.move(-1)),
    play,
    button("next", ICONS.next, say("readAloudNext"), () => actions.move(1)),
    speed,
    button("stop", ICONS.stop, say("readAloudStop"), actions.stop),
  );
  element.setAttribute("role", "region");
  element.setAttribute("aria-label", say("readAloud"));
  return {
    element,
    showRate,
    update: (state) => {
      const speaking = state === "speaking";
      const label = say(speaking ? "readAloudPause" : "readAloudPlay");
      play.replaceChildren(icon(doc, speaking ? ICONS.pause : ICONS.play));
      play.title = label;
      play.setAttribute("aria-label", label);
    },
  };
}
