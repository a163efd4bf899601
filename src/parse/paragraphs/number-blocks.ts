/**
 * Raw blocks to blocks with ids: splits printed paragraphs at their markers, settles the levels of each section,
 * and names every block of legal text as model/parsed-document.ts says. In: the raw blocks of a document in order,
 * spaces restored. Out: blocks in the same order, every word kept, and what the source repeats as problems.
 */
import type { Block, Region } from '../../model/parsed-document.ts';
import type { Dialect, RawBlock, Unit } from '../xml/dialect.ts';
import { findUnits } from './find-units.ts';
import type { IdGiver } from './give-ids.ts';
import { settlePieces } from './settle-pieces.ts';
import { joinCells, type Piece, splitPieces, toCells } from './split-pieces.ts';

/**
 * The blocks of one stretch of a file, such as a document of an issue; `ids` are the file's, so that an id names one
 * block of all of it.
 */
export function numberBlocks(raw: readonly RawBlock[], dialect: Dialect, ids: IdGiver): Block[] {
  if (!raw.some(isNumbered)) return raw.map(toPlainBlock);
  const settled = findUnits(raw, dialect);
  const pieces = splitPieces(settled.filter(isNumbered));
  const units = new Map<Unit, Piece[]>();
  for (const piece of pieces) {
    const group = units.get(piece.raw.unit);
    if (group) group.push(piece);
    else units.set(piece.raw.unit, [piece]);
  }
  for (const group of units.values()) settlePieces(group);
  const blocks: Block[] = [];
  let next = 0;
  for (const block of settled) {
    if (isNumbered(block)) {
      for (; pieces[next]?.raw === block; next++) blocks.push(toBlock(pieces[next]!, ids));
    } else blocks.push(toPlainBlock(block));
  }
  return blocks;
}

function isNumbered({ region, unit }: RawBlock): boolean {
  return isLaw(region) && !unit.contents;
}

/** Regions whose blocks have ids. */
function isLaw(region: Region): boolean {
  return region === 'regulatory-text' || region === 'appendix' || region === 'codified';
}

function toBlock(piece: Piece, ids: IdGiver): Block {
  const { raw, text, spans, rows, kind } = piece;
  const { id, labels } = ids.give(piece, raw.kind !== 'heading' && text !== '');
  return {
    region: raw.region,
    kind,
    part: raw.unit.part,
    section: raw.unit.kind === 'section' ? raw.unit.number : null,
    labels,
    id,
    text,
    line: raw.line,
    ...(raw.level === undefined ? {} : { level: raw.level }),
    ...(piece.runIn ? { runIn: true as const } : {}),
    ...(spans.length > 0 ? { spans } : {}),
    ...(rows ? { rows } : {}),
  };
}

/** A block outside the text of law: its words, without an id. */
function toPlainBlock(raw: RawBlock): Block {
  const { region, kind, unit, words, line } = raw;
  const cells = raw.rows && toCells(raw.rows);
  const block: { -readonly [Key in keyof Block]: Block[Key] } = {
    region,
    kind,
    part: unit.contents && isLaw(region) ? unit.part : null,
    section: null,
    labels: NO_LABELS,
    id: null,
    text: cells ? joinCells(cells) : words.text,
    line,
  };
  if (raw.level !== undefined) block.level = raw.level;
  if (raw.continues) block.runIn = true;
  if (words.spans.length > 0) block.spans = words.spans;
  if (cells) block.rows = cells;
  return block;
}

const NO_LABELS: readonly string[] = [];
