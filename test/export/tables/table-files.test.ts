import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import readExcel from 'read-excel-file/universal';
import { describe, expect, test } from 'vitest';
import { toSheetNames } from '../../../src/export/tables/sheet-names.ts';
import { toCsv } from '../../../src/export/tables/to-csv.ts';
import { toWorkbook, toXlsx } from '../../../src/export/tables/to-xlsx.ts';
import { toCellWords } from '../../../src/view/cell-words.ts';
import { toCsvRows } from '../../../src/view/csv-rows.ts';
import type { TableView } from '../../../src/view/table.ts';

/** As pandas does with `comment='#'`. */
const readCsv = (text: string): string[][] => parse(text, { comment: '#', skip_empty_lines: true });
const readSheets = (bytes: Uint8Array) =>
  readExcel(new Blob([bytes as Uint8Array<ArrayBuffer>]), { trim: false });

const ANY = fc.array(
  fc.array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('toString', '__proto__', 'constructor', '_x0041_'),
      fc.string({
        unit: fc.constantFrom(...'=+-@\t\r\n"\';,# ＝_x0041ab\u0000\u000b\ud800\ufeff'.split('')),
      }),
    ),
    { minLength: 3, maxLength: 3 },
  ),
  { maxLength: 8 },
);

function toView(rows: readonly (readonly string[])[]): TableView {
  return {
    caption: 'All of it.',
    columns: ['one', 'two', 'three'].map((id) => ({ id, label: id })),
    rows: rows.map((cells, index) => ({ id: `r${index}`, cells: cells.map((text) => ({ text })) })),
  };
}

describe('cells', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+49 30', "'+49 30"],
    ['-5', "'-5"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['\rx', "'\nx"],
    [' \u00a0=1', "' \u00a0=1"],
    ['"=1"', '\'"=1"'],
    ["'=1", "''=1"],
    ['\ufeff=1', "'\ufeff=1"],
    ['＝1+1', "'＝1+1"],
    ['＠x', "'＠x"],
    ['a;=1', "a;'=1"],
    ['a\n- b', "a\n'- b"],
    ['§ 7.302(a) – all', '§ 7.302(a) – all'],
    ['a = b', 'a = b'],
    ['a\u0000b\u001b', 'a␀b␛'],
    ['\ud800', '□'],
    ['', ''],
  ])('%j is written as %j', (text, written) => {
    expect(toCellWords(text)).toBe(written);
  });

  test('no text starts what a spreadsheet would run, whichever of the usual separators it splits at', () => {
    fc.assert(
      fc.property(ANY, (rows) => {
        const text = toCsvRows(rows);
        for (const piece of [...text.split(/[;\t\n]/), ...parse(text).flat()])
          expect(piece.replace(/^["\s\ufeff]+/, '')).not.toMatch(/^[=+\-@＝＋－＠]/);
      }),
    );
  });
});

describe('CSV', () => {
  test('any text comes back as it is written, and what the file is about stays out of the rows', () => {
    fc.assert(
      fc.property(ANY, fc.string({ unit: 'binary' }), (rows, about) => {
        const read = readCsv(toCsv(toView(rows), [about, 'as of, "today"']));
        expect(read).toEqual([
          ['Row id', 'one', 'two', 'three'],
          ...rows.map((row, index) => [`r${index}`, ...row.map(toCellWords)]),
        ]);
      }),
      { numRuns: 300 },
    );
  });

  test('numbers of a column of numbers are not guarded, a second line is a column of its own', () => {
    const view: TableView = {
      caption: 'Two, of three',
      columns: [
        { id: 'a', label: 'A' },
        { id: 'n', label: 'N', numeric: true },
      ],
      rows: [{ id: 'x', cells: [{ text: '=A', sub: 'due # 3' }, { text: '-5' }] }],
    };
    expect(toCsv(view, ['filtered by "a"'])).toBe(
      'Row id,A,A: more,N\nx,\'=A,"due # 3",-5\n\n# Two‚ of three\n# filtered by ”a”\n',
    );
  });
});

describe('XLSX', () => {
  test('any text comes back as it is written, as text', { timeout: 30_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(ANY, async (rows) => {
        const [table] = await readSheets(await toXlsx(toView(rows), ['about']));
        expect(table?.data.map((row) => row.map((cell) => cell ?? ''))).toEqual([
          ['Row id', 'one', 'two', 'three'],
          ...rows.map((row, index) => [`r${index}`, ...row.map(toCellWords)]),
        ]);
      }),
      { numRuns: 100 },
    );
  });

  test('days are dates, numbers are numbers, long texts are cut with a mark, no cell holds a formula', async () => {
    const view: TableView = {
      caption: 'All.',
      columns: [
        { id: 'a', label: 'A' },
        { id: 'n', label: 'N', numeric: true },
      ],
      rows: [
        { id: '1', cells: [{ text: '2024-02-29' }, { text: '4.5' }] },
        { id: '2', cells: [{ text: '2023-02-29' }, { text: 'none' }] },
        { id: '3', cells: [{ text: `=${'🙂'.repeat(20_000)}` }, { text: '0' }] },
        { id: '4', cells: [{ text: '1899-12-31' }, { text: '' }] },
      ],
    };
    const bytes = await toXlsx(view, ['Filter: owner is Team A']);
    const [table, about] = await readSheets(bytes);
    const rows = table!.data.slice(1);
    expect(rows[0]).toEqual(['1', new Date('2024-02-29T00:00:00Z'), 4.5]);
    expect(rows[1]).toEqual(['2', '2023-02-29', 'none']);
    expect(String(rows[2]?.[1])).toMatch(/^'=(?:🙂)+ … \[40002 characters, cut here\]$/u);
    expect(String(rows[2]?.[1]).length).toBeLessThanOrEqual(32_767);
    expect(rows[3]?.[1]).toBe('1899-12-31');
    expect(about?.sheet).toBe('About');
    expect(about?.data.flat()).toContain('Filter: owner is Team A');
    const xml = Object.entries(unzipSync(bytes)).map(([, entry]) => new TextDecoder().decode(entry));
    expect(xml.filter((text) => /<f[ >]/.test(text))).toEqual([]);
  });

  test('the same tables give the same bytes, and each table has a sheet', async () => {
    const tables = [
      { name: 'Obligations', view: toView([['a', 'b', 'c']]) },
      { name: 'obligations', view: toView([]) },
    ];
    const [one, other] = await Promise.all([toWorkbook(tables, []), toWorkbook(tables, [])]);
    expect(one).toEqual(other);
    expect((await readSheets(one)).map(({ sheet }) => sheet)).toEqual([
      'Obligations',
      'obligations 2',
      'About',
    ]);
  });

  test('names of sheets are what Excel takes', () => {
    expect(toSheetNames(['a/b:c', '', "'x'", 'History', 'y'.repeat(40), 'Y'.repeat(40), '[*]'])).toEqual([
      'a b c',
      'Sheet',
      'x',
      'History 2',
      'y'.repeat(31),
      `${'Y'.repeat(29)} 2`,
      'Sheet 2',
    ]);
  });
});
