/** Calendars, read back with another library: days and hours, status, stable ids, one audience each. */
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { loadCorpus } from '../../../src/corpus/corpus.ts';
import { findEntries } from '../../../src/export/calendar/find-entries.ts';
import { toIcs } from '../../../src/export/calendar/to-ics.ts';
import { toMoment } from '../../../src/export/calendar/washington-time.ts';
import type { Audience } from '../../../src/model/visibility.ts';
import { AS_OF, buildCorpus, type Files, RULE, toFile } from '../../build-content.ts';

const event = (over: Record<string, unknown>) =>
  toFile({
    title: 'Comments close',
    type: 'comments-close',
    date: '2030-07-01',
    status: 'confirmed',
    announcedOn: '2030-05-01',
    verification: 'primary',
    sources: ['gazette'],
    ...over,
  });
const FILES: Files = {
  [`${RULE}/events/close.md`]: event({ hour: '23:59', zone: 'America/New_York' }),
  [`${RULE}/events/open.md`]: event({ title: 'Comments open', type: 'comments-open', date: '2030-05-02' }),
  [`${RULE}/events/maybe.md`]: event({
    title: 'Final rule',
    type: 'published',
    date: '2030-12-31',
    precision: 'month',
    status: 'reported',
  }),
  [`${RULE}/events/near.md`]: event({ title: 'Buoy rule', type: 'related', related: true }),
  'provider/controls/later.md': toFile({
    title: 'Second round',
    kind: 'process',
    status: 'planned',
    due: '2030-09-01',
  }),
  'provider/evidence/old.md': toFile({
    title: 'Log of May',
    method: 'examine',
    source: 'log',
    collectedOn: '2030-05-31',
    cadenceDays: 30,
    result: 'pass',
  }),
};

function readBack(audience: Audience = 'privileged', files = FILES) {
  const corpus = buildCorpus(files, { audience });
  const text = toIcs(corpus, 'Lamps', findEntries(corpus));
  const calendar = new ICAL.Component(ICAL.parse(text));
  const events = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
  return { text, events, get: (uid: string) => events.find((one) => one.uid === `${uid}@rulemark`) };
}

describe('a calendar', () => {
  test('has an hour as the moment it is, and days as days', () => {
    const { get } = readBack();
    const close = get('event.harbour-lamps.close');
    expect(close?.startDate.toJSDate().toISOString()).toBe('2030-07-02T03:59:00.000Z');
    const open = get('event.harbour-lamps.open');
    expect([open?.startDate.isDate, String(open?.startDate), String(open?.endDate)]).toEqual([
      true,
      '2030-05-02',
      '2030-05-03',
    ]);
    const maybe = get('event.harbour-lamps.maybe');
    expect([String(maybe?.startDate), String(maybe?.endDate)]).toEqual(['2030-12-01', '2031-01-01']);
  });

  test('says what is confirmed, as a status and in words', () => {
    const { get } = readBack();
    const status = (uid: string) => get(uid)?.component.getFirstPropertyValue('status');
    expect(status('event.harbour-lamps.close')).toBe('CONFIRMED');
    expect(status('event.harbour-lamps.maybe')).toBe('TENTATIVE');
    expect(get('event.harbour-lamps.maybe')?.summary).toBe('Harbour lamps: Final rule (reported)');
    expect(get('event.harbour-lamps.maybe')?.description).toContain('Reported by others, not confirmed.');
  });

  test('has due days of controls and last days of evidence, not neighbouring measures', () => {
    const { get, events } = readBack();
    expect(String(get('control.later')?.startDate)).toBe('2030-09-01');
    expect(String(get('evidence.old')?.startDate)).toBe('2030-06-30');
    expect(get('event.harbour-lamps.near')).toBeUndefined();
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
  });

  test.each(['public', 'internal'] as const)('for the %s audience holds nothing of ours', (audience) => {
    const { events, text } = readBack(audience);
    expect(events.length).toBeGreaterThan(2);
    expect(events.filter(({ uid }) => !/^(?:event|obligation)\./.test(uid))).toEqual([]);
    expect(text).not.toMatch(/Second round|Log of May/);
  });

  test('is the same bytes twice, stamped with the as-of day, in lines of at most 75 bytes', () => {
    const { text, events } = readBack();
    expect(readBack().text).toBe(text);
    for (const { component } of events)
      expect(String(component.getFirstPropertyValue('dtstamp'))).toBe(`${AS_OF}T00:00:00Z`);
    expect(text.split('\r\n').filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR\r\n$/);
  });

  test('of the shipped content is read back whole', () => {
    const corpus = loadCorpus({ folder: 'content', audience: 'privileged', asOf: '2026-11-21' });
    const entries = findEntries(corpus);
    const calendar = new ICAL.Component(ICAL.parse(toIcs(corpus, 'All', entries)));
    const events = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
    expect(events.map(({ summary }) => summary)).toEqual(entries.map(({ title }) => title));
    const close = events.find(({ uid }) => uid === 'event.iaas-cip.comments-closed@rulemark');
    expect(close?.startDate.toJSDate().toISOString()).toBe('2024-04-30T03:59:00.000Z');
  });
});

describe('Washington time', () => {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'America/New_York',
    dateStyle: 'short',
    timeStyle: 'short',
  });

  test('is what the tz database says, on every day from 1990 to 2037', () => {
    for (let time = Date.UTC(1990, 0, 1); time < Date.UTC(2038, 0, 1); time += 86_400_000) {
      const day = new Date(time).toISOString().slice(0, 10);
      for (const hour of ['00:00', '03:30', '23:59'])
        expect(format.format(toMoment(day, hour, 'America/New_York'))).toBe(`${day} ${hour}`);
    }
  });

  test('knows UTC, and says nothing of zones it does not know', () => {
    expect(toMoment('2030-01-01', '12:00', 'UTC')?.toISOString()).toBe('2030-01-01T12:00:00.000Z');
    expect(toMoment('2030-01-01', '12:00', 'Europe/Berlin')).toBeUndefined();
    expect(toMoment('2030-01-01', '12:00', undefined)).toBeUndefined();
  });
});
