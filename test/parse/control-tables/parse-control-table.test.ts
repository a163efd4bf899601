/** Tables of controls as people save them: what is read, what is refused with its row and column, what is kept. */
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import writeExcel, { type SheetData } from 'write-excel-file/universal';
import { toCsv } from '../../../src/export/tables/to-csv.ts';
import { toXlsx } from '../../../src/export/tables/to-xlsx.ts';
import type { ColumnField } from '../../../src/parse/control-tables/map-columns.ts';
import {
  type ControlTable,
  type ControlTableOptions,
  findTooLargeTable,
  parseControlTable,
} from '../../../src/parse/control-tables/parse-control-table.ts';
import type { TableView } from '../../../src/view/table.ts';
import { fc } from '../../seeded.ts';

const KNOWN: ControlTableOptions['known'] = {
  relations: ['implements', 'supports'],
  findObligation: (words) => (['light-lamp', 'keep-log'].includes(words) ? words : undefined),
  findProduct: (words) => (words.toLowerCase() === 'lamps' ? 'lamps' : undefined),
};

const read = (
  source: string | Uint8Array,
  options: { columns?: [ColumnField, string][]; sheet?: string } = {},
): Promise<ControlTable> =>
  parseControlTable(typeof source === 'string' ? strToU8(source) : source, {
    name: 'controls.csv',
    sha256: 'a'.repeat(64),
    columns: new Map(options.columns),
    sheet: options.sheet,
    known: KNOWN,
  });
const codes = ({ findings }: ControlTable) =>
  findings.map(({ severity, code, line, column }) => `${severity} ${code} ${line}:${column}`);
const titles = ({ drafts }: ControlTable) => drafts.map(({ title }) => title);
async function toBytes(sheets: Record<string, SheetData>): Promise<Uint8Array> {
  const blob = await writeExcel(
    Object.entries(sheets).map(([sheet, data]) => ({ sheet, data, dateFormat: 'dd/mm/yyyy' })),
  ).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}

