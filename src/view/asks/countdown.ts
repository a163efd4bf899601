/**
 * Days left as a reader's browser counts them: in the zone of the agency, not the reader's. Pure, so that the browser
 * and the tests share it. The page itself says the plain date and the count on its own day; this adds today's where
 * that is another day, and the hours on the last day.
 */
import type { CommentPeriod } from '../../analysis/filing/find-period.ts';
import type { Corpus } from '../../model/corpus.ts';
import { getDaysBetween, toLongDay } from '../../text/day.ts';

export interface Countdown {
  /** The last day. */
  readonly closes: string;
  /** The first day, where it is known. */
  readonly opens: string | null;
  /** "23:59", where one is stated or assumed. */
  readonly hour: string | null;
  readonly isHourAssumed: boolean;
  /** IANA name. */
  readonly zone: string;
  /** The day for which the page was made. */
  readonly asOf: string;
}

/** A moment in the agency's zone. */
export interface Moment {
  readonly day: string;
  /** "16:05". */
  readonly time: string;
}

/** Of agencies in Washington, where an event names no zone. */
const EASTERN = 'America/New_York';
const LAST_WEEK_DAYS = 7;

/** What a browser needs to count; undefined where there is nothing to count to any more. */
export function toCountdown(corpus: Corpus, { event, opens, state }: CommentPeriod): Countdown | undefined {
  if (!event || state === 'closed' || event.fields.precision === 'month') return undefined;
  const { date, hour, zone, checked } = event.fields;
  return {
    closes: date,
    opens: opens ?? null,
    hour: hour && /^\d{2}:\d{2}$/.test(hour) ? hour : null,
    isHourAssumed: checked?.['hour'] !== undefined,
    zone: zone ?? EASTERN,
    asOf: corpus.asOf.day,
  };
}

/** What the browser adds to the page; empty where the page says it all. */
export function toLiveWords(count: Countdown, now: Moment): string {
  const left = toLeft(count, now);
  const place = count.zone === EASTERN ? 'in Washington' : `in ${count.zone.replaceAll('_', ' ')}`;
  if (now.day !== count.asOf) return `Today, ${toLongDay(now.day)} ${place}: ${left}.`;
  return now.day === count.closes ? `Now, ${now.time} ${place}: ${left}.` : '';
}

function toLeft({ closes, opens, hour, isHourAssumed }: Countdown, { day, time }: Moment): string {
  const days = getDaysBetween(day, closes);
  if (days < 0 || (days === 0 && hour !== null && time > hour)) return 'closed';
  if (opens !== null && opens > day) return `not open yet; it opens on ${toLongDay(opens)}`;
  if (days > 0)
    return `${days < LAST_WEEK_DAYS ? 'last week, ' : ''}${days} ${days === 1 ? 'day' : 'days'} left`;
  if (hour === null) return 'the last day';
  const minutes = toMinutes(hour) - toMinutes(time);
  const assumed = isHourAssumed ? ' (hour assumed)' : '';
  return minutes >= 120
    ? `the last day, ${Math.floor(minutes / 60)} hours left${assumed}`
    : `the last day, ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} left${assumed}`;
}

function toMinutes(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
