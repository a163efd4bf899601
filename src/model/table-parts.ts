/**
 * The parts of a printed table: titles above the grid, its head, its body, notes below. Published XML gives rows of
 * cells only; what is a title, a head or a note shows from their widths.
 */
import type { StyledText } from './styled-text.ts';

type Row = readonly StyledText[];

export interface TableParts {
  /** How many columns the widest row has. */
  readonly width: number;
  readonly titles: readonly StyledText[];
  /** Undefined where the first row is as much data as the others. */
  readonly head: Row | undefined;
  readonly body: readonly Row[];
  readonly notes: readonly StyledText[];
}

/** The parts; joined in order they are the rows. */
export function splitTable(rows: readonly Row[]): TableParts {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const isSingle = (row: Row) => width > 1 && row.length === 1 && row[0]!.text !== '';
  const first = rows.findIndex((row) => !isSingle(row));
  const last = rows.findLastIndex((row) => !isSingle(row));
  const grid = rows.slice(first, last + 1);
  const hasHead = grid[0] !== undefined && isHead(grid[0], width);
  return {
    width,
    titles: rows.slice(0, first).map(([cell]) => cell!),
    head: hasHead ? grid[0] : undefined,
    body: hasHead ? grid.slice(1) : grid,
    notes: rows.slice(last + 1).map(([cell]) => cell!),
  };
}

/** A head names every column but perhaps the first, and names are no figures. */
function isHead(row: Row, width: number): boolean {
  return (
    row.length === width &&
    row.some(({ text }) => text !== '') &&
    row.slice(1).every(({ text }) => text !== '' && !/^[$(+-]?\d/.test(text))
  );
}
