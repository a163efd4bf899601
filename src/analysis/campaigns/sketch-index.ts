/**
 * Which groups have a sketch. In: a sketch and the text that brought it. Out: for a sketch the texts, one of each group,
 * in the order they came. A sketch that very many groups have is a phrase that everybody uses (the title of the rule,
 * "thank you for the opportunity to comment"): it says little about being alike, and leads to the first of them only. Open addressing in
 * typed arrays: some thirty bytes a sketch.
 */

import { NumberList } from './number-list.ts';
import { mix } from './sketch-comment.ts';

/** Groups from which on a sketch is a phrase everybody uses. */
const COMMON = 250;
const FULL = 0.6;

export class SketchIndex {
  #keys = new Uint32Array(4096);
  /** First and last posting of a key and their number; 0 for a free slot. */
  #heads = new Uint32Array(4096);
  #tails = new Uint32Array(4096);
  #counts = new Uint8Array(4096);
  #used = 0;
  /** Posting 0 is nobody's. */
  readonly #texts = new NumberList();
  readonly #groups = new NumberList();
  readonly #next = new NumberList();

  constructor() {
    this.#post(0, 0);
  }

  /** Notes that a text of a group has a sketch; of each group only the first. */
  add(sketch: number, text: number, group: number): void {
    if (this.#used >= this.#keys.length * FULL) this.#grow();
    const slot = this.#find(sketch);
    const head = this.#heads[slot]!;
    if (head === 0) {
      this.#keys[slot] = sketch;
      this.#heads[slot] = this.#tails[slot] = this.#post(text, group);
      this.#counts[slot] = 1;
      this.#used++;
      return;
    }
    if (this.#counts[slot]! >= COMMON) return;
    for (let at = head; at !== 0; at = this.#next.get(at)) if (this.#groups.get(at) === group) return;
    const posting = this.#post(text, group);
    this.#next.set(this.#tails[slot]!, posting);
    this.#tails[slot] = posting;
    this.#counts[slot]!++;
  }

  isCommon(sketch: number): boolean {
    return this.#counts[this.#find(sketch)]! >= COMMON;
  }

  /** Calls `found` with each text that has the sketch, one of a group. */
  visit(sketch: number, found: (text: number) => void): void {
    for (let at = this.#heads[this.#find(sketch)]!; at !== 0; at = this.#next.get(at))
      found(this.#texts.get(at));
  }

  #post(text: number, group: number): number {
    this.#groups.push(group);
    this.#next.push(0);
    return this.#texts.push(text);
  }

  #find(sketch: number): number {
    const mask = this.#keys.length - 1;
    let slot = mix(sketch) & mask;
    while (this.#heads[slot] !== 0 && this.#keys[slot] !== sketch) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const [keys, heads, tails, counts] = [this.#keys, this.#heads, this.#tails, this.#counts];
    this.#keys = new Uint32Array(keys.length * 2);
    this.#heads = new Uint32Array(keys.length * 2);
    this.#tails = new Uint32Array(keys.length * 2);
    this.#counts = new Uint8Array(keys.length * 2);
    for (let old = 0; old < keys.length; old++) {
      if (heads[old] === 0) continue;
      const slot = this.#find(keys[old]!);
      this.#keys[slot] = keys[old]!;
      this.#heads[slot] = heads[old]!;
      this.#tails[slot] = tails[old]!;
      this.#counts[slot] = counts[old]!;
    }
  }
}
