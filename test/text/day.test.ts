/** Calendar days: what is one, how far apart, and how they are spelt. */

import { describe, expect, test } from 'vitest';
import { addDays, getDaysBetween, isDay, toLongDay, toMonth, toWeekday } from '../../src/text/day.ts';
import { fc } from '../seeded.ts';

describe('isDay', () => {
  test.each(['2024-02-29', '2000-02-29', '2030-12-31', '0001-01-01', '9999-12-31'])(
    'takes %s, which exists',
    (day) => {
      expect(isDay(day)).toBe(true);
    },
  );

  test.each([
    ['2023-02-29', 'no leap year'],
    ['1900-02-29', 'a century that is no leap year'],
    ['2024-04-31', 'a month of thirty days'],
    ['2024-13-01', 'a thirteenth month'],
    ['2024-00-10', 'month zero'],
    ['2024-01-00', 'day zero'],
    ['2024-1-5', 'one-digit month and day'],
    ['24-01-05', 'two-digit year'],
    ['2024/01/05', 'slashes'],
    ['2024-01-05T00:00', 'a time'],
    [' 2024-01-05', 'a space in front'],
    ['2024-01-05\n', 'a line end'],
    ['', 'nothing'],
    ['soon', 'a word'],
  ])('refuses %j: %s', (day) => {
    expect(isDay(day)).toBe(false);
  });
});

describe('counting', () => {
  test.each([
    ['2024-02-28', '2024-03-01', 2],
    ['2023-02-28', '2023-03-01', 1],
    ['2024-03-09', '2024-03-11', 2], // daylight saving time starts between the two in New York
    ['2024-01-05', '2024-01-05', 0],
    ['2024-01-05', '2023-01-05', -365],
  ])('from %s to %s are %i days', (from, to, days) => {
    expect(getDaysBetween(from, to)).toBe(days);
  });

  test('a day plus a count is that count away, both ways', () => {
    const day = fc.date({
      min: new Date('1900-01-01T00:00:00Z'),
      max: new Date('2200-01-01T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(day, fc.integer({ min: -40_000, max: 40_000 }), (date, count) => {
        const from = date.toISOString().slice(0, 10);
        const to = addDays(from, count);
        expect(isDay(to)).toBe(true);
        expect(getDaysBetween(from, to)).toBe(count);
        expect(addDays(to, -count)).toBe(from);
        expect(Math.sign(to < from ? -1 : to > from ? 1 : 0)).toBe(Math.sign(count));
      }),
    );
  });
});

test('writes a day out with its weekday and its month', () => {
  expect(toLongDay('2024-04-29')).toBe('29 April 2024');
  expect(toWeekday('2024-04-29')).toBe('Monday 29 April 2024');
  expect(toWeekday('2024-12-01')).toBe('Sunday 1 December 2024');
  expect(toMonth('2024-01-29')).toBe('January 2024');
});
