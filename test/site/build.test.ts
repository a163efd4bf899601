/** What `rulemark build` does to the folder it builds into, when it can and when it cannot build. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hashFiles, listFiles } from './read-folder.ts';
import { runCli } from './run-cli.ts';
import { getSite } from './sites.ts';
import { writeFiles, writeTwoRules } from './small-content.ts';

let root = '';
const at = (...path: string[]) => join(root, ...path);

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'rulemark-build-')));
  mkdirSync(at('content'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const build = (...args: string[]) =>
  runCli(['build', '--content', at('content'), '--out', at('out'), ...args]);

describe('with an error in the content', () => {
  beforeEach(() => {
    writeTwoRules(at('content'));
    writeFiles(at('content'), {
      'provider/controls/round.md': '---\ntitle: Round\nkind: proces\nstatus: implemented\n---\n',
      'provider/controls/watch.md':
        '---\ntitle: Watch\nkind: process\nstatus: implemented\nsatisfies: light\n---\n',
    });
    cpSync(getSite('twoRules').folder, at('out'), { recursive: true });
  });

  test('ends with 1, names every mistake with its place, and builds nothing', async () => {
    const { code, stdout, stderr } = await build();
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/content\/provider\/controls\/round\.md:3:7 {2}error {2}schema\/invalid-value/);
    expect(stderr).toMatch(/content\/provider\/controls\/watch\.md:5:12 {2}error {2}schema\/wrong-type/);
    expect(stderr).toMatch(/Nothing was built\.\n$/);
    expect(stderr).not.toMatch(/^ {4}at /m);
  });

  test('leaves the site that was there byte for byte, and nothing beside it', async () => {
    const before = hashFiles(at('out'));
    await build();
    expect(hashFiles(at('out'))).toEqual(before);
    expect(Object.keys(before).length).toBeGreaterThan(30);
    expect(readdirSync(root).sort()).toEqual(['content', 'out']);
  });
});

describe('with content that is right', () => {
  beforeEach(() => writeTwoRules(at('content')));

  test('takes the place of the site that was there, with nothing of it left', async () => {
    cpSync(getSite('privileged').folder, at('out'), { recursive: true });
    const { code } = await build('--audience', 'privileged');
    expect(code).toBe(0);
    expect(listFiles(at('out'))).toEqual(listFiles(getSite('twoRules').folder));
    expect(readdirSync(root).sort()).toEqual(['content', 'out']);
  });

  test('makes the folders that lead to its place', async () => {
    const out = at('deep', 'down', 'site');
    const { code } = await runCli(['build', '--content', at('content'), '--out', out]);
    expect(code).toBe(0);
    expect(listFiles(out)).toContain('index.html');
  });

  test('never deletes a folder that holds something else than a site it built', async () => {
    mkdirSync(at('out'));
    writeFileSync(at('out', 'thesis.txt'), 'the only copy');
    const { code, stderr } = await build();
    expect(listFiles(at('out'))).toEqual(['thesis.txt']);
    expect(code).toBe(2);
    expect(stderr).toContain('thesis.txt');
  });

  test('never deletes the content it was built from', async () => {
    const before = hashFiles(at('content'));
    for (const out of [at('content'), at('content', 'provider'), root]) {
      const { code } = await runCli(['build', '--content', at('content'), '--out', out]);
      expect(code).toBe(2);
    }
    expect(hashFiles(at('content'))).toEqual(before);
    expect(readdirSync(root)).toEqual(['content']);
  });

  test('builds for the public when nobody says for whom', async () => {
    await build();
    expect(listFiles(at('out')).filter((file) => /^controls\/./.test(file))).toEqual(['controls/index.html']);
  });
});

test('builds a site from a folder with nothing in it', async () => {
  const { code, stderr } = await build('--as-of', '2024-04-01');
  expect(stderr).toMatch(/Built .+ in \d+\.\d s\.\n$/);
  expect(code).toBe(0);
  expect(listFiles(at('out'))).toEqual(
    expect.arrayContaining(['index.html', 'graph.json', 'docs/index.html']),
  );
});

test('reads the content folder that RULEMARK_CONTENT names', async () => {
  writeTwoRules(at('content'));
  const { code } = await runCli(['build', '--out', at('out')], { env: { RULEMARK_CONTENT: at('content') } });
  expect(code).toBe(0);
  expect(listFiles(at('out'))).toContain('rules/harbour-bells/index.html');
});

test('ends with 2 and says so when there is no content folder', async () => {
  const { code, stderr } = await runCli(['build', '--content', at('nowhere'), '--out', at('out')]);
  expect(code).toBe(2);
  expect(stderr).toContain(`There is no content folder "${at('nowhere')}".`);
  expect(readdirSync(root)).toEqual(['content']);
});
