/** The time factor: never below one, never above three, never infinite, and more the less time there is. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { weighGap, weighTime } from '../../../src/analysis/gaps/weigh-time.ts';

test.each<[number, number | undefined, number, string]>([
  [90, undefined, 1, 'no-date'],
  [90, 9000, 1.01, 'in-time'],
  [90, 180, 1.5, 'in-time'],
  [90, 90, 2, 'in-time'],
  [90, 89, 2.01, 'short'],
  [90, 60, 2.5, 'short'],
  [90, 45, 3, 'short'],
  [90, 1, 3, 'short'],
  [90, 0, 3, 'passed'],
  [90, -400, 3, 'passed'],
  [36_500, 1, 3, 'short'],
])('%i days needed, %s left: %f, %s', (needed, left, time, because) => {
  expect(weighTime(needed, left)).toEqual({ time, because });
});

test('stays between one and three, and never falls when less time is left', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 36_500 }),
      fc.integer({ min: -36_500, max: 36_500 }),
      (needed, left) => {
        const { time } = weighTime(needed, left);
        expect(time).toBeGreaterThanOrEqual(1);
        expect(time).toBeLessThanOrEqual(3);
        expect(weighTime(needed, left - 1).time).toBeGreaterThanOrEqual(time);
      },
    ),
    { seed: 5 },
  );
});

test('the weight is the product of what is shown, to two places', () => {
  const weight = weighGap({
    exposure: 3,
    severity: 4,
    severityFrom: 'kind',
    effort: 'small',
    days: 37,
    date: { event: {} as never, left: 100, others: 0 },
  });
  expect(weight).toMatchObject({ value: 16.44, time: 1.37, needed: 37, neededFrom: 'days' });
});
