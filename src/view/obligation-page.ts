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

/** The facts of the obligation itself; coverage, changes and comments are shown apart. */
export function toObligationFacts(corpus: Corpus, obligation: Obligation): Fact[] {
  const { fields, home } = obligation;
  const party = (id: string): FactItem => {
    const found = corpus.find('party', id, home);
    return found ? { text: found.fields.title, href: toPartyHref(corpus, found) } : { text: id };
  };
  const fact = (label: string, field: string, items: readonly FactItem[], missing: string): Fact => ({
    label,
    items: items.length > 0 ? items : [{ text: missing }],
    ...(items.length === 0 ? { missing: true } : {}),
    ...toChecks(corpus, obligation, field),
  });
  const text = (value: string | undefined): FactItem[] =>
    value === undefined ? [] : [{ text: capitalize(value) }];
  return [
    fact('Who', 'bearers', fields.bearers.map(party), ''),
    fact(
      'Does what',
      'object',
      [{ text: `${capitalize(KIND_LABELS[fields.kind])}: ${fields.action} ${fields.object}` }],
      '',
    ),
    fact(
      'To whom',
      'counterparty',
      fields.counterparty ? [party(fields.counterparty)] : [],
      'Nobody in particular.',
    ),
    fact('When', 'trigger', text(fields.trigger), 'No trigger stated.'),
    fact('By when', 'deadline', [{ text: capitalize(toDeadlineCell(fields.deadline)) }], ''),
    fact(
      'On condition that',
      'conditions',
      (fields.conditions ?? []).map((value) => ({ text: value })),
      'No condition stated.',
    ),
    fact(
      'Unless',
      'exceptions',
      (fields.exceptions ?? []).map((exception) => toException(corpus, obligation, exception)),
      'No exception recorded.',
    ),
    ...(fields.elements
      ? [
          fact(
            'Made up of',
            'elements',
            fields.elements.map((value) => ({ text: value })),
            '',
          ),
        ]
      : []),
    ...(fields.knowledge ? [fact('Knowing what', 'knowledge', text(fields.knowledge), '')] : []),
    fact(
      'Records',
      'records',
      fields.records ? [{ text: `${capitalize(fields.records.keep)}; ${fields.records.retention}` }] : [],
      'No duty to keep records stated here.',
    ),
    ...(fields.report ? [fact('Report', 'report', toReport(corpus, obligation), '')] : []),
    fact(
      'Says so',
      'sections',
      toCitations(corpus, home, fields.sections).map(({ full, href }) => ({ text: full, href })),
      'No place recorded.',
    ),
    fact('Breach costs', 'penalties', toPenalties(corpus, obligation), ''),
    fact('Rests on', 'authorities', toAuthorities(corpus, obligation), 'No authority recorded.'),
    fact(
      'Turns on',
      'terms',
      (fields.terms ?? []).map((id) => toTerm(corpus, home, id)),
      'No defined term recorded.',
    ),
  ];
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
