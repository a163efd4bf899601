/**
 * What an analysis of a docket finds: which comments are one campaign, what each member says of its own, and what the
 * counts include. Lists that are as long as the docket are iterables that are made as they are read, because a docket
 * may hold millions of comments. Every entry of the files is in exactly one place: left out with a reason, in a
 * campaign, among the short ones, or alone.
 */

import type { Attribution } from './attribution.ts';
import type { CountedLedger, RowProblem } from './docket.ts';

export type MemberRelation = 'exact' | 'minor-change' | 'reorder' | 'block-edit' | 'key-block';

export interface CampaignMember {
  /** Id of the comment. */
  readonly id: string;
  readonly relation: MemberRelation;
  /** Twice the shared words by the words of both: 1 is the same words. */
  readonly similarity: number;
  /** The sentences that are its own, as filed, in their order. */
  readonly residual: readonly string[];
}

export interface Campaign {
  /** 16 hexadecimal digits: a hash of its sorted members. */
  readonly id: string;
  readonly size: number;
  /** How many different texts its members have, letter case, signs and markup apart. */
  readonly distinct: number;
  /** Id of the comment whose text stands for it. */
  readonly representative: string;
  /** The sentences of the representative that members share, as filed. */
  readonly shared: readonly string[];
  /** Sentences of other versions of the letter that are shared too. */
  readonly variants: readonly string[];
  /** In the order of the files. */
  readonly members: Iterable<CampaignMember>;
}

/** A text too short to tell who wrote it first. */
export interface ShortText {
  readonly text: string;
  readonly members: readonly string[];
}

export const LEFT_OUT_REASONS = {
  unreadable: 'could not be read as a comment',
  'other-document': 'another kind of document',
  'duplicate-id': 'an id that came before, with the same words',
  'duplicate-id-other-text': 'an id that came before, with other words',
  withdrawn: 'withdrawn',
  'no-text': 'no text',
  'not-fetched': 'text not fetched',
  restricted: 'text kept back by the agency',
  'attachment-only': 'text in an attachment that was not read',
} as const;
export type LeftOutReason = keyof typeof LEFT_OUT_REASONS;

export interface LeftOut {
  readonly file: string;
  /** Line of a file of lines, number of the entry else. */
  readonly row: number;
  readonly id: string | null;
  readonly reason: LeftOutReason;
}

/** What the counts include. The parts add up to `rows`, and the last three lines to `analysed`. */
export interface AnalysisLedger extends CountedLedger {
  readonly ofWhich: CountedLedger['ofWhich'] & {
    /** Of the analysed: bodies that only point to attachments, whose text was there. */
    readonly fromAttachments: number;
  };
  /** Different texts among the analysed, letter case, signs and markup apart. */
  readonly distinctTexts: number;
  readonly inCampaigns: number;
  readonly short: number;
  readonly alone: number;
}

export interface DocketAnalysis {
  readonly ledger: AnalysisLedger;
  /** The largest first. */
  readonly campaigns: readonly Campaign[];
  /** The most frequent first. */
  readonly short: readonly ShortText[];
  /** Ids of comments like no other, in the order of the files. */
  readonly alone: Iterable<string>;
  readonly leftOut: Iterable<LeftOut>;
  /** What was wrong with entries, mended or not. */
  readonly problems: Iterable<RowProblem>;
  readonly attributions: Iterable<Attribution>;
}
