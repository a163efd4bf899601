/**
 * A workbook (Office Open XML) as tables, one a sheet. In: bytes. Out: texts as the cells show them, days as
 * YYYY-MM-DD, or why it cannot be read. A formula gives the value that was stored with it, or stays text; nothing is
 * computed. Cells merged downwards say the same in each row. The archive is unpacked within bounds first.
 */
import { type Unzipped, unzipSync, zipSync } from 'fflate';
import readExcel from 'read-excel-file/universal';
import { findSheetMarks, type SheetMarks } from './find-sheet-marks.ts';
import { problem, type RawTable, type RawTables, type TableFinding, toColumnLetters } from './table-rows.ts';

/** What a workbook may hold unpacked; a table of 20,000 controls has a tenth of it. */
const MOST_BYTES = 200 * 1024 * 1024;

class TooLarge extends Error {}

/** The sheets of the file that hold something, in their order. */
export async function readXlsx(bytes: Uint8Array): Promise<RawTables> {
  try {
    const entries = unpack(bytes);
    // packed again without compression, so that what the reader unpacks has been measured
    const archive = new Blob([zipSync(entries, { level: 0 }) as Uint8Array<ArrayBuffer>]);
    const sheets = await readExcel(archive);
    const marks = findSheetMarks(entries);
    const tables = sheets.map(({ sheet, data }) => toTable(sheet, data, marks.get(sheet)));
    return { ok: true, tables: tables.filter(({ rows }) => rows.length > 0) };
  } catch (error) {
    return { ok: false, finding: toUnreadable(error) };
  }
}

function unpack(bytes: Uint8Array): Unzipped {
  let sum = 0;
  return unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (!/\.(?:xml|rels)$/i.test(name)) return false;
      sum += originalSize;
      if (sum > MOST_BYTES) throw new TooLarge();
      return true;
    },
  });
}

function toTable(
  sheet: string,
  data: readonly (readonly unknown[])[],
  marks: SheetMarks | undefined,
): RawTable {
  const grid = data.map((row) => row.map(toText));
  const notes = [...placeFormulas(sheet, grid, marks), ...fillMerged(sheet, grid, marks)];
  const rows = grid.map((cells, index) => ({ line: index + 1, cells }));
  return { sheet, rows: rows.filter(({ cells }) => cells.some((cell) => cell !== '')), notes };
}

function toText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().replace(/T00:00:00\.000Z$/, '');
  return String(value).trim();
}

/** A formula without a stored value stays as its text. */
function placeFormulas(sheet: string, grid: string[][], marks: SheetMarks | undefined): TableFinding[] {
  return (marks?.formulas ?? []).flatMap(({ row, column, text }) => {
    const cells = grid[row - 1];
    if (!cells) return [];
    const stored = cells[column - 1] ?? '';
    if (stored === '') cells[column - 1] = text;
    const place = `${sheet}!${toColumnLetters(column)}${row}`;
    return [
      problem(
        'import/cell-left-out',
        stored === ''
          ? `${place} is a formula without a value: it is kept as the text ${text}.`
          : `${place} is a formula: the value that was stored with it is taken, nothing is computed.`,
        {
          severity: 'warning',
          hint: 'Put the value into the cell if it should be another.',
          line: row,
          column,
        },
      ),
    ];
  });
}

function fillMerged(sheet: string, grid: string[][], marks: SheetMarks | undefined): TableFinding[] {
  return (marks?.merged ?? []).flatMap(({ from, to, column, name }) => {
    const value = grid[from - 1]?.[column - 1] ?? '';
    if (value === '' || from === to) return [];
    for (let row = from + 1; row <= Math.min(to, grid.length); row++) {
      const cells = grid[row - 1];
      if (cells?.some((cell) => cell !== '')) cells[column - 1] = value;
    }
    return [
      problem(
        'import/cell-left-out',
        `${sheet}!${name} is merged: each of its rows is read as saying "${value.slice(0, 60)}".`,
        {
          severity: 'warning',
          hint: 'Give each row a cell of its own if they should differ.',
          line: from,
          column,
        },
      ),
    ];
  });
}

function toUnreadable(error: unknown): TableFinding {
  if (error instanceof TooLarge)
    return problem(
      'import/table-too-large',
      `Unpacked, this workbook has more than ${MOST_BYTES / 1024 / 1024} MB.`,
      { hint: 'Save the one sheet with the controls as a file of its own.' },
    );
  const words = (error instanceof Error ? error.message : String(error)).slice(0, 200).replace(/\.$/, '');
  return problem('import/unreadable-table', `This workbook cannot be read: ${words}.`, {
    hint: 'Open it in a spreadsheet program and save it as .xlsx again, without a password, or as CSV.',
  });
}
