/** `rulemark compare`: what became of everything, in each form it can be had, and what is refused. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parsePublished } from '../../src/parse/parse-published.ts';
import { RULE, writeBase } from '../build-content.ts';
import { ROOT, runCli } from './run-cli.ts';

const FIXTURES = join(ROOT, 'test/fixtures/published');
const OLD = join(FIXTURES, 'lamps.xml');
const NEW = join(FIXTURES, 'lamps-later.xml');

interface Answer {
  readonly schema: string;
  readonly basis: string;
  readonly changes: readonly {
    readonly operations: readonly string[];
    readonly from: readonly string[];
    readonly to: readonly string[];
    readonly runs: readonly (readonly [string, string])[];
    readonly place?: string;
  }[];
  readonly ledger: Readonly<Record<string, number>>;
}

const compareJson = async (...args: string[]): Promise<Answer> => {
  const run = await runCli(['compare', ...args, '--json']);
  expect(run.stderr).toBe('');
  return JSON.parse(run.stdout) as Answer;
};
const readIds = (file: string): { id: string; text: string }[] => {
  const read = parsePublished(readFileSync(file), { sha256: '' });
  if (!read.ok) throw new Error(read.problem.message);
  return read.parsed.blocks.flatMap(({ id, text }) => (id === null ? [] : [{ id, text }]));
};
const joinRuns = (runs: Answer['changes'][number]['runs'], sign: string): string =>
  runs
    .filter(([own]) => own === '=' || own === sign)
    .map(([, text]) => text)
    .join('');

describe.concurrent('compare', () => {
  test('every provision of both files stands in one change, with its words to the letter', async () => {
    const { schema, basis, changes, ledger } = await compareJson(OLD, NEW);
    expect({ schema, basis }).toEqual({ schema: 'rulemark/comparison@1', basis: 'text' });
    for (const [file, side, sign] of [
      [OLD, 'from', '-'],
      [NEW, 'to', '+'],
    ] as const) {
      const texts = new Map(readIds(file).map(({ id, text }) => [id, text]));
      expect(changes.flatMap((change) => change[side]).sort()).toEqual([...texts.keys()].sort());
      for (const change of changes)
        if (change[side].length > 0)
          expect(joinRuns(change.runs, sign)).toBe(change[side].map((id) => texts.get(id)).join(''));
    }
    expect(ledger['old']).toBe(readIds(OLD).length);
    expect(ledger['new']).toBe(readIds(NEW).length);
    for (const { from, to, place } of changes)
      if (from.length + to.length === 0) expect(place).toBeTypeOf('string');
  });

  test('the same file on both sides: compared, and no change', async () => {
    const { changes } = await compareJson(OLD, OLD);
    expect(new Set(changes.flatMap(({ operations }) => operations))).toEqual(new Set(['same']));
    const run = await runCli(['compare', OLD, OLD]);
    expect(run.stdout).toContain('Both sides were read and compared: no change.');
  });

  test('in a terminal: the ledger, then each change with marks that need no colour', async () => {
    const run = await runCli(['compare', OLD, NEW]);
    expect(run.code).toBe(0);
    expect(run.stdout).toMatch(/\d+ provisions → \d+ provisions: /);
    expect(run.stdout).toMatch(/\[-.+-\]|\{\+.+\+\}/);
  });

  test('as CSV: a heading and a row a change; as HTML: one file, escaped, words announced', async () => {
    const csv = await runCli(['compare', OLD, NEW, '--csv', '--all']);
    const { changes } = await compareJson(OLD, NEW);
    expect(csv.stdout.split('\n')[0]).toBe(
      'operations,from,to,place,score,method,force,typography only,old text,new text',
    );
    expect(csv.stdout.match(/^(?:same|amended|renumbered|moved|split|merged|new|dropped)/gm)).toHaveLength(
      changes.length,
    );
    const html = await runCli(['compare', OLD, NEW, '--html']);
    expect(html.stdout).toMatch(/^<!doctype html>/);
    expect(html.stdout).toMatch(/<(?:ins|del)><span class="said">/);
    expect(html.stdout).not.toMatch(/<script|https?:\/\//);
  });

  test('versions by id, and by folder; a restated one is compared by topic', async () => {
    const folder = writeBase({
      [`${RULE}/versions/nprm-2030/9.10.md`]: undefined,
      [`${RULE}/versions/nprm-2030/9.20.md`]: undefined,
    });
    const first = await runCli(['import', OLD, '--version', 'nprm-2030', '--content', folder]);
    expect(first.code).toBe(0);
    const byId = await compareJson(
      'nprm-2030',
      join(folder, RULE, 'versions/nprm-2030'),
      '--content',
      folder,
    );
    expect(byId.ledger['same']).toBe(byId.ledger['old']);
    expect(byId.ledger['old']).toBeGreaterThan(3);
  });

  test.each([
    ['a version that is not there', ['nprm-2031', 'nprm-2030'], 2, 'There is no version "nprm-2031"'],
    ['a file that is not there', ['gone.xml', OLD], 2, 'There is no file "gone.xml"'],
    ['our own words against the words of the law', ['nprm-2030', NEW], 2, 'restated in our own words'],
    ['topics that nobody wrote', ['nprm-2030', 'nprm-2030'], 2, 'no topic follows both'],
  ])('refused: %s', async (_name, names, code, words) => {
    const run = await runCli(['compare', ...names, '--content', writeBase({})]);
    expect(run.stderr).toContain(words);
    expect(run.stdout).toBe('');
    expect(run.code).toBe(code);
  });

  test('refused: two different parts, and a file that does not parse', async () => {
    const folder = writeBase({});
    const other = join(folder, 'other.xml');
    writeFileSync(other, readFileSync(OLD, 'utf8').replaceAll('9.10', '8.10').replaceAll('9.20', '8.20'));
    const parts = await runCli(['compare', OLD, other]);
    expect(parts.stderr).toContain('These are different parts: 9 and 8.');
    expect(parts.code).toBe(2);
    const broken = join(folder, 'broken.xml');
    writeFileSync(broken, readFileSync(OLD, 'utf8').slice(0, 900));
    const run = await runCli(['compare', OLD, broken]);
    expect(run.stderr).toContain('xml/not-well-formed');
    expect(run.stdout).toBe('');
    expect(run.code).toBe(1);
  });
});
