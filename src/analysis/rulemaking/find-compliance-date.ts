/**
 * From which day somebody has to comply with a rule, as known on the as-of day. In: the state of the rule. Out: one
 * event of type `compliance`, or where there is none of type `effective`: the next one ahead, else the last one past,
 * because staged and postponed dates are several events. Events of an older version give way to those of the latest.
 * A confirmed withdrawal takes every date away; a reported one does not.
 */
import type { ComplianceDate, RuleDeadline, RuleState } from '../../model/answers.ts';

/** The date, or undefined where none is known. */
export function findComplianceDate(state: RuleState): ComplianceDate | undefined {
  if (state.withdrawal?.fields.status === 'confirmed') return undefined;
  const dates = preferLatest(state, findOfType(state, 'compliance') ?? findOfType(state, 'effective') ?? []);
  const chosen = dates.find(({ days }) => days >= 0) ?? dates.at(-1);
  return chosen && { event: chosen.event, left: chosen.days, others: dates.length - 1 };
}

/** Deadlines of the type in order of their days; undefined where there is none. */
function findOfType(
  { deadlines }: RuleState,
  type: 'compliance' | 'effective',
): readonly RuleDeadline[] | undefined {
  const found = deadlines.filter(({ event }) => event.fields.type === type);
  return found.length > 0 ? found.toSorted((a, b) => a.days - b.days) : undefined;
}

/** Those that name the latest version, else those that name none, else all. */
function preferLatest({ latest }: RuleState, dates: readonly RuleDeadline[]): readonly RuleDeadline[] {
  const own = dates.filter(({ event }) => event.fields.version === latest?.id);
  const general = dates.filter(({ event }) => event.fields.version === undefined);
  if (own.length > 0) return dates.filter((date) => own.includes(date) || general.includes(date));
  return general.length > 0 ? general : dates;
}
