/**
 * The page on which two versions of a rule are compared. In: the corpus and the versions. Out: what is compared and
 * how, the ledger, and the changes section by section with what stands unchanged between them, as counts and not as
 * text, so that a page stays light whatever the size of the law. Restated versions are compared by topic.
 */
import { readTexts } from '../../analysis/comparison/compare-versions.ts';
import type { Change, ForceKind, TopicChange, VersionComparison } from '../../model/comparison.ts';
import { FORCE_KINDS } from '../../model/comparison.ts';
import type { Corpus } from '../../model/corpus.ts';
import type { RuleObject } from '../../model/object.ts';
import { splitProvision } from '../../model/section.ts';
import { getHref } from '../href.ts';
import { countOf, joinWords, toWords, withStop } from '../labels.ts';
import { listSections, toSectionLabel } from '../version-sections.ts';
import { getSection, toChangeAnchor, toGroupAnchor, toPlace } from './change-place.ts';
import { type ChangeView, type Sides, toChangeView } from './change-view.ts';
import {
  type ChangeKind,
  FORCE_WORDS,
  isChanged,
  KIND_WORDS,
  type LedgerRow,
  toLedgerRows,
  toLedgerSentence,
} from './change-words.ts';
import { type Dependent, Dependents } from './find-dependents.ts';
import { findWithoutText, type Pair, toVersionName } from './pairs.ts';

/** Provisions in a row that are the same on both sides. */
export interface Unchanged {
  readonly count: number;
  readonly text: string;
  readonly href: string;
}

export interface ChangeGroup {
  readonly anchor: string;
  readonly title: string;
  /** The section in the older and in the newer version. */
  readonly links: readonly { readonly text: string; readonly href: string }[];
  readonly changed: number;
  readonly unchanged: number;
  readonly dependents: readonly Dependent[];
  readonly entries: readonly (
    | { readonly type: 'change'; readonly change: ChangeView }
    | { readonly type: 'unchanged'; readonly unchanged: Unchanged }
  )[];
}

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

