/** `rulemark suggest` and the count of what the map lacks, on an invented rule in the style of the CFR. */
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadContent } from '../../src/corpus/load-content.ts';
import { makeFolder } from '../build-content.ts';
import { ROOT, runCli } from './run-cli.ts';

const FIXTURE = join(ROOT, 'test/fixtures/suggest/content');
const suggest = (...args: string[]) => runCli(['suggest', ...args, '--content', FIXTURE]);
const COUNTS =
  '10 binding sentences: 3 covered, 2 marked not binding, 2 at section level only, 3 open (2 uncertain ones not counted)';

describe.concurrent('the listing', () => {
  test('is grouped by section, with place, words, and what the map has', async () => {
    const { code, stdout, stderr } = await suggest('final-2031');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const headings = stdout.split('\n').filter((line) => /^977\.\d {2}/.test(line));
    expect(headings).toEqual([
      '977.1  Definitions',
      '977.2  Lighting of lamps',
      '977.3  Records',
      '977.4  Prohibited acts and penalties',
      '977.5  Keys',
    ]);
    expect(stdout).toContain(
      '  977.2(a)  prohibition  covered by light-lamp\n    "No person may cover a lighted lamp."',
    );
    expect(stdout).toContain('977.2(b)  obligation  open, in part by do-rounds');
    expect(stdout).toContain('977.2(d)  obligation  marked not binding');
    expect(stdout).toContain('977.4(a)  prohibition  cited at section level only by do-rounds');
    expect(stdout).toContain('977.3(c)  obligation  open  low: it stands in an example');
    expect(stdout).toContain('977[appendix-a]');
    expect(stdout).toContain(`${COUNTS}.\n`);
  });

  test.each<[string, RegExp, RegExp]>([
    ['binding', / obligation /, /means {2}open/],
    ['terms', /means {2}open/, / obligation /],
    ['references', / external/, / obligation /],
    ['penalties', /maximum 24 months/, / external/],
  ])('of %s alone', async (kind, has, lacks) => {
    const { stdout } = await suggest('final-2031', '--kind', kind);
    expect(stdout).toMatch(has);
    expect(stdout).not.toMatch(lacks);
  });

  test('as JSON has offsets into the provisions', async () => {
    const { code, stdout, stderr } = await suggest('final-2031', '--json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const report = JSON.parse(stdout);
    expect(Object.keys(report)).toEqual(['schema', 'rule', 'version', 'completeness', 'candidates']);
    expect(report.completeness).toEqual({
      rule: 'harbor-lamps',
      version: 'final-2031',
      sentences: 10,
      covered: 3,
      notBinding: 2,
      sectionLevel: 2,
      open: 3,
      uncertain: 2,
    });
    expect(report.candidates[0]).toMatchObject({
      type: 'binding',
      at: '977.1[p3]',
      certainty: 'low',
      state: 'open',
    });
    for (const { quote, start, end } of report.candidates) expect(end - start).toBe(quote.length);
    const list = report.candidates.find(({ at }: { at: string }) => at === '977.2(b)');
    expect(list.facts.item).toHaveLength(3);
  });

  test('as CSV has a heading and a row for each candidate', async () => {
    const { stdout } = await suggest('final-2031', '--kind', 'penalties', '--csv');
    const lines = stdout.trimEnd().split('\n');
    expect(lines[0]).toMatch(/^version,section,place,type,kind,/);
    expect(lines).toHaveLength(4);
    expect(lines[1]).toContain('final-2031,977.4,977.4(b),penalties,amount,');
  });
});

describe.concurrent('wrong usage', () => {
  test.each<[string, string[], RegExp]>([
    [
      'a restated version',
      ['nprm-2030'],
      /nprm-2030 is restated[\s\S]*Only official text can be searched.*final-2031/,
    ],
    ['a version that is none', ['final-203'], /no version "final-203"\. Did you mean "final-2031"\?/],
    [
      'a rule that has none',
      ['final-2031', '--rule', 'elsewhere'],
      /no version "final-2031" of the rule "elsewhere"/,
    ],
    ['a kind that is none', ['final-2031', '--kind', 'duties'], /binding, terms, references, penalties/],
    ['two formats', ['final-2031', '--csv', '--json'], /cannot be used with/],
    ['no version', [], /missing required argument/],
  ])('%s', async (_name, args, words) => {
    const run = await suggest(...args);
    expect({ code: run.code, stdout: run.stdout }).toEqual({ code: 2, stdout: '' });
    expect(run.stderr).toMatch(words);
  });
});

describe('--write', () => {
  const copy = () => {
    const folder = makeFolder();
    cpSync(FIXTURE, folder, { recursive: true });
    return folder;
  };
  const list = (folder: string) => readdirSync(join(folder, 'rules/harbor-lamps/obligations')).sort();

  test('writes drafts for what is open, and nothing the second time', async () => {
    const folder = copy();
    const first = await runCli(['suggest', 'final-2031', '--write', '--content', folder]);
    expect(first.code).toBe(0);
    expect(first.stdout).toMatch(/10 drafts\. Fill in the lines marked TODO/);
    const written = list(folder);
    expect(written).toContain('keep-a-record-of-each-round-the-log.md');
    const second = await runCli(['suggest', 'final-2031', '--write', '--content', folder]);
    expect(second.stdout).toMatch(/^Nothing to write/);
    expect(list(folder)).toEqual(written);
  });

  test('leaves what only the drafts lack to fill in, and the count as it was', async () => {
    const folder = copy();
    await runCli(['suggest', 'final-2031', '--write', '--content', folder]);
    const { diagnostics, content } = loadContent(folder);
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    expect([...new Set(errors.map(({ code }) => code))]).toEqual(['link/unknown-target']);
    expect(content.list('obligation').filter(({ fields }) => fields.state === 'draft')).toHaveLength(6);
    const check = await runCli(['check', '--content', folder]);
    expect(check.stdout).toContain(COUNTS);
    expect(check.stdout).toContain('Finish the draft ');
  });

  test('overwrites no file, also one that is not read', async () => {
    const folder = copy();
    const taken = join(folder, 'rules/harbor-lamps/obligations/records-kept-dry.md');
    writeFileSync(taken, 'mine');
    await runCli(['suggest', 'final-2031', '--write', '--kind', 'binding', '--content', folder]);
    expect(readFileSync(taken, 'utf8')).toBe('mine');
    expect(list(folder)).toContain('records-kept-dry-2.md');
  });
});

describe.concurrent('check and status', () => {
  test('check points at each open sentence and counts', async () => {
    const { code, stdout } = await runCli(['check', '--content', FIXTURE]);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /977\.3\.md:8:7 {2}warning {2}completeness\/open-sentence\n {2}No obligation covers 977\.3\(a\)/,
    );
    expect(stdout).toMatch(/977\.4\.md:8:7 {2}note {2}completeness\/section-level/);
    expect(stdout).toContain('Nothing cites 977.2(b)(3).');
    expect(stdout.endsWith(`0 errors, 3 warnings, 2 notes.\nharbor-lamps final-2031: ${COUNTS}.\n`)).toBe(
      true,
    );
  });

  test('the place of a diagnostic is that of the words', () => {
    const { diagnostics } = loadContent(FIXTURE);
    for (const { file, line, column, length, message } of diagnostics) {
      const words = readFileSync(join(FIXTURE, file), 'utf8')
        .split('\n')
        [line - 1]?.slice(column - 1, column - 1 + (length ?? 1));
      expect(message).toContain(words?.slice(0, 60));
    }
    expect(diagnostics).toHaveLength(5);
  });

  test('check --json and status --json have the numbers', async () => {
    const check = JSON.parse((await runCli(['check', '--json', '--content', FIXTURE])).stdout);
    const status = JSON.parse((await runCli(['status', '--json', '--content', FIXTURE])).stdout);
    expect(check.completeness).toEqual(status.completeness);
    expect(status.completeness).toMatchObject([{ version: 'final-2031', sentences: 10, open: 3 }]);
  });

  test('status says the sentence, and nothing of it to the public', async () => {
    const { stdout } = await runCli(['status', '--content', FIXTURE]);
    expect(stdout).toContain(`harbor-lamps final-2031: ${COUNTS}.`);
    const open = await runCli(['status', '--audience', 'public', '--content', FIXTURE]);
    expect(open.stdout).not.toContain('binding sentences');
  });
});
