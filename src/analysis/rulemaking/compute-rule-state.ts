/**
 * Where a rulemaking stands on a day: last version, comment window, withdrawal, authorities. An event is known
 * from its day on, or from `announcedOn` for a date set ahead; what became known later is counted, not shown.
 */
import type { DeadlineState, RuleDeadline, RuleState } from '../../model/answers.ts';
import type { Content } from '../../model/content.ts';
import type { RuleObject } from '../../model/object.ts';
import { getDaysBetween } from '../../text/day.ts';
import { compareText } from '../../text/natural-order.ts';
import { computeFooting } from '../authorities/compute-footing.ts';

const DEADLINE_TYPES: ReadonlySet<string> = new Set([
  'comments-close',
  'comments-extended',
  'effective',
  'compliance',
  'deadline',
]);
const LAST_WEEK_DAYS = 7;

/** The state of one rule as of a day (both in the calendar of the agency). */
export function computeRuleState(content: Content, rule: RuleObject<'rule'>, asOf: string): RuleState {
  const all = content.list('event', rule.id).filter((event) => event.fields.state === 'active');
  const events = all
    .filter((event) => isKnown(event, asOf))
    .sort((a, b) => compareText(a.fields.date, b.fields.date) || compareText(a.id, b.id));
  const versions = rule.fields.versions
    .map((id) => content.get('version', rule.id, id))
    .filter(
      (version): version is RuleObject<'version'> =>
        version !== undefined && version.fields.published <= asOf && version.fields.stage !== 'hypothetical',
    );
  const latest = versions.at(-1);
  return {
    latest,
    stage: latest?.fields.stage,
    isFinal: versions.some(({ fields }) => fields.stage === 'final' || fields.stage === 'interim-final'),
    withdrawal: events
      .filter(
        (event) => event.fields.type === 'withdrawn' && !event.fields.related && event.fields.date <= asOf,
      )
      .at(-1),
    deadlines: events
      .filter((event) => DEADLINE_TYPES.has(event.fields.type) && !event.fields.related)
      .filter((event) => !isExtended(event, events))
      .map((event) => toDeadline(event, all, asOf)),
    authorities: computeFooting(content, latest?.fields.authorities ?? [], rule.id, asOf).authorities,
    events,
    laterEvents: all.length - events.length,
  };
}

/** True when the event had happened or been announced by that day. */
function isKnown({ fields }: RuleObject<'event'>, asOf: string): boolean {
  return (fields.announcedOn ?? fields.date) <= asOf;
}

/** True for the end of a comment period that a later notice moved. */
function isExtended({ fields }: RuleObject<'event'>, events: readonly RuleObject<'event'>[]): boolean {
  if (fields.type !== 'comments-close') return false;
  return events.some(
    (other) => other.fields.type === 'comments-extended' && other.fields.version === fields.version,
  );
}

function toDeadline(
  event: RuleObject<'event'>,
  events: readonly RuleObject<'event'>[],
  asOf: string,
): RuleDeadline {
  const days = getDaysBetween(asOf, event.fields.date);
  return { event, days, state: getState(event, events, days, asOf) };
}

function getState(
  { fields }: RuleObject<'event'>,
  events: readonly RuleObject<'event'>[],
  days: number,
  asOf: string,
): DeadlineState {
  if (days < 0) return 'closed';
  const isWindow = fields.type === 'comments-close' || fields.type === 'comments-extended';
  if (!isWindow) return 'upcoming';
  const opening = events.find(
    (other) => other.fields.type === 'comments-open' && other.fields.version === fields.version,
  );
  if (opening && opening.fields.date > asOf) return 'upcoming';
  return days < LAST_WEEK_DAYS ? 'last-week' : 'open';
}
