/**
 * Comments over time as bars: all of them, and of each bar the part that was new, because a campaign counts once on its
 * first day. In: the study. Out: a title that states the finding, bars as numbers, and the same as a table. Days up to
 * two months, weeks up to fourteen, months beyond. Empty stretches are bars of nothing, so that the axis is time.
 */
import type { DocketStudy, RawAndDistinct } from '../../model/docket-study.ts';
import { addDays, getDaysBetween, toLongDay, toMonth } from '../../text/day.ts';
import { toFigure } from '../labels.ts';
import type { TableView } from '../table.ts';
import { toCount } from './count-words.ts';

export interface TimeBar extends RawAndDistinct {
  /** First day of the stretch. */
  readonly day: string;
  readonly label: string;
}

export interface TimeChart {
  readonly title: string;
  readonly bars: readonly TimeBar[];
  /** The highest bar. */
  readonly most: number;
  readonly first: string;
  readonly last: string;
  readonly table: TableView;
}

type Unit = 'day' | 'week' | 'month';
const [MOST_DAYS, MOST_WEEK_DAYS] = [62, 430];

/** The chart; undefined where no comment has a day. */
export function toTimeChart({ byDay, total, withoutDay }: DocketStudy): TimeChart | undefined {
  const [first, last] = [byDay[0]?.day, byDay.at(-1)?.day];
  if (first === undefined || last === undefined) return undefined;
  const days = getDaysBetween(first, last) + 1;
  const unit = days <= MOST_DAYS ? 'day' : days <= MOST_WEEK_DAYS ? 'week' : 'month';
  const bars = toBars(byDay, unit, last);
  const top = bars.reduce((best, bar) => (bar.raw > best.raw ? bar : best));
  const dated = total.raw - withoutDay.raw;
  return {
    title: `Most came ${toWhen(top, unit)}: ${toFigure(top.raw)} of ${toCount(dated, 'comment')} with a day, ${toFigure(top.distinct)} of them different from what came before`,
    bars,
    most: top.raw,
    first: toLongDay(first),
    last: toLongDay(last),
    table: {
      caption: `Comments by ${unit} of posting, or of receipt where posting is not stated; ${unit}s without any are left out. A campaign counts once among the different ones, when its first member came.`,
      columns: [
        { id: 'when', label: capitalizeUnit(unit) },
        { id: 'raw', label: 'Comments', numeric: true },
        { id: 'distinct', label: 'Different', numeric: true },
      ],
      rows: bars
        .filter(({ raw }) => raw > 0)
        .map(({ day, label, raw, distinct }) => ({
          id: day,
          cells: [
            { text: label, sort: Number(day.replaceAll('-', '')) },
            { text: toFigure(raw), sort: raw },
            { text: toFigure(distinct), sort: distinct },
          ],
        })),
    },
  };
}

function toBars(byDay: DocketStudy['byDay'], unit: Unit, last: string): TimeBar[] {
  const sums = new Map<string, RawAndDistinct>();
  for (let start = toStart(byDay[0]!.day, unit); start <= last; start = toNext(start, unit))
    sums.set(start, { raw: 0, distinct: 0 });
  for (const { day, raw, distinct } of byDay) {
    const start = toStart(day, unit);
    const sum = sums.get(start) ?? { raw: 0, distinct: 0 };
    sums.set(start, { raw: sum.raw + raw, distinct: sum.distinct + distinct });
  }
  return [...sums].map(([day, sum]) => ({ day, label: toLabel(day, unit), ...sum }));
}

/** The first day of a week is a Monday. */
function toStart(day: string, unit: Unit): string {
  if (unit === 'day') return day;
  if (unit === 'month') return `${day.slice(0, 7)}-01`;
  const sinceMonday = getDaysBetween('2001-01-01', day) % 7;
  return addDays(day, -((sinceMonday + 7) % 7));
}

function toNext(start: string, unit: Unit): string {
  if (unit !== 'month') return addDays(start, unit === 'day' ? 1 : 7);
  return `${addDays(start, 31).slice(0, 7)}-01`;
}

function toLabel(day: string, unit: Unit): string {
  return unit === 'month' ? toMonth(day) : unit === 'week' ? `Week of ${toLongDay(day)}` : toLongDay(day);
}

function toWhen({ day }: TimeBar, unit: Unit): string {
  if (unit === 'month') return `in ${toMonth(day)}`;
  return unit === 'week' ? `in the week of ${toLongDay(day)}` : `on ${toLongDay(day)}`;
}

function capitalizeUnit(unit: Unit): string {
  return unit.charAt(0).toUpperCase() + unit.slice(1);
}
