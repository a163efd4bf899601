/**
 * The page of a campaign: what its members share, how they differ word by word, and what they say of their own. In: the
 * study's campaign. Out: sentences and runs; long stretches in which nothing differs are shortened. What the audience may
 * not read is counted.
 */
import { compareWords } from '../../analysis/redline/compare-words.ts';
import type { Run } from '../../model/comparison.ts';
import type { MemberRelation } from '../../model/docket-analysis.ts';
import type { CampaignDetail, StudiedCampaign, StudiedMember } from '../../model/docket-study.ts';
import type { MarkedRun } from '../comparison/mark-runs.ts';
import { joinWords, toFigure, withStop } from '../labels.ts';
import { SUBMITTER_LABELS, toAgencyHref, toCount } from './count-words.ts';
import { toSpan } from './docket-tables.ts';

const RELATION_LABELS: Readonly<Record<MemberRelation, string>> = {
  exact: 'the same words',
  'minor-change': 'a word or two changed',
  reorder: 'another order',
  'block-edit': 'passages added or left out',
  'key-block': 'one passage of it in a text of their own',
};

export interface MemberView {
  readonly id: string;
  readonly href: string;
  readonly who: string;
  readonly how: string;
  readonly residual: readonly string[];
  /** Against the text that stands for the campaign; empty where it is not shown. */
  readonly runs: readonly MarkedRun[];
}

export interface CampaignView {
  readonly lead: string;
  readonly relations: string;
  readonly shared: readonly string[] | null;
  readonly variants: readonly string[];
  readonly members: readonly MemberView[];
  /** What is not shown, as a sentence; empty where everything is. */
  readonly hidden: string;
}

/** Characters of unchanged text kept at each end of a stretch. */
const AROUND = 120;

/** What the page shows. */
export function toCampaignView(campaign: StudiedCampaign, page: CampaignDetail): CampaignView {
  const relations = Object.entries(campaign.byRelation) as [MemberRelation, number][];
  const base = page.text ?? page.shared?.join(' ') ?? null;
  return {
    lead: withStop(
      `${toCount(campaign.size, 'comment')} that say nearly the same, in ${toCount(campaign.distinct, 'different text')}, posted ${toSpan(campaign.days)}; ${toFigure(campaign.withResidual)} with words of their own`,
    ),
    relations: joinWords(
      relations.map(([relation, count]) => `${toFigure(count)} ${RELATION_LABELS[relation]}`),
    ),
    shared: page.shared,
    variants: page.variants,
    members: page.members.map((member) => toMemberView(member, base)),
    hidden: toHidden(campaign, page),
  };
}

function toMemberView(member: StudiedMember, base: string | null): MemberView {
  const { id, organization, kind, relation, similarity, residual, text } = member;
  return {
    id,
    href: toAgencyHref(id),
    who: organization ?? SUBMITTER_LABELS[kind],
    how: `${RELATION_LABELS[relation]}; likeness ${similarity.toFixed(2)} of 1`,
    residual,
    runs: base === null || text === null ? [] : shortenRuns(compareWords(base, text)),
  };
}

function toHidden({ size }: StudiedCampaign, { members, withheld }: CampaignDetail): string {
  const others = size - members.length - withheld;
  const parts = [
    ...(withheld > 0
      ? [
          `what ${toCount(withheld, 'individual')} wrote differently, because a text may hold its author's name`,
        ]
      : []),
    ...(others > 0 ? [`${toCount(others, 'other member')}, with the same words or fewer of their own`] : []),
  ];
  return parts.length === 0 ? '' : `Not shown: ${joinWords(parts)}.`;
}

/** Runs with the middle of long unchanged stretches left out. */
function shortenRuns(runs: readonly Run[]): MarkedRun[] {
  return runs.map(([sign, text], at) => {
    if (sign !== '=' || text.length <= 2 * AROUND + 20) return { sign, text };
    const head = at === 0 ? '' : cutEnd(text.slice(0, AROUND));
    const tail = at === runs.length - 1 ? '' : cutStart(text.slice(-AROUND));
    return { sign, text: `${head} […] ${tail}` };
  });
}

function cutEnd(text: string): string {
  return text.slice(0, Math.max(text.search(/\s\S*$/), 0)) || text;
}

function cutStart(text: string): string {
  return text.slice(text.search(/\s/) + 1);
}
