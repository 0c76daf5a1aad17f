/** Speaks a list of sentences one after the other. */

/** What is used of `SpeechSynthesis`. */
export type Synthesis = Pick<SpeechSynthesis, "speak" | "cancel">;

/** `failed`: the engine refused or kept silent. */
export type SpeakerState = "speaking" | "paused" | "ended" | "failed";

export interface SpeakerOptions {
  readonly synthesis: Synthesis;
  /** Makes the utterance of a sentence, with voice and language. */
  readonly utter: (text: string) => SpeechSynthesisUtterance;
  /** The sentence of that number; `undefined` behind the last one. */
  readonly sentence: (index: number) => string | undefined;
  /** 1 is the voice's own speed. */
  readonly rate: number;
  /** Called on every change; `index` is of the sentence that is spoken or would be next. */
  readonly onChange: (state: SpeakerState, index: number) => void;
}

export interface Speaker {
  readonly state: SpeakerState;
  readonly index: number;
  /** Goes on with the sentence where it stopped, from the sentence's start. */
  play(): void;
  pause(): void;
  /** Goes so many sentences on, or back; speaks if it spoke. Beyond the last one it ends. */
  move(by: number): void;
  setRate(rate: number): void;
  /** Silence. Nothing is called back any more. */
  stop(): void;
}

/** An engine that has not begun after this time will not: some are listed and have no sound to speak to. */
const START_MS = 8000;

/**
 * Starts to speak at once. Pausing ends the utterance and going on begins it again: `speechSynthesis.pause()` loses the rest
 * of the sentence on Android and with some engines, and sentences are short.
 */
export function startSpeaking({ synthesis, utter, sentence, rate: firstRate, onChange }: SpeakerOptions): Speaker {
  let state: SpeakerState = "speaking";
  let index = 0;
  let rate = firstRate;
  /** Held until it ends: browsers drop the events of an utterance that nobody holds. Events of any other are out of date. */
  let current: SpeechSynthesisUtterance | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const silence = (): void => {
    clearTimeout(timer);
    if (current === null) return;
    current = null;
    synthesis.cancel();
  };
  const become = (next: SpeakerState): void => {
    state = next;
    onChange(state, index);
  };
  const speak = (): void => {
    silence();
    const text = sentence(index);
    if (text === undefined) return become("ended");
    const utterance = utter(text);
    utterance.rate = rate;
    current = utterance;
    const fail = (): void => {
      if (current !== utterance) return;
      silence();
      become("failed");
    };
    utterance.addEventListener("start", () => clearTimeout(timer));
    utterance.addEventListener("error", fail);
    utterance.addEventListener("end", () => {
      if (current !== utterance) return;
      current = null;
      index += 1;
      speak();
    });
    timer = setTimeout(fail, START_MS);
    become("speaking");
    synthesis.speak(utterance);
  };
  speak();
  return {
    get state() {
      return state;
    },
    get index() {
      return index;
    },
    play: () => {
      if (state === "ended") index = 0;
      speak();
    },
    pause: () => {
      silence();
      become("paused");
    },
    move: (by) => {
      index = Math.max(0, index + by);
      if (state === "speaking" || sentence(index) === undefined) speak();
      else become(state === "ended" ? "paused" : state);
    },
    setRate: (changed) => {
      if (changed === rate) return;
      rate = changed;
      if (state === "speaking") speak();
    },
    stop: () => silence(),
  };
}
