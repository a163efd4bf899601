/**
 * The place of an example or a note inside a section: under the paragraph its heading names ("Note to paragraph
 * (b)(1)"), else under the one it stands after. Numbering of its own starts under its heading, as
 * `1.1(a)(3)[example-2](i)`; without a heading its markers are words like any other.
 */

import { toHeadingSlug } from '../../model/slug.ts';
import { settleLevels } from './settle-levels.ts';
import type { Piece } from './split-pieces.ts';

const NAMED = /\bparagraphs?\s+((?:\([A-Za-z0-9]{1,6}\))+)/i;
const WHOLE_SECTION = /^[^(]*(?:§|\bsection\b)/i;
const EXAMPLE = /^examples?\b/i;

/** Where an aside may belong. */
export interface AsidePlace {
  /** The path of the paragraph it stands after, or of what that one belongs to. */
  readonly after: readonly string[];
  /** The heading above, or the section. */
  readonly base: readonly string[];
  /** Is there a marked paragraph of the section after it? */
  readonly goesOn: boolean;
  readonly isPlaced: (path: readonly string[]) => boolean;
}

/** The pieces of one aside, from `start`: up to the next one's heading or the text of the section. */
export function findAside(pieces: readonly Piece[], start: number): readonly Piece[] {
  let end = start + 1;
  let onlyHeadings = isHeading(pieces[start]!);
  for (; end < pieces.length && pieces[end]!.raw.aside === 'item'; end++) {
    if (isHeading(pieces[end]!) && !onlyHeadings) break;
    onlyHeadings &&= isHeading(pieces[end]!);
  }
  return pieces.slice(start, end);
}

/** Fills in the labels of one aside. */
export function placeAside(aside: readonly Piece[], place: AsidePlace): void {
  const headings = aside.filter(isHeading);
  const target = findTarget(aside, headings.length > 0, place);
  const slug = headings.map(({ text }) => toHeadingSlug(text)).find((words) => words !== '');
  const marked = aside.filter(({ marker }) => marker !== undefined);
  if (slug === undefined || marked.length === 0) {
    for (const piece of aside) {
      piece.marker = undefined;
      piece.labels = target;
    }
    return;
  }
  const own = [...target, `[${slug}]`];
  const paths = settleLevels(
    marked.map(({ marker }) => ({ type: 'marker', marker: marker!, afterStars: false })),
  );
  for (const piece of aside) {
    const path = paths[marked.indexOf(piece)];
    piece.labels = isHeading(piece) ? target : [...own, ...(path ?? [])];
  }
}

function findTarget(aside: readonly Piece[], hasHeading: boolean, place: AsidePlace): readonly string[] {
  const { after, base, goesOn, isPlaced } = place;
  // The 37 CFR of 2005 splits it: a heading "Example for paragraph", then the words "(a). A licensee".
  const words = aside
    .slice(0, hasHeading ? 2 : 1)
    .map(({ text }) => text.slice(0, 120))
    .join(' ');
  const opening = hasHeading ? words : (/^[^.:]{0,60}[.:]/.exec(words)?.[0] ?? '');
  const named = NAMED.exec(opening)?.[1];
  if (named !== undefined) {
    const labels = [...named.matchAll(/\(([^)]+)\)/g)].map(([, label]) => label!);
    const path = [[...base, ...labels], labels].find(isPlaced);
    if (path) return path;
  }
  const heading = hasHeading ? aside[0]!.text : '';
  if (EXAMPLE.test(heading)) return after;
  return goesOn && !WHOLE_SECTION.test(heading) ? after : base;
}

function isHeading({ raw }: Piece): boolean {
  return raw.kind === 'heading';
}
