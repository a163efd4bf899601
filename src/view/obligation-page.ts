/**
 * An obligation as a list of questions and answers, in the order a lawyer asks them. Empty parts say what is
 * missing; a field that was checked less far than the rest says so itself; where sources differ, all readings stand.
 */
import type { Corpus } from '../model/corpus.ts';
import type { RuleObject } from '../model/object.ts';
import { toLongDay } from '../text/day.ts';
import { toCitations } from './citation.ts';
import { getHref } from './href.ts';
import { type CheckedPhrase, capitalize, KIND_LABELS, toCheckedPhrase, toWords } from './labels.ts';
import { toDeadlineCell } from './sentence.ts';

export interface FactItem {
  readonly text: string;
  readonly href?: string;
}

export interface Fact {
  readonly label: string;
  readonly items: readonly FactItem[];
  /** True where `items` say only that something is missing. */
  readonly missing?: boolean;
  /** A check of this field that differs from the object's. */
  readonly checked?: CheckedPhrase;
  readonly readings?: readonly { readonly value: string; readonly checked: CheckedPhrase }[];
}

type Obligation = RuleObject<'obligation'>;

/** One question a lawyer asks of a duty, and how it is answered. */
interface Question {
  readonly label: string;
  /** The field behind it, for checks and readings of that field. */
  readonly field: string;
  readonly read: (corpus: Corpus, obligation: Obligation) => readonly FactItem[];
  /** What stands there when there is no answer; without it the question is then left out. */
  readonly missing?: string;
}

const QUESTIONS: readonly Question[] = [
  {
    label: 'Who',
    field: 'bearers',
    read: (corpus, { fields, home }) => fields.bearers.map((id) => toParty(corpus, home, id)),
  },
  {
    label: 'Does what',
    field: 'object',
    read: (_, { fields }) => [
      { text: `${capitalize(KIND_LABELS[fields.kind])}: ${fields.action} ${fields.object}` },
    ],
  },
  {
    label: 'To whom',
    field: 'counterparty',
    read: (corpus, { fields, home }) =>
      fields.counterparty ? [toParty(corpus, home, fields.counterparty)] : [],
    missing: 'Nobody in particular.',
  },
  {
    label: 'When',
    field: 'trigger',
    read: (_, { fields }) => toItems(fields.trigger),
    missing: 'No trigger stated.',
  },
  { label: 'By when', field: 'deadline', read: (_, { fields }) => toItems(toDeadlineCell(fields.deadline)) },
  {
    label: 'On condition that',
    field: 'conditions',
    read: (_, { fields }) => toItems(fields.conditions),
    missing: 'No condition stated.',
  },
  {
    label: 'Unless',
    field: 'exceptions',
    read: (corpus, obligation) =>
      (obligation.fields.exceptions ?? []).map((exception) => toException(corpus, obligation, exception)),
    missing: 'No exception recorded.',
  },
  { label: 'Made up of', field: 'elements', read: (_, { fields }) => toItems(fields.elements) },
  { label: 'Knowing what', field: 'knowledge', read: (_, { fields }) => toItems(fields.knowledge) },
  {
    label: 'Records',
    field: 'records',
    read: (_, { fields }) => toItems(fields.records && `${fields.records.keep}; ${fields.records.retention}`),
    missing: 'No duty to keep records stated here.',
  },
  { label: 'Report', field: 'report', read: toReport },
  {
    label: 'Says so',
    field: 'sections',
    read: (corpus, { fields, home }) =>
      toCitations(corpus, home, fields.sections).map(({ full, href }) => ({ text: full, href })),
    missing: 'No place recorded.',
  },
  { label: 'Breach costs', field: 'penalties', read: toPenalties },
  { label: 'Rests on', field: 'authorities', read: toAuthorities, missing: 'No authority recorded.' },
  {
    label: 'Turns on',
    field: 'terms',
    read: (corpus, { fields, home }) => (fields.terms ?? []).map((id) => toTerm(corpus, home, id)),
    missing: 'No defined term recorded.',
  },
];

/** The facts of the obligation itself; coverage, changes and comments are shown apart. */
export function toObligationFacts(corpus: Corpus, obligation: Obligation): Fact[] {
  return QUESTIONS.flatMap(({ label, field, read, missing }): Fact[] => {
    const items = read(corpus, obligation);
    if (items.length > 0) return [{ label, items, ...toChecks(corpus, obligation, field) }];
    return missing === undefined
      ? []
      : [{ label, items: [{ text: missing }], missing: true, ...toChecks(corpus, obligation, field) }];
  });
}

function toItems(value: string | readonly string[] | undefined): FactItem[] {
  if (typeof value === 'string') return [{ text: capitalize(value) }];
  return (value ?? []).map((text) => ({ text }));
}

function toParty(corpus: Corpus, home: string, id: string): FactItem {
  const found = corpus.find('party', id, home);
  return found ? { text: found.fields.title, href: toPartyHref(corpus, found) } : { text: id };
}

function toChecks(
  corpus: Corpus,
  { fields, home }: Obligation,
  field: string,
): Pick<Fact, 'checked' | 'readings'> {
  const own = fields.checked?.[field];
  const readings = fields.readings?.[field];
  return {
    ...(own ? { checked: toCheckedPhrase(corpus, home, own) } : {}),
    ...(readings
      ? {
          readings: readings.map((reading) => ({
            value: reading.value,
            checked: toCheckedPhrase(corpus, home, reading),
          })),
        }
      : {}),
  };
}

function toPartyHref(corpus: Corpus, party: RuleObject<'party'>): string {
  const definition = party.fields.definition
    ? corpus.find('definition', party.fields.definition, party.home)
    : undefined;
  return getHref(definition ?? party);
}

function toException(
  corpus: Corpus,
  { home }: Obligation,
  exception: { text: string; obligation?: string | undefined },
): FactItem {
  const other = exception.obligation ? corpus.find('obligation', exception.obligation, home) : undefined;
  return other ? { text: exception.text, href: getHref(other) } : { text: exception.text };
}

function toReport(corpus: Corpus, { fields, home }: Obligation): FactItem[] {
  if (!fields.report) return [];
  const to = corpus.find('party', fields.report.to, home)?.fields.title ?? fields.report.to;
  const often = fields.report.frequency ? `; ${fields.report.frequency}` : '';
  return [{ text: `To: ${to}${often}` }, ...(fields.report.content ?? []).map((text) => ({ text }))];
}

function toPenalties(corpus: Corpus, { fields, home }: Obligation): FactItem[] {
  const { penalties } = fields;
  if (!Array.isArray(penalties)) return [{ text: `None stated: ${penalties.noneStated}` }];
  return penalties.map((id) => {
    const penalty = corpus.find('penalty', id, home);
    return penalty
      ? { text: `${penalty.fields.title}: ${penalty.fields.amount.statement}`, href: getHref(penalty) }
      : { text: id };
  });
}

function toAuthorities(corpus: Corpus, obligation: Obligation): FactItem[] {
  return corpus.getFooting(obligation).authorities.map(({ authority, status, since }) => ({
    text:
      status === 'in-force'
        ? `${authority.fields.title}: in force`
        : `${authority.fields.title}: ${toWords(status)} since ${toLongDay(since)}`,
    href: getHref(authority),
  }));
}

function toTerm(corpus: Corpus, home: string, id: string): FactItem {
  const definition = corpus.find('definition', id, home);
  return definition ? { text: definition.fields.title, href: getHref(definition) } : { text: id };
}
