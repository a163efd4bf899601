/**
 * Controls out of a spreadsheet, as drafts. In: the bytes of a CSV or XLSX file, which columns are for what, and what
 * the content knows of obligations and products. Out: drafts and findings with row and column; with one error there
 * are no drafts at all. What a cell says and no field holds is kept as a property of the control, or named.
 */
import type { ControlDraft } from '../../model/control-draft.ts';
import { type ColumnField, type ColumnMap, mapColumns } from './map-columns.ts';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';
import { problem, type RawTable, type RawTables, type TableFinding } from './table-rows.ts';
import { type Known, toDraft } from './to-draft.ts';

/** A table of controls is typed by people: 20 MB is some 40,000 of them. */
const MOST_TABLE_BYTES = 20 * 1024 * 1024;
const MOST_ROWS = 50_000;

export interface ControlTableOptions {
  /** The name of the file, for the origin of the controls. */
  readonly name: string;
  readonly sha256: string;
  readonly columns: ReadonlyMap<ColumnField, string>;
  /** The sheet to read; with several that look like controls one must be named. */
  readonly sheet?: string | undefined;
  readonly known: Known;
}

export interface ControlTable {
  /** Empty where there is an error among the findings. */
  readonly drafts: readonly ControlDraft[];
  readonly findings: readonly TableFinding[];
  /** Undefined where no head was found. */
  readonly map: ColumnMap | undefined;
  readonly sheet: string;
}

/** What is said of a file of this many bytes, if it is larger than any that is read. */
export function findTooLargeTable(size: number): TableFinding | undefined {
  if (size <= MOST_TABLE_BYTES) return undefined;
  const [has, most] = [size, MOST_TABLE_BYTES].map((bytes) => Math.ceil(bytes / 1024 / 1024));
  return problem(
    'import/table-too-large',
    `This file has ${has} MB; a table of controls may have ${most} MB.`,
    { hint: 'Split the table, or take out the columns that hold no words on controls.' },
  );
}

/** The controls of a file; XLSX is told by its first bytes, whatever the file is called. */
export async function parseControlTable(
  bytes: Uint8Array,
  options: ControlTableOptions,
): Promise<ControlTable> {
  const large = findTooLargeTable(bytes.length);
  if (large) return refuse(large);
  const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const binary = isArchive ? undefined : findBinary(bytes);
  if (binary) return refuse(binary);
  const read = isArchive ? await readXlsx(bytes) : readCsv(bytes);
  if (!read.ok) return refuse(read.finding);
  const table = chooseTable(read, options);
  return 'rows' in table ? toDrafts(table, isArchive ? 'xlsx' : 'csv', options) : refuse(table);
}

function refuse(finding: TableFinding, sheet = ''): ControlTable {
  return { drafts: [], findings: [finding], map: undefined, sheet };
}

/** The old .xls, a PDF, a picture: a zero byte is no text, but for UTF-16 with its mark. */
function findBinary(bytes: Uint8Array): TableFinding | undefined {
  const isMarked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (isMarked || !bytes.subarray(0, 4096).includes(0)) return undefined;
  const isOld = bytes[0] === 0xd0 && bytes[1] === 0xcf;
  return problem(
    'import/unreadable-table',
    isOld
      ? 'This is a workbook of the old binary format, or one with a password.'
      : 'This is neither CSV nor XLSX: it holds bytes that no text has.',
    { hint: 'Save the table as .xlsx without a password, or as CSV.' },
  );
}

function chooseTable(
  { tables }: Extract<RawTables, { ok: true }>,
  { sheet, columns }: ControlTableOptions,
): RawTable | TableFinding {
  const names = `Sheets with something in them: ${tables.map((table) => `"${table.sheet}"`).join(', ') || 'none'}.`;
  if (sheet !== undefined) {
    const found = tables.find((table) => table.sheet === sheet);
    if (found) return found;
    return problem('import/sheet-unclear', `There is no sheet "${sheet}" here. ${names}`, {
      hint: 'Name one of them with --sheet "<name>"; CSV has no sheets.',
    });
  }
  const fitting = tables.filter(({ rows }) => mapColumns(rows, columns).ok);
  if (fitting.length > 1)
    return problem(
      'import/sheet-unclear',
      `Several sheets look like tables of controls: ${fitting.map((table) => `"${table.sheet}"`).join(', ')}.`,
      { hint: `Name one with --sheet "${fitting[0]!.sheet}".` },
    );
  const table = fitting[0] ?? tables.find(({ rows }) => rows.length > 0);
  return (
    table ??
    problem('import/unreadable-table', 'This file holds no row.', {
      hint: 'Name a file with a heading row and a row a control.',
    })
  );
}

function toDrafts(table: RawTable, format: 'csv' | 'xlsx', options: ControlTableOptions): ControlTable {
  const { sheet, rows } = table;
  const mapped = mapColumns(rows, options.columns);
  if (!mapped.ok) return refuse(mapped.finding, sheet);
  const { map } = mapped;
  const below = rows
    .slice(rows.indexOf(map.head) + 1)
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (below.length > MOST_ROWS)
    return refuse(
      problem(
        'import/table-too-large',
        `This table has ${below.length} rows; at most ${MOST_ROWS} are read.`,
        {
          hint: 'Split the table.',
        },
      ),
      sheet,
    );
  const findings: TableFinding[] = [...table.notes];
  if (below.length === 0)
    findings.push(
      problem('import/unreadable-table', 'There is no row below the head.', {
        hint: 'Write a row a control.',
        line: map.head.line,
      }),
    );
  const origin = { file: options.name, format, sha256: options.sha256 };
  const drafts = below.flatMap((row) => {
    const made = toDraft(row, { map, origin, known: options.known, sheet });
    findings.push(...made.findings);
    return made.draft ? [made.draft] : [];
  });
  const failed = findings.some(({ severity }) => severity === 'error');
  return { drafts: failed ? [] : drafts, findings, map, sheet };
}
