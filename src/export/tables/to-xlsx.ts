/**
 * Tables as a workbook (Office Open XML): one sheet a table with a fixed head, days as dates, numbers as numbers, and
 * a last sheet "About" with what the file shows and hides. Texts are guarded like those of CSV, because a workbook is
 * saved as CSV and cells are edited. The bytes depend on nothing but the words: no clock, no zone.
 * Limits of Excel: a cell holds 32,767 characters, a sheet 1,048,576 rows, its name 31 characters; what is longer is
 * cut and says so.
 */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import writeExcel, { type Cell, type Row, type Sheet } from 'write-excel-file/universal';
import { isDay } from '../../text/day.ts';
import { toCellWords } from '../../view/cell-words.ts';
import { type FlatTable, toFlatTable } from '../../view/flat-table.ts';
import type { TableView } from '../../view/table.ts';
import { toSheetNames } from './sheet-names.ts';

const LONGEST_CELL = 32_767;
const MOST_ROWS = 1_048_575;
const ABOUT = 'About';
/** A character of nobody's, in front of a text that the writer would mistake. */
const MARK = '\ue000';

export interface NamedTable {
  readonly name: string;
  readonly view: TableView;
}

/** A workbook of one table and what it is about. */
export function toXlsx(view: TableView, about: readonly string[]): Promise<Uint8Array> {
  return toWorkbook([{ name: 'Table', view }], about);
}

/** A workbook of several tables, in their order; what each shows stands on the last sheet. */
export async function toWorkbook(
  tables: readonly NamedTable[],
  about: readonly string[],
): Promise<Uint8Array> {
  const names = toSheetNames([...tables.map(({ name }) => name), ABOUT]);
  const sheets = tables.map(({ view }, index) => toSheet(names[index]!, toFlatTable(view)));
  const captions = tables.map(({ view }, index): readonly [string, string] => [names[index]!, view.caption]);
  const blob = await writeExcel([...sheets, toAboutSheet(names.at(-1)!, captions, about)]).toBlob();
  return finish(new Uint8Array(await blob.arrayBuffer()));
}

function toSheet(sheet: string, { headings, rows }: FlatTable): Sheet<never> {
  const kept = rows.slice(0, MOST_ROWS);
  return {
    sheet,
    data: [toHead(headings), ...kept.map((row): Row => row.map(toCell))],
    columns: headings.map((heading, index) => ({ width: toWidth(heading, kept, index) })),
    stickyRowsCount: 1,
  };
}

function toAboutSheet(
  sheet: string,
  captions: readonly (readonly [string, string])[],
  about: readonly string[],
): Sheet<never> {
  return {
    sheet,
    data: [
      toHead(['Sheet', 'What this file shows']),
      ...captions.map(([name, caption]): Row => [toCell(name), toCell(caption)]),
      ...about.map((line): Row => [null, toCell(line)]),
    ],
    columns: [{ width: 24 }, { width: 110 }],
  };
}

function toHead(headings: readonly string[]): Row {
  return headings.map((heading) => ({ value: toText(heading), type: String, fontWeight: 'bold' }));
}

function toCell(value: number | string): Cell {
  if (typeof value === 'number') return { value, type: Number };
  if (value === '') return null;
  // Excel counts a 29 February 1900 that never was, so days before March 1900 stay words
  if (isDay(value) && value >= '1900-03-01' && value <= '9999-12-31')
    return { value: new Date(`${value}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' };
  return { value: toText(value), type: String, wrap: value.length > 60, alignVertical: 'top' };
}

/** Guarded, cut to what a cell holds, and with nothing that Excel would take for its escape `_x0041_`. */
function toText(text: string): string {
  const words = toCellWords(text);
  const cut = words.length <= LONGEST_CELL ? words : cutTo(words, LONGEST_CELL);
  const escaped = cut.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
  // the writer looks texts up in a plain object, where "constructor" is always found: marked until it has written
  return escaped in Object.prototype ? MARK + escaped : escaped;
}

function cutTo(words: string, length: number): string {
  const mark = ` … [${words.length} characters, cut here]`;
  return words.slice(0, length - mark.length).replace(/[\ud800-\udbff]$/, '') + mark;
}

/** As wide as the longest word of the head and the first rows, within what can be read. */
function toWidth(heading: string, rows: FlatTable['rows'], column: number): number {
  const lengths = rows.slice(0, 200).map((row) => String(row[column] ?? '').length);
  return Math.min(60, Math.max(10, heading.length + 2, ...lengths.map((length) => length + 2)));
}

/** The same archive with one fixed time on every entry, and texts without their mark. */
function finish(archive: Uint8Array): Uint8Array {
  const entries = Object.entries(unzipSync(archive)).sort(([one], [other]) => (one < other ? -1 : 1));
  const plain = entries.map(([name, bytes]) => [
    name,
    name === 'xl/sharedStrings.xml' ? withoutMarks(bytes) : bytes,
  ]);
  return zipSync(Object.fromEntries(plain), { mtime: new Date(1980, 0, 1) });
}

function withoutMarks(bytes: Uint8Array): Uint8Array {
  const xml = strFromU8(bytes);
  return strToU8(
    xml.replace(/<t>\ue000(\w+)<\/t>/g, (whole, word: string) =>
      word in Object.prototype ? `<t>${word}</t>` : whole,
    ),
  );
}
