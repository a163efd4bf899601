/** The day of an event as it may honestly be printed: only the month where only the month is known. */
import type { RuleObject } from '../model/object.ts';
import { toLongDay, toMonth, toWeekday } from '../text/day.ts';

/** "29 January 2024", or "December 2025". */
export function toEventDay({ fields }: RuleObject<'event'>, style: 'plain' | 'weekday' = 'plain'): string {
  if (fields.precision === 'month') return toMonth(fields.date);
  return style === 'weekday' ? toWeekday(fields.date) : toLongDay(fields.date);
}
