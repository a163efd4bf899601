/**
 * Where a rulemaking stands on the as-of day, as statements a lawyer can check one by one. Nothing here is
 * typed for a rule: all of it follows from versions, events and authorities.
 */
import type { RuleDeadline } from '../model/answers.ts';
import type { Corpus } from '../model/corpus.ts';
import type { RuleObject } from '../model/object.ts';
import { toLongDay, toWeekday } from '../text/day.ts';
import { toEventDay } from './event-day.ts';
import { getHref } from './href.ts';
import {
  type Checked,
  type CheckedPhrase,
  capitalize,
  countOf,
  STAGE_LABELS,
  toCheckedPhrase,
  toWords,
} from './labels.ts';

export interface Statement {
  readonly text: string;
  readonly href?: string;
  readonly checked?: CheckedPhrase;
}

/** The statements, most important first; never empty. */
export function toStateStatements(corpus: Corpus, rule: RuleObject<'rule'>): Statement[] {
  const state = corpus.getRuleState(rule);
  const { latest } = state;
  if (!latest)
    return [{ text: `No version of this rule had been published by ${toLongDay(corpus.asOf.day)}.` }];
  const check = (object: RuleObject) => toCheckedPhrase(corpus, rule.id, object.fields as Checked);
  const finality = state.isFinal
    ? { text: 'A final version is published.' }
    : {
        text: `No final rule is recorded as of ${toLongDay(corpus.asOf.day)}: nothing in the proposal is enforceable.`,
      };
  // The day and page of publication may be checked further than the text is.
  const published = state.events.find(
    ({ fields }) => fields.type === 'published' && fields.version === latest.id && !fields.related,
  );
  return [
    {
      text: `${capitalize(STAGE_LABELS[latest.fields.stage])} published on ${toWeekday(latest.fields.published)}, ${latest.fields.citation}.`,
      href: getHref(latest),
      checked: check(published ?? latest),
    },
    ...state.deadlines
      .filter(({ event }) => event.fields.version === latest.id)
      .map((deadline) => ({
        text: toDeadlineSentence(deadline),
        href: getHref(deadline.event),
        checked: check(deadline.event),
      })),
    finality,
    ...(state.withdrawal
      ? [
          {
            text: toWithdrawal(state.withdrawal),
            href: getHref(state.withdrawal),
            checked: check(state.withdrawal),
          },
        ]
      : []),
    ...state.authorities
      .filter(({ authority }) => authority.fields.type === 'executive-order')
      .map(({ authority, status, since }) => toAuthorityStatement(corpus, authority, status, since)),
  ];
}

/** The deadline and its state, with the weekday and the zone: "The comment period closed on Monday …". */
function toDeadlineSentence({ event, state, days }: RuleDeadline): string {
  const { type, hour, zone, checked } = event.fields;
  const isWindow = type === 'comments-close' || type === 'comments-extended';
  const clock = hour
    ? `, ${hour}${zone === 'America/New_York' ? ' Eastern' : zone ? ` ${zone}` : ''}${checked?.['hour'] ? ' (hour assumed)' : ''}`
    : '';
  const day = `${toEventDay(event, 'weekday')}${clock}`;
  if (!isWindow)
    return state === 'closed'
      ? `${event.fields.title}: ${day}, passed.`
      : `${event.fields.title}: ${day}, ${countOf(days, 'day')} ahead.`;
  if (state === 'closed') return `The comment period closed on ${day}.`;
  if (state === 'upcoming') return `The comment period has not opened; it closes on ${day}.`;
  return `The comment period is open until ${day}: ${days === 0 ? 'today is the last day' : `${countOf(days, 'day')} left`}.`;
}

function toWithdrawal(event: RuleObject<'event'>): string {
  const day = toEventDay(event);
  const when = event.fields.title.includes(day) ? '' : ` (${day})`;
  return `${event.fields.title}${when}${event.fields.status === 'confirmed' ? '' : `; this is ${event.fields.status}, not confirmed`}.`;
}

/** "was revoked on", "expired on", … for an authority's status. */
const SINCE: Readonly<Record<string, string>> = {
  revoked: 'was revoked on',
  amended: 'was amended on',
  expired: 'expired on',
};

function toAuthorityStatement(
  corpus: Corpus,
  authority: RuleObject<'authority'>,
  status: string,
  since: string,
): Statement {
  const entry = authority.fields.history.find((one) => one.on === since && one.status === status);
  const by = entry?.by ? ` by ${entry.by}` : '';
  const text =
    status === 'in-force'
      ? `${authority.fields.title}, one of its authorities, is in force.`
      : `${authority.fields.title}, one of its authorities, ${SINCE[status] ?? `has been ${toWords(status)} since`} ${toLongDay(since)}${by}.`;
  return {
    text,
    href: getHref(authority),
    ...(entry ? { checked: toCheckedPhrase(corpus, authority.home, entry) } : {}),
  };
}
