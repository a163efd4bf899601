/**
 * Numbers by the million without an object each: a list that grows, a store of number sequences in large blocks, a set
 * that is emptied in no time. In and out: whole numbers below 2^32. Memory: four bytes a number, at most twice that
 * while a list grows; the blocks lie outside the heap of objects.
 */

const BLOCK = 1 << 20;

/** A list of numbers that grows. */
export class NumberList {
  #numbers = new Uint32Array(1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** Its position. */
  push(value: number): number {
    if (this.#length === this.#numbers.length) {
      const grown = new Uint32Array(Math.ceil(this.#length * 1.5));
      grown.set(this.#numbers);
      this.#numbers = grown;
    }
    this.#numbers[this.#length] = value;
    return this.#length++;
  }

  get(at: number): number {
    return this.#numbers[at]!;
  }

  set(at: number, value: number): void {
    this.#numbers[at] = value;
  }
}

/** Sequences of numbers, kept end to end in blocks. */
export class SequenceStore {
  readonly #blocks: Uint32Array[] = [new Uint32Array(BLOCK)];
  #used = 0;
  readonly #block = new NumberList();
  readonly #start = new NumberList();
  readonly #size = new NumberList();

  /** The number under which a copy of the sequence is kept. */
  add(sequence: Uint32Array): number {
    if (this.#used + sequence.length > this.#blocks.at(-1)!.length) {
      this.#blocks.push(new Uint32Array(Math.max(BLOCK, sequence.length)));
      this.#used = 0;
    }
    this.#blocks.at(-1)!.set(sequence, this.#used);
    this.#block.push(this.#blocks.length - 1);
    this.#start.push(this.#used);
    this.#used += sequence.length;
    return this.#size.push(sequence.length);
  }

  get(number: number): Uint32Array {
    const start = this.#start.get(number);
    return this.#blocks[this.#block.get(number)]!.subarray(start, start + this.#size.get(number));
  }
}

/** A set of numbers, filled and emptied for each text in turn. */
export class NumberSet {
  #keys = new Uint32Array(2048);
  /** The round in which a slot was filled; an older one is an empty slot. */
  #filled = new Uint32Array(2048);
  /** The count in which a key was met last. */
  #met = new Uint32Array(2048);
  #round = 1;
  #count = 0;
  #size = 0;

  get size(): number {
    return this.#size;
  }

  clear(): void {
    this.#round++;
    this.#size = 0;
  }

  add(key: number): void {
    if (this.#size * 2 >= this.#keys.length) this.#grow();
    const slot = this.#find(key);
    if (this.#filled[slot] === this.#round) return;
    this.#keys[slot] = key;
    this.#filled[slot] = this.#round;
    this.#met[slot] = 0;
    this.#size++;
  }

  has(key: number): boolean {
    return this.#filled[this.#find(key)] === this.#round;
  }

  /** From here on `meets` says yes once for each key. */
  startCount(): void {
    this.#count++;
  }

  meets(key: number): boolean {
    const slot = this.#find(key);
    if (this.#filled[slot] !== this.#round || this.#met[slot] === this.#count) return false;
    this.#met[slot] = this.#count;
    return true;
  }

  #find(key: number): number {
    const mask = this.#keys.length - 1;
    let slot = (key ^ (key >>> 15)) & mask;
    while (this.#filled[slot] === this.#round && this.#keys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const kept: number[] = [];
    this.#keys.forEach((key, slot) => {
      if (this.#filled[slot] === this.#round) kept.push(key);
    });
    const length = this.#keys.length * 2;
    this.#keys = new Uint32Array(length);
    this.#filled = new Uint32Array(length);
    this.#met = new Uint32Array(length);
    this.#round = 1;
    this.#count = 1;
    this.#size = 0;
    for (const key of kept) this.add(key);
  }
}
