/**
 * Many small texts that are asked for again at the end. In: texts. Out: each under its number. Kept as bytes in large
 * blocks outside the heap of objects; beyond a bound the blocks go into a temporary file, so that the memory taken does
 * not grow with the docket. Whoever made it closes it.
 */
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NumberList } from '../../analysis/campaigns/number-list.ts';

const BLOCK = 4 * 1024 * 1024;
/** Blocks kept in memory. */
const MOST_BLOCKS = 32;

export class TextStore {
  /** Where each text starts: its block and the place in it. A longer text than a block has one of its own. */
  readonly #blockOf = new NumberList();
  readonly #startOf = new NumberList();
  readonly #lengthOf = new NumberList();
  readonly #blocks: (Buffer | { readonly at: number })[] = [];
  #used = BLOCK;
  #inMemory = 0;
  #file: { readonly folder: string; readonly handle: number; size: number } | undefined;

  /** The number under which the text is kept. */
  add(text: string): number {
    const length = Buffer.byteLength(text);
    if (this.#used + length > ((this.#blocks.at(-1) as Buffer | undefined) ?? Buffer.alloc(0)).length)
      this.#startBlock(length);
    const block = this.#blocks.at(-1) as Buffer;
    block.write(text, this.#used);
    this.#blockOf.push(this.#blocks.length - 1);
    this.#startOf.push(this.#used);
    this.#used += length;
    return this.#lengthOf.push(length);
  }

  get(number: number): string {
    const block = this.#blocks[this.#blockOf.get(number)]!;
    const [start, length] = [this.#startOf.get(number), this.#lengthOf.get(number)];
    if (Buffer.isBuffer(block)) return block.toString('utf8', start, start + length);
    const bytes = Buffer.allocUnsafe(length);
    readSync(this.#file!.handle, bytes, 0, length, block.at + start);
    return bytes.toString();
  }

  close(): void {
    if (!this.#file) return;
    closeSync(this.#file.handle);
    rmSync(this.#file.folder, { recursive: true });
    this.#file = undefined;
  }

  #startBlock(length: number): void {
    if (this.#inMemory >= MOST_BLOCKS) this.#putAway();
    else this.#inMemory++;
    this.#blocks.push(Buffer.allocUnsafe(Math.max(BLOCK, length)));
    this.#used = 0;
  }

  /** Writes the last block, which is full, to the file. */
  #putAway(): void {
    if (!this.#file) {
      const folder = mkdtempSync(join(tmpdir(), 'rulemark-docket-'));
      this.#file = { folder, handle: openSync(join(folder, 'texts'), 'w+'), size: 0 };
    }
    const block = this.#blocks.at(-1) as Buffer;
    writeSync(this.#file.handle, block, 0, this.#used, this.#file.size);
    this.#blocks[this.#blocks.length - 1] = { at: this.#file.size };
    this.#file.size += this.#used;
  }
}
