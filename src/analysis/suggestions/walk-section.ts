/**
 * A section as the searches read it: its provisions one by one with what stands above them, since a list item is
 * read with its lead-in and a definition with the sentence that says how far it holds.
 */

import type { Provision } from '../../model/section.ts';
import type { Piece, Quote } from '../../model/suggestions.ts';

/** What the searches need to know of a section. */
export interface SectionText {
  readonly number: string;
  readonly title: string;
  readonly provisions: readonly Provision[];
}

/** What a reader of published documents says a paragraph is; restated and older texts do not say it. */
export type Kinded = Provision & { readonly kind?: string };

export interface PlacedProvision {
  readonly provision: Kinded;
  /** Outermost first. */
  readonly ancestors: readonly Kinded[];
}

/** Every provision with its ancestors, parents first, in order of the text. */
export function* walkSection(
  provisions: readonly Provision[],
  ancestors: readonly Kinded[] = [],
): Generator<PlacedProvision> {
  for (const provision of provisions) {
    yield { provision, ancestors };
    yield* walkSection(provision.children, [...ancestors, provision]);
  }
}

/** The words of a provision from one offset to another, with their place. */
export function toQuote(provision: Provision, start: number, end: number): Quote {
  return { at: provision.id, ...toPiece(provision.text, start, end) };
}

/** The words of a text from one offset to another, with the offsets. */
export function toPiece(text: string, start: number, end: number): Piece {
  return { start, end, text: text.slice(start, end) };
}

/** A piece of a sentence as a piece of the text in which the sentence starts at `offset`. */
export function movePiece<T extends Piece>(piece: T, offset: number): T {
  return { ...piece, start: piece.start + offset, end: piece.end + offset };
}
