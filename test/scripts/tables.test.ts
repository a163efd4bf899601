/** Tables out and in, from outside: `list --csv`, `export csv|xlsx|ics`, `import` of CSV. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import readExcel from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { makeFolder, RULE, toObligation, writeBase } from '../build-content.ts';
import { runCli } from './run-cli.ts';

const readCsv = (text: string): string[][] =>
  parse(text, { bom: true, comment: '#', skip_empty_lines: true });
const toAbout = (text: string) => text.split('\n').filter((line) => line.startsWith('# '));
const CONTROLS = 'provider/controls';

describe('list --csv and --xlsx', () => {
  test('have as many rows as --json, and say for whom and as of when', async () => {
    const folder = writeBase();
    for (const kind of ['obligations', 'gaps', 'events']) {
      const [csv, json] = await Promise.all(
        ['--csv', '--json'].map((option) => runCli(['list', kind, option, '--content', folder])),
      );
      expect(readCsv(csv?.stdout ?? '').length - 1, kind).toBe(JSON.parse(json?.stdout ?? '').length);
      expect(toAbout(csv?.stdout ?? '').join('\n')).toMatch(
        /As of: 2030-06-15[\s\S]*Audience: privileged[\s\S]*Filter: none[\s\S]*Source: content/,
      );
    }
  });

  test('words that start like a formula are guarded in both', async () => {
    const folder = writeBase({ [`${RULE}/obligations/light-lamp.md`]: toObligation({ title: '=1+1' }) });
    const out = join(makeFolder(), 'a.xlsx');
    const csv = await runCli(['list', 'obligations', '--csv', '--content', folder]);
    expect(readCsv(csv.stdout).flat()).toContain("'=1+1");
    const run = await runCli(['list', 'obligations', '--xlsx', out, '--content', folder]);
    expect(run).toMatchObject({ code: 0, stdout: '' });
    expect((await readExcel(out))[0]?.data.flat()).toContain("'=1+1");
    const again = await runCli(['list', 'controls', '--xlsx', out, '--content', folder]);
    expect(again.code).toBe(2);
    expect(again.stderr).toContain('nothing was written');
  });

  test('refuse two formats, and what the audience may not have', async () => {
    const folder = writeBase();
    expect((await runCli(['list', 'gaps', '--csv', '--json', '--content', folder])).code).toBe(2);
    const run = await runCli(['list', 'gaps', '--csv', '--audience', 'public', '--content', folder]);
    expect(run).toMatchObject({ code: 2, stdout: '' });
  });
});

describe('export csv, xlsx and ics', () => {
  test('hold the same tables, the same bytes twice, and nothing of ours for the public', async () => {
    const folder = writeBase();
    const out = makeFolder();
    const run = (format: string, path: string, ...args: string[]) =>
      runCli(['export', format, '--out', path, '--content', folder, ...args]);
    expect((await run('csv', join(out, 'csv/'))).code).toBe(0);
    expect((await run('xlsx', join(out, 'a.xlsx'))).code).toBe(0);
    expect((await run('xlsx', join(out, 'a.xlsx'))).stderr).toContain('already says that');
    const files = readdirSync(join(out, 'csv')).map((name) => name.replace('.csv', ''));
    const sheets = await readExcel(join(out, 'a.xlsx'));
    expect(sheets.map(({ sheet }) => sheet).sort()).toEqual([...files, 'About'].sort());
    for (const { sheet, data } of sheets.filter(({ sheet: name }) => name !== 'About'))
      expect(data.length, sheet).toBe(readCsv(readFileSync(join(out, 'csv', `${sheet}.csv`), 'utf8')).length);
    expect(files).toEqual(
      expect.arrayContaining(['obligations', 'controls', 'gaps', 'penalty-sums', 'reviews']),
    );
    expect((await run('csv', join(out, 'public/'), '--audience', 'public')).code).toBe(0);
    const open = readdirSync(join(out, 'public'));
    expect(open).toContain('obligations.csv');
    expect(
      open.filter((name) => /control|evidence|gap|review|provider|applicab|ask|answer/.test(name)),
    ).toEqual([]);
  });

  test('a calendar says how many entries it has', async () => {
    const out = join(makeFolder(), 'a.ics');
    const run = await runCli(['export', 'ics', '--out', out, '--content', writeBase()]);
    expect(run.code).toBe(0);
    const count = readFileSync(out, 'utf8').match(/BEGIN:VEVENT/g)?.length ?? 0;
    expect(run.stderr).toContain(count === 1 ? '1 entry' : `${count} entries`);
  });
});

describe('import of a table', () => {
  const write = (text: string): string => {
    const file = join(makeFolder(), 'register.csv');
    writeFileSync(file, text);
    return file;
  };
  const TABLE =
    'Control Name;Team;Status;Satisfies;Rationale\nEvening watch;Keepers;Done;light-lamp;Each lamp is seen.\n';

  test('shows the columns, writes drafts that check takes, and a second time nothing', async () => {
    const folder = writeBase();
    const file = write(TABLE);
    const dry = await runCli(['import', file, '--content', folder, '--dry-run']);
    expect(dry.code).toBe(0);
    expect(dry.stderr).toContain('owner        B "Team"');
    expect(existsSync(join(folder, CONTROLS, 'evening-watch.md'))).toBe(false);
    const run = await runCli(['import', file, '--content', folder]);
    expect(run.code).toBe(0);
    const text = readFileSync(join(folder, CONTROLS, 'evening-watch.md'), 'utf8');
    expect(text).toContain('state: draft');
    expect(text).toMatch(/satisfies:\n {2}- obligation: light-lamp\n {4}relation: supports\n/);
    expect((await runCli(['check', '--content', folder])).code).toBe(0);
    const again = await runCli(['import', file, '--content', folder]);
    expect(again.stdout).toContain('There already, as stated: evening-watch');
    expect(readFileSync(join(folder, CONTROLS, 'evening-watch.md'), 'utf8')).toBe(text);
  });

  test.each([
    ['Foo;Bar\nx;y\n', [], 1, /Columns found: "Foo", "Bar"/],
    [TABLE, ['--map', 'owner=Crew'], 1, /no column "Crew" for owner/],
    [TABLE, ['--map', 'colour=Team'], 2, /is not <field>=<column>\. Fields: id, title/],
    [`${TABLE}evening Watch;a;b;;\n`, [], 1, /Two controls of the file would be called "evening-watch"/],
    [`${TABLE}Other;a;b;c;d;e\n`, [], 1, /stands under no heading/],
    [TABLE, ['--sheet', 'One'], 1, /There is no sheet "One"/],
    [TABLE, ['--withdrawn'], 2, /is for OSCAL/],
  ])('%j with %j is refused and nothing is written', async (text, args, code, words) => {
    const folder = writeBase();
    const before = readdirSync(join(folder, CONTROLS));
    const run = await runCli(['import', write(text), '--content', folder, ...args]);
    expect(run.code).toBe(code);
    expect(run.stderr).toMatch(words);
    expect(readdirSync(join(folder, CONTROLS))).toEqual(before);
  });
});
