/**
 * Calendar days as ISO strings ("2024-04-29"), so that they compare and sort as text.
 * In: ISO days. Out: days, counts of days, and words for them. No clock and no time zone lives here:
 * today is an input of the corpus (`src/corpus/as-of.ts`), and a deadline's zone is printed, not computed.
 */

const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const MS_PER_DAY = 86_400_000;
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** True for a day that exists in the Gregorian calendar, written `YYYY-MM-DD`. */
export function isDay(value: string): boolean {
  const match = ISO_DAY.exec(value);
  if (!match) return false;
  const time = toTime(value);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function getDaysBetween(from: string, to: string): number {
  return Math.round((toTime(to) - toTime(from)) / MS_PER_DAY);
}

/** The day `count` calendar days after `day` (before, when negative). */
export function addDays(day: string, count: number): string {
  return new Date(toTime(day) + count * MS_PER_DAY).toISOString().slice(0, 10);
}

/** "29 April 2024". */
export function toLongDay(day: string): string {
  const date = new Date(toTime(day));
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** "Monday 29 April 2024": for deadlines, where the weekday matters. */
export function toWeekday(day: string): string {
  return `${WEEKDAYS[new Date(toTime(day)).getUTCDay()]} ${toLongDay(day)}`;
}

/** "January 2024". */
export function toMonth(day: string): string {
  const date = new Date(toTime(day));
  return `${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

function toTime(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}
