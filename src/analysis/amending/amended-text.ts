/**
 * The text of a part while it is amended: entries in order, looked up, put in, taken out and renamed by id. A
 * target that is not there, or is there twice, gives a reason in plain words and changes nothing.
 */
import type { Block } from '../../model/parsed-document.ts';
import { type Entry, findRange, isHeading, type Range, toEntries } from './keyed-text.ts';
import { relabelText } from './marked-text.ts';
import { compareSections, findPlace, getParentId, isWithin, parsePath } from './provision-path.ts';

export type Reason = { readonly reason: string };
export const isReason = (answer: object): answer is Reason => 'reason' in answer;

export class AmendedText {
  private entries: Entry[];
  private readonly part: string;

  constructor(blocks: readonly Block[], part: string) {
    this.entries = toEntries(blocks);
    this.part = part;
  }

  /** The blocks, with ids and labels as their keys say. */
  getBlocks(): Block[] {
    return this.entries.map(({ block, key }) =>
      block.id === null || key === null ? block : toNamed(block, key),
    );
  }

  /**
   * The id under which a target stands in the text: itself, or for a definition the one place in the section
   * where its term is defined.
   */
  resolve(id: string): string | Reason {
    const twice = this.entries.some(
      ({ key }) => key !== null && /^#\d/.test(key.slice(id.length)) && key.startsWith(id),
    );
    if (twice) return { reason: `${id} stands in the text twice.` };
    if (findRange(this.entries, id) !== null) return id;
    const { base, labels } = parsePath(id);
    const term = labels.at(-1);
    if (term?.startsWith('[') && base.includes('.')) {
      const named = this.entries.filter(({ key }) => key?.startsWith(`${base}(`) && key.endsWith(term));
      if (named.length === 1) return named[0]!.key!;
    }
    return { reason: `${id} is not in the text.` };
  }

  has(id: string): boolean {
    return findRange(this.entries, id) !== null;
  }

  /** All that stands in a provision, headings included. */
  read(id: string): readonly Entry[] {
    const range = findRange(this.entries, id);
    return range === null ? [] : this.entries.slice(range.start, range.end);
  }

  /** The key of what stands behind a provision in the same section; null at its end. */
  readBehind(id: string): string | null {
    const range = findRange(this.entries, id);
    const next = range === null ? undefined : this.entries.slice(range.end).find(({ key }) => key !== null);
    return next?.key !== undefined && next.key !== null && parsePath(next.key).base === parsePath(id).base
      ? next.key
      : null;
  }

  replace(id: string, entries: readonly Entry[]): void {
    const { start, end } = this.getRange(id);
    this.entries.splice(start, end - start, ...entries);
  }

  replaceBlocks(changes: ReadonlyMap<Block, Block>): void {
    this.entries = this.entries.map((entry) => ({
      ...entry,
      block: changes.get(entry.block) ?? entry.block,
    }));
  }

  remove(id: string): void {
    this.replace(id, []);
  }

  /** Puts new entries where their id belongs in the order of labels; a reason where that is not plain. */
  insert(id: string, entries: readonly Entry[]): Reason | null {
    const at = this.findInsertion(id);
    if (isReason(at)) return at;
    const near = this.entries[Math.max(0, at.index - 1)]?.block;
    const placed = entries.map((entry) => ({
      ...entry,
      block: { ...entry.block, region: near?.region ?? entry.block.region },
    }));
    this.entries.splice(at.index, 0, ...placed);
    return null;
  }

  /** Moves provisions to new ids, all at once, so that (c) can become (d) while (d) becomes (e). */
  rename(moves: readonly (readonly [string, string])[]): Reason | null {
    const taken = moves.find(([, to]) => this.has(to) && !moves.some(([from]) => from === to));
    if (taken) return { reason: `${taken[1]} is there already.` };
    const before = this.entries;
    const moved = moves.map(([from, to]) => ({
      to,
      entries: this.read(from).map((entry) => renameEntry(entry, from, to)),
    }));
    for (const [from] of moves) this.remove(from);
    for (const { to, entries } of moved) {
      const reason = this.insert(to, entries);
      if (reason === null) continue;
      this.entries = before;
      return reason;
    }
    return null;
  }

