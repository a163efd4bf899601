/**
 * An hour in Washington as the moment it is everywhere. In: a day, an hour, a zone. Out: the moment, or undefined for
 * a zone other than America/New_York and UTC. Summer time as 15 U.S.C. 260a has it: since 2007 from the second Sunday
 * of March to the first of November, from 1987 from the first Sunday of April to the last of October, at 2:00.
 * No `Intl` here, because its table of zones differs from machine to machine.
 */

const HOUR = 3_600_000;

/** The moment; an hour that summer time skips counts in winter time, one that comes twice is its first. */
export function toMoment(day: string, hour: string, zone: string | undefined): Date | undefined {
  const utc = Date.parse(`${day}T${hour}:00Z`);
  if (zone === 'UTC' || zone === 'Etc/UTC') return new Date(utc);
  if (zone !== 'America/New_York' || day < '1987') return undefined;
  const [start, end] = getSummerTime(Number(day.slice(0, 4)));
  const isSummer = utc >= start + 3 * HOUR && utc < end + 2 * HOUR; // from 3:00, what 2:00 became
  return new Date(utc + (isSummer ? 4 : 5) * HOUR);
}

/** The days on which summer time begins and ends, at midnight. */
function getSummerTime(year: number): readonly [number, number] {
  return year >= 2007
    ? [getSunday(year, 2, 8), getSunday(year, 10, 1)]
    : [getSunday(year, 3, 1), getSunday(year, 9, 25)];
}

/** The first Sunday on or after a day; months count from 0. */
function getSunday(year: number, month: number, day: number): number {
  const time = Date.UTC(year, month, day);
  return time + ((7 - new Date(time).getUTCDay()) % 7) * 24 * HOUR;
}
