/**
 * The new text of a target as the amending document prints it: the first place behind the instruction where the
 * target, or something in it, is printed. Stars among the printed paragraphs stay, for they say that what was
 * there remains.
 */
import type { Block } from '../../model/parsed-document.ts';
import { keyComments } from './key-comments.ts';
import { type Entry, findRange, isStars, toEntries } from './keyed-text.ts';

export interface Printed {
  readonly entries: readonly Entry[];
  /** True where stars follow the last printed paragraph. */
  readonly starsAfter: boolean;
  /** The key of what is printed behind the stars, if anything is. */
  readonly next: string | null;
}

/** The printed text of a document, to look targets up in. */
export class PrintedText {
  private readonly entries: readonly Entry[];

  constructor(blocks: readonly Block[]) {
    this.entries = keyComments(toEntries(blocks, true));
  }

  /** What is printed of `id` behind a line; null where nothing is. */
  find(id: string, afterLine: number): Printed | null {
    const from = this.entries.findIndex(({ block }) => block.line > afterLine);
    const range = from === -1 ? null : findRange(this.entries, id, from);
    if (range === null) return null;
    const following = this.entries[range.end];
    const starsAfter = following !== undefined && isStars(following);
    const next = this.entries.slice(range.end).find(({ key }) => key !== null);
    return { entries: this.entries.slice(range.start, range.end), starsAfter, next: next?.key ?? null };
  }

  /** The first block behind a line that fits, before the next instruction's text ends. */
  findBlock(afterLine: number, fits: (block: Block) => boolean): Block | null {
    return this.entries.find(({ block }) => block.line > afterLine && fits(block))?.block ?? null;
  }
}
