/**
 * What the site shows of an imported docket: counts, campaigns and the comments most worth reading, already narrowed to
 * the audience. Plain data, bounded however many comments there are: of a million comments a page shows hundreds. A
 * text that the audience may not read is not in here; see decision 0036.
 */

import type { AttachmentStatus, CountedLedger, SubmitterKind } from './docket.ts';
import type { MemberRelation } from './docket-analysis.ts';

/** What one import found in its files, as its manifest says. */
export interface ImportRecord {
  readonly retrievedOn: string;
  readonly files: number;
  readonly ledger: CountedLedger;
  readonly attachments: Readonly<Partial<Record<AttachmentStatus, number>>>;
}

/** So many comments, and so many different ones: a campaign counts once, and so does a short text that many sent. */
export interface RawAndDistinct {
  readonly raw: number;
  readonly distinct: number;
}

/** What the reading queue is ordered by. */
export interface Substance {
  /** Citations of law in the text. */
  readonly citations: number;
  /** Figures: sums, shares, numbers with a unit. */
  readonly figures: number;
  readonly words: number;
  /** Words in sentences that no campaign shares. */
  readonly ownWords: number;
  readonly score: number;
}

export interface QueuedComment {
  readonly id: string;
  readonly posted: string | null;
  readonly kind: SubmitterKind;
  readonly organization: string | null;
  /** Id of the campaign it is in. */
  readonly campaign: string | null;
  readonly substance: Substance;
}

export interface StudiedMember {
  readonly id: string;
  readonly kind: SubmitterKind;
  readonly organization: string | null;
  readonly relation: MemberRelation;
  readonly similarity: number;
  /** Its own sentences, as plain text, as many as fit. */
  readonly residual: readonly string[];
  /** Its text, cut where it is long; null for all but a few. */
  readonly text: string | null;
}

export interface StudiedCampaign {
  readonly id: string;
  readonly size: number;
  /** How many different texts, letter case, signs and markup apart. */
  readonly distinct: number;
  readonly representative: string;
  readonly byRelation: Readonly<Partial<Record<MemberRelation, number>>>;
  /** Members with sentences of their own. */
  readonly withResidual: number;
  /** First and last day on which a member was posted. */
  readonly days: readonly [string, string] | null;
  /** What its page shows; null for those that have no page. */
  readonly page: CampaignDetail | null;
}

export interface CampaignDetail {
  /** The shared sentences as plain text; null where the audience may not read them. */
  readonly shared: readonly string[] | null;
  readonly variants: readonly string[];
  /** The text that stands for it; null where the audience may not read it. */
  readonly text: string | null;
  /** Those with most words of their own first. */
  readonly members: readonly StudiedMember[];
  /** Members with differences that the audience may not read. */
  readonly withheld: number;
}

export interface DocketStudy {
  readonly docket: string;
  readonly imports: readonly ImportRecord[];
  /** Of what is stored; the parts add up to `rows`. */
  readonly ledger: CountedLedger;
  /** Texts that were looked at. */
  readonly total: RawAndDistinct;
  readonly inCampaigns: number;
  readonly short: RawAndDistinct;
  readonly alone: number;
  /** By day of posting, in order; those without one are counted apart. A distinct text counts when it first came. */
  readonly byDay: readonly (RawAndDistinct & { readonly day: string })[];
  readonly withoutDay: RawAndDistinct;
  readonly byKind: Readonly<Record<SubmitterKind, RawAndDistinct & { readonly inCampaigns: number }>>;
  /** By the document that comments say they answer; null is unknown. */
  readonly byDocument: readonly (RawAndDistinct & { readonly document: string | null })[];
  /** The largest first. */
  readonly campaigns: readonly StudiedCampaign[];
  /** Short texts, the most frequent first; without text where the audience may not read it. */
  readonly shortTexts: readonly { readonly text: string | null; readonly size: number }[];
  readonly queue: readonly QueuedComment[];
  /** Texts that the audience may read and search. */
  readonly readable: number;
}

/** A comment on its way into the search index. */
export interface SearchableComment {
  readonly id: string;
  readonly posted: string | null;
  readonly kind: SubmitterKind;
  readonly organization: string | null;
  /** Place in the list of campaigns; -1 for none. */
  readonly campaign: number;
  /** Id of the campaign, where it has a page. */
  readonly campaignId: string | null;
  /** Plain text, all of it. */
  readonly text: string;
}
