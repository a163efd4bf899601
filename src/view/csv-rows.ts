/**
 * Rows as CSV (RFC 4180), the one writer of it for commands, exports and downloads. Comma, LF, UTF-8; a cell with a
 * comma, semicolon, tab, quote, line break or `#` is quoted. What the file is about stands after the last row and an
 * empty line, each line led by `# `: the head stays in the first line, a spreadsheet sorts and filters the table
 * without it, and readers of commented CSV (`comment='#'` in pandas, `comment: '#'` in csv-parse) leave it out.
 */
import { toCellWords } from './cell-words.ts';

/** What stands in front of a file that a person may open in a spreadsheet, so that it is read as UTF-8. */
export const BYTE_ORDER_MARK = '\ufeff';

/** The text: the rows, then the lines about them. A number is never guarded, a text is (see `toCellWords`). */
export function toCsvRows(
  rows: readonly (readonly (number | string)[])[],
  about: readonly string[] = [],
): string {
  const table = rows.map((row) => `${toLine(row)}\n`).join('');
  return about.length === 0 ? table : `${table}\n${about.map((line) => `# ${toAboutLine(line)}\n`).join('')}`;
}

function toLine(row: readonly (number | string)[]): string {
  // a row of one empty cell would be an empty line, which readers skip
  return row.length === 1 && row[0] === '' ? '""' : row.map(toCell).join(',');
}

function toCell(value: number | string): string {
  if (typeof value === 'number') return String(value);
  const words = toCellWords(value);
  return /[",;#\t\n]|^\s|\s$/.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
}

/** One line without what a reader that knows no comments would take for another cell or a quote. */
function toAboutLine(line: string): string {
  return toCellWords(line.replace(/\s+/g, ' ').replaceAll('"', '”').replaceAll(',', '\u201a'));
}
