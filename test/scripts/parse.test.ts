/** `rulemark parse` as a process: what it prints, and that for bad input it prints nothing but one clear error. */
import { closeSync, ftruncateSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runCli } from './run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'rulemark-parse-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function save(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const document = (number: string, words: string): string =>
  `<RULE><PREAMB><AGENCY>OFFICE</AGENCY><CFR>12 CFR Part 99</CFR><SUBJECT>Things</SUBJECT></PREAMB><REGTEXT PART="99" TITLE="12"><SECTION><SECTNO>§ 99.1</SECTNO><P>(a) ${words}</P></SECTION></REGTEXT><FRDOC>[FR Doc. ${number} Filed 1–2–20; 8:45 am]</FRDOC></RULE>`;
const single = save('single.xml', document('2020–00001', 'One.'));
const issue = save(
  'issue.xml',
  `<FEDREG><RULES>${document('2020-00001', 'One.')}${document('2020-00002', 'Two.')}</RULES></FEDREG>`,
);

test('prints one object, the same each time', async () => {
  const first = await runCli(['parse', single, '--json']);
  expect(first.code).toBe(0);
  const parsed = JSON.parse(first.stdout) as Record<string, unknown>;
  expect(Object.keys(parsed)).toEqual([
    'schema',
    'source',
    'document',
    'blocks',
    'amendments',
    'diagnostics',
  ]);
  expect(parsed['schema']).toBe('rulemark/parsed@1');
  expect((await runCli(['parse', single, '--json'])).stdout).toBe(first.stdout);
});

test('reads one document of an issue by its number, however its dash is written', async () => {
  for (const number of ['2020-00002', '2020–00002']) {
    const { stdout, code } = await runCli(['parse', issue, '--document', number, '--json']);
    expect(code).toBe(0);
    expect(stdout).toContain('(a) Two.');
    expect(stdout).not.toContain('(a) One.');
  }
});

test('says which document is not there, and which is near', async () => {
  const { stdout, stderr, code } = await runCli(['parse', issue, '--document', '2019-00002']);
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toContain('xml/no-such-document');
  expect(stderr).toContain('Did you mean 2020-00002?');
});

test('for people: what it is and how much is in it', async () => {
  const { stdout, code } = await runCli(['parse', single]);
  expect(code).toBe(0);
  expect(stdout).toContain('Things · document 2020-00001');
  expect(stdout).toMatch(/regulatory-text\s+2\s+1\s+4/);
});

test.each([
  ['cut.xml', '<RULE>\n<P>One', 'xml/not-well-formed', '2:'],
  ['page.xml', '<!DOCTYPE html>\n<html></html>', 'xml/unknown-dialect', '2:'],
  ['empty.xml', '', 'xml/not-xml', '1:1'],
])('%s: exit code 1, a place, nothing printed', async (name, text, problem, place) => {
  const { stdout, stderr, code } = await runCli(['parse', save(name, text), '--json']);
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toContain(`${name}:${place}`);
  expect(stderr).toContain(problem);
});

test('a file of 100 MB is refused unread', async () => {
  const path = join(folder, 'large.xml');
  const file = openSync(path, 'w');
  writeSync(file, '<RULE>');
  ftruncateSync(file, 100 * 1024 * 1024);
  closeSync(file);
  const { stdout, stderr, code } = await runCli(['parse', path, '--json']);
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toContain('large.xml:1:1');
  expect(stderr).toContain('xml/too-large');
});

test.each([
  ['a folder', folder, 'is not a file'],
  ['no file', join(folder, 'missing.xml'), 'There is no file'],
])('%s is wrong usage', async (_, path, words) => {
  const { stdout, stderr, code } = await runCli(['parse', path]);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(words);
});
