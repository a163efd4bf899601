/**
 * The time factor of a gap: time needed against time left to the compliance date. 1 where no date is known, so that a
 * rule that is not final ranks by exposure and severity alone; else 1 + needed ÷ left, at most 3; 3 where the date is
 * today or past. Never below 1, never infinite: a date that is far away makes no gap lighter than one without a date.
 */
import type { ComplianceDate, GapWeight, TimeReason } from '../../model/answers.ts';
import { EFFORT_DAYS, type Effort, TIME_FACTOR } from '../../model/effort.ts';

export interface TimeInput {
  readonly effort: Effort;
  /** An estimate in calendar days; wins over the effort. */
  readonly days: number | undefined;
  readonly date: ComplianceDate | undefined;
}

export interface WeightInput extends TimeInput {
  readonly exposure: number;
  readonly severity: number;
  readonly severityFrom: GapWeight['severityFrom'];
}

/** The whole weight with all it was made of. */
export function weighGap(input: WeightInput): GapWeight {
  const { exposure, severity, severityFrom, effort, days, date } = input;
  const needed = days ?? EFFORT_DAYS[effort];
  const { time, because } = weighTime(needed, date?.left);
  return {
    value: round(exposure * severity * time),
    exposure,
    severity,
    time,
    because,
    severityFrom,
    needed,
    neededFrom: days === undefined ? 'effort' : 'days',
    date,
  };
}

/** The factor for so many days needed and left, and why; `left` undefined where no date is known. */
export function weighTime(
  needed: number,
  left: number | undefined,
): { readonly time: number; readonly because: TimeReason } {
  const { least, most } = TIME_FACTOR;
  if (left === undefined) return { time: least, because: 'no-date' };
  if (left <= 0) return { time: most, because: 'passed' };
  const time = round(Math.min(most, least + needed / left));
  return { time, because: needed <= left ? 'in-time' : 'short' };
}

/** Two decimal places, as shown: the product of what is shown is what is shown. */
function round(value: number): number {
  return Math.round(value * 100) / 100;
}
