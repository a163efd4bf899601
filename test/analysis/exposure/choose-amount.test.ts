/** Which sum of a penalty held on a day, of those with year and source. */
import { expect, test } from 'vitest';
import { chooseAmount } from '../../../src/analysis/exposure/choose-amount.ts';
import { getObject, loadBase, RULE, toPenalty } from '../../build-content.ts';

const sum = (year: number, amount: number, over: object = {}) => ({
  year,
  amount,
  currency: 'USD',
  verification: 'primary',
  sources: ['gazette'],
  ...over,
});

const AMOUNTS = [
  sum(2028, 100),
  sum(2029, 110, { verification: 'unverified', sources: undefined }),
  sum(2030, 120, { from: '2030-03-01' }),
  sum(2026, 90),
];

function choose(asOf: string, amounts: unknown = AMOUNTS) {
  const loaded = loadBase({
    [`${RULE}/penalties/fine.md`]: toPenalty({
      amount: { type: 'greater-of', statement: 'the greater of two' },
      amounts,
    }),
  });
  expect(loaded.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const { amount, unsourced, stale } = chooseAmount(getObject(loaded, 'penalty', 'fine'), asOf);
  return { amount: amount?.amount, unsourced, stale };
}

test.each<[string, unknown]>([
  ['2025-12-31', { amount: undefined, unsourced: [], stale: false }],
  ['2026-01-01', { amount: 90, unsourced: [], stale: false }],
  ['2027-06-01', { amount: 90, unsourced: [], stale: true }],
  ['2028-06-01', { amount: 100, unsourced: [], stale: false }],
  // 2029 has no source: the sum of the year before stands, and is said to be old
  ['2029-06-01', { amount: 100, unsourced: [2029], stale: true }],
  ['2030-02-28', { amount: 100, unsourced: [2029], stale: true }],
  ['2030-03-01', { amount: 120, unsourced: [2029], stale: false }],
])('on %s', (asOf, expected) => {
  expect(choose(asOf)).toEqual(expected);
});

test('without any sum there is none', () => {
  expect(choose('2030-06-15', [])).toEqual({ amount: undefined, unsourced: [], stale: false });
});
