/** Long work in short slices, so that scrolling and typing never wait for us. */

/** uBlock Origin's figure: short enough to fit between two frames with the page's own work. */
const SLICE_MS = 4;

/**
 * Runs `work` on each item and lets the page go on whenever a slice is used up. Stops when `signal` is aborted.
 * Items are taken lazily: whoever iterates a live document must cope with changes between slices.
 */
export async function inSlices<Item>(items: Iterable<Item>, work: (item: Item) => void, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  let sliceEnd = performance.now() + SLICE_MS;
  for (const item of items) {
    work(item);
    if (performance.now() < sliceEnd) continue;
    await nextTask();
    // Before the next item is asked for: a generator of steps does its work when it is asked.
    if (signal.aborted) return;
    sliceEnd = performance.now() + SLICE_MS;
  }
}

/** Runs work that is cut into steps in the same way. `null` when `signal` is aborted. */
export async function stepsInSlices<Result>(steps: Generator<void, Result>, signal: AbortSignal): Promise<Result | null> {
  let result: Result | null = null;
  function* all(): Generator<void, void> {
    result = yield* steps;
  }
  await inSlices(all(), () => {}, signal);
  return result;
}

/** Whoever waits for a task of its own, first come first served. One channel for all: to make one costs more than a message. */
const waiting: (() => void)[] = [];
let channel: MessageChannel | undefined;

/** A task of its own, without the 4 ms that browsers add to nested timers. */
function nextTask(): Promise<void> {
  if (channel === undefined) {
    channel = new MessageChannel();
    channel.port1.addEventListener("message", () => waiting.shift()?.());
    channel.port1.start();
  }
  channel.port2.postMessage(null);
  return new Promise((resolve) => waiting.push(resolve));
}
