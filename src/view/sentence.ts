/**
 * An obligation as one sentence that a person can say aloud, in the mood its stage allows: conditional for a
 * proposal, past for an order that was revoked, present for what binds. The mood follows from versions, events
 * and the as-of day and is never typed.
 */
import { getAuthorityStatus } from '../analysis/authorities/compute-footing.ts';
import type { RuleState } from '../model/answers.ts';
import type { Corpus } from '../model/corpus.ts';
import type { RuleObject } from '../model/object.ts';
import type { ObligationKind } from '../model/words.ts';
import { toLongDay, toMonth } from '../text/day.ts';
import { capitalize, joinWords } from './labels.ts';

type Obligation = RuleObject<'obligation'>;
type Mood = 'conditional' | 'present' | 'past';

const MODALS: Readonly<Record<Mood, Readonly<Record<ObligationKind, string>>>> = {
  conditional: {
    obligation: 'would have to',
    prohibition: 'would not be allowed to',
    permission: 'could',
    exemption: 'would not have to',
    power: 'could',
  },
  present: {
    obligation: 'must',
    prohibition: 'must not',
    permission: 'may',
    exemption: 'need not',
    power: 'may',
  },
  past: {
    obligation: 'had to',
    prohibition: 'was not allowed to',
    permission: 'could',
    exemption: 'did not have to',
    power: 'could',
  },
};

/** The sentence, with its opening and its full stop. */
export function toSentence(corpus: Corpus, obligation: Obligation): string {
  const rule = corpus.content.get('rule', '', obligation.home);
  const version = getLastVersion(corpus, obligation);
  const state = rule ? corpus.getRuleState(rule) : undefined;
  const { opening, mood } = getFrame(corpus, obligation, version, state);
  return `${opening}${opening ? ', ' : ''}${opening ? toClause(corpus, obligation, mood) : capitalize(toClause(corpus, obligation, mood))}.`;
}

/** The sentence without its opening: "a foreign reseller would have to report …". */
function toClause(corpus: Corpus, { fields, home }: Obligation, mood: Mood = 'conditional'): string {
  const bearers = fields.bearers.map((id) => corpus.find('party', id, home)?.fields.singular ?? id);
  const single = MODALS[mood][fields.kind];
  const modal = bearers.length > 1 ? single.replace(/^was /, 'were ') : single;
  const deadline = toDeadlinePhrase(fields.deadline);
  const parts = [joinWords(bearers, 'and'), modal, fields.action, fields.object, deadline];
  const core = parts.filter(Boolean).join(' ').trim();
  return fields.trigger ? `${core}, ${fields.trigger.trim().replace(/\.$/, '')}` : core;
}

/** The deadline after the object: "within 15 days of …"; empty where it says nothing on time. */
function toDeadlinePhrase(deadline: Obligation['fields']['deadline']): string {
  switch (deadline.type) {
    case 'absolute':
      return `by ${toLongDay(deadline.date)}`;
    case 'relative': {
      const unit = deadline.unit.replace('-', ' ');
      const count = `${deadline.count} ${deadline.count === 1 ? unit.replace(/s$/, '') : unit}`;
      if (deadline.relation === 'within') return `within ${count} of ${deadline.of}`;
      return deadline.relation === 'not-before'
        ? `not before ${count} after ${deadline.of}`
        : `for at least ${count} after ${deadline.of}`;
    }
    case 'before':
      return `before ${deadline.event}`;
    case 'recurring':
      return `every ${deadline.every === 'event' ? 'time' : deadline.every}${deadline.of ? `, ${deadline.of}` : ''}`;
    case 'continuing':
    case 'none-stated':
    case 'unknown':
      return '';
    default:
      return deadline satisfies never;
  }
}

/** The deadline as it stands in a table: "within 15 days of …", "continuing", "not known: …". */
export function toDeadlineCell(deadline: Obligation['fields']['deadline']): string {
  if (deadline.type === 'continuing') return 'continuing';
  if (deadline.type === 'none-stated') return `none stated: ${deadline.reason}`;
  if (deadline.type === 'unknown') return `not known: ${deadline.reason}`;
  return toDeadlinePhrase(deadline);
}

/** The last version by the as-of day that says it; the first one ever where none had been published by then. */
function getLastVersion(corpus: Corpus, obligation: Obligation): RuleObject<'version'> | undefined {
  const order =
    corpus.content.get('rule', '', obligation.home)?.fields.versions ??
    Object.keys(obligation.fields.sections);
  const saying = order
    .filter((id) => obligation.fields.sections[id])
    .flatMap((id) => corpus.find('version', id, obligation.home) ?? []);
  return saying.filter(({ fields }) => fields.published <= corpus.asOf.day).at(-1) ?? saying[0];
}

function getFrame(
  corpus: Corpus,
  obligation: Obligation,
  version: RuleObject<'version'> | undefined,
  state: RuleState | undefined,
): { opening: string; mood: Mood } {
  if (!version) return { opening: '', mood: 'conditional' };
  const { stage, shortTitle, published, signed } = version.fields;
  if (published > corpus.asOf.day)
    return {
      opening: `Not yet said by ${toLongDay(corpus.asOf.day)}; later, in ${shortTitle}`,
      mood: 'conditional',
    };
  switch (stage) {
    case 'executive-order': {
      const fallen = isRevoked(corpus, version);
      const signedOn = `signed on ${toLongDay(signed ?? published)}${fallen ? ' and since revoked' : ''}`;
      // An order binds the agencies it names; what it wants of others takes a rule.
      if (!bindsAgency(corpus, obligation))
        return { opening: `In a rule under ${shortTitle}, ${signedOn}`, mood: 'conditional' };
      return { opening: `Under ${shortTitle}, ${signedOn}`, mood: fallen ? 'past' : 'present' };
    }
    case 'anprm':
      return { opening: `As the agency asked about in ${toMonth(published)}`, mood: 'conditional' };
    case 'nprm': {
      const fate = state?.isFinal
        ? ', before the final rule'
        : state?.withdrawal
          ? ' and never made final'
          : ' and not final';
      return { opening: `As proposed in ${toMonth(published)}${fate}`, mood: 'conditional' };
    }
    case 'hypothetical':
      return { opening: 'In a hypothetical text, which is not the law', mood: 'conditional' };
    case 'interim-final':
    case 'final':
    case 'correction':
      return {
        opening: `Under the ${stage === 'interim-final' ? 'interim final' : 'final'} rule published on ${toLongDay(published)}`,
        mood: 'present',
      };
    case 'withdrawal':
      return { opening: `Before the withdrawal of ${toLongDay(published)}`, mood: 'conditional' };
    default:
      return stage satisfies never;
  }
}

function bindsAgency(corpus: Corpus, { fields, home }: Obligation): boolean {
  return fields.bearers.every((id) => corpus.find('party', id, home)?.fields.side === 'agency');
}

/** An order is its own authority: the two share an id. */
function isRevoked(corpus: Corpus, version: RuleObject<'version'>): boolean {
  const authority = corpus.find('authority', version.id, version.home);
  return authority !== undefined && getAuthorityStatus(authority, corpus.asOf.day).status === 'revoked';
}
