/**
 * The page on which two versions of a rule are compared. In: the corpus and the versions. Out: what is compared and
 * how, the ledger, and the changes section by section with what stands unchanged between them, as counts and not as
 * text, so that a page stays light whatever the size of the law. Restated versions are compared by topic.
 */
import type { ForceKind, VersionComparison } from '../../model/comparison.ts';
import { FORCE_KINDS } from '../../model/comparison.ts';
import type { Corpus } from '../../model/corpus.ts';
import type { RuleObject } from '../../model/object.ts';
import { countOf, joinWords, toFigure } from '../labels.ts';
import type { ChangeGroup } from './change-group.ts';
import type { ChangeView } from './change-view.ts';
import {
  type ChangeKind,
  FORCE_WORDS,
  isChanged,
  KIND_WORDS,
  type LedgerRow,
  toLedgerRows,
  toLedgerSentence,
} from './change-words.ts';
import { findWithoutText, type Pair, toVersionName } from './pairs.ts';
import { groupSections } from './section-groups.ts';
import { groupTopics } from './topic-groups.ts';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface ComparisonPage {
  readonly title: string;
  readonly basis: VersionComparison['basis'];
  /** What is compared and how, one sentence each. */
  readonly lead: readonly string[];
  /** Why nothing was compared; then there is no ledger and no group. */
  readonly refused?: string;
  readonly ledger: readonly LedgerRow[];
  readonly summary: string;
  readonly groups: readonly ChangeGroup[];
  readonly changed: number;
  /** What the changes can be filtered by: only what occurs. */
  readonly kinds: readonly Choice[];
  readonly forceKinds: readonly Choice[];
}

const pages = new WeakMap<VersionComparison, ComparisonPage>();

/** The page of a pair, made once. */
export function toComparisonPage(corpus: Corpus, pair: Pair): ComparisonPage {
  const without = findWithoutText(corpus, pair);
  if (without.length > 0) return toRefusal(pair, without);
  const comparison = corpus.getComparison(...pair);
  const page = pages.get(comparison) ?? buildPage(corpus, pair, comparison);
  pages.set(comparison, page);
  return page;
}

function buildPage(corpus: Corpus, pair: Pair, comparison: VersionComparison): ComparisonPage {
  const groups =
    comparison.basis === 'topics'
      ? groupTopics(corpus, pair, comparison.changes)
      : groupSections(corpus, pair, comparison.changes);
  const changed = comparison.changes.filter(isChanged);
  const noun = comparison.basis === 'topics' ? 'topics that speak' : 'provisions';
  return {
    ...toHead(pair),
    basis: comparison.basis,
    lead: [...toLead(comparison.basis, pair), ...toGuesses(pair)],
    ledger: toLedgerRows(comparison.ledger, [toVersionName(pair[0]), toVersionName(pair[1])], noun),
    summary: toSummary(comparison),
    groups,
    changed: changed.length,
    ...toChoices(groups),
  };
}

function toHead(pair: Pair): Pick<ComparisonPage, 'title'> {
  return { title: `${toVersionName(pair[0])} → ${toVersionName(pair[1])}` };
}

function toRefusal(pair: Pair, without: readonly RuleObject<'version'>[]): ComparisonPage {
  const names = joinWords(without.map((version) => `“${toVersionName(version)}”`));
  return {
    ...toHead(pair),
    basis: 'text',
    lead: toGuesses(pair),
    refused: `Nothing was compared: ${names} ${without.length === 1 ? 'has' : 'have'} no text here yet. That is not the same as no change.`,
    ledger: [],
    summary: '',
    groups: [],
    changed: 0,
    kinds: [],
    forceKinds: [],
  };
}

/** Words that somebody published, not words that were worked out from an amendment or written by us. */
function isPublished({ fields }: RuleObject<'version'>): boolean {
  return fields.text === 'official' && fields.verification !== 'inferred';
}

function toOriginNote({ fields }: RuleObject<'version'>): string {
  if (fields.text === 'restated') return `“${fields.shortTitle}” is in our own words.`;
  return `“${fields.shortTitle}” is not a published text. ${fields.note ?? 'It was worked out from an amendment.'}`;
}

function toLead(basis: VersionComparison['basis'], [old, fresh]: Pair): string[] {
  const names = `“${old.fields.shortTitle}” and “${fresh.fields.shortTitle}”`;
  if (basis === 'text') {
    const unofficial = [old, fresh].filter((version) => !isPublished(version));
    return [
      `The ${unofficial.length === 0 ? 'official text' : 'text'} of ${names}, compared provision by provision and word by word; a change of dashes, quotes and spaces alone counts as no change.`,
      ...unofficial.map(toOriginNote),
    ];
  }
  const [restated] = [old, fresh].filter(({ fields }) => fields.text === 'restated');
  const both = old.fields.text === fresh.fields.text;
  return [
    both
      ? 'These are restatements in our own words, so this compares what the versions say, not how they say it.'
      : `“${restated!.fields.shortTitle}” is a restatement in our own words, so this compares what the versions say, not how they say it.`,
    `${names} are compared topic by topic, for the topics that speak of both.`,
  ];
}

function toGuesses(pair: Pair): string[] {
  return pair
    .filter(({ fields }) => fields.stage === 'hypothetical')
    .map(
      ({ fields }) => `“${fields.shortTitle}” is hypothetical: somebody's guess, never the state of the law.`,
    );
}

function toSummary({ basis, changes, ledger }: VersionComparison): string {
  if (basis === 'topics')
    return `${countOf(changes.length, 'topic')} followed through both versions: ${toLedgerSentence(ledger)}.`;
  const rest = changes.filter((change) => change.from.length + change.to.length === 0).filter(isChanged);
  const signs = changes.filter(({ typographyOnly }) => typographyOnly).length;
  return [
    `Of ${toFigure(ledger.old)} provisions in the older version and ${toFigure(ledger.new)} in the newer: ${toLedgerSentence(ledger)}. One that was both amended and moved counts as each.`,
    rest.length > 0
      ? `Besides, ${countOf(rest.length, 'heading or text', 'headings and texts')} without a number changed.`
      : '',
    signs > 0 ? `${countOf(signs, 'text')} ${signs === 1 ? 'differs' : 'differ'} in typography only.` : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function toChoices(groups: readonly ChangeGroup[]): Pick<ComparisonPage, 'kinds' | 'forceKinds'> {
  const changes = groups.flatMap(({ entries }) =>
    entries.flatMap((entry) => (entry.type === 'change' ? [entry.change] : [])),
  );
  const count = (has: (change: ChangeView) => boolean) => changes.filter(has).length;
  const choose = <T extends string>(
    all: readonly T[],
    words: Readonly<Record<T, string>>,
    has: (change: ChangeView, value: T) => boolean,
  ) =>
    all.flatMap((value) => {
      const found = count((change) => has(change, value));
      return found > 0 ? [{ value, label: `${words[value]} (${found})` }] : [];
    });
  return {
    kinds: choose<ChangeKind>(Object.keys(KIND_WORDS) as ChangeKind[], KIND_WORDS, ({ kinds }, value) =>
      kinds.includes(value),
    ),
    forceKinds: choose<ForceKind>(FORCE_KINDS, FORCE_WORDS, ({ forceKinds }, value) =>
      forceKinds.includes(value),
    ),
  };
}
