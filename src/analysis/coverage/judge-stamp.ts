/**
 * Whether a review still counts for coverage: what it saw is what both ends say now. In: the review links. Out: for
 * one review the reason why it does not count, or nothing. A review without fingerprints counts unless the trace
 * policy asks for them, or it is older than what it speaks of.
 */
import type { ObjectKey } from '../../model/object.ts';
import { isSuspect, type ReviewLink } from '../../model/suspects.ts';

export interface ReviewIndex {
  /** The link of a review by the object that holds it and the place under `satisfies`, if any. */
  find(from: ObjectKey, index?: number): ReviewLink | undefined;
  /** Evidence of that claim that changed since its review. */
  findChangedEvidence(from: ObjectKey, index: number): readonly ReviewLink[];
}

/** The links by the place of their review. */
export function indexReviews(links: readonly ReviewLink[] = []): ReviewIndex {
  const toPlace = (from: ObjectKey, index?: number) => `${from} ${index ?? ''}`;
  const own = new Map<string, ReviewLink>();
  const changed = new Map<string, ReviewLink[]>();
  for (const link of links) {
    const place = toPlace(link.from, link.at[0] === 'satisfies' ? Number(link.at[1]) : undefined);
    if (link.kind !== 'evidence') own.set(place, link);
    else if (isSuspect(link.state) || link.state === 'predated')
      changed.set(place, [...(changed.get(place) ?? []), link]);
  }
  return {
    find: (from, index) => own.get(toPlace(from, index)),
    findChangedEvidence: (from, index) => changed.get(toPlace(from, index)) ?? [],
  };
}

/** Why the review does not count as it stands; undefined where it does. */
export function findDoubt(link: ReviewLink | undefined, stamped: boolean): string | undefined {
  if (!link) return undefined;
  const [cause] = link.causes;
  const more = link.causes.length > 1 ? ` and ${link.causes.length - 1} more` : '';
  if (isSuspect(link.state)) return `suspect since that review: ${cause?.text ?? ''}${more}`;
  // A review is there, or nobody would ask: its stamp leaves out a part.
  if (link.state === 'unreviewed') return `that review is not whole: ${cause?.text ?? ''}${more}`;
  if (link.state === 'predated')
    return `the review does not fit what it speaks of: ${cause?.text ?? ''}${more}`;
  return link.state === 'unstamped' && stamped ? 'the review does not say for which words' : undefined;
}
