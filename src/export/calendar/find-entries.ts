/**
 * What belongs into a calendar: the events of the rules, fixed days of duties, due days of planned controls, last days
 * of evidence and of accepted risks. In: the corpus, so that an audience has no more than it may see. Out: entries in
 * order of day. Past ones are among them, because a calendar is also a record; neighbouring measures are not.
 */
import { getLastDay } from '../../analysis/coverage/judge-evidence.ts';
import type { Corpus } from '../../model/corpus.ts';
import type { RuleObject } from '../../model/object.ts';
import { addDays, toLongDay } from '../../text/day.ts';
import { compareText } from '../../text/natural-order.ts';
import { toEventDay } from '../../view/event-day.ts';
import { getGapHref, getHref } from '../../view/href.ts';
import { capitalize, toCheckedPhrase, toWords, withStop } from '../../view/labels.ts';
import { toMoment } from './washington-time.ts';

export interface CalendarEntry {
  /** Stable: kind, home and id of the object. */
  readonly uid: string;
  /** The first day, and the day after the last. */
  readonly day: string;
  readonly after: string;
  /** The moment, where an hour and its zone are known. */
  readonly moment: Date | undefined;
  readonly title: string;
  /** Confirmed by a document or decided by us; else tentative. */
  readonly confirmed: boolean;
  readonly category: 'rule' | 'duty' | 'control' | 'evidence' | 'accepted risk';
  /** A line each. */
  readonly description: readonly string[];
}

const STATUS_WORDS = {
  confirmed: 'Confirmed by the document.',
  assumed: 'Assumed by us, not confirmed.',
  reported: 'Reported by others, not confirmed.',
} as const;

/** The entries, oldest first; `rule` leaves out the events and duties of other rules. */
export function findEntries(corpus: Corpus, rule?: string): readonly CalendarEntry[] {
  const rules = corpus.content.list('rule').filter(({ id }) => rule === undefined || id === rule);
  return [
    ...rules.flatMap((one) => findEvents(corpus, one)),
    ...rules.flatMap((one) => findDuties(corpus, one)),
    ...findControls(corpus),
    ...findEvidence(corpus),
    ...findRisks(corpus),
  ].sort((one, other) => compareText(one.day, other.day) || compareText(one.uid, other.uid));
}

function findEvents(corpus: Corpus, rule: RuleObject<'rule'>): CalendarEntry[] {
  const events = corpus.getRuleState(rule).events.filter(({ fields }) => !fields.related);
  return events.map((event): CalendarEntry => {
    const { title, date, hour, zone, precision, status, type, citation, note } = event.fields;
    const moment = hour === undefined || precision === 'month' ? undefined : toMoment(date, hour, zone);
    const { checked } = event.fields;
    return {
      uid: `event.${rule.id}.${event.id}`,
      day: precision === 'month' ? `${date.slice(0, 7)}-01` : date,
      after: addDays(date, 1),
      moment,
      title: `${rule.fields.shortTitle}: ${title}${status === 'confirmed' ? '' : ` (${status})`}`,
      confirmed: status === 'confirmed',
      category: 'rule',
      description: [
        `${capitalize(toWords(type))}. ${toEventDay(event)}${hour ? `, ${hour}${zone ? ` ${zone}` : ', no zone stated'}` : ''}${precision === 'month' ? ' (only the month is known)' : ''}.`,
        STATUS_WORDS[status],
        ...(citation ? [withStop(citation)] : []),
        toSourceLine(corpus, rule.id, event.fields),
        ...(note ? [toCheckedPhrase(corpus, rule.id, event.fields).note ?? ''] : []),
        ...Object.entries(checked ?? {}).map(([name, check]) => toCheckLine(corpus, rule.id, name, check)),
        `On the site: ${getHref(rule)}`,
      ],
    };
  });
}

function toSourceLine(corpus: Corpus, home: string, checked: Parameters<typeof toCheckedPhrase>[2]): string {
  const { phrase, sources } = toCheckedPhrase(corpus, home, checked);
  return `${phrase}.${sources.length > 0 ? ` Source: ${sources.map(({ title }) => title).join('; ')}.` : ''}`;
}

