/**
 * The blocks of a text, each with the key of the place it belongs to: its id, or for a heading the id of what it
 * heads. What stands in a provision is then what has its key or one below it; stars and bare graphics have no
 * key and go with the blocks round them.
 */
import type { Block } from '../../model/parsed-document.ts';
import { isWithin, toPlainId } from './provision-path.ts';

export interface Entry {
  readonly block: Block;
  readonly key: string | null;
}

const TITLE = /^(Supplement|Appendix)\s+([A-Z0-9]+|[IVX]+)\b(?:.*?\bto\s+Part\s+(\d+[a-z]?)\b)?/i;

/**
 * Every block with its key, in order. Of printed amendments the "#2" that a repeated section gives its paragraphs
 * is dropped, and an appendix belongs to the part its title says, whatever the element round it says (2013-01241
 * has PART="126" round text of part 1026).
 */
export function toEntries(blocks: readonly Block[], printed = false): Entry[] {
  let root: { readonly key: string; readonly part: string } | null = null;
  return blocks.map((block) => {
    if (block.kind === 'heading' && block.section === null && block.labels.length === 0) {
      const [, kind, name, part = block.part ?? ''] = TITLE.exec(block.text) ?? [];
      if (kind !== undefined) root = { key: `${part}[${kind}-${name}]`.toLowerCase(), part };
    }
    if (block.section !== null) root = null;
    const key = getKey(block, root?.key ?? null);
    if (key === null || !printed) return { block, key };
    const plain = toPlainId(key);
    return { block, key: root === null ? plain : plain.replace(/^\w+(?=\[)/, root.part) };
  });
}

function getKey(block: Block, root: string | null): string | null {
  if (block.id !== null) return block.id;
  if (block.kind !== 'heading') return null;
  const below = block.labels.map((label) => (label.startsWith('[') ? label : `(${label})`)).join('');
  if (block.section !== null) return block.section + below;
  return root === null ? null : root + below;
}

export const isHeading = ({ block }: Entry): boolean => block.kind === 'heading';
export const isStars = ({ block }: Entry): boolean => block.kind === 'stars';

/** A stretch of entries, end exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Where a provision stands with all that is in it; null where it is not there or stands in two places. */
export function findRange(entries: readonly Entry[], id: string, from = 0): Range | null {
  const isIn = ({ key }: Entry): boolean => key !== null && isWithin(key, id);
  const start = entries.findIndex((entry, index) => index >= from && isIn(entry));
  if (start === -1) return null;
  let end = start + 1;
  for (let at = end; at < entries.length; at++) {
    const entry = entries[at]!;
    if (isIn(entry)) end = at + 1;
    else if (entry.key !== null || isHeading(entry)) break;
  }
  while (end < entries.length && entries[end]!.key === null && entries[end]!.block.kind === 'graphic') end++;
  return { start, end };
}
