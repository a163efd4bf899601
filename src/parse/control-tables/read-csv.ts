/**
 * CSV of any spreadsheet as rows. In: bytes. Out: one table, or why it cannot be read. Told by content: UTF-8 and
 * UTF-16 with or without a mark, else Windows-1252; comma, semicolon, tab or bar, or what a first line `sep=;` says.
 * Lines of comment before the head and after an empty row are left out, so that our own files are read back.
 */
import { CsvError, type InfoRecord, parse } from 'csv-parse/sync';
import { problem, type RawTables, type TableFinding, type TableRow } from './table-rows.ts';

const SEPARATORS = [',', ';', '\t', '|'];
/** Characters that the guess of the separator looks at. */
const SAMPLE = 64 * 1024;

/** What the reader of CSV refused, and the line on which the row begins. */
class UnreadableCsv extends Error {
  readonly code: string;
  readonly line: number;
  constructor({ code, message }: CsvError, line: number) {
    super(message);
    this.code = code;
    this.line = line;
  }
}

/** The table of the file. */
export function readCsv(bytes: Uint8Array): RawTables {
  const decoded = decode(bytes).replace(/\r\n?/g, '\n');
  const [, own] = /^sep=(.)\n/i.exec(decoded) ?? [];
  // keeps its line feed, so that lines are those of the file
  const text = own === undefined ? decoded : decoded.replace(/^sep=./i, '');
  try {
    const rows = parseRows(text, own ?? findSeparator(text));
    return { ok: true, tables: [{ sheet: '', rows: withoutComments(rows), notes: [] }] };
  } catch (error) {
    if (!(error instanceof UnreadableCsv)) throw error;
    return { ok: false, finding: toUnreadable(error) };
  }
}

function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : 'utf-16be';
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    return new TextDecoder(encoding).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return new TextDecoder('windows-1252').decode(bytes); // old Excel: what is no UTF-8 is the code page
  }
}

/** The separator that gives most rows the same number of cells, and of those the one with more cells. */
function findSeparator(text: string): string {
  const sample = text.length <= SAMPLE ? text : text.slice(0, text.lastIndexOf('\n', SAMPLE) + 1);
  const judged = SEPARATORS.map((separator) => {
    const rows = tryRows(sample, separator).filter(({ cells }) => cells.some((cell) => cell !== ''));
    const counts = new Map<number, number>();
    for (const { cells } of rows)
      if (cells.length > 1) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
    const [cells = 0, often = 0] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
    return { separator, share: rows.length === 0 ? 0 : often / rows.length, cells };
  });
  return judged.reduce((best, one) => (one.share * one.cells > best.share * best.cells * 1.001 ? one : best))
    .separator;
}

function tryRows(text: string, separator: string): TableRow[] {
  try {
    return parseRows(text, separator);
  } catch (error) {
    if (!(error instanceof UnreadableCsv)) throw error;
    return []; // this separator does not fit; the one that is chosen is read again, with its error
  }
}

function parseRows(text: string, separator: string): TableRow[] {
  const rows: TableRow[] = [];
  let before = 0;
  try {
    parse(text, {
      delimiter: separator,
      record_delimiter: '\n',
      relax_column_count: true,
      relax_quotes: true,
      on_record: (cells: string[], { lines }: InfoRecord) => {
        rows.push({ line: before + 1, cells: cells.map((cell) => cell.trim()) });
        before = lines; // the last line of the record
        return null;
      },
    });
  } catch (error) {
    throw error instanceof CsvError ? new UnreadableCsv(error, before + 1) : error;
  }
  return rows;
}

/** Without what stands in comments: `#` before the head, and `# ` after the first empty row that follows it. */
function withoutComments(rows: readonly TableRow[]): TableRow[] {
  const isEmpty = ({ cells }: TableRow) => cells.every((cell) => cell === '');
  const start = rows.findIndex((row) => !isEmpty(row) && !row.cells[0]?.startsWith('#'));
  const end = rows.findIndex(
    ({ cells }, index) => index > start && cells[0]?.startsWith('# ') && isEmpty(rows[index - 1]!),
  );
  return start === -1 ? [] : rows.slice(start, end === -1 ? undefined : end);
}

function toUnreadable({ code, message, line }: UnreadableCsv): TableFinding {
  const words =
    code === 'CSV_QUOTE_NOT_CLOSED'
      ? 'A quotation mark opens a cell here and nothing closes it, so the rest of the file would be one cell.'
      : `This is not CSV that can be read: ${message.replace(/\.$/, '')}.`;
  return problem('import/unreadable-table', words, {
    hint: 'Write a quotation mark inside a quoted cell twice, or save the table as CSV or XLSX again.',
    line,
  });
}
