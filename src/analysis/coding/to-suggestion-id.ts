/**
 * The name by which a person takes up one suggestion. In: a claim. Out: the comment's id and eight digits that follow
 * from what is claimed, how and by which words; the same in every run, for as long as the body and the claim are the same.
 */
import { type Attribution, isOnTopic } from '../../model/attribution.ts';
import { toSha256 } from '../../text/sha256.ts';

const DIGITS = 8;

/** "DOC-2021-0007-0012~1f0c9a3b". */
export function toSuggestionId(claim: Attribution): string {
  const target = isOnTopic(claim) ? `topic ${claim.topic}` : `provision ${claim.version}/${claim.provision}`;
  const digest = toSha256([target, claim.method, claim.start, claim.end].join('\n'));
  return `${claim.comment}~${digest.slice(0, DIGITS)}`;
}

/** The id of the comment of a suggestion; undefined for what is none. */
export function toCommentOf(suggestion: string): string | undefined {
  return /^(.+)~[0-9a-f]{8}$/.exec(suggestion)?.[1];
}
