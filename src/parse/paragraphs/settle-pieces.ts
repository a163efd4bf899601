/**
 * The place of every piece of one unit (a section, an appendix): marked ones by their neighbours, unmarked ones by
 * what they stand after. A definition is called by its term and may own a list; a paragraph after a list that is
 * through belongs to the list's parent; one in the middle of a list belongs to the item it follows.
 */

import { toHeadingSlug, toSlug } from '../../model/slug.ts';
import { findTerm, isDefinitionsHeading } from './find-term.ts';
import { findAside, placeAside } from './settle-asides.ts';
import { type LevelEvent, type Path, settleLevels } from './settle-levels.ts';
import type { Piece } from './split-pieces.ts';

/** Separates the slugs of nested headings inside one label. */
const NESTED = '\u0000';
const LEAD_IN = /[:—]$/;

/** Fills in `labels` and `slug` of every piece; the ordinals of unmarked ones are given later. */
export function settlePieces(pieces: readonly Piece[]): void {
  const isSection = pieces[0]?.raw.unit.kind === 'section';
  const inDefinitions =
    isSection && pieces.some(({ raw, text }) => raw.kind === 'heading' && isDefinitionsHeading(text));
  const places: { piece: Piece; at: number }[] = [];
  const events: LevelEvent[] = [];
  const headings = new HeadingStack();
  let afterStars = false;
  let before: Piece | undefined;
  for (const piece of pieces) {
    const event = toEvent(piece, { afterStars, before, inDefinitions, isSection, headings });
    if (piece.kind === 'stars' || isStars(piece)) afterStars = true;
    if (event?.type === 'marker') afterStars = isStars(piece);
    if (event) {
      places.push({ piece, at: events.length });
      events.push(event);
    }
    if (piece.kind === 'paragraph' && !piece.raw.aside) before = piece;
  }
  const paths = settleLevels(events);
  const marked = new Map<Piece, Path>(places.map(({ piece, at }) => [piece, paths[at]!]));
  placePieces(pieces, marked);
}

interface Surroundings {
  readonly afterStars: boolean;
  readonly before: Piece | undefined;
  readonly inDefinitions: boolean;
  readonly isSection: boolean;
  readonly headings: HeadingStack;
}

function toEvent(piece: Piece, around: Surroundings): LevelEvent | undefined {
  if (piece.raw.aside) return undefined;
  if (piece.marker) return { type: 'marker', marker: piece.marker, afterStars: around.afterStars };
  if (piece.raw.kind === 'heading') return toHeadingEvent(piece, around);
  if (piece.kind !== 'paragraph' || piece.raw.continues || piece.text === '') return undefined;
  const term = findTerm(piece.text, piece.spans, around.inDefinitions);
  const slug = term === undefined ? '' : toSlug(term);
  const leadIn = around.before !== undefined && leadsIn(around.before);
  if (slug !== '') {
    piece.slug = slug;
    return { type: 'owner', label: `[${slug}]`, isDefinition: true, leadIn };
  }
  if (LEAD_IN.test(piece.text)) return { type: 'owner', label: OWNER, isDefinition: false, leadIn };
  return undefined;
}

/** Stands for an unmarked paragraph that owns a list, until its ordinal is known. */
const OWNER = '[p]';

/** Elements that name a section rather than open a stretch of it. */
const TITLES: ReadonlySet<string> = new Set(['SECTNO', 'SUBJECT', 'HEAD', 'RESERVED']);

function toHeadingEvent(piece: Piece, { isSection, headings }: Surroundings): LevelEvent | undefined {
  const { element, level, unit } = piece.raw;
  if (unit.kind === 'part' || unit.kind === 'document') return undefined;
  const slug = toHeadingSlug(piece.text);
  // The first heading of an appendix is its name.
  if (unit.kind === 'appendix' && unit.number === null && slug !== '') {
    unit.number = slug;
    return undefined;
  }
  if (slug === '' || /^Subpart\s/i.test(piece.text)) return undefined;
  if (TITLES.has(element) && !(unit.kind === 'appendix' && element === 'SECTNO')) return undefined;
  if (isSection) return { type: 'heading', label: `[${slug}]`, restarts: 'maybe' };
  return { type: 'heading', label: headings.push(slug, level ?? 2), restarts: 'likely' };
}

/** The headings that a heading of an appendix stands under, by depth. */
class HeadingStack {
  private open: { slug: string; level: number }[] = [];