function toCheckLine(
  corpus: Corpus,
  home: string,
  name: string,
  check: Parameters<typeof toCheckedPhrase>[2],
): string {
  const { phrase, note } = toCheckedPhrase(corpus, home, check);
  return `${capitalize(toWords(name))}: ${phrase}.${note ? ` ${note}` : ''}`;
}

/** Duties with a day of their own; as proposed, until the rule is final. */
function findDuties(corpus: Corpus, rule: RuleObject<'rule'>): CalendarEntry[] {
  const { isFinal } = corpus.getRuleState(rule);
  return corpus.content.list('obligation', rule.id).flatMap(({ id, fields, ...duty }) => {
    const { deadline } = fields;
    if (fields.state !== 'active' || deadline.type !== 'absolute') return [];
    return toDay(`obligation.${rule.id}.${id}`, deadline.date, 'duty', {
      title: `${fields.title}${isFinal ? '' : ' (as proposed)'}`,
      confirmed: isFinal,
      description: [
        isFinal
          ? 'The day by which the rule asks for it.'
          : 'The day as proposed: no final rule is recorded, so it binds nobody today.',
        toSourceLine(corpus, rule.id, fields),
        `On the site: ${getHref({ ...duty, id, fields })}`,
      ],
    });
  });
}

function findControls(corpus: Corpus): CalendarEntry[] {
  return corpus.content.list('control').flatMap((control) => {
    const { due, status, state, title, owner } = control.fields;
    if (due === undefined || state === 'retired' || status === 'implemented') return [];
    return toDay(`control.${control.id}`, due, 'control', {
      title: `Control due: ${title}`,
      confirmed: true,
      description: [
        `Status: ${toWords(status)}. Owner: ${owner ?? 'nobody named'}.`,
        `On the site: ${getHref(control)}`,
      ],
    });
  });
}

/** Last days of evidence that nothing has taken the place of. */
function findEvidence(corpus: Corpus): CalendarEntry[] {
  const pieces = corpus.content.list('evidence').filter(({ fields }) => fields.state === 'active');
  const superseded = new Set(
    pieces
      .filter(({ fields }) => fields.collectedOn !== undefined && fields.collectedOn <= corpus.asOf.day)
      .map(({ fields }) => fields.supersedes),
  );
  return pieces.flatMap((piece) => {
    const last = getLastDay(piece.fields);
    if (last === undefined || piece.fields.result === 'not-run' || superseded.has(piece.id)) return [];
    const { title, collectedOn, result, source } = piece.fields;
    const controls = corpus.findUsers('control', piece.key);
    return toDay(`evidence.${piece.id}`, last, 'evidence', {
      title: `Evidence counts to the end of today: ${title}`,
      confirmed: true,
      description: [
        `Result: ${toWords(result)}. Collected ${collectedOn ? toLongDay(collectedOn) : 'on a day not recorded'} from ${source}.`,
        `Shows that this works: ${controls.map(({ fields }) => fields.title).join('; ') || 'named by no control'}.`,
        `On the site: ${getHref(piece)}`,
      ],
    });
  });
}

function findRisks(corpus: Corpus): CalendarEntry[] {
  return (corpus.gaps ?? []).flatMap(({ id, title, decision }) => {
    if (decision.state !== 'accepted-risk' || decision.until === undefined) return [];
    return toDay(`gap.${id}`, decision.until, 'accepted risk', {
      title: `Last day of an accepted risk: ${title}`,
      confirmed: true,
      description: [
        `Accepted by ${decision.by ?? 'nobody named'}${decision.on ? ` on ${toLongDay(decision.on)}` : ''}.`,
        ...(decision.reason ? [withStop(decision.reason)] : []),
        `On the site: ${getGapHref(id)}`,
      ],
    });
  });
}

function toDay(
  uid: string,
  day: string,
  category: CalendarEntry['category'],
  words: Pick<CalendarEntry, 'title' | 'confirmed' | 'description'>,
): CalendarEntry[] {
  return [{ uid, day, after: addDays(day, 1), moment: undefined, category, ...words }];
}
