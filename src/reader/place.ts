/** Where in an article the reader is, in a form that outlives another size or width of the text. */

/** `block` counts the children of the article's body; `part` is the share of that block that is above the upper edge. */
export interface Place {
  readonly block: number;
  readonly part: number;
}

/** Keeps places by URL, as long as the browser runs. */
export interface PlaceStore {
  load(url: string): Promise<Place | null>;
  store(url: string, place: Place): Promise<void>;
}

const START: Place = { block: 0, part: 0 };

function blocksOf(article: Element): readonly Element[] {
  return [...(article.querySelector(".body")?.children ?? [])];
}

/** The place at `edge`, in px below the upper edge of the window. The title and all above it are the start. */
export function placeOf(article: Element, edge: number): Place {
  const blocks = blocksOf(article);
  const block = blocks.findIndex((child) => child.getBoundingClientRect().bottom > edge);
  const found = blocks[block];
  if (found === undefined) return blocks.length === 0 ? START : { block: blocks.length - 1, part: 1 };
  const { top, height } = found.getBoundingClientRect();
  if (block === 0 && top > edge) return START;
  return { block, part: height <= 0 ? 0 : Math.min(1, Math.max(0, (edge - top) / height)) };
}

/** How far to scroll down so that `place` comes to `edge`, in px; `null` when the article is not that long (yet). */
export function distanceTo(article: Element, { block, part }: Place, edge: number): number | null {
  const found = blocksOf(article)[block];
  if (found === undefined) return null;
  const { top, height } = found.getBoundingClientRect();
  return top + part * height - edge;
}

/** True for a place that is worth going back to: not on the first lines. */
export function isWorthGoingBack({ block }: Place): boolean {
  return block >= 2;
}
