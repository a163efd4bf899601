/** `rulemark gaps` from outside: the contract of its JSON, the forms of its answer, wrong usage, and who may ask. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeFolder, RULE, toGap, toObligation, writeBase } from '../build-content.ts';
import { runCli } from './run-cli.ts';

const content = writeBase({
  'provider/controls/round.md': undefined,
  [`${RULE}/obligations/light-lamp.md`]: toObligation({ owner: 'Night shift' }),
  'provider/gaps/formula.md': toGap({ title: '=1+1', severity: 1, owner: 'Counsel' }),
});
const ask = (...args: string[]) => runCli(['gaps', '--content', content, ...args]);

describe.concurrent('gaps', () => {
  test('--json is an array, heaviest first, with the keys of the contract; the filter is said beside', async () => {
    const { code, stdout, stderr } = await ask('--json');
    expect(code).toBe(0);
    const gaps = JSON.parse(stdout) as Record<string, unknown>[];
    expect(gaps.map(({ id }) => id)).toEqual(['coverage.light-lamp', 'formula']);
    const keys = ['id', 'side', 'kind', 'about', 'weight', 'because', 'owner', 'decision'];
    for (const gap of gaps) for (const key of keys) expect(gap).toHaveProperty(key);
    expect(gaps[0]?.['weight']).toEqual({
      value: 8,
      exposure: 2,
      severity: 4,
      time: 1,
      because: 'no-date',
      severityFrom: 'kind',
      needed: 270,
      neededFrom: 'effort',
      date: null,
      event: null,
      left: null,
    });
    expect(stderr).toMatch(/^2 of 2 gaps as of 15 June 2030, 2 of them open or planned; no filter\.\n$/);
  });

  test('the text says what a stranger needs: weight, why, owner, next step', async () => {
    const { stdout } = await ask();
    for (const words of [
      'Where we fall short: 1 gap',
      'Where the rule falls short: 1 gap',
      'weight   8 = exposure 2 × severity 4 × time 1 (no date)',
      'why      no control says that it satisfies this',
      'owner    Night shift',
      'next     Name a control that does it',
      'Time factor: 1 where no compliance date is known',
    ])
      expect(stdout).toContain(words);
  });

  test('a scenario in JSON keeps what would drop out, last, with its because', async () => {
    const { stdout, stderr } = await ask('--if-falls', 'eo-7', '--json');
    expect(stderr).toContain('This is a what-if');
    const effects = (JSON.parse(stdout) as { whatIf: unknown }[]).map(({ whatIf }) => whatIf);
    const out = { scenario: 'Order 7 fell', effect: 'out', because: ['rests only on Order 7'] };
    expect(effects).toEqual([out, out]);
  });

  test('--csv has a row a gap, the filter under it, and no formula', async () => {
    const { stdout } = await ask('--csv', '--owner', 'Counsel');
    expect(stdout).toMatch(/^Row id,Gap,Side,/);
    expect(stdout).toContain('filtered by owner');
    expect(stdout).not.toMatch(/(^|,)"?=1\+1/m);
  });

  test('--xlsx writes a workbook, and leaves one that is there alone', async () => {
    const file = join(makeFolder(), 'gaps.xlsx');
    expect((await ask('--xlsx', file)).code).toBe(0);
    const bytes = readFileSync(file);
    expect(bytes.subarray(0, 2).toString()).toBe('PK');
    const again = await ask('--xlsx', file, '--owner', 'Counsel');
    expect([again.code, readFileSync(file).equals(bytes)]).toEqual([2, true]);
    expect((await ask('--xlsx', file, '--owner', 'Counsel', '--replace')).code).toBe(0);
  });

  test('one gap by its id, or by that of its obligation, with exposure and the file that decides', async () => {
    for (const id of ['coverage.light-lamp', 'light-lamp']) {
      const { stdout } = await ask(id);
      expect(stdout).toContain('Civil maximum');
      expect(stdout).toContain('nothing here is enforceable today');
      expect(stdout).toContain('To decide, write content/provider/gaps/coverage.light-lamp.md:');
    }
  });

  test.each<[string, string[], RegExp]>([
    ['an owner that is none', ['--owner', 'Counsl'], /"Counsl" is no owner.*Did you mean "Counsel"/],
    ['a section that is nowhere', ['--section', '9.99'], /No version has a section "9\.99"/],
    ['a product that is none', ['--product', 'pier'], /is no product in provider\.md\..*pier-lamp/],
    ['an authority that is none', ['--if-falls', 'eo-9'], /no authority "eo-9"\..*Known: eo-7, lamp-act/],
    ['a product that is none, to go', ['--without-product', 'x'], /"x" is no product/],
    ['a gap that is none', ['coverage.light-lmp'], /There is no gap "coverage\.light-lmp"/],
    ['two forms at once', ['--json', '--csv'], /cannot be used with/],
    ['groups in JSON', ['--json', '--group-by', 'owner'], /--group-by is for text/],
    ['a count that is none', ['--top', '0'], /whole number from 1/],
    ['a decision that is none', ['--state', 'done'], /open, planned, accepted-risk, closed/],
  ])('2: %s', async (_name, args, words) => {
    const { code, stdout, stderr } = await ask(...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(words);
  });

  test.each(['public', 'internal'])(
    'tells the %s audience nothing, not even by a filter',
    async (audience) => {
      const runs = await Promise.all([
        ask('--audience', audience, '--json', '--owner', 'Nobody like it'),
        ask('--audience', audience, '--if-falls', 'eo-7'),
        ask('--audience', audience, 'coverage.light-lamp'),
      ]);
      expect(runs.map(({ code }) => code)).toEqual([0, 0, 0]);
      expect(runs[0]?.stdout).toBe('[]\n');
      for (const { stdout, stderr } of runs)
        expect(stdout + stderr).not.toMatch(/Night shift|light-lamp|Counsel/);
    },
  );
});
