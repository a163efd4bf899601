/** `docket analyze` from outside: files of any format, JSON that accounts for every row, wrong usage. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { runCli } from './run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'rulemark-docket-analyze-'));
afterAll(() => rmSync(folder, { recursive: true }));

const LETTER =
  'Please withdraw the proposed rule on widgets. It would cost every small shop ten thousand dollars. Nobody has shown that it helps anyone.';
const lines = join(folder, 'comments.jsonl');
writeFileSync(
  lines,
  [
    { id: 'a', comment: LETTER },
    { id: 'b', comment: `${LETTER} My shop sells forty of them.` },
    { id: 'c', comment: 'I support this rule' },
    { id: 'd', comment: 'See attached file(s)' },
  ]
    .map((line) => `${JSON.stringify(line)}\n`)
    .concat('{"id":"e","comm')
    .join(''),
);

describe('docket analyze', () => {
  test('prints JSON in which every row is in one place', async () => {
    const { code, stdout } = await runCli(['docket', 'analyze', lines, '--json', '--threads', '2']);
    expect(code).toBe(0);
    const { schema, ledger, campaigns, attributions } = JSON.parse(stdout);
    expect(schema).toBe('rulemark/docket-analysis@1');
    expect(ledger).toMatchObject({
      rows: 5,
      unreadable: 1,
      attachmentOnly: 1,
      analysed: 3,
      inCampaigns: 2,
      short: 1,
    });
    expect(campaigns).toHaveLength(1);
    expect(campaigns[0].members[1]).toMatchObject({ id: 'b', residual: ['My shop sells forty of them.'] });
    expect(attributions).toEqual([]);
  });

  test('shows people raw and distinct counts and no percentage', async () => {
    const { code, stdout } = await runCli(['docket', 'analyze', lines]);
    expect(code).toBe(0);
    expect(stdout).toContain('3 comments analysed, 3 different texts');
    expect(stdout).toContain('Please withdraw the proposed rule on widgets.');
    expect(stdout).not.toContain('%');
  });

  test('writes a file, whole', async () => {
    const out = join(folder, 'analysis.json');
    expect((await runCli(['docket', 'analyze', lines, '--out', out])).code).toBe(0);
    expect(JSON.parse(readFileSync(out, 'utf8')).ledger.rows).toBe(5);
  });

  test.each([
    [[], 'one of the two'],
    [['nowhere.csv'], 'no file or folder'],
    [['--docket', 'none'], 'Nothing was imported'],
    [['/dev/null'], 'only once'],
  ])('refuses %j', async (args, words) => {
    const { code, stderr } = await runCli(['docket', 'analyze', ...args]);
    expect(code).toBe(2);
    expect(stderr).toContain(words);
  });
});
