/** Nodes that are remembered as long as they live, and not made to live by that: pages with endless feeds drop what was scrolled past. */
export class WeakList<Item extends WeakKey> {
  #items: WeakRef<Item>[] = [];
  /** Dropped items are swept out when so many are remembered. */
  #sweepAt = 256;

  /** The caller sees to it that no item is added twice. */
  add(item: Item): void {
    this.#items.push(new WeakRef(item));
    if (this.#items.length < this.#sweepAt) return;
    this.#items = this.#items.filter((reference) => reference.deref() !== undefined);
    this.#sweepAt = Math.max(256, this.#items.length * 2);
  }

  /** In the order in which they were added. */
  *[Symbol.iterator](): Iterator<Item> {
    for (const reference of this.#items) {
      const item = reference.deref();
      if (item !== undefined) yield item;
    }
  }

  clear(): void {
    this.#items = [];
  }
}
