/** Long work in short slices, so that scrolling and typing never wait for us. */

/** uBlock Origin's figure: short enough to fit between two frames with the page's own work. */
const SLICE_MS = 4;

/**
 * Runs `work` on each item and lets the page go on whenever a slice is used up. Stops when `signal` is aborted.
 * Items are taken lazily: whoever iterates a live document must cope with changes between slices.
 */
export async function inSlices<Item>(items: Iterable<Item>, work: (item: Item) => void, signal: AbortSignal): Promise<void> {
  let sliceEnd = performance.now() + SLICE_MS;
  for (const item of items) {
    if (signal.aborted) return;
    work(item);
    if (performance.now() < sliceEnd) continue;
    await nextTask();
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

/** A task of its own, without the 4 ms that browsers add to nested timers. */
function nextTask(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.addEventListener("message", () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(null);
  });
}
