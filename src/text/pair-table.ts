/** Pairs of characters, in a hash table of fixed size: their counts, and once all are counted, their costs. */
export class PairTable {
  static readonly #step = 1 << 14;
  readonly #logSlots: number;
  readonly #logBits: number;
  readonly #last: number;
  /** Keys and numbers side by side: the search asks for pairs all over the table, and each look takes one line of the processor's cache. */
  readonly #keys: Int32Array;
  readonly #numbers: Float32Array;
  /** A bit for each pair, by its hash: most pairs that are asked for are in no word, and so the large table is seldom looked into. */
  readonly #bits: Int32Array;

  /** Room for less than `1 << logSlots` pairs: half of that is fast. */
  constructor(logSlots: number) {
    this.#logSlots = logSlots;
    this.#logBits = logSlots + 2;
    this.#last = (2 << logSlots) - 2;
    this.#keys = new Int32Array(2 << logSlots);
    this.#numbers = new Float32Array(this.#keys.buffer);
    this.#bits = new Int32Array(1 << (this.#logBits - 5));
  }

  #slot(key: number): number {
    let slot = (Math.imul(key, 0x9e3779b1) >>> (32 - this.#logSlots)) << 1;
    while (this.#keys[slot] !== 0 && this.#keys[slot] !== key) slot = (slot + 2) & this.#last;
    return slot;
  }

  add(before: number, unit: number, count: number): void {
    const key = (before << 16) | unit;
    const slot = this.#slot(key);
    this.#keys[slot] = key;
    const bit = Math.imul(key, 0x9e3779b1) >>> (32 - this.#logBits);
    this.#bits[bit >> 5] = (this.#bits[bit >> 5] ?? 0) | (1 << (bit & 31));
    this.#numbers[slot + 1] = (this.#numbers[slot + 1] ?? 0) + count;
  }

  /** 0 for a pair that was never added. */
  get(before: number, unit: number): number {
    const key = (before << 16) | unit;
    const bit = Math.imul(key, 0x9e3779b1) >>> (32 - this.#logBits);
    if ((((this.#bits[bit >> 5] ?? 0) >>> (bit & 31)) & 1) === 0) return 0;
    return this.#numbers[this.#slot(key) + 1] ?? 0;
  }

  /**
   * Costs of Chinese characters behind another, once they are costs: of those that were never added, their own one and `apart` on top. One loop
   * that calls nothing, since most of the time of a search is spent in it.
   */
  costsBehind(before: number, units: Uint16Array, single: Float32Array, apart: number, costs: Float64Array): void {
    const keys = this.#keys;
    const bits = this.#bits;
    const numbers = this.#numbers;
    const last = this.#last;
    const slotShift = 32 - this.#logSlots;
    const bitShift = 32 - this.#logBits;
    for (let i = 0; i < units.length; i += 1) {
      const unit = units[i] ?? 0;
      let cost = single[unit] ?? 0;
      if (unit >= 0x3400 && unit <= 0x9fff) {
        cost += apart;
        const key = (before << 16) | unit;
        const hash = Math.imul(key, 0x9e3779b1);
        const bit = hash >>> (bitShift);
        if ((((bits[bit >> 5] ?? 0) >>> (bit & 31)) & 1) === 1) {
          let slot = (hash >>> slotShift) << 1;
          while (keys[slot] !== 0 && keys[slot] !== key) slot = (slot + 2) & last;
          if (keys[slot] === key) cost = numbers[slot + 1] ?? 0;
        }
      }
      costs[i] = cost;
    }
  }

  /** Tells all pairs, and their numbers. */
  forEach(tell: (before: number, unit: number, number: number) => void): void {
    for (let slot = 0; slot < this.#keys.length; slot += 2) {
      const key = this.#keys[slot] ?? 0;
      if (key !== 0) tell(key >>> 16, key & 0xffff, this.#numbers[slot + 1] ?? 0);
    }
  }

  /** Puts another number in place of each count, in steps. */
  *replace(make: (before: number, unit: number, count: number) => number): Generator<void, void> {
    for (let slot = 0; slot < this.#keys.length; slot += PairTable.#step) {
      this.#replaceSome(slot, make);
      yield;
    }
  }

  #replaceSome(from: number, make: (before: number, unit: number, count: number) => number): void {
    for (let slot = from; slot < from + PairTable.#step; slot += 2) {
      const key = this.#keys[slot] ?? 0;
      if (key !== 0) this.#numbers[slot + 1] = make(key >>> 16, key & 0xffff, this.#numbers[slot + 1] ?? 0);
    }
  }
}
