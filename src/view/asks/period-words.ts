/**
 * A comment period in words, as of the corpus' day: open, in its last week, to come, closed, or not known, with the
 * weekday, the hour in Eastern time and whether somebody read the hour or only assumes it.
 */
import type { CommentPeriod } from '../../analysis/filing/find-period.ts';
import type { Corpus } from '../../model/corpus.ts';
import type { RuleObject } from '../../model/object.ts';
import { toLongDay } from '../../text/day.ts';
import { toEventDay } from '../event-day.ts';
import { countOf } from '../labels.ts';

/** "The comment period of NPRM 2024 is open until Monday 29 April 2024, …: 28 days left on 1 April 2024." */
export function toPeriodSentence(corpus: Corpus, period: CommentPeriod): string {
  const { version, event, state } = period;
  if (!version) return 'No version is named, so no comment period is known.';
  const of = `comment period of ${version.fields.shortTitle}`;
  if (!event || state === 'unknown')
    return `No last day of comments is recorded for ${version.fields.shortTitle}, so nothing can be counted.`;
  const day = toLastDay(event);
  switch (state) {
    case 'closed':
      return `The ${of} closed on ${day}: on ${toLongDay(corpus.asOf.day)} nothing can be filed in it any more.`;
    case 'upcoming':
      return `The ${of} ${period.opens ? `opens on ${toLongDay(period.opens)} and` : 'has not opened; it'} closes on ${day}.`;
    case 'open':
    case 'last-week':
      return `The ${of} is open until ${day}: ${toDaysLeft(corpus, period)}.`;
    default:
      return state satisfies never;
  }
}

/** "28 days left on 1 April 2024", "the last day, 1 April 2024", "closed on …"; for a card or a cell. */
export function toDaysLeft(corpus: Corpus, { state, days = 0, event, opens }: CommentPeriod): string {
  const today = toLongDay(corpus.asOf.day);
  if (state === 'unknown' || !event) return 'no last day recorded';
  if (state === 'closed') return `closed on ${toEventDay(event)}`;
  if (state === 'upcoming') return opens ? `opens on ${toLongDay(opens)}` : `not open yet on ${today}`;
  return days === 0 ? `the last day, ${today}` : `${countOf(days, 'day')} left on ${today}`;
}

/** "Monday 29 April 2024, 11:59 p.m. Eastern (hour assumed)". */
function toLastDay(event: RuleObject<'event'>): string {
  const { hour, zone, checked } = event.fields;
  const day = toEventDay(event, 'weekday');
  if (!hour) return day;
  const place = zone === 'America/New_York' ? ' Eastern' : zone ? ` ${zone}` : '';
  return `${day}, ${toClock(hour)}${place}${checked?.['hour'] ? ' (hour assumed)' : ''}`;
}

/** "23:59" to "11:59 p.m."; anything else as it is. */
function toClock(hour: string): string {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})/.exec(hour) ?? [];
  if (hours === undefined || minutes === undefined) return hour;
  const of12 = Number(hours) % 12 === 0 ? 12 : Number(hours) % 12;
  return `${of12}:${minutes} ${Number(hours) < 12 ? 'a.m.' : 'p.m.'}`;
}
