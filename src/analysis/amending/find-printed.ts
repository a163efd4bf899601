/**
 * The new text of a target as the amending document prints it: the first place behind the instruction where the
 * target, or something in it, is printed. Stars among the printed paragraphs stay, for they say that what was
 * there remains.
 */
import type { Block } from '../../model/parsed-document.ts';
import { keyComments } from './key-comments.ts';
import { type Entry, findRange, isStars, toEntries } from './keyed-text.ts';
import { getMarker } from './marked-text.ts';
import { isWithin, parsePath } from './provision-path.ts';

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
    if (from === -1) return null;
    const range = findRange(this.entries, id, from);
    if (range !== null) return this.toPrinted(this.entries.slice(range.start, range.end), range.end);
    return this.findLoose(id, from);
  }

  /**
   * A paragraph that stands right behind the instruction with no section round it, as corrections print it: the
   * one with the target's marker, before the next instruction. What stands below it comes with it.
   */
  private findLoose(id: string, from: number): Printed | null {
    const label = parsePath(id).labels.at(-1) ?? '[]';
    const isEnd = ({ block }: Entry): boolean =>
      block.kind === 'note' || block.kind === 'heading' || block.section !== null;
    const end = this.entries.findIndex((entry, index) => index >= from && isEnd(entry));
    const near = this.entries.slice(from, end === -1 ? undefined : end);
    const start = near.findIndex(({ block }) => block.kind === 'paragraph' && getMarker(block, label) !== '');
    const key = near[start]?.key;
    if (key === undefined || key === null) return null;
    const rest = near.slice(start);
    const stop = rest.findIndex((entry) => entry.key === null || !isWithin(entry.key, key));
    const found = stop === -1 ? rest : rest.slice(0, stop);
    return this.toPrinted(
      found.map((entry) => ({ ...entry, key: id + entry.key!.slice(key.length) })),
      from + start + found.length,
    );
  }

  private toPrinted(entries: readonly Entry[], end: number): Printed {
    const following = this.entries[end];
    const starsAfter = following !== undefined && isStars(following);
    const next = this.entries.slice(end).find(({ key }) => key !== null);
    return { entries, starsAfter, next: next?.key ?? null };
  }

  /** The blocks printed behind a line. */
  getBlocksBehind(line: number): Block[] {
    return this.entries.flatMap(({ block }) => (block.line > line ? [block] : []));
  }
}