  private getRange(id: string): Range {
    const range = findRange(this.entries, id);
    if (range === null) throw new Error(`${id} was looked up before and is not in the text.`);
    return range;
  }

  private findInsertion(id: string): { readonly index: number } | Reason {
    const parent = getParentId(id);
    if (parent === null) return this.findSectionPlace(id);
    if (parent !== this.part && !this.has(parent))
      return { reason: `${parent}, where ${id} belongs, is not in the text.` };
    const range = findRange(this.entries, parent) ?? { start: 0, end: this.entries.length };
    const siblings = this.findSiblings(range, parent);
    const place = findPlace(
      siblings.map(({ label }) => label),
      parsePath(id).labels.at(-1)!,
    );
    if (place === null)
      return { reason: `The order of what stands in ${parent} does not show where ${id} goes.` };
    const before = siblings[place - 1];
    if (before !== undefined) return { index: this.getRange(parent + before.label).end };
    return { index: siblings[0]?.index ?? this.findOwnEnd(range, parent) };
  }

  /** What stands directly in a provision, in order. */
  private findSiblings({ start, end }: Range, parent: string): { label: string; index: number }[] {
    const depth = parsePath(parent).labels.length;
    const siblings: { label: string; index: number }[] = [];
    for (let index = start; index < end; index++) {
      const { key } = this.entries[index]!;
      if (key === null || key === parent || !isWithin(key, parent)) continue;
      const label = parsePath(key).labels[depth]!;
      if (siblings.at(-1)?.label !== label) siblings.push({ label, index });
    }
    return siblings;
  }

  /** Behind the provision's own text and headings. */
  private findOwnEnd({ start, end }: Range, parent: string): number {
    let index = start;
    while (index < end && this.entries[index]!.key === parent) index++;
    return index;
  }

  private findSectionPlace(id: string): { readonly index: number } | Reason {
    const sections = this.entries.flatMap(({ block }, index) =>
      block.section === null ? [] : [{ section: block.section, index }],
    );
    const before = sections.findLast(({ section }) => compareSections(section, id) < 0);
    if (before !== undefined) return { index: this.getRange(before.section).end };
    const first = sections[0];
    return first === undefined
      ? { reason: `The text has no sections that show where ${id} goes.` }
      : { index: first.index };
  }
}

/** An entry under a new id; the markers of the renamed level change in text and labels. */
function renameEntry(entry: Entry, from: string, to: string): Entry {
  const { key, block } = entry;
  if (key === null || !isWithin(key, from)) return entry;
  const renamed = to + key.slice(from.length);
  const [old, own] = [parsePath(from).labels.at(-1), parsePath(to).labels.at(-1)];
  const isOwn = key === from && !isHeading(entry) && old !== undefined && own !== undefined;
  const relabelled = isOwn ? relabelText(block, old.slice(1, -1), own.slice(1, -1)) : block;
  const { base } = parsePath(to);
  const section = block.section === null ? null : base;
  const headed =
    old === undefined && isHeading(entry)
      ? { ...relabelled, text: block.text.replace(from, to) }
      : relabelled;
  return { key: renamed, block: { ...headed, section } };
}

/** A block with the id and the labels that its key says; labels in the shape that the block has them. */
function toNamed(block: Block, key: string): Block {
  if (block.id === key) return block;
  const { labels } = parsePath(key);
  const known = parsePath(block.id ?? '').labels.length - block.labels.length;
  const own = labels
    .slice(Math.max(0, known))
    .map((label) => (label.startsWith('(') ? label.slice(1, -1) : label));
  return { ...block, id: key, labels: own };
}
