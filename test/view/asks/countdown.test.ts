/** Days left as a reader's browser says them, row by row: another day, the last day, an hour, before and after. */
import { describe, expect, test } from 'vitest';
import { type Countdown, toLiveWords } from '../../../src/view/asks/countdown.ts';

const COUNT: Countdown = {
  closes: '2024-04-29',
  opens: '2024-01-29',
  hour: '23:59',
  isHourAssumed: true,
  zone: 'America/New_York',
  asOf: '2024-04-01',
};
const at = (day: string, time = '12:00', over: Partial<Countdown> = {}) =>
  toLiveWords({ ...COUNT, ...over }, { day, time });

describe('days left in the browser', () => {
  test.each([
    ['the day of the page', at('2024-04-01'), ''],
    ['a later day', at('2024-04-10'), 'Today, 10 April 2024 in Washington: 19 days left.'],
    ['the week before', at('2024-04-23'), 'Today, 23 April 2024 in Washington: last week, 6 days left.'],
    ['eight days before', at('2024-04-22'), 'Today, 22 April 2024 in Washington: 7 days left.'],
    ['one day', at('2024-04-28'), 'Today, 28 April 2024 in Washington: last week, 1 day left.'],
    [
      'the last day',
      at('2024-04-29', '12:59'),
      'Today, 29 April 2024 in Washington: the last day, 11 hours left (hour assumed).',
    ],
    [
      'the last minutes',
      at('2024-04-29', '23:58'),
      'Today, 29 April 2024 in Washington: the last day, 1 minute left (hour assumed).',
    ],
    [
      'an hour that was read',
      at('2024-04-29', '23:29', { isHourAssumed: false }),
      'Today, 29 April 2024 in Washington: the last day, 30 minutes left.',
    ],
    [
      'no hour',
      at('2024-04-29', '23:58', { hour: null }),
      'Today, 29 April 2024 in Washington: the last day.',
    ],
    [
      'past the hour',
      at('2024-04-29', '17:01', { hour: '17:00' }),
      'Today, 29 April 2024 in Washington: closed.',
    ],
    ['the day after', at('2024-04-30'), 'Today, 30 April 2024 in Washington: closed.'],
    [
      'before it opens',
      at('2024-01-20'),
      'Today, 20 January 2024 in Washington: not open yet; it opens on 29 January 2024.',
    ],
    [
      'a page of the last day itself',
      at('2024-04-29', '20:00', { asOf: '2024-04-29' }),
      'Now, 20:00 in Washington: the last day, 3 hours left (hour assumed).',
    ],
    [
      'another zone',
      at('2024-04-10', '12:00', { zone: 'Europe/Berlin' }),
      'Today, 10 April 2024 in Europe/Berlin: 19 days left.',
    ],
  ])('%s', (_name, said, wanted) => {
    expect(said).toBe(wanted);
  });
});
