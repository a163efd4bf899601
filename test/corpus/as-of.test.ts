/** The as-of day: given, configured, or today where the agencies sit. */
import { afterEach, expect, test, vi } from 'vitest';
import { resolveAsOf } from '../../src/corpus/as-of.ts';
import { loadCorpus } from '../../src/corpus/corpus.ts';
import { isDay } from '../../src/text/day.ts';
import { buildCorpus, writeBase } from '../build-content.ts';

afterEach(() => {
  vi.useRealTimers();
});

test('what is given wins over what is configured', () => {
  expect(resolveAsOf('2024-04-01', '2030-06-15')).toEqual({ day: '2024-04-01', from: 'option' });
});

test('what is configured wins over today', () => {
  expect(resolveAsOf(undefined, '2030-06-15')).toEqual({ day: '2030-06-15', from: 'rulemark.yml' });
});

test.each([
  ['2024-04-30T03:59:59Z', '2024-04-29'],
  ['2024-04-30T04:00:00Z', '2024-04-30'],
  ['2024-01-30T04:59:59Z', '2024-01-29'],
  ['2024-01-30T05:00:00Z', '2024-01-30'],
])('at %s today is %s, in New York', (now, day) => {
  vi.useFakeTimers({ now: new Date(now) });
  expect(resolveAsOf(undefined, undefined)).toEqual({ day, from: 'today' });
  expect(isDay(day)).toBe(true);
});

test.each(['2024-02-30', 'today', '', '2024-4-1'])('refuses %j', (given) => {
  expect(() => resolveAsOf(given, undefined)).toThrow(RangeError);
});

test('a corpus takes the day of its settings, and another when it is given one', () => {
  const folder = writeBase();
  expect(loadCorpus({ folder, audience: 'public' }).asOf).toEqual({
    day: '2030-06-15',
    from: 'rulemark.yml',
  });
  expect(loadCorpus({ folder, audience: 'public', asOf: '2031-01-01' }).asOf).toEqual({
    day: '2031-01-01',
    from: 'option',
  });
});

test('the day decides what is computed', () => {
  expect(
    [...(buildCorpus({}, { asOf: '2030-12-31' }).coverage?.values() ?? [])].map(({ state }) => state),
  ).toEqual(['covered']);
  expect(
    [...(buildCorpus({}, { asOf: '2031-01-01' }).coverage?.values() ?? [])].map(({ state }) => state),
  ).toEqual(['partial']);
});
