/**
 * The different texts among the comments. In: the exact hash of each comment, as they come. Out: for each the number of
 * its text, how often that text came and which comment brought it first. Two texts are taken for one where 64 bits
 * agree: among a million that is one chance in thirty million, and whoever relates members to a shared text holds the
 * words themselves side by side. Memory: four bytes a comment and about thirty a text.
 */
import { NumberList } from './number-list.ts';

export class DistinctTexts {
  /** Text of each comment. */
  readonly #texts = new NumberList();
  readonly #one = new NumberList();
  readonly #other = new NumberList();
  readonly #first = new NumberList();
  readonly #counts = new NumberList();
  /** Text + 1 by hash; 0 is free. */
  #table = new Uint32Array(4096);

  get commentCount(): number {
    return this.#texts.length;
  }

  get size(): number {
    return this.#counts.length;
  }

  /** The number of the text of the next comment. */
  add([one, other]: readonly [number, number]): number {
    if (this.#counts.length * 2 >= this.#table.length) this.#grow();
    const slot = this.#find(one, other);
    const known = this.#table[slot]!;
    if (known !== 0) {
      this.#counts.set(known - 1, this.#counts.get(known - 1) + 1);
      this.#texts.push(known - 1);
      return known - 1;
    }
    this.#one.push(one);
    this.#other.push(other);
    this.#first.push(this.#texts.length);
    const text = this.#counts.push(1);
    this.#table[slot] = text + 1;
    this.#texts.push(text);
    return text;
  }

  getText(comment: number): number {
    return this.#texts.get(comment);
  }

  getCount(text: number): number {
    return this.#counts.get(text);
  }

  /** The first comment that has it. */
  getFirst(text: number): number {
    return this.#first.get(text);
  }

  /** Puts texts in an order that has nothing to do with when they came. */
  compare(a: number, b: number): number {
    return this.#one.get(a) - this.#one.get(b) || this.#other.get(a) - this.#other.get(b);
  }

  #find(one: number, other: number): number {
    const mask = this.#table.length - 1;
    let slot = one & mask;
    for (;;) {
      const text = this.#table[slot]! - 1;
      if (text === -1 || (this.#one.get(text) === one && this.#other.get(text) === other)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #grow(): void {
    this.#table = new Uint32Array(this.#table.length * 2);
    for (let text = 0; text < this.#counts.length; text++)
      this.#table[this.#find(this.#one.get(text), this.#other.get(text))] = text + 1;
  }
}
