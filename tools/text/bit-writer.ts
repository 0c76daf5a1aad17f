/** Writes what `BitReader` of `src/text/packed-words.ts` reads: a range coder. */
import { Probabilities, type BitCoder } from "../../src/text/packed-words";

const LEAST_RANGE = 2 ** 24;
const CARRY = 2 ** 32;

export class BitWriter implements BitCoder {
  readonly #bytes: number[] = [];
  readonly #table = new Probabilities();
  #range = 0xffffffff;
  /** Up to 33 bits: the highest is a carry into what was written. */
  #low = 0;

  bit(context: number, bit: number): number {
    const share = this.#table.share(this.#range, context);
    if (bit === 0) {
      this.#range = share;
    } else {
      this.#low += share;
      this.#range -= share;
    }
    this.#table.adapt(context, bit);
    this.#settle();
    return bit;
  }

  noise(size: number, bits: number): number {
    this.#range >>>= size;
    this.#low += bits * this.#range;
    this.#settle();
    return bits;
  }

  #settle(): void {
    this.#carry();
    while (this.#range < LEAST_RANGE) {
      this.#range = (this.#range << 8) >>> 0;
      this.#shift();
    }
  }

  #carry(): void {
    if (this.#low < CARRY) return;
    this.#low -= CARRY;
    let i = this.#bytes.length - 1;
    while (i >= 0 && this.#bytes[i] === 0xff) {
      this.#bytes[i] = 0;
      i -= 1;
    }
    this.#bytes[i] = (this.#bytes[i] ?? 0) + 1;
  }

  #shift(): void {
    this.#bytes.push(Math.floor(this.#low / LEAST_RANGE));
    this.#low = (this.#low % LEAST_RANGE) * 0x100;
  }

  /** All that was written. */
  end(): Uint8Array {
    for (let i = 0; i < 4; i += 1) this.#shift();
    return Uint8Array.from(this.#bytes);
  }
}
