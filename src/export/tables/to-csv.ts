/** A table as CSV: the rows that are given, in their order, and after them what the file is about. */
import { toCsvRows } from '../../view/csv-rows.ts';
import { toFlatTable } from '../../view/flat-table.ts';
import type { TableView } from '../../view/table.ts';

/** The text, without a byte order mark; `about` says what is shown and hidden, one line each. */
export function toCsv(view: TableView, about: readonly string[]): string {
  const { headings, rows } = toFlatTable(view);
  return toCsvRows([headings, ...rows], [view.caption, ...about]);
}
