/**
 * The comment period that an ask is written for: the last day of comments of a version it is about, as far as it was
 * known on the day. In: versions and the states of their rules. Out: the period that is still open, else the one to
 * come, else the last that closed; unknown where no version has a last day. Days are those of the agency's calendar.
 */
import type { DeadlineState, RuleDeadline, RuleState } from '../../model/answers.ts';
import type { Content } from '../../model/content.ts';
import type { RuleObject } from '../../model/object.ts';

export interface CommentPeriod {
  readonly state: DeadlineState;
  /** The version that is open for comment, or was; undefined where the ask is about none that is there. */
  readonly version: RuleObject<'version'> | undefined;
  /** The event that says the last day; undefined where nothing does. */
  readonly event: RuleObject<'event'> | undefined;
  /** The first day; undefined where nothing says it. */
  readonly opens: string | undefined;
  /** Days to the last day, which is 0; negative when it is over; undefined where it is not known. */
  readonly days: number | undefined;
}

export interface PeriodInput {
  readonly content: Content;
  getRuleState(rule: RuleObject<'rule'>): RuleState;
}

const ORDER: readonly DeadlineState[] = ['last-week', 'open', 'upcoming', 'closed', 'unknown'];

/** The period for an ask about these versions, by id. */
export function findPeriod(input: PeriodInput, versions: readonly string[]): CommentPeriod {
  const periods = versions
    .flatMap((id) => input.content.findById('version', id))
    .map((version) => getVersionPeriod(input, version as RuleObject<'version'>));
  return (
    periods.toSorted(
      (a, b) =>
        ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || Math.abs(a.days ?? 0) - Math.abs(b.days ?? 0),
    )[0] ?? { state: 'unknown', version: undefined, event: undefined, opens: undefined, days: undefined }
  );
}

/** The comment period of one version; where a notice moved its end more than once, the last end counts. */
export function getVersionPeriod(input: PeriodInput, version: RuleObject<'version'>): CommentPeriod {
  const { content } = input;
  const rule = content.get('rule', '', version.home);
  const deadlines = rule ? input.getRuleState(rule).deadlines : [];
  const last = deadlines
    .filter((deadline) => isWindow(deadline) && deadline.event.fields.version === version.id)
    .toSorted((a, b) => b.days - a.days)[0];
  const opening = content
    .list('event', version.home)
    .find(
      ({ fields }) =>
        fields.state === 'active' && fields.type === 'comments-open' && fields.version === version.id,
    );
  return {
    state: last?.state ?? 'unknown',
    version,
    event: last?.event,
    opens: opening?.fields.date,
    days: last?.days,
  };
}

/** Stages on which an agency takes comments. */
const COMMENTED: ReadonlySet<string> = new Set(['anprm', 'nprm', 'interim-final']);

/**
 * Where commenting on a rule stands: the newest version open for comment on the day, else the newest on which comments
 * are or were taken; undefined where none had been published.
 */
export function findCurrentPeriod(
  input: PeriodInput,
  rule: RuleObject<'rule'>,
  asOf: string,
): CommentPeriod | undefined {
  const periods = rule.fields.versions
    .flatMap((id) => input.content.get('version', rule.id, id) ?? [])
    .filter(({ fields }) => COMMENTED.has(fields.stage) && fields.published <= asOf)
    .map((version) => getVersionPeriod(input, version));
  return periods.findLast(isOpen) ?? periods.at(-1);
}

/** True while comments on a version are taken. */
export function isOpen({ state }: CommentPeriod): boolean {
  return state === 'open' || state === 'last-week';
}

function isWindow({ event }: RuleDeadline): boolean {
  return event.fields.type === 'comments-close' || event.fields.type === 'comments-extended';
}
