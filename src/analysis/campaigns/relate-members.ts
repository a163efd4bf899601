/**
 * Members of many campaigns held against their shared texts, as they come. In: the shared words of all campaigns, then
 * bodies with the number of their campaign. Out: how each relates, with its residual as filed. Shared texts are made
 * ready when they are asked for, and only so many are kept ready, because a docket may have a hundred thousand campaigns.
 */
import type { CampaignMember } from '../../model/docket-analysis.ts';
import type { SharedWords } from './choose-shared.ts';
import { type CommentWords, readWords } from './read-words.ts';
import { SharedText } from './relate-comment.ts';
import type { TextWords } from './sketch-comment.ts';

const MOST_READY = 256;

/** What all members are held against: the shared sentences of a representative and of other versions. */
export interface SharedSentences extends TextWords {
  readonly variants: readonly Uint32Array[];
}

export interface MemberBody {
  readonly body: string;
  readonly campaign: number;
}

export interface RelatedMember extends Omit<CampaignMember, 'id'> {
  /** False where too little of the shared text is in it after all. */
  readonly isMember: boolean;
}

export class MemberRelater {
  readonly #campaigns: readonly SharedSentences[];
  readonly #ready = new Map<number, SharedText>();

  constructor(campaigns: readonly SharedSentences[]) {
    this.#campaigns = campaigns;
  }

  relate({ body, campaign }: MemberBody): RelatedMember {
    const words = readWords(body);
    const { relation, similarity, own, isMember } = this.#getReady(campaign).relate(words);
    return { relation, similarity, residual: cutSentences(body, words, own), isMember };
  }

  #getReady(campaign: number): SharedText {
    const shared = this.#campaigns[campaign]!;
    const text = this.#ready.get(campaign) ?? new SharedText(shared, shared.variants);
    this.#ready.delete(campaign);
    this.#ready.set(campaign, text);
    if (this.#ready.size > MOST_READY) this.#ready.delete(this.#ready.keys().next().value!);
    return text;
  }
}

/** The sentences of a body by their numbers, as filed. */
export function cutSentences(
  body: string,
  { places }: CommentWords,
  sentences: Iterable<number>,
): readonly string[] {
  return Array.from(sentences, (sentence) => body.slice(places[2 * sentence]!, places[2 * sentence + 1]!));
}

/** The sentences that are shared, without what is the representative's own. */
export function toSharedSentences({ words, firstWords, isShared, variants }: SharedWords): SharedSentences {
  const kept: number[] = [];
  const starts: number[] = [];
  isShared.forEach((shared, sentence) => {
    if (!shared) return;
    starts.push(kept.length);
    for (let at = firstWords[sentence]!; at < firstWords[sentence + 1]!; at++) kept.push(words[at]!);
  });
  return {
    words: Uint32Array.from(kept),
    firstWords: Uint32Array.from([...starts, kept.length]),
    variants: variants.map((variant) => variant.words.slice()),
  };
}
