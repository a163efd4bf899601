/**
 * Candidates of a version as entries for a list, a table or JSON: place, quote, what was read in them, and what
 * the map has of them already. In: a corpus and a version. Out: entries in order of the text, no layout.
 */
import type { JudgedSentence } from '../model/answers.ts';
import type { Corpus } from '../model/corpus.ts';
import type { RuleObject } from '../model/object.ts';
import { splitProvision } from '../model/section.ts';
import type { BindingSentence, DefinedTerm, PenaltyAmount, Quote, Reference } from '../model/suggestions.ts';
import { SENTENCE_LABELS } from './completeness.ts';

export const SUGGESTION_TYPES = ['binding', 'terms', 'references', 'penalties'] as const;
export type SuggestionType = (typeof SUGGESTION_TYPES)[number];

/** One candidate with the facts that a person reads first. */
export interface SuggestionEntry {
  readonly type: SuggestionType;
  readonly section: string;
  readonly at: string;
  /** Offsets of `quote` in the text of the provision, end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  /** obligation, prohibition, …; means, includes, …; internal, external; amount, multiple, imprisonment. */
  readonly kind: string;
  /** high, medium, low; for references whether the target exists. */
  readonly certainty: string;
  readonly because: readonly string[];
  /** Label to words, in the order to show; empty ones are left out. */
  readonly facts: readonly (readonly [label: string, words: string])[];
  /** What the map has of it: "covered", "open", "defined"; null where that is not asked or not to be known. */
  readonly state: string | null;
  /** Ids of the objects that have it. */
  readonly by: readonly string[];
  /** Ids of drafts that would. */
  readonly drafts: readonly string[];
}

/** The entries of the types asked for. */
export function toSuggestionEntries(
  corpus: Corpus,
  version: RuleObject<'version'>,
  types: readonly SuggestionType[],
): readonly SuggestionEntry[] {
  const { binding, terms, references, penalties } = corpus.getSuggestions(version);
  const judged = corpus.completeness?.get(version.key)?.judged;
  const make: Readonly<Record<SuggestionType, () => SuggestionEntry[]>> = {
    binding: () => binding.map((one, index) => toBindingEntry(corpus, one, judged?.[index])),
    terms: () => terms.map((term) => toTermEntry(term, findDefinitions(corpus, version, term))),
    references: () => references.map(toReferenceEntry),
    penalties: () => penalties.map(toPenaltyEntry),
  };
  return types.flatMap((type) => make[type]());
}

/** Definitions of a version's rule that have the name of a found term, drafts included. */
export function findDefinitions(
  { content }: Pick<Corpus, 'content'>,
  version: RuleObject<'version'>,
  { term, also }: Pick<DefinedTerm, 'term' | 'also'>,
): readonly RuleObject<'definition'>[] {
  const names = new Set([term, ...also].map(toPlainName));
  return content.list('definition', version.home).filter(({ fields }) => {
    if (fields.state === 'retired') return false;
    const own = [
      fields.title,
      ...(fields.aliases ?? []),
      ...(fields.abbreviation ? [fields.abbreviation] : []),
    ];
    return own.some((name) => names.has(toPlainName(name)));
  });
}

function toPlainName(name: string): string {
  return name
    .toLowerCase()
    .replace(/^(?:an?|the) /, '')
    .replace(/[“”".,]/g, '')
    .trim();
}

function toPlace({
  at,
  start,
  end,
  text,
}: Quote): Pick<SuggestionEntry, 'section' | 'at' | 'start' | 'end' | 'quote'> {
  return { section: splitProvision(at).section, at, start, end, quote: text };
}

function toBindingEntry(
  corpus: Corpus,
  one: BindingSentence,
  judged: JudgedSentence | undefined,
): SuggestionEntry {
  const {
    kind,
    certainty,
    because,
    quote,
    modal,
    bearer,
    action,
    object,
    clauses,
    knowledge,
    leadIn,
    items,
  } = one;
  const ids = (keys: readonly string[]) => keys.map((key) => key.slice(key.lastIndexOf('/') + 1));
  return {
    type: 'binding',
    ...toPlace(quote),
    kind,
    certainty,
    because,
    facts: pick([
      ['after', leadIn ? `${leadIn.at} ${leadIn.text}` : ''],
      ['modal', modal.text],
      ['bearer', bearer?.text ?? 'none stated'],
      ['action', [action?.text, object?.text].filter(Boolean).join(' ')],
      ['deadline', toDeadlineWords(one)],
      ...(['trigger', 'condition', 'exception'] as const).map(
        (sort) =>
          [
            sort,
            clauses
              .filter((clause) => clause.kind === sort)
              .map(({ text }) => text)
              .join('; '),
          ] as const,
      ),
      ['knowledge', knowledge.map(({ text }) => text).join('; ')],
      ...items.map(({ at, text }) => ['item', `${at} ${text}`] as const),
      ['not cited', judged?.openItems.join(', ') ?? ''],
    ]),
    state: judged && corpus.completeness ? SENTENCE_LABELS[judged.state].word : null,
    by: ids(judged?.by ?? []),
    drafts: ids(judged?.drafts ?? []),
  };
}

/** Limits of the sentence, then those of its items with their places. */
function toDeadlineWords({ deadlines, items }: BindingSentence): string {
  const own = deadlines.map(({ text }) => text);
  const below = items.flatMap(({ at, deadlines: limits }) => limits.map(({ text }) => `${text} (${at})`));
  return [...own, ...below].join('; ');
}

function toTermEntry(
  { term, by, quote, sentence, also, scope }: DefinedTerm,
  known: readonly RuleObject<'definition'>[],
): SuggestionEntry {
  const ids = (draft: boolean) =>
    known.filter(({ fields }) => (fields.state === 'draft') === draft).map(({ id }) => id);
  return {
    type: 'terms',
    ...toPlace(quote),
    kind: by,
    certainty: scope.from === 'default' ? 'medium' : 'high',
    because: scope.from === 'default' ? ['the text does not say how far it holds'] : [],
    facts: pick([
      ['term', term],
      ['also', also.join(', ')],
      ['scope', scope.of ? `${scope.level}: ${scope.of}` : scope.level],
      ['sentence', sentence.text],
    ]),
    state: known.length > 0 ? 'defined' : 'open',
    by: ids(false),
    drafts: ids(true),
  };
}

function toReferenceEntry(reference: Reference): SuggestionEntry {
  const isLost = reference.kind === 'internal' && !reference.resolved;
  return {
    type: 'references',
    ...toPlace(reference.quote),
    kind: reference.kind,
    certainty: isLost ? 'low' : 'high',
    because: isLost ? ['this version has no such place'] : [],
    facts: pick([
      ['target', reference.target],
      ['range', reference.kind === 'internal' && reference.through ? 'up to here' : ''],
    ]),
    state: null,
    by: [],
    drafts: [],
  };
}

function toPenaltyEntry({ quote, sentence, type, bound, value, per }: PenaltyAmount): SuggestionEntry {
  const unit = { amount: 'USD', multiple: 'times', imprisonment: 'months' }[type];
  return {
    type: 'penalties',
    ...toPlace(quote),
    kind: type,
    certainty: 'high',
    because: [],
    facts: pick([
      ['value', `${bound} ${value} ${unit}`],
      ['per', per ?? ''],
      ['sentence', sentence.text],
    ]),
    state: null,
    by: [],
    drafts: [],
  };
}

function pick(facts: readonly (readonly [string, string])[]): readonly (readonly [string, string])[] {
  return facts.filter(([, words]) => words !== '');
}
