/**
 * Which versions of a rule can be compared, and where. In: a rule. Out: every two of its versions, the one that comes
 * first in the rule's own order as the older; the address of their page; and the table of them for the page of changes.
 */
import type { VersionComparison } from '../../model/comparison.ts';
import type { Corpus } from '../../model/corpus.ts';
import type { RuleObject } from '../../model/object.ts';
import { toFigure } from '../labels.ts';
import type { Cell, TableView } from '../table.ts';
import { isChanged } from './change-words.ts';

export type Version = RuleObject<'version'>;
export type Pair = readonly [old: Version, fresh: Version];

/** The versions of a rule in its own order; those that an edition leaves out are not there. */
export function listVersions({ content }: Corpus, rule: RuleObject<'rule'>): Version[] {
  return rule.fields.versions.flatMap((id) => content.get('version', rule.id, id) ?? []);
}

/** Every two versions of a rule, older first; neighbours come before those further apart. */
export function listPairs(corpus: Corpus, rule: RuleObject<'rule'>): Pair[] {
  const versions = listVersions(corpus, rule);
  const pairs = versions.flatMap((old, at) =>
    versions.slice(at + 1).map((fresh, far) => ({ pair: [old, fresh] as const, far })),
  );
  return pairs.sort((a, b) => a.far - b.far).map(({ pair }) => pair);
}

/** The address of the page on which two versions are compared. */
export function getPairHref([old, fresh]: Pair): string {
  return `/rules/${old.home}/compare/${old.id}..${fresh.id}/`;
}

/** "Proposed rule", and for somebody's guess that it is one. */
export function toVersionName({ fields }: Version): string {
  return fields.stage === 'hypothetical' ? `${fields.shortTitle} (hypothetical)` : fields.shortTitle;
}

/** The versions without a single section here: a comparison with nothing would read as if all had been dropped. */
export function findWithoutText({ content }: Corpus, pair: Pair): Version[] {
  const [old, fresh] = pair;
  if (old.fields.text === 'restated' || fresh.fields.text === 'restated') return [];
  return pair.filter(
    ({ id, home }) => !content.list('section', home).some((section) => section.id.startsWith(`${id}/`)),
  );
}

export interface PairLink {
  readonly text: string;
  readonly href: string;
  /** "12 changes", or that nothing was compared. */
  readonly sub: string;
}

/** The pages that compare a version with each of the others. */
export function toPairLinks(corpus: Corpus, version: Version): PairLink[] {
  const rule = corpus.content.get('rule', '', version.home);
  if (!rule) return [];
  return listPairs(corpus, rule)
    .filter((pair) => pair.includes(version))
    .map((pair) => ({
      text: toVersionName(pair.find((one) => one !== version)!),
      href: getPairHref(pair),
      sub: toCount(corpus, pair),
    }));
}

function toCount(corpus: Corpus, pair: Pair): string {
  if (findWithoutText(corpus, pair).length > 0) return 'no text to compare';
  const comparison = corpus.getComparison(...pair);
  const count = comparison.changes.filter(isChanged).length;
  const noun = comparison.basis === 'topics' ? 'topic' : 'change';
  const words = `${toFigure(count)} ${noun}${count === 1 ? '' : 's'}`;
  return comparison.basis === 'topics' ? `${words} changed` : words;
}

const COUNTS = [
  ['amended', 'Amended'],
  ['renumbered', 'Renumbered'],
  ['moved', 'Moved'],
  ['split', 'Split'],
  ['merged', 'Merged'],
  ['added', 'New'],
  ['dropped', 'Dropped'],
  ['same', 'Unchanged'],
] as const;

/** Every two versions with their counts; undefined for a rule with fewer than two versions. */
export function toPairTable(corpus: Corpus, rule: RuleObject<'rule'>): TableView | undefined {
  const pairs = listPairs(corpus, rule);
  if (pairs.length === 0) return undefined;
  const count = `${pairs.length} ${pairs.length === 1 ? 'pair' : 'pairs'} of versions`;
  return {
    caption: `${count}, neighbours first. Counted are provisions where both versions are official text, else topics; one that was both amended and moved counts in both columns.`,
    columns: [
      { id: 'pair', label: 'Versions' },
      { id: 'compared', label: 'Compared', filter: 'choice' },
      ...COUNTS.map(([id, label]) => ({ id, label, numeric: true })),
    ],
    rows: pairs.map((pair) => ({
      id: `${pair[0].id}..${pair[1].id}`,
      cells: [
        { text: pair.map(toVersionName).join(' → '), href: getPairHref(pair) },
        ...toCountCells(findWithoutText(corpus, pair).length > 0 ? undefined : corpus.getComparison(...pair)),
      ],
    })),
  };
}

function toCountCells(comparison: VersionComparison | undefined): Cell[] {
  if (!comparison) return [{ text: 'not: no text' }, ...COUNTS.map(() => ({ text: '', sort: -1 }))];
  return [
    { text: comparison.basis === 'text' ? 'by words' : 'by topics' },
    ...COUNTS.map(([id]) => ({
      text: toFigure(comparison.ledger[id]),
      sort: comparison.ledger[id],
    })),
  ];
}