describe('CSV', () => {
  test('reads every field and keeps what has no field as a property', async () => {
    const table = await read(
      [
        'Control ID,Control Name,Description,Type,Status,Owner,Due date,Products,Links,Satisfies,Rationale,Relation,Vendor',
        'KL-1(2),"Evening, round","Walk.\nLight.",Manual,In progress,Keepers,31.12.2030,Lamps,LAMP-12;https://lamps.test/;docs/round.md,light-lamp; keep-log,Each lamp is lit.,implements,Acme',
      ].join('\n'),
    );
    expect(table.findings).toEqual([]);
    expect(table.drafts).toMatchObject([
      {
        id: 'kl-1-2',
        title: 'Evening, round',
        statement: 'Walk.\nLight.',
        kind: 'process',
        status: 'partial',
        state: 'draft',
        owner: 'Keepers',
        due: '2030-12-31',
        products: ['lamps'],
        references: [
          { type: 'ticket', at: 'LAMP-12' },
          { type: 'url', at: 'https://lamps.test/' },
          { type: 'path', at: 'docs/round.md' },
        ],
        satisfies: [
          {
            obligation: 'light-lamp',
            relation: 'implements',
            covers: 'whole',
            rationale: 'Each lamp is lit.',
          },
          { obligation: 'keep-log', relation: 'implements', covers: 'whole', rationale: 'Each lamp is lit.' },
        ],
        properties: [{ name: 'Vendor', value: 'Acme' }],
        origin: { file: 'controls.csv', format: 'csv', id: 'KL-1(2)' },
        assumed: [],
        line: 2,
      },
    ]);
  });

  test.each([
    ['semicolons', 'Name;Owner\nA, b;Me\n'],
    ['tabs', 'Name\tOwner\nA, b\tMe\n'],
    ['bars', 'Name|Owner\nA, b|Me\n'],
    ['quotes', 'Name,Owner\n"A, b",Me\n'],
    ['a line sep=', 'sep=;\nName;Owner\nA, b;Me\n'],
    ['carriage returns', 'Name;Owner\rA, b;Me\r'],
    ['a byte order mark', '\ufeffName;Owner\r\nA, b;Me\r\n'],
    ['lines of comment', '# From the register\nName;Owner\nA, b;Me\n\n# 1 of 3 rows\n'],
    ['titles above the head', 'Register of controls\n\nName;Owner\nA, b;Me\n'],
  ])('is told by its content: %s', async (_, text) => {
    const table = await read(text);
    expect(table.findings).toEqual([]);
    expect(table.drafts).toMatchObject([{ title: 'A, b', owner: 'Me' }]);
  });

  test.each([
    ['Windows-1252', Uint8Array.from([...strToU8('Name,Owner\nPr'), 0xfc, ...strToU8('fung,Zo'), 0xeb])],
    ['UTF-8', strToU8('Name,Owner\nPrüfung,Zoë')],
    ['UTF-16', Uint8Array.from(Buffer.from('\ufeffName,Owner\nPrüfung,Zoë', 'utf16le'))],
  ])('is read in its encoding: %s', async (_, bytes) => {
    expect((await read(bytes)).drafts).toMatchObject([{ id: 'prufung', title: 'Prüfung', owner: 'Zoë' }]);
  });

  test.each([
    ['Foo,Bar\nx,y\n', 'error import/column-missing 1:1'],
    ['', 'error import/unreadable-table 1:1'],
    ['Name,Owner\n', 'error import/unreadable-table 1:1'],
    ['Name,Owner\nok,me\n"Open,me\nb,c\n', 'error import/unreadable-table 3:1'],
    ['Name,Owner\nok,me\na, b, c\n', 'error import/ragged-row 3:3'],
    ['Name,Owner\nok,me\n,you\n', 'error import/cell-missing 3:1'],
    ['Name,Owner\n???,you\n', 'error import/cell-missing 2:1'],
    ['Name\u0000,Owner', 'error import/unreadable-table 1:1'],
  ])('%j is refused whole: %s', async (text, code) => {
    const table = await read(text);
    expect(codes(table)).toContain(code);
    expect(table.drafts).toEqual([]);
  });

  test.each([
    ['Name,Status\nA,Sort of\n', 'Status', 'Sort of'],
    ['Name,Type\nA,Odd\n', 'Type', 'Odd'],
    ['Name,Due\nA,3/4/2030\n', 'Due', '3/4/2030'],
    ['Name,Product\nA,Buoys\n', 'Product', 'Buoys'],
    ['Name,Satisfies,Rationale\nA,fly-kite,Because.\n', 'Satisfies', 'fly-kite'],
    ['Name,Satisfies,Rationale\nA,light-lamp,\n', 'Satisfies', 'light-lamp'],
    ['Name,Satisfies\nA,light-lamp\n', 'Satisfies', 'light-lamp'],
  ])('keeps what it cannot take, and names the place: %j', async (text, name, value) => {
    const table = await read(text);
    expect(codes(table)).toEqual(['warning import/cell-left-out 2:2']);
    expect(table.drafts).toMatchObject([{ properties: [{ name, value }] }]);
    expect(table.drafts[0]?.satisfies).toEqual(expect.toSatisfy((claims) => !claims || claims.length === 0));
    expect(table.drafts[0]?.status).toBe('planned');
  });

  test.each([
    ['Implemented', 'implemented'],
    ['fully_implemented', 'implemented'],
    ['IN PLACE', 'implemented'],
    ['Partially Implemented', 'partial'],
    ['in-progress', 'partial'],
    ['Planned', 'planned'],
    ['Compensating control', 'alternative'],
    ['N/A', 'not-applicable'],
    ['Not implemented', undefined],
    ['TBD', undefined],
  ])('the status %j is %s', async (words, status) => {
    const [draft] = (await read(`Name,Status\nA,${words}\n`)).drafts;
    expect(draft?.status).toBe(status ?? 'planned');
    expect(draft?.assumed.includes('status')).toBe(status === undefined);
  });

  test.each([
    ['2030-02-28', '2030-02-28'],
    ['28.02.2030', '2030-02-28'],
    ['28/02/2030', '2030-02-28'],
    ['2/28/2030', '2030-02-28'],
    ['3/3/2030', '2030-03-03'],
    ['28 February 2030', '2030-02-28'],
    ['Feb 28, 2030', '2030-02-28'],
    ['30.02.2030', undefined],
    ['2/3/2030', undefined],
    ['Q3', undefined],
  ])('the day %j is %s', async (words, day) => {
    expect((await read(`Name;Due\nA;${words}\n`)).drafts[0]?.due).toBe(day);
  });

  test('a formula stays text, the apostrophe of our own files goes', async () => {
    const table = await read(`Name,Owner,Description\n=1+1,'=Team,'quoted' words\n`);
    expect(table.drafts).toMatchObject([{ title: '=1+1', owner: '=Team', statement: "'quoted' words" }]);
  });

  test('columns that are named win, an empty name takes one away, a wrong one is named with what there is', async () => {
    const text = 'Ref,Name,Note,Team\n1,Round,Walk,Keepers\n';
    const table = await read(text, {
      columns: [
        ['description', 'note'],
        ['owner', 'Team'],
        ['id', ''],
      ],
    });
    expect(table.drafts).toMatchObject([
      { id: 'round', statement: 'Walk', owner: 'Keepers', properties: [{ name: 'Ref', value: '1' }] },
    ]);
    const wrong = await read(text, { columns: [['owner', 'Teem']] });
    expect(wrong.findings[0]?.message).toBe(
      'There is no column "Teem" for owner. Columns found: "Ref", "Name", "Note", "Team".',
    );
    expect(wrong.findings[0]?.hint).toBe('Did you mean --map owner="Team"?');
  });

  test('the same title gives the same id, whatever stands around it', async () => {
    const one = await read('Name\nEvening round\nMorning round\n');
    const other = await read('Name;Owner\nMorning round;x\nNew;y\nEvening round;z\n');
    expect(one.drafts.map(({ id }) => id)).toEqual(['evening-round', 'morning-round']);
    expect(other.drafts.map(({ id }) => id)).toEqual(['morning-round', 'new', 'evening-round']);
  });

  test('what is larger than any table of controls is refused before it is read', () => {
    expect(findTooLargeTable(50 * 1024 * 1024)?.message).toBe(
      'This file has 50 MB; a table of controls may have 20 MB.',
    );
    expect(findTooLargeTable(20 * 1024 * 1024)).toBeUndefined();
  });
});

