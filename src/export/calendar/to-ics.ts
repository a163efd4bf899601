/**
 * A calendar as iCalendar (RFC 5545). Days are all-day entries; an hour with its zone is written in UTC, which every
 * calendar shows in the reader's own zone. Whether a date is confirmed stands in STATUS and in words. The stamp is the
 * as-of day, so that the same content gives the same bytes; entries block nobody's time.
 */
import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import type { Corpus } from '../../model/corpus.ts';
import { LEAVES_OUT } from '../../view/frame.ts';
import type { CalendarEntry } from './find-entries.ts';

/** The text, with CRLF. */
export function toIcs(
  corpus: Pick<Corpus, 'asOf' | 'audience'>,
  name: string,
  entries: readonly CalendarEntry[],
): string {
  const { asOf, audience } = corpus;
  const calendar = ical({
    name: toPlain(name),
    description: `As of ${asOf.day}, for the ${audience} audience. ${LEAVES_OUT[audience]}`,
    prodId: { company: 'Rulemark', product: 'Rulemark', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
  });
  const stamp = toMidnight(asOf.day);
  for (const { uid, day, after, moment, title, confirmed, category, description } of entries)
    calendar.createEvent({
      id: `${uid}@rulemark`,
      stamp,
      sequence: 0,
      ...(moment ? { start: moment } : { start: toMidnight(day), end: toMidnight(after), allDay: true }),
      summary: toPlain(title),
      description: toPlain(description.filter((line) => line !== '').join('\n')),
      categories: [{ name: category }],
      status: confirmed ? ICalEventStatus.CONFIRMED : ICalEventStatus.TENTATIVE,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  return `${calendar.toString().replace(/(?:\r\n)+$/, '')}\r\n`;
}

function toMidnight(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** Without control characters, which iCalendar does not allow, and halves of characters. */
function toPlain(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/(?!\n)\p{Cc}/gu, ' ');
}
