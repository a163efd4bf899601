/**
 * The rows of a table as they are shown, as a CSV file made in the page: filter and order as they stand, with the
 * filter, the day, the audience and the source written after the rows. The cells follow the same rules as those of
 * `rulemark export csv`.
 */
import { BYTE_ORDER_MARK, toCsvRows } from '../view/csv-rows.ts';
import { toFlatTable } from '../view/flat-table.ts';
import type { Cell, TableView } from '../view/table.ts';

/** The text of the file; `shown` says how many rows of how many, and by which filter. */
export function toShownCsv(
  table: HTMLElement,
  rows: readonly HTMLTableRowElement[],
  shown: string,
  prefix: string,
): string {
  const view: TableView = {
    caption: table.querySelector('.caption')?.textContent.trim() ?? '',
    columns: [...table.querySelectorAll<HTMLTableCellElement>('thead th')].map((head, index) => ({
      id: String(index),
      label: head.textContent.trim(),
      numeric: head.dataset['numeric'] !== undefined,
    })),
    rows: rows.map((row) => ({
      id: row.id.replace(`${prefix}row-`, ''),
      cells: [...row.cells].map(toCell),
    })),
  };
  const { headings, rows: flat } = toFlatTable(view);
  const notes = [...document.querySelectorAll('[data-about]')].map(({ textContent }) => textContent.trim());
  const page = `Page: ${location.pathname}${location.search}`;
  return toCsvRows([headings, ...flat], [view.caption, shown, ...notes, page]);
}

/** Hands a text to the reader as a file. */
export function saveCsv(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([BYTE_ORDER_MARK, text], { type: 'text/csv;charset=utf-8' }));
  link.download = `${name}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** The words without the mark of a state; the quieter line apart. */
function toCell(cell: HTMLTableCellElement): Cell {
  const small = cell.querySelector('small');
  const own = [...cell.childNodes].filter((node) => node !== small);
  const text = own.map(({ textContent }) => textContent ?? '').join('');
  return {
    text: text.trim().replace(/^[●◐◔○?–]\s*(?=\S)/u, ''),
    ...(small ? { sub: small.textContent.trim() } : {}),
  };
}
