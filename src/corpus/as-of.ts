/**
 * The day for which everything is computed: given, or written in `rulemark.yml`, or today where the agencies
 * sit. The only clock of the engine.
 */
import type { AsOf } from '../model/corpus.ts';
import { isDay } from '../text/day.ts';

/** The as-of day and where it came from. */
export function resolveAsOf(given: string | undefined, configured: string | undefined): AsOf {
  if (given !== undefined) {
    if (!isDay(given)) throw new RangeError(`not a day written YYYY-MM-DD: ${given}`);
    return { day: given, from: 'option' };
  }
  if (configured !== undefined) return { day: configured, from: 'rulemark.yml' };
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' }).format(new Date());
  return { day: today, from: 'today' };
}
