/**
 * Raw blocks to pieces: a paragraph of legal text that holds several markers becomes several pieces, everything
 * else one. A marker after words in plain type counts only where the paragraph after it goes on counting, because
 * "General. (1)" may as well be a reference.
 */
import type { BlockKind, Span } from '../../model/parsed-document.ts';
import type { RawBlock } from '../xml/dialect.ts';
import { findMarkers, type Marker, type Stretch } from './find-markers.ts';
import { findOrderSection, isOrderSection } from './find-units.ts';

export interface Piece {
  readonly raw: RawBlock;
  kind: BlockKind;
  readonly text: string;
  readonly spans: readonly Span[];
  readonly rows?: readonly (readonly string[])[];
  marker?: Marker | undefined;
  /** Goes on in the same printed paragraph as the piece before. */
  readonly runIn: boolean;
  /** The path from its unit down, once it is settled; slugs in square brackets. */
  labels?: readonly string[];
  /** Unmarked: what it is called, a term; undefined to be counted. */
  slug?: string;
}

/** The pieces of all blocks, in order. */
export function splitPieces(blocks: readonly RawBlock[]): Piece[] {
  const stretched = blocks.map((raw) => (canHaveMarkers(raw) ? stretch(raw) : undefined));
  const pieces: Piece[] = [];
  blocks.forEach((raw, at) => {
    const stretches = stretched[at];
    if (!stretches) {
      pieces.push(toWhole(raw));
      return;
    }
    const kept = dropWeak(stretches, () => findNextMarker(stretched, blocks, at));
    kept.forEach((part, index) => {
      pieces.push(toPiece(raw, part, index > 0));
    });
  });
  return pieces;
}

function canHaveMarkers({ kind, aside }: RawBlock): boolean {
  return aside === 'item' ? kind === 'note' : kind === 'paragraph' && !aside;
}

function stretch({ words, unit, continues }: RawBlock): Stretch[] {
  if (continues) return [{ start: 0, end: words.text.length }];
  const from = isOrderSection(unit) ? findOrderSection(words.text)?.end : undefined;
  return findMarkers(words.text, words.spans, {
    stops: unit.kind !== 'section',
    ...(from === undefined ? {} : { from }),
  });
}

/** Joins a stretch to the one before where only words in plain type announce it and nothing goes on counting. */
function dropWeak(stretches: readonly Stretch[], findNext: () => Marker | undefined): Stretch[] {
  const kept: Stretch[] = [];
  stretches.forEach((part, index) => {
    const before = kept.at(-1);
    const next = stretches[index + 1]?.marker ?? (part.weak ? findNext() : undefined);
    if (part.weak && before && !continuesList(part.marker, next))
      kept[kept.length - 1] = { ...before, end: part.end };
    else kept.push(part);
  });
  return kept;
}

function continuesList(marker: Marker | undefined, next: Marker | undefined): boolean {
  return (
    marker?.readings.some(({ family, value }) =>
      next?.readings.some((reading) => reading.family === family && reading.value === value + 1),
    ) ?? false
  );
}

function findNextMarker(
  stretched: readonly (readonly Stretch[] | undefined)[],
  blocks: readonly RawBlock[],
  at: number,
): Marker | undefined {
  for (let next = at + 1; next < blocks.length && blocks[next]!.unit === blocks[at]!.unit; next++) {
    const marker = stretched[next]?.[0]?.marker;
    if (marker) return marker;
  }
  return undefined;
}

function toWhole(raw: RawBlock): Piece {
  const { kind, words, rows } = raw;
  if (!rows) return { raw, kind, text: words.text, spans: words.spans, runIn: raw.continues };
  const cells = toCells(rows);
  return { raw, kind, text: joinCells(cells), spans: [], rows: cells, runIn: false };
}

export function toCells(rows: NonNullable<RawBlock['rows']>): string[][] {
  return rows.map((row) => row.map(({ text }) => text));
}

/** The text of a table: its cells in the order of the source. */
export function joinCells(cells: readonly (readonly string[])[]): string {
  return cells
    .flat()
    .filter((cell) => cell !== '')
    .join(' ');
}

function toPiece(raw: RawBlock, { start, end, marker }: Stretch, runIn: boolean): Piece {
  const { words } = raw;
  if (start === 0 && end === words.text.length)
    return {
      raw,
      kind: raw.kind,
      text: words.text,
      spans: words.spans,
      runIn: raw.continues,
      ...(marker ? { marker } : {}),
    };
  const text = words.text.slice(start, end).trim();
  const shift = words.text.indexOf(text, start);
  const spans = words.spans
    .map(({ style, start: from, end: to }) => ({
      style,
      start: Math.max(from - shift, 0),
      end: Math.min(to - shift, text.length),
    }))
    .filter((span) => span.start < span.end);
  return { raw, kind: raw.kind, text, spans, runIn, ...(marker ? { marker } : {}) };
}