  push(slug: string, level: number): string {
    // 1002 prints the comments on its sections below an "Introduction"; they are no part of it.
    if (SECTION_SLUG.test(slug)) this.open = [];
    const section = this.open.findIndex((heading) => isCommentOn(heading.slug, slug));
    if (section !== -1) {
      const above = this.open.slice(0, section + 1);
      this.open = [...above, { slug, level: Math.max(level, above.at(-1)!.level + 1) }];
    } else this.open = [...this.open.filter((heading) => heading.level < level), { slug, level }];
    return this.open.map((heading) => `[${heading.slug}]`).join(NESTED);
  }
}

const SECTION_SLUG = /^section-\d+[a-z]?-(\d+[a-z]?)$/;

/** "2-b-1" is a comment on "section-1005-2", whatever their headings look like in print. */
function isCommentOn(section: string, slug: string): boolean {
  const number = SECTION_SLUG.exec(section)?.[1];
  return number !== undefined && (slug === number || slug.startsWith(`${number}-`));
}

/** Do its words lead to what comes after: by a colon or a dash, or because it is nothing but a marker and a title? */
function leadsIn({ text, spans, marker }: Piece): boolean {
  if (LEAD_IN.test(text)) return true;
  const last = spans.at(-1);
  return (
    marker !== undefined &&
    last?.style === 'italic' &&
    last.end >= text.length - 1 &&
    last.start <= marker.label.length + 3 &&
    text.length > marker.label.length + 3
  );
}

function isStars({ text }: Piece): boolean {
  return /\* \* \*$/.test(text);
}

/** Gives marked pieces their path and unmarked ones the path of what they belong to. */
function placePieces(pieces: readonly Piece[], marked: ReadonlyMap<Piece, Path>): void {
  const isSection = pieces[0]?.raw.unit.kind === 'section';
  let last: readonly string[] = [];
  let lastIsItem = false;
  let lastLeads = false;
  let base: readonly string[] = [];
  const placed = new Set<string>();
  const keep = (labels: string[]) => {
    placed.add(labels.join('/'));
    return labels;
  };
  for (let at = 0; at < pieces.length; at++) {
    const piece = pieces[at]!;
    const path = marked.get(piece);
    if (piece.raw.aside === 'item' && isSection) {
      const aside = findAside(pieces, at);
      const goesOn = findNextPath(pieces, marked, at) !== undefined;
      placeAside(aside, {
        after: flatten(lastIsItem ? last : base),
        base: flatten(base),
        goesOn,
        isPlaced: (labels) => placed.has(labels.join('/')),
      });
      at += aside.length - 1;
      continue;
    }
    if (path && !path.includes(OWNER)) {
      piece.labels = keep(flatten(path));
      last = path;
      lastIsItem = piece.marker !== undefined || piece.slug !== undefined;
      if (piece.raw.kind === 'heading') base = path;
      lastLeads = leadsIn(piece);
      continue;
    }
    if (piece.raw.aside || piece.kind === 'heading') {
      piece.labels = piece.raw.aside && isSection ? [] : flatten(base);
      if (piece.raw.aside) piece.marker = undefined;
      continue;
    }
    if (path) {
      piece.labels = flatten(path.map((label) => label));
      last = path;
      lastIsItem = true;
      continue;
    }
    if (piece.raw.continues) {
      piece.labels = flatten(lastIsItem ? last : base);
      continue;
    }
    const next = lastIsItem ? findNextPath(pieces, marked, at) : undefined;
    piece.labels = flatten(lastIsItem ? toParent(last, next, lastLeads, base.length) : base);
  }
}

/**
 * What an unmarked paragraph after the item at `last` belongs to: the item itself when its list goes on after it,
 * when what follows stands below the item, or when the item's words lead on to it; else the list's parent.
 */
function toParent(
  last: readonly string[],
  next: readonly string[] | undefined,
  lastLeads: boolean,
  base: number,
): readonly string[] {
  if (lastLeads) return last;
  const parent = last.slice(0, Math.max(base, last.length - 1));
  if (!next || next.length < last.length) return parent;
  return startsWith(next, parent) ? last : parent;
}

function findNextPath(
  pieces: readonly Piece[],
  marked: ReadonlyMap<Piece, Path>,
  at: number,
): readonly string[] | undefined {
  for (let next = at + 1; next < pieces.length; next++) {
    const piece = pieces[next]!;
    const path = marked.get(piece);
    if (piece.raw.kind === 'heading' && path) return undefined;
    if (path && piece.marker) return path;
  }
  return undefined;
}

function startsWith(path: readonly string[], start: readonly string[]): boolean {
  return start.every((label, at) => path[at] === label);
}

function flatten(path: readonly string[]): string[] {
  return path.flatMap((label) => label.split(NESTED));
}
