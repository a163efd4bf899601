/**
 * The state of each place that a control or a piece of evidence names: whether it is there, and whether its block is
 * what the reviews saw. In: the corpus and the holder. Out: a state a reference, with the lines that changed. For
 * audiences that may not know every state is unknown.
 */
import { type CodeReading, type Reference, toCodeName } from '../../model/code.ts';
import type { Corpus } from '../../model/corpus.ts';
import type { RuleObject } from '../../model/object.ts';
import type { Cause, ReviewLink } from '../../model/suspects.ts';

/** What each state means, worst first. */
export const REFERENCE_STATES = {
  missing: 'the path or the block is not there',
  unusable: 'there is something, but it cannot be compared',
  changed: 'the block says something else than when it was reviewed',
  unreviewed: 'the block is there, and no review has seen it',
  unknown: 'nobody looked',
  found: 'the place is there; without a marker there is nothing to compare',
  current: 'the block says what it said when it was reviewed',
} as const;
export type ReferenceState = keyof typeof REFERENCE_STATES;

export interface JudgedReference {
  readonly reference: Reference;
  readonly state: ReferenceState;
  readonly reading: CodeReading;
  /** What changed, each stretch once; empty in every other state. */
  readonly causes: readonly Cause[];
}

/** Every reference of the holder, in its order. */
export function judgeReferences(
  corpus: Corpus,
  holder: RuleObject<'control'> | RuleObject<'evidence'>,
): readonly JudgedReference[] {
  const links = corpus.findReviewLinksOf(holder.key).filter((link) => isOwn(link, holder));
  return (holder.fields.references ?? []).map((reference) =>
    judgeReference(reference, corpus.readCode(reference) ?? WITHHELD, links),
  );
}

const WITHHELD: CodeReading = { kind: 'unknown', why: 'only the privileged edition looks' };

/** Whether the review of a link has to have seen what the holder names. */
function isOwn({ kind, from, to }: ReviewLink, { key }: RuleObject): boolean {
  return kind === 'mapping' ? from === key : kind === 'evidence' && to.includes(key);
}

function judgeReference(
  reference: Reference,
  reading: CodeReading,
  links: readonly ReviewLink[],
): JudgedReference {
  const base = { reference, reading, causes: [] };
  if (reading.kind !== 'block') return { ...base, state: reading.kind };
  const name = toCodeName(reference);
  const own = links.flatMap(({ causes }) => causes.filter(({ of }) => of === `code:${name}`));
  const changed = own.filter(({ state }) => state === 'suspect-downstream');
  if (changed.length > 0) {
    const once = new Map(changed.map((cause) => [`${cause.text} ${cause.old}`, cause]));
    return { ...base, state: 'changed', causes: [...once.values()] };
  }
  const isSeen = links.some(({ review }) => review?.fingerprints?.[`code/${name}`] !== undefined);
  return { ...base, state: isSeen && own.length === 0 ? 'current' : 'unreviewed' };
}