function toLead(basis: VersionComparison['basis'], [old, fresh]: Pair): string[] {
  const names = `“${old.fields.shortTitle}” and “${fresh.fields.shortTitle}”`;
  if (basis === 'text')
    return [
      `The official text of ${names}, compared provision by provision and word by word; a change of dashes, quotes and spaces alone counts as no change.`,
    ];
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
  const write = (count: number) => count.toLocaleString('en-US');
  const rest = changes.filter((change) => change.from.length + change.to.length === 0).filter(isChanged);
  const signs = changes.filter(({ typographyOnly }) => typographyOnly).length;
  return [
    `Of ${write(ledger.old)} provisions in the older version and ${write(ledger.new)} in the newer: ${toLedgerSentence(ledger)}. One that was both amended and moved counts as each.`,
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

function groupTopics(corpus: Corpus, pair: Pair, changes: readonly TopicChange[]): ChangeGroup[] {
  const sides: Sides = {
    corpus,
    pair,
    dependents: new Dependents(corpus, pair),
    texts: [new Map(), new Map()],
  };
  return changes.map((change) => {
    const topic = corpus.find('lineage', change.topic, pair[0].home);
    const view = toChangeView(sides, change, change.topic);
    const effect = change.effect ? `Effect, as judged by a person: ${toWords(change.effect)}.` : '';
    const note = [effect, change.summary ?? ''].filter(Boolean).join(' ');
    const title = change.title;
    return {
      anchor: toGroupAnchor(change.topic),
      title,
      links: topic ? [{ text: 'the topic through all versions', href: getHref(topic) }] : [],
      changed: isChanged(change) ? 1 : 0,
      unchanged: isChanged(change) ? 0 : 1,
      dependents: topic ? toTopicDependents(corpus, topic) : [],
      entries: isChanged(change)
        ? [
            {
              type: 'change',
              change: {
                ...view,
                title,
                dependents: [],
                ...(note ? { note } : {}),
                sentence: view.sentence.replace(view.title, () => title),
              },
            },
          ]
        : [
            {
              type: 'unchanged',
              unchanged: { count: 1, text: 'says the same', href: topic ? getHref(topic) : '' },
            },
          ],
    };
  });
}

function toTopicDependents(corpus: Corpus, { fields, home }: RuleObject<'lineage'>): Dependent[] {
  const objects = [
    ...(fields.obligations ?? []).flatMap((id) => corpus.find('obligation', id, home) ?? []),
    ...(fields.definitions ?? []).flatMap((id) => corpus.find('definition', id, home) ?? []),
  ];
  return objects.map((object) => ({ text: object.fields.title, href: getHref(object) }));
}

function groupSections(corpus: Corpus, pair: Pair, changes: readonly Change[]): ChangeGroup[] {
  const texts = pair.map(
    (version) =>
      new Map(
        readTexts(corpus.content, corpus.getProvisions, version).flatMap(({ id, text }) =>
          id === null ? [] : [[id, text]],
        ),
      ),
  ) as unknown as Sides['texts'];
  const sides: Sides = { corpus, pair, dependents: new Dependents(corpus, pair), texts };
  const bySection = new Map<string, Change[]>();
  for (const change of changes) {
    const section = getSection(change);
    bySection.set(section, [...(bySection.get(section) ?? []), change]);
  }
  const sections = pair.map(
    ({ home, id }) =>
      new Map(listSections(corpus.content, home, id).map((section) => [section.fields.number, section])),
  ) as [Map<string, RuleObject<'section'>>, Map<string, RuleObject<'section'>>];
  const order = mergeOrder([...sections[0].keys()], [...sections[1].keys()]);
  let unplaced = 0;
  const nameText = () => `_text/${++unplaced}`;
  return [...new Set([...order, ...bySection.keys()])].flatMap((number) => {
    const inSection = bySection.get(number);
    return inSection ? [toGroup(sides, sections, { number, changes: inSection }, nameText)] : [];
  });
}

/** The new order, with what only the old has after what stood before it. */
function mergeOrder(old: readonly string[], fresh: readonly string[]): string[] {
  const order = [...fresh];
  const known = new Set(fresh);
  old.forEach((number, at) => {
    if (known.has(number)) return;
    known.add(number);
    order.splice(at === 0 ? 0 : order.indexOf(old[at - 1]!) + 1, 0, number);
  });
  return order;
}

function toGroup(
  sides: Sides,
  sections: readonly [Map<string, RuleObject<'section'>>, Map<string, RuleObject<'section'>>],
  { number, changes }: { number: string; changes: readonly Change[] },
  nameText: () => string,
): ChangeGroup {
  const [old, fresh] = [sections[0].get(number), sections[1].get(number)];
  const section = fresh ?? old;
  const entries = toEntries(sides, changes, nameText);
  return {
    anchor: toGroupAnchor(number),
    title: section ? toGroupTitle(section) : number,
    links: [
      ...(old ? [{ text: `in ${toVersionName(sides.pair[0])}`, href: getHref(old) }] : []),
      ...(fresh ? [{ text: `in ${toVersionName(sides.pair[1])}`, href: getHref(fresh) }] : []),
    ],
    changed: changes.filter(isChanged).length,
    unchanged: changes.filter((change) => !isChanged(change) && change.to.length > 0).length,
    dependents: sides.dependents.findOfSection(number),
    entries,
  };
}

function toGroupTitle(section: RuleObject<'section'>): string {
  const label = toSectionLabel(section);
  return label.startsWith(`${section.fields.number} `) ? `§ ${label}` : label;
}

/** Changes in order; what is the same between two of them becomes one line. */
function toEntries(sides: Sides, changes: readonly Change[], nameText: () => string): ChangeGroup['entries'] {
  const entries: ChangeGroup['entries'][number][] = [];
  let same: string[] = [];
  const flush = () => {
    if (same.length > 0) entries.push({ type: 'unchanged', unchanged: toUnchanged(sides.pair, same) });
    same = [];
  };
  for (const change of changes) {
    if (!isChanged(change)) {
      same.push(...change.to);
      continue;
    }
    flush();
    const anchor = toChangeAnchor(change) ?? nameText();
    entries.push({ type: 'change', change: toChangeView(sides, change, anchor) });
  }
  flush();
  return entries;
}

function toUnchanged([, fresh]: Pair, ids: readonly string[]): Unchanged {
  const [first, last] = [toPlace(fresh, ids[0]!), toPlace(fresh, ids.at(-1)!)];
  const below = splitProvision(last.id).below;
  const where = ids.length === 1 ? first.text : `${first.text} to ${below || last.text}`;
  return {
    count: ids.length,
    text: withStop(`${countOf(ids.length, 'provision')} unchanged: ${where}`),
    href: first.href,
  };
}
