/** What breach could cost, in words: no sum without year and source, and nothing owed before a rule is in force. */
import { describe, expect, test } from 'vitest';
import { toExposureView } from '../../src/view/exposure-facts.ts';
import {
  buildCorpus,
  type Files,
  getObject,
  RULE,
  toAuthority,
  toEvent,
  toObligation,
  toPenalty,
  toRule,
  toVersion,
} from '../build-content.ts';

const checked = { verification: 'primary', sources: ['gazette'] };
const CIVIL: Files = {
  [`${RULE}/penalties/fine.md`]: toPenalty({
    amount: { type: 'greater-of', statement: 'the greater of a yearly sum or twice the value' },
    amounts: [
      { year: 2029, amount: 1500, currency: 'USD', ...checked },
      { year: 2030, amount: 1777, currency: 'USD', verification: 'unverified' },
    ],
  }),
  [`${RULE}/obligations/light-lamp.md`]: toObligation({ penalties: ['fine', 'jail'] }),
};
const FINAL: Files = {
  [`${RULE}/rule.md`]: toRule({ versions: ['eo-7', 'nprm-2030', 'final-2030'] }),
  [`${RULE}/versions/final-2030/version.md`]: toVersion({ stage: 'final', published: '2030-06-01' }),
};

function view(files: Files, asOf?: string, audience: 'public' | 'privileged' = 'privileged') {
  const corpus = buildCorpus(files, { audience, ...(asOf ? { asOf } : {}) });
  return toExposureView(corpus, getObject(corpus, 'obligation', 'light-lamp'));
}

function row(found: ReturnType<typeof view>, label: string): string {
  const rows = found.penalties.flatMap(({ maximum, rows: list }) => [maximum, ...list]);
  return (rows.find((one) => one.label === label)?.items ?? []).map(({ text }) => text).join(' | ');
}

test('shows acts, maximum, state of mind and statute of each penalty, each with its check', () => {
  const found = view(CIVIL, '2029-06-01');
  expect(found).toMatchObject({ band: 3, because: 'Fine; Jail.' });
  expect(found.penalties.map(({ title }) => title)).toEqual(['Fine', 'Jail']);
  expect(row(found, 'Prohibited acts')).toBe('Leaving a lamp dark');
  expect(row(found, 'State of mind')).toBe('none needed');
  expect(row(found, 'Civil maximum')).toBe(
    'The greater of a yearly sum or twice the value | The yearly amount as of 1 June 2029: $1,500 (of 2029)',
  );
  const items = found.penalties.flatMap(({ maximum }) => maximum.items);
  expect(items.filter(({ text }) => /\$\d/.test(text)).every(({ checked: by }) => by?.sources.length)).toBe(
    true,
  );
});

test('never shows a sum without a source, and says that an older one stands', () => {
  const found = view(CIVIL);
  expect(JSON.stringify(found)).not.toContain('1,777');
  expect(row(found, 'Civil maximum')).toContain('$1,500 (of 2029; none is recorded for 2030 yet)');
});

test('says that no sum is recorded', () => {
  expect(row(view(CIVIL, '2028-06-01'), 'Civil maximum')).toContain(
    'No sum with a source is recorded for 1 June 2028 or before.',
  );
  expect(row(view(CIVIL), 'Criminal maximum')).toContain('No sum by year is recorded as of 15 June 2030');
});

describe('nothing is owed', () => {
  test.each<[string, Files, RegExp | undefined]>([
    [
      'while it is proposed',
      {},
      /^If adopted as proposed\. No final rule .* nothing here is enforceable today\.$/,
    ],
    [
      'once it was withdrawn',
      { [`${RULE}/events/gone.md`]: toEvent({ type: 'withdrawn', date: '2030-06-10' }) },
      /the proposal was withdrawn: nothing here is enforceable today/,
    ],
    [
      'where it is reported to be withdrawn',
      {
        [`${RULE}/events/gone.md`]: toEvent({ type: 'withdrawn', date: '2030-06-10', status: 'reported' }),
      },
      /the proposal is reported to be withdrawn/,
    ],
    [
      'before it takes effect',
      {
        ...FINAL,
        [`${RULE}/events/start.md`]: toEvent({
          type: 'effective',
          date: '2030-08-01',
          announcedOn: '2030-06-01',
        }),
      },
      /takes effect on 1 August 2030: nothing here is enforceable before/,
    ],
    ['but in force it is', FINAL, undefined],
  ])('%s', (_name, files, words) => {
    const { caution } = view({ ...CIVIL, ...files });
    expect(caution).toEqual(words ? [expect.stringMatching(words)] : []);
  });

  test('under an authority that has fallen, which is said beside', () => {
    const revoked = toAuthority({
      history: [
        { status: 'in-force', on: '2029-01-10', ...checked },
        { status: 'revoked', on: '2030-06-01', ...checked },
      ],
    });
    expect(view({ ...CIVIL, ...FINAL, [`${RULE}/authorities/eo-7.md`]: revoked }).caution).toEqual([
      'What this duty rests on has fallen: Order 7 (revoked since 1 June 2030).',
    ]);
  });
});

test('is public, as what it is made of', () => {
  expect(view(CIVIL, undefined, 'public')).toEqual(view(CIVIL));
});
