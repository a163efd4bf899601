/** The obligations map: one row an obligation, with coverage only for those who may know it. */
import type { Corpus } from '../model/corpus.ts';
import type { RuleObject } from '../model/object.ts';
import { COVERAGE_STATES, VERIFICATIONS } from '../model/words.ts';
import { toCitations } from './citation.ts';
import { getHref } from './href.ts';
import { COVERAGE_LABELS, capitalize, KIND_LABELS, toWords } from './labels.ts';
import { toDeadlineCell } from './sentence.ts';
import type { Cell, TableView } from './table.ts';
import { getObjectVerification } from './verification.ts';

/** Rows in the order given. */
export function toObligationTable(
  corpus: Corpus,
  obligations: readonly RuleObject<'obligation'>[],
  caption: string,
): TableView {
  const withCoverage = corpus.coverage !== undefined;
  return {
    caption,
    columns: [
      { id: 'title', label: 'Obligation' },
      ...(withCoverage ? [{ id: 'coverage', label: 'Coverage', filter: 'choice' as const }] : []),
      { id: 'kind', label: 'Kind', filter: 'choice' },
      { id: 'bearer', label: 'Who', filter: 'choice' },
      { id: 'deadline', label: 'By when' },
      { id: 'section', label: 'Says so', filter: 'choice' },
      { id: 'footing', label: 'Rests on', filter: 'choice' },
      { id: 'checked', label: 'How far checked', filter: 'choice' },
    ],
    rows: obligations.map((obligation) => ({
      id: obligation.id,
      cells: toCells(corpus, obligation, withCoverage),
    })),
  };
}

function toCells(corpus: Corpus, obligation: RuleObject<'obligation'>, withCoverage: boolean): Cell[] {
  const { fields, home } = obligation;
  const [first] = toCitations(corpus, home, fields.sections);
  const verification = getObjectVerification(obligation);
  const bearers = fields.bearers.map((id) => corpus.find('party', id, home)?.fields.title ?? id);
  return [
    { text: fields.title, href: getHref(obligation) },
    ...(withCoverage ? [toCoverageCell(corpus, obligation)] : []),
    { text: capitalize(KIND_LABELS[fields.kind]) },
    { text: bearers.join(', ') },
    { text: toDeadlineCell(fields.deadline) },
    first ? { text: first.text, href: first.href } : { text: 'nowhere yet' },
    { text: toFooting(corpus, obligation) },
    {
      text: VERIFICATION_WORDS[verification],
      verification,
      ...toWeakFields(obligation, verification),
      sort: VERIFICATIONS.indexOf(verification),
    },
  ];
}

function toCoverageCell(corpus: Corpus, obligation: RuleObject<'obligation'>): Cell {
  const state = corpus.coverage?.get(obligation.key)?.state;
  if (!state)
    return { text: obligation.fields.state === 'active' ? 'not yet stated' : obligation.fields.state };
  return { text: COVERAGE_LABELS[state].word, coverage: state, sort: COVERAGE_STATES.indexOf(state) };
}

function toFooting(corpus: Corpus, obligation: RuleObject<'obligation'>): string {
  const { state } = corpus.getFooting(obligation);
  const words = {
    standing: 'authority stands',
    'partly-fallen': 'part of its authority revoked',
    fallen: 'authority revoked',
    'none-stated': 'none stated',
  };
  return words[state];
}

/** Which parts pull the whole down, where it is not the whole itself. */
function toWeakFields({ fields }: RuleObject<'obligation'>, verification: string): { sub?: string } {
  if (fields.verification === verification) return {};
  const weak = Object.entries(fields.checked ?? {})
    .filter(([, check]) => check.verification === verification)
    .map(([field]) => toWords(field));
  return { sub: `only: ${weak.join(', ')}` };
}

const VERIFICATION_WORDS = {
  primary: 'in the original',
  secondary: 'from accounts',
  inferred: 'inferred',
  unverified: 'not verified',
} as const;
