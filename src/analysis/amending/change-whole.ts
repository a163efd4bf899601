/**
 * Whole provisions added, revised, removed and reserved, and the authority citation of a part.
 */
import type { Block } from '../../model/parsed-document.ts';
import type { Reason } from './amended-text.ts';
import type { Work } from './amending-work.ts';
import { type Entry, isHeading, isStars } from './keyed-text.ts';
import { getMarker, hasStars, replaceText } from './marked-text.ts';
import { mergePrinted } from './merge-printed.ts';
import { parsePath } from './provision-path.ts';

/** Adds or revises a provision with all that is printed of it. */
export function changeWhole(work: Work, target: string): Reason | null {
  const { text, printed, amendment } = work;
  const found = printed.find(target, amendment.line);
  const known = text.resolve(target);
  if (found === null) return { reason: `The new text of ${target} is not printed behind the instruction.` };
  if (typeof known !== 'string') {
    return amendment.operation === 'add' ? addNew(work, target, found.entries) : known;
  }
  if (
    amendment.operation === 'add' &&
    !isReserved(text.read(known)) &&
    !isSame(text.read(known), found.entries)
  ) {
    return { reason: `${target} is to be added but is there already.` };
  }
  const merged = mergePrinted(text.read(known), found, text.readBehind(known));
  if ('reason' in merged) return merged;
  text.replace(known, merged.entries);
  return null;
}

function addNew({ text }: Work, target: string, entries: readonly Entry[]): Reason | null {
  const starred = entries.find((entry) => isStars(entry) || hasStars(entry.block.text));
  if (starred !== undefined)
    return { reason: `${target} is new but printed with stars for text that was there before.` };
  return text.insert(target, entries);
}

const isReserved = (entries: readonly Entry[]): boolean =>
  entries.every(({ block }) => isHeadingWithoutTitle(block) || /\[\s*reserved\s*\]\.?\s*$/i.test(block.text));

const isHeadingWithoutTitle = ({ kind, text }: Block): boolean => kind === 'heading' && /^§/.test(text);

function isSame(one: readonly Entry[], other: readonly Entry[]): boolean {
  const toWords = (entries: readonly Entry[]): string =>
    entries.map(({ block }) => block.text.replace(/\s/g, '')).join('');
  return toWords(one) === toWords(other);
}

/** Takes a provision out with all that is in it. */
export function removeWhole({ text }: Work, target: string): Reason | null {
  const known = text.resolve(target);
  if (typeof known !== 'string') return known;
  text.remove(known);
  return null;
}

/** Leaves of a provision its marker or number and "[Reserved]". */
export function reserveWhole(work: Work, target: string): Reason | null {
  const { text, printed, amendment } = work;
  const known = text.resolve(target);
  const found = printed.find(target, amendment.line);
  if (typeof known !== 'string') {
    return found === null
      ? { reason: `${target} is not in the text and not printed as reserved.` }
      : addNew(work, target, found.entries);
  }
  const old = text.read(known);
  const isPrinted = found !== null && isReserved(found.entries);
  const reserved = isPrinted ? found.entries : toReserved(old, target);
  if (reserved.length === 0) return { reason: `${target} has no marker or number that could be kept.` };
  text.replace(known, reserved);
  return null;
}

/** The first block of a provision with its marker or number and nothing else. */
function toReserved(old: readonly Entry[], target: string): readonly Entry[] {
  const label = parsePath(target).labels.at(-1);
  const headings = old.filter(isHeading);
  const first = label === undefined ? headings.at(-1) : old.find(({ block }) => block.kind === 'paragraph');
  if (first === undefined) return headings;
  const { block } = first;
  const marker =
    label === undefined ? (/^§\s*[\w.–-]+/.exec(block.text)?.[0] ?? '') : getMarker(block, label);
  if (label !== undefined && marker === '') return [];
  const start = block.text.indexOf(marker) + marker.length;
  const words = marker === '' ? '[Reserved]' : ' [Reserved]';
  const kept = { ...first, block: replaceText(block, marker === '' ? 0 : start, block.text.length, words) };
  return label === undefined ? [...headings.slice(0, -1), kept] : [kept];
}

const AUTHORITY = /^authority\b/i;

/** The citations of authority: notes that start with the word, or stand behind a heading that says it. */
function findCitations(blocks: readonly Block[]): Block[] {
  return blocks.filter(({ kind, text }, index) => {
    const before = blocks[index - 1];
    const isHeaded = before?.kind === 'heading' && AUTHORITY.test(before.text);
    return (kind === 'note' || isHeaded) && kind !== 'heading' && (isHeaded || AUTHORITY.test(text));
  });
}

/** Replaces the citation of authority of a part; nothing where the instruction only repeats it. */
export function changeAuthority({ text, printed, amendment }: Work): Reason | null {
  if (amendment.unchanged) return null;
  const [fresh] = findCitations(printed.getBlocksBehind(amendment.line));
  const old = findCitations(text.getBlocks());
  if (fresh === undefined) return { reason: 'The new citation is not printed behind the instruction.' };
  if (old.length !== 1) return { reason: 'The text has no citation of authority, or more than one.' };
  const block = old[0]!;
  const words = AUTHORITY.test(block.text) === AUTHORITY.test(fresh.text) ? fresh.text : null;
  if (words === null) return { reason: 'The old and the new citation of authority are not printed alike.' };
  text.replaceBlocks(new Map([[block, replaceText(block, 0, block.text.length, words)]]));
  return null;
}