describe('XLSX', () => {
  const HEAD = ['Name', 'Owner', 'Due'].map((value) => ({ value }));

  test('reads texts, days and numbers, with the row of the sheet', async () => {
    const bytes = await toBytes({
      Controls: [
        [{ value: 'Register' }],
        [],
        HEAD,
        [{ value: 'Round' }, { value: 7 }, { value: new Date('2030-02-28T00:00:00Z') }],
        [null],
        [{ value: 'Log' }],
      ],
    });
    const table = await read(bytes);
    expect(table.findings).toEqual([]);
    expect(table.drafts).toMatchObject([
      { title: 'Round', owner: '7', due: '2030-02-28', line: 4, place: 'sheet "Controls", row 4' },
      { title: 'Log', line: 6 },
    ]);
  });

  test('a formula gives its stored value or its text, never a result of ours', async () => {
    const table = await read(
      await toBytes({ S: [HEAD, [{ value: 'Round' }, { type: 'Formula', value: 'A1&"x"' }]] }),
    );
    expect(codes(table)).toEqual(['warning import/cell-left-out 2:2']);
    expect(table.drafts).toMatchObject([{ title: 'Round', owner: '=A1&"x"' }]);
  });

  test('cells merged downwards say the same in each row', async () => {
    const table = await read(
      await toBytes({
        S: [
          HEAD,
          [{ value: 'Round' }, { value: 'Keepers', rowSpan: 2 }],
          [{ value: 'Log' }],
          [{ value: 'Oil' }, { value: 'Store' }],
        ],
      }),
    );
    expect(table.drafts.map(({ title, owner }) => [title, owner])).toEqual([
      ['Round', 'Keepers'],
      ['Log', 'Keepers'],
      ['Oil', 'Store'],
    ]);
    expect(table.findings[0]?.message).toBe(
      'S!B2:B3 is merged: each of its rows is read as saying "Keepers".',
    );
  });

  test('of several sheets the one with a head, or the one that is named', async () => {
    const row = [{ value: 'Round' }];
    const about = [[{ value: 'About this file' }]];
    expect((await read(await toBytes({ About: about, Controls: [HEAD, row] }))).sheet).toBe('Controls');
    const two = await toBytes({ Old: [HEAD, row], New: [HEAD, row] });
    expect((await read(two)).findings[0]?.message).toBe(
      'Several sheets look like tables of controls: "Old", "New".',
    );
    expect(titles(await read(two, { sheet: 'New' }))).toEqual(['Round']);
    expect(codes(await read(two, { sheet: 'Newer' }))).toEqual(['error import/sheet-unclear 1:1']);
  });

  test('a damaged archive, an archive of something else and a bomb are refused', async () => {
    const good = await toBytes({ S: [HEAD, [{ value: 'Round' }]] });
    const bomb = zipSync({
      ...unzipSync(good),
      'xl/worksheets/sheet9.xml': new Uint8Array(201 * 1024 * 1024),
    });
    for (const bytes of [good.slice(0, good.length / 2), zipSync({ 'a.txt': strToU8('x') })])
      expect(codes(await read(bytes))).toEqual(['error import/unreadable-table 1:1']);
    expect(codes(await read(bomb))).toEqual(['error import/table-too-large 1:1']);
  });
});

describe('our own files come back', () => {
  const ONE = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
    .map((text) => text.replace(/\s+/g, ' ').trim())
    .filter((text) => /[a-z0-9]/i.test(text) && !text.startsWith("'"));
  const toView = (cells: readonly string[]): TableView => ({
    caption: 'All.',
    columns: [
      { id: 'title', label: 'Title' },
      { id: 'owner', label: 'Owner' },
    ],
    rows: cells.map((text, index) => ({ id: `c${index}`, cells: [{ text }, { text }] })),
  });

  test('from CSV and XLSX, with the words they had', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(ONE, { minLength: 1, maxLength: 4 }), async (cells) => {
        const view = toView(cells);
        for (const bytes of [strToU8(toCsv(view, ['Filter: none.'])), await toXlsx(view, [])]) {
          const { drafts } = await read(bytes);
          expect(drafts.map(({ id, title, owner }) => [id, title, owner])).toEqual(
            cells.map((text, index) => [`c${index}`, text, text]),
          );
        }
      }),
      { numRuns: 60 },
    );
  });

  test('no bytes make it throw or give half a table', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.boolean(), async (bytes, isArchive) => {
        const table = await read(isArchive ? Uint8Array.from([0x50, 0x4b, 3, 4, ...bytes]) : bytes);
        if (table.findings.some(({ severity }) => severity === 'error')) expect(table.drafts).toEqual([]);
      }),
    );
  });
});
