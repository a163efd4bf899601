/**
 * A table as plain rows for a file: what the page shows, without its marks and links. The id of each row comes first,
 * so that two files can be joined; the quieter second line of a cell gets a column of its own, so that numbers and
 * days stay numbers and days.
 */
import type { Cell, Column, TableView } from './table.ts';

export interface FlatTable {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly (number | string)[])[];
}

/** Headings and rows; every row is as long as the headings. */
export function toFlatTable({ columns, rows }: TableView): FlatTable {
  const withSub = columns.map((_, index) => rows.some(({ cells }) => cells[index]?.sub));
  return {
    headings: toDistinct([
      'Row id',
      ...columns.flatMap(({ label }, index) => (withSub[index] ? [label, `${label}: more`] : [label])),
    ]),
    rows: rows.map(({ id, cells }) => [
      id,
      ...columns.flatMap((column, index) => {
        const value = toValue(column, cells[index]);
        return withSub[index] ? [value, cells[index]?.sub ?? ''] : [value];
      }),
    ]),
  };
}

/** A number where the column is one of numbers and the cell is written as one. */
function toValue({ numeric }: Column, cell: Cell | undefined): number | string {
  const text = cell?.text ?? '';
  return numeric && /^-?\d{1,15}(?:\.\d{1,6})?$/.test(text) ? Number(text) : text;
}

function toDistinct(labels: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return labels.map((label) => {
    const count = (seen.get(label) ?? 0) + 1;
    seen.set(label, count);
    return count === 1 ? label : `${label} (${count})`;
  });
}
