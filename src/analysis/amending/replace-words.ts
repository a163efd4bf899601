/**
 * Words taken out of and put into paragraphs, exactly those that an instruction quotes: whole words, as often as
 * it says. Straight and curly quotation marks, hyphens and dashes, plain and hard spaces count as the same, for
 * prints differ in them. Where the words are not found, or stand in more places than the instruction speaks of,
 * nothing changes and the reason is given.
 */
import type { Amendment, Block } from '../../model/parsed-document.ts';
import { replaceText } from './marked-text.ts';

/** A stretch of a block in which the words are looked for. */
export interface Stretch {
  readonly block: Block;
  readonly start: number;
  readonly end: number;
}

export type WordChange = Pick<Amendment, 'oldWords' | 'newWords' | 'position' | 'occurrence'>;
export type Replaced = { readonly blocks: ReadonlyMap<Block, Block> } | { readonly reason: string };

interface Found {
  readonly block: Block;
  readonly start: number;
  readonly end: number;
}

/** The blocks that change, each with what becomes of it; or why nothing does. */
export function replaceWords(stretches: readonly Stretch[], change: WordChange): Replaced {
  const { oldWords, position } = change;
  if (oldWords === undefined) return appendWords(stretches, change);
  const all = stretches.flatMap((stretch) => findWords(stretch, oldWords));
  const found = position === 'end' ? all.filter((place) => isAtEnd(place, stretches)) : all;
  const chosen = choose(found, change);
  if ('reason' in chosen) return chosen;
  const blocks = new Map<Block, Block>();
  for (const { block, start, end } of chosen.places.toReversed()) {
    const before = blocks.get(block) ?? block;
    blocks.set(block, putWords(before, start, end, change));
  }
  return { blocks };
}

function choose(
  found: readonly Found[],
  { oldWords, occurrence }: WordChange,
): { places: readonly Found[] } | { reason: string } {
  const count = found.length;
  if (count === 0) return { reason: `The words “${oldWords}” are not in it.` };
  if (occurrence === 'each') return { places: found };
  if (occurrence === 'first') return { places: found.slice(0, 1) };
  if (occurrence === 'last') return { places: found.slice(-1) };
  const wanted = occurrence ?? 1;
  if (count === wanted) return { places: found };
  const said = occurrence === undefined ? 'does not say which or that all are meant' : `says ${wanted}`;
  return { reason: `The words “${oldWords}” stand in ${count} places; the instruction ${said}.` };
}

/** One sign for each kind of quotation mark, dash and space, so that places stay the same. */
function unify(text: string): string {
  return text.replace(/[“”„]/g, '"').replace(/[‘’]/g, "'").replace(/[‐-―]/g, '-').replace(/\s/g, ' ');
}

function findWords({ block, start, end }: Stretch, words: string): Found[] {
  const text = unify(block.text);
  const wanted = unify(words);
  const found: Found[] = [];
  for (
    let at = text.indexOf(wanted, start);
    at !== -1 && at + wanted.length <= end;
    at = text.indexOf(wanted, at + 1)
  ) {
    const place = { block, start: at, end: at + wanted.length };
    if (isWhole(text, place) && at >= (found.at(-1)?.end ?? 0)) found.push(place);
  }
  return found;
}

/** True where no word goes on before or behind. */
function isWhole(text: string, { start, end }: Found): boolean {
  const isWord = (at: number): boolean => /[\p{L}\p{N}]/u.test(text[at] ?? ' ');
  return !(isWord(start - 1) && isWord(start)) && !(isWord(end - 1) && isWord(end));
}

function isAtEnd({ block, end }: Found, stretches: readonly Stretch[]): boolean {
  const last = stretches.at(-1)!;
  return block === last.block && last.block.text.slice(end, last.end).trim() === '';
}

function putWords(block: Block, start: number, end: number, { newWords = '', position }: WordChange): Block {
  const gap = /^[,.;:)]/.test(newWords) ? '' : ' ';
  if (position === 'after') return replaceText(block, end, end, `${gap}${newWords}`);
  if (position === 'before') return replaceText(block, start, start, `${newWords} `);
  if (newWords !== '') return replaceText(block, start, end, newWords);
  // What is taken out takes one of its spaces with it.
  const spaceBefore = block.text[start - 1] === ' ';
  const closes = end >= block.text.length || /^[\s,.;:)]/.test(block.text.slice(end, end + 1));
  if (spaceBefore && closes) return replaceText(block, start - 1, end, '');
  const spaceAfter = block.text[end] === ' ';
  return replaceText(block, start, spaceAfter ? end + 1 : end, '');
}

function appendWords(stretches: readonly Stretch[], { newWords, position }: WordChange): Replaced {
  const last = stretches.at(-1);
  if (last === undefined || newWords === undefined || position !== 'end')
    return { reason: 'The instruction does not say where the words go.' };
  const end = last.block.text.slice(0, last.end).trimEnd().length;
  const gap = /^[,.;:)]/.test(newWords) ? '' : ' ';
  return { blocks: new Map([[last.block, replaceText(last.block, end, end, `${gap}${newWords}`)]]) };
}
