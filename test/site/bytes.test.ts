/** Same content, same day, same bytes: on another run, in another folder, zone and language, side by side. */
import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashFiles, listFiles, readText } from './read-folder.ts';
import { type CliRun, runCli } from './run-cli.ts';
import { getSite } from './sites.ts';

const COMMIT = / at commit [0-9a-f]{12}/g;
const root = realpathSync(mkdtempSync(join(tmpdir(), 'rulemark-bytes-')));
const first = join(root, 'first');
const again = join(root, 'again');
const elsewhere = join(root, 'elsewhere');
let builds: CliRun[] = [];

beforeAll(async () => {
  const { content } = getSite('privileged');
  const copy = join(root, 'copy', 'content');
  cpSync(content, copy, { recursive: true });
  const toArguments = (from: string, out: string) => [
    'build',
    '--content',
    from,
    '--audience',
    'privileged',
    '--out',
    out,
  ];
  builds = await Promise.all([
    runCli(toArguments(content, first)),
    runCli(toArguments(content, again)),
    runCli(toArguments(copy, elsewhere), {
      cwd: root,
      env: { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
    }),
  ]);
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

test('three builds at the same time all end well', () => {
  expect(builds.map(({ code, stderr }) => (code === 0 ? '' : stderr))).toEqual(['', '', '']);
});

test('a second build has the same files and bytes', () => {
  const files = hashFiles(first);
  expect(hashFiles(again)).toEqual(files);
  expect(Object.keys(files)).toEqual(listFiles(getSite('privileged').folder));
  expect(Object.keys(files).length).toBeGreaterThan(200);
});

test('a copy outside git, built in another zone and language, differs only in the commit', () => {
  const withoutCommit = (bytes: Buffer, file: string) =>
    file.endsWith('.html') ? bytes.toString('utf8').replace(COMMIT, '') : bytes;
  expect(hashFiles(elsewhere, withoutCommit)).toEqual(hashFiles(again, withoutCommit));
  expect(readText(elsewhere, 'index.html')).not.toMatch(COMMIT);
});
