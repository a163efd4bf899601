/**
 * The name by which a person takes up one suggestion. In: a claim. Out: the comment's id and eight digits that follow
 * from what is claimed, how and by which words; the same in every run, for as long as the body and the claim are the same.
 */
import { ATTRIBUTION_METHODS, type Attribution, isOnTopic } from '../../model/attribution.ts';
import { toSha256 } from '../../text/sha256.ts';

const DIGITS = 8;

/** "DOC-2021-0007-0012~1f0c9a3b". */
export function toSuggestionId(claim: Attribution): string {
  const digest = toSha256([toTarget(claim), claim.method, claim.start, claim.end].join('\n'));
  return `${claim.comment}~${digest.slice(0, DIGITS)}`;
}

/** One claim on each target and stretch of words: the surest way of finding it, in the order of the claims. */
export function withoutRepeats(claims: readonly Attribution[]): readonly Attribution[] {
  const isBetter = (other: Attribution, claim: Attribution) =>
    ATTRIBUTION_METHODS.indexOf(other.method) < ATTRIBUTION_METHODS.indexOf(claim.method) &&
    other.start < claim.end &&
    claim.start < other.end &&
    toTarget(other) === toTarget(claim);
  return claims.filter((claim) => !claims.some((other) => other.shown && isBetter(other, claim)));
}

/** The id of the comment of a suggestion; undefined for what is none. */
export function toCommentOf(suggestion: string): string | undefined {
  return /^(.+)~[0-9a-f]{8}$/.exec(suggestion)?.[1];
}

function toTarget(claim: Attribution): string {
  return isOnTopic(claim) ? `topic ${claim.topic}` : `provision ${claim.version}/${claim.provision}`;
}
