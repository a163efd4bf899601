/** `draft`, `asks` and `ready` from outside: what they write, list, find, refuse and leave alone, on any day. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  type Fields,
  type Files,
  makeFolder,
  RULE,
  toFile,
  toGap,
  toSection,
  writeBase,
} from '../build-content.ts';
import { ROOT, runCli } from './run-cli.ts';

const QUESTION = toFile({
  title: 'When',
  version: 'nprm-2030',
  category: 'Time',
  asks: 'When is dusk?',
  obligations: ['light-lamp'],
  verification: 'primary',
  sources: ['gazette'],
});
const GAP: Files = {
  'provider/gaps/dusk-unclear.md': toGap({ title: 'Nobody says when "dusk" is', owner: 'Night shift' }),
  [`${RULE}/questions/when.md`]: QUESTION,
};
const toAsk = (over: Fields = {}): string =>
  toFile({
    title: 'Light earlier',
    history: [{ status: 'approved', on: '2030-06-02', by: 'Counsel' }],
    position: 'support-with-changes',
    provisions: { 'nprm-2030': ['9.20'] },
    about: ['obligations/light-lamp'],
    reason:
      'Ships come in before it is quite dark, and a lamp that is lit only then is lit too late for them.',
    support: [{ claim: 'Ships ran aground 3 times.', basis: 'The harbour log.' }],
    effect: 'A keeper would begin the round earlier.',
    wording: [{ version: 'nprm-2030', provision: '9.20', current: 'at dusk', replacement: 'before dusk' }],
    ...over,
  });
const ASK = 'filing/asks/earlier.md';
const run = (folder: string, ...args: string[]) => runCli([args[0]!, '--content', folder, ...args.slice(1)]);
const read = (folder: string, file: string) => readFileSync(join(folder, file), 'utf8');

describe.concurrent('draft', () => {
  test('writes an ask that check accepts and ready does not, and keeps the words', async () => {
    const folder = writeBase(GAP);
    const made = await run(folder, 'draft', 'dusk-unclear');
    expect(made).toMatchObject({ code: 0 });
    expect(made.stderr).toContain('is open until Monday 1 July 2030: 16 days left on 15 June 2030');
    const text = read(folder, 'filing/asks/dusk-unclear.md');
    for (const words of [
      'title: "Nobody says when \\"dusk\\" is"',
      '- { status: drafted, on: 2030-06-15 }',
      'nprm-2030: ["9.20"]',
      '- gaps/dusk-unclear',
      '- obligations/light-lamp',
      'questions: [when]',
      'A keeper lights each harbour lamp at dusk.',
      'replacement: "TODO',
      'owner: Night shift',
      'Our restatement of proposed 9 HBC § 9.20, not the official text; verify against 95 HB 100',
      'band 2 of 3',
    ])
      expect(text).toContain(words);
    const [, base] = /base: (v1:[0-9a-f]{16})/.exec(text) ?? [];
    expect(read(folder, 'provider/reviews.jsonl')).toContain(`{"fingerprint":"${base}"`);
    expect((await run(folder, 'check')).code).toBe(0);
    const ready = await run(folder, 'ready', 'dusk-unclear', '--json');
    expect(ready.code).toBe(1);
    const codes = (JSON.parse(ready.stdout) as { code: string }[]).map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['ask/no-position', 'ask/no-reason', 'ask/unfilled']));
    expect(codes).not.toContain('ask/wording-broken');
  });

  test('works for a gap that is only computed, by the id of its obligation', async () => {
    const folder = writeBase({ 'provider/controls/round.md': undefined });
    expect((await run(folder, 'draft', 'light-lamp', '--id', 'lamp')).code).toBe(0);
    expect(read(folder, 'filing/asks/lamp.md')).not.toContain('gaps/');
    expect((await run(folder, 'check')).code).toBe(0);
  });

  test('prints and writes nothing in a dry run', async () => {
    const folder = writeBase(GAP);
    const { code, stdout } = await run(folder, 'draft', 'dusk-unclear', '--dry-run');
    expect([code, stdout.startsWith('---\ntitle:')]).toEqual([0, true]);
    expect(existsSync(join(folder, 'filing'))).toBe(false);
    expect(existsSync(join(folder, 'provider/reviews.jsonl'))).toBe(false);
  });

  test('says which asks the gap already has', async () => {
    const folder = writeBase({ ...GAP, [ASK]: toAsk({ about: ['gaps/dusk-unclear'] }) });
    const { stderr } = await run(folder, 'draft', 'dusk-unclear', '--dry-run');
    expect(stderr).toContain('this gap already has earlier (approved)');
  });

  test('says that a period is over, and drafts all the same', async () => {
    const { code, stderr } = await run(writeBase(GAP), 'draft', 'dusk-unclear', '--as-of', '2030-08-01');
    expect([code, stderr]).toEqual([0, expect.stringContaining('closed on Monday 1 July 2030')]);
  });

  test.each<[string, string[], RegExp]>([
    ['a gap that is none', ['dusk-uncler'], /There is no gap "dusk-uncler"\. Did you mean "dusk-unclear"/],
    ['an id that is none', ['dusk-unclear', '--id', '../up'], /"\.\.\/up" cannot be an id/],
    ['a day that is none', ['dusk-unclear', '--as-of', '1 April'], /YYYY-MM-DD/],
  ])('2: %s', async (_name, args, words) => {
    const folder = writeBase(GAP);
    const { code, stderr } = await run(folder, 'draft', ...args);
    expect([code, existsSync(join(folder, 'filing'))]).toEqual([2, false]);
    expect(stderr).toMatch(words);
  });

  test('2: a file that is there, and not a byte of it or of the kept words changes', async () => {
    const folder = writeBase({ ...GAP, 'filing/asks/dusk-unclear.md': toAsk() });
    const { code, stderr } = await run(folder, 'draft', 'dusk-unclear');
    expect([code, read(folder, 'filing/asks/dusk-unclear.md')]).toEqual([2, toAsk()]);
    expect(stderr).toContain('already there; nothing was written');
    expect(existsSync(join(folder, 'provider/reviews.jsonl'))).toBe(false);
  });
});

describe.concurrent('asks', () => {
  const folder = writeBase({
    ...GAP,
    [ASK]: toAsk({ owner: 'Counsel' }),
    'filing/asks/given-up.md': toAsk({
      history: [
        { status: 'drafted', on: '2030-06-02' },
        { status: 'withdrawn', on: '2030-06-10', reason: 'Too dear.' },
      ],
    }),
    'filing/asks/later.md': toAsk({ history: [{ status: 'idea', on: '2030-06-20' }] }),
  });

  test('--json is an array with id, status, because and place', async () => {
    const { code, stdout, stderr } = await run(folder, 'asks', '--json');
    expect(code).toBe(0);
    const asks = JSON.parse(stdout) as Record<string, unknown>[];
    expect(asks.map(({ id, status }) => [id, status])).toEqual([
      ['earlier', 'approved'],
      ['given-up', 'withdrawn'],
    ]);
    expect(asks[0]).toMatchObject({
      because: ['Approved on 2 June 2030 by Counsel.'],
      place: { file: join(folder, ASK), line: 3 },
      period: { state: 'open', closes: '2030-07-01', days: 16 },
      ready: true,
    });
    expect(stderr).toContain('2 of 3 asks as of 15 June 2030: 1 approved, 1 withdrawn; no filter.');
    expect(stderr).toContain('Left out: later, because it begins only on 20 June 2030.');
  });

  test('says what blocks each, and the last week as of a day in it', async () => {
    const { stdout } = await run(folder, 'asks', '--as-of', '2030-06-30');
    expect(stdout).toContain('1 day left on 30 June 2030');
    expect(stdout).toContain('Nobody has drafted it: an idea since 20 June 2030.');
    expect(stdout).toContain('Withdrawn on 10 June 2030: Too dear.');
  });

  test('an earlier day knows nothing of what came later', async () => {
    const { stdout } = await run(folder, 'asks', '--as-of', '2030-06-09', '--json');
    const asks = JSON.parse(stdout) as Record<string, unknown>[];
    expect(asks.map(({ id, status }) => [id, status])).toEqual([
      ['given-up', 'drafted'],
      ['earlier', 'approved'],
    ]);
  });

  test('filters by status, owner and section, and says so in CSV', async () => {
    const { stdout } = await run(
      folder,
      'asks',
      '--csv',
      '--owner',
      'counsel',
      '--section',
      '9.20',
      '--status',
      'approved',
    );
    expect(stdout).toMatch(/^Row id,Ask,Status/);
    expect(stdout).toContain('1 of 3 asks as of 15 June 2030: 1 approved; filtered by status approved');
    expect(stdout).not.toContain('given-up');
  });

  test('--xlsx writes a workbook', async () => {
    const file = join(makeFolder(), 'asks.xlsx');
    expect((await run(folder, 'asks', '--xlsx', file)).code).toBe(0);
    expect(readFileSync(file).subarray(0, 2).toString()).toBe('PK');
  });

  test('an empty board and a rule without a last day are said', async () => {
    const bare = writeBase({
      [`${RULE}/events/comments-close.md`]: undefined,
      [`${RULE}/events/comments-open.md`]: undefined,
    });
    const { code, stdout } = await run(bare, 'asks');
    expect(code).toBe(0);
    expect(stdout).toContain('No ask yet, as of 15 June 2030.');
    expect(stdout).toContain('No last day of comments is recorded for Lamps proposal');
    expect((await run(bare, 'asks', '--json')).stdout).toBe('[]\n');
    expect((await run(bare, 'ready')).stdout).toContain('No ask yet');
  });

  test.each<[string, string[], RegExp]>([
    ['an ask that is none', ['earlyer'], /no ask "earlyer"\. Did you mean "earlier"/],
    ['an ask of a later day', ['later'], /later is no ask as of 2030-06-15: it begins only on 20 June 2030/],
    [
      'an owner that is none',
      ['--owner', 'Counsl'],
      /"Counsl" is no owner of an ask.*Did you mean "Counsel"/,
    ],
    ['a section that is nowhere', ['--section', '9.99'], /No version has a section "9\.99"/],
    ['a status that is none', ['--status', 'done'], /idea, drafted, legal-review, approved/],
    ['two forms at once', ['--json', '--csv'], /cannot be used with/],
  ])('2: %s', async (_name, args, words) => {
    const { code, stdout, stderr } = await run(folder, 'asks', ...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(words);
  });

  test.each(['public', 'internal'])('tells the %s audience nothing', async (audience) => {
    const runs = await Promise.all([
      run(folder, 'asks', '--audience', audience),
      run(folder, 'asks', '--audience', audience, '--json', '--owner', 'Nobody like it'),
      run(folder, 'asks', 'earlier', '--audience', audience),
      run(folder, 'ready', '--audience', audience, '--json'),
      run(folder, 'ready', '--audience', audience),
    ]);
    for (const { code, stdout, stderr } of runs) {
      expect(code).toBe(0);
      expect(stdout + stderr).not.toMatch(/earlier|given-up|Counsel|approved/i);
    }
    expect(runs[1]?.stdout).toBe('[]\n');
  });
});

describe.concurrent('ready', () => {
  test('gives code, place, reason and fix, and 1 for an error', async () => {
    const wording = [
      { version: 'nprm-2030', provision: '9.20', current: 'at dawn', replacement: 'before dusk' },
    ];
    const folder = writeBase({ [ASK]: toAsk({ wording }) });
    const { code, stdout } = await run(folder, 'ready');
    expect(code).toBe(1);
    expect(stdout).toContain(`${join(folder, ASK)}:10:11  error  ask/wording-broken`);
    expect(stdout).toContain('1 ask looked at as of 15 June 2030: 0 without an error.');
    const json = JSON.parse((await run(folder, 'ready', '--json')).stdout) as Record<string, unknown>[];
    expect(json.find((one) => one['code'] === 'ask/wording-broken')).toMatchObject({
      id: 'earlier',
      severity: 'error',
      because: [expect.stringContaining('the words do not stand there')],
      place: { file: join(folder, ASK), line: 10, column: expect.any(Number) },
      hint: expect.any(String),
      object: 'asks/earlier',
    });
  });

  test('says that a period is over and which asks were not looked at', async () => {
    const folder = writeBase({ [ASK]: toAsk({ history: [{ status: 'filed', on: '2030-06-30' }] }) });
    const { code, stdout } = await run(folder, 'ready', '--as-of', '2030-07-02');
    expect(code).toBe(0);
    expect(stdout).toContain('0 asks looked at');
    expect(stdout).toContain('earlier: Filed on 30 June 2030.');
    expect(stdout).toContain('closed on Monday 1 July 2030: on 2 July 2030 nothing can be filed');
  });

  test('2: an ask that is none', async () => {
    const { code, stderr } = await run(writeBase({ [ASK]: toAsk() }), 'ready', 'earler');
    expect([code, stderr]).toEqual([2, expect.stringContaining('Did you mean "earlier"')]);
  });
});

describe.concurrent('review of an ask', () => {
  test('writes the stamp of its wording, keeps the words, and a change of the text shows both', async () => {
    const folder = writeBase({ [ASK]: toAsk() });
    const holds = ['--decision', 'holds', '--by', 'Counsel', '--reason', 'Read both'];
    expect(await run(folder, 'review', 'asks/earlier', ...holds)).toMatchObject({ code: 0, stderr: '' });
    expect(read(folder, ASK)).toMatch(/"?base"?: "?v1:[0-9a-f]{16}/);
    expect((await run(folder, 'review', 'asks/earlier')).stdout).not.toContain('suspect');
    const section = `${RULE}/versions/nprm-2030/9.20.md`;
    writeFileSync(
      join(folder, section),
      toSection('9.20', 'Every keeper lights each harbour lamp at dusk. {inferred: from the summary}'),
    );
    const { stdout } = await run(folder, 'asks', 'earlier');
    expect(stdout).toContain('the text changed since it was written: read both');
    expect(stdout).toContain('A keeper lights each harbour lamp at dusk.');
    expect(stdout).toContain('Every keeper lights each harbour lamp at dusk.');
    expect(stdout).toContain('[-A-]{+Every+} keeper');
  });
});

test('the shipped content has at least six approved asks and 28 days left on 1 April 2024', async () => {
  const { stdout } = await runCli(['asks', '--json', '--status', 'approved', '--as-of', '2024-04-01'], {
    cwd: ROOT,
  });
  const asks = JSON.parse(stdout) as { ready: boolean; period: { days: number } }[];
  expect(asks.length).toBeGreaterThanOrEqual(6);
  expect(asks.every(({ ready, period }) => ready && period.days === 28)).toBe(true);
});
