/**
 * Gaps by who looks after them, what was decided, where they stand and what they touch: the filters and groups of
 * `rulemark gaps`, with the line that says which were used. Nothing is weighed or ordered anew.
 */
import type { Gap, GapSide } from '../../model/answers.ts';
import type { Corpus } from '../../model/corpus.ts';
import { toWords } from '../labels.ts';
import { isAtSection, toGapSection } from './gap-sections.ts';

export interface GapFilter {
  /** In any case of letters; "nobody" for those that nobody looks after. */
  readonly owner?: string;
  readonly state?: string;
  readonly side?: GapSide;
  readonly kind?: string;
  readonly section?: string;
  /** A product's id. */
  readonly product?: string;
}

export const GROUPS = ['section', 'owner', 'product'] as const;
export type GroupBy = (typeof GROUPS)[number];
export const NOBODY = 'nobody';

/** The gaps that pass every filter, in their order. */
export function selectGaps(corpus: Corpus, gaps: readonly Gap[], filter: GapFilter): readonly Gap[] {
  const { owner, state, side, kind, section, product } = filter;
  return gaps.filter(
    (gap) =>
      (owner === undefined || fold(gap.owner ?? NOBODY) === fold(owner)) &&
      (state === undefined || gap.decision.state === state) &&
      (side === undefined || gap.side === side) &&
      (kind === undefined || gap.kind === kind) &&
      (product === undefined || gap.products.includes(product)) &&
      (section === undefined || isAtSection(corpus, gap, section)),
  );
}

/** The filters that are on, as words: `owner "Legal", decision "accepted risk"`; empty where none is. */
export function toFilterWords(filter: GapFilter): string {
  const labels: Readonly<Record<keyof GapFilter, string>> = {
    side: 'side',
    kind: 'kind',
    state: 'decision',
    owner: 'owner',
    section: 'section',
    product: 'product',
  };
  return (Object.keys(labels) as (keyof GapFilter)[])
    .filter((key) => filter[key] !== undefined)
    .map((key) => `${labels[key]} "${toWords(filter[key] ?? '')}"`)
    .join(', ');
}

export interface GapGroup {
  readonly name: string;
  readonly gaps: readonly Gap[];
}

/**
 * The gaps in groups, the group with the heaviest gap first. By product a gap stands under each that it touches; by
 * section under the one that says the first thing it is about.
 */
export function groupGaps(corpus: Corpus, gaps: readonly Gap[], by: GroupBy): GapGroup[] {
  const titles = new Map(
    (corpus.content.list('provider')[0]?.fields.products ?? []).map(({ id, title }) => [id, title]),
  );
  const groups = new Map<string, Gap[]>();
  for (const gap of gaps) {
    for (const name of toGroupNames(corpus, gap, by, titles)) {
      const group = groups.get(name);
      if (group) group.push(gap);
      else groups.set(name, [gap]);
    }
  }
  return [...groups].map(([name, list]) => ({ name, gaps: list }));
}

function toGroupNames(
  corpus: Corpus,
  gap: Gap,
  by: GroupBy,
  titles: ReadonlyMap<string, string>,
): readonly string[] {
  switch (by) {
    case 'section':
      return [toGapSection(corpus, gap)];
    case 'owner':
      return [gap.owner ?? NOBODY];
    case 'product':
      return gap.products.length > 0 ? gap.products.map((id) => titles.get(id) ?? id) : ['no product'];
    default:
      return by satisfies never;
  }
}

function fold(text: string): string {
  return text.trim().toLowerCase();
}
