/**
 * Raw blocks to blocks with ids: splits printed paragraphs at their markers, settles the levels of each section,
 * and names every block of legal text as model/parsed-document.ts says. In: the raw blocks of a document in order,
 * spaces restored. Out: blocks in the same order, every word kept, and what the source repeats as problems.
 */
import type { Block, Region } from '../../model/parsed-document.ts';
import type { Problem } from '../../text/diagnostic.ts';
import type { Dialect, RawBlock, Unit } from '../xml/dialect.ts';
import { findUnits } from './find-units.ts';
import { IdGiver } from './give-ids.ts';
import { type Piece, splitPieces } from './split-pieces.ts';
import { settlePieces } from './settle-pieces.ts';

export interface NumberedBlocks {
  readonly blocks: readonly Block[];
  readonly problems: readonly Problem[];
}

/** `part` is where law stands whose part no element says: the only CFR part that the document names. */
export function numberBlocks(
  raw: readonly RawBlock[],
  dialect: Dialect,
  part: string | null,
): NumberedBlocks {
  const pieces = splitPieces(findUnits(raw, dialect));
  const units = new Map<Unit, Piece[]>();
  for (const piece of pieces) {
    if (!isLaw(piece.raw.region) || piece.raw.unit.contents) continue;
    const group = units.get(piece.raw.unit);
    if (group) group.push(piece);
    else units.set(piece.raw.unit, [piece]);
  }
  for (const group of units.values()) settlePieces(group);
  const ids = new IdGiver(part);
  return { blocks: pieces.map((piece) => toBlock(piece, ids)), problems: ids.problems };
}

/** Regions whose blocks have ids. */
export function isLaw(region: Region): boolean {
  return region === 'regulatory-text' || region === 'appendix' || region === 'codified';
}

function toBlock(piece: Piece, ids: IdGiver): Block {
  const { raw, text, spans, rows } = piece;
  const labels = piece.labels ?? [];
  const named = isLaw(raw.region) && raw.kind !== 'heading' && !raw.unit.contents && text !== '';
  const id = isLaw(raw.region) && !raw.unit.contents ? ids.give(piece, named) : null;
  return {
    region: raw.region,
    kind: piece.kind,
    part: raw.unit.part,
    section: raw.unit.kind === 'section' ? raw.unit.number : null,
    labels: id?.labels ?? labels,
    id: id?.id ?? null,
    text,
    line: raw.line,
    ...(raw.level === undefined ? {} : { level: raw.level }),
    ...(piece.runIn ? { runIn: true as const } : {}),
    ...(spans.length > 0 ? { spans } : {}),
    ...(rows ? { rows } : {}),
  };
}
