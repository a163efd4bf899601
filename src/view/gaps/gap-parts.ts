/** The parts that a list of gaps falls into: what we lack, what the rule lacks, risks that people accepted, closed. */
import type { Gap } from '../../model/answers.ts';

export const GAP_PARTS = {
  provider: {
    title: 'Where we fall short',
    means: 'The provider side: computed from coverage, or written down by somebody.',
  },
  rule: {
    title: 'Where the rule falls short',
    means:
      'The rule side, written down by people: ambiguity, what cannot be done, conflict with other law, open thresholds, too broad a reach, cost.',
  },
  accepted: {
    title: 'Accepted risks',
    means:
      'Of either side: somebody accepted them until a day, and after it they are open again by themselves.',
  },
  closed: { title: 'Closed', means: 'They ask for nothing more.' },
} as const;
export type GapPart = keyof typeof GAP_PARTS;

/** Which part a gap stands in. */
function getPart({ side, decision }: Gap): GapPart {
  if (decision.state === 'accepted-risk') return 'accepted';
  return decision.state === 'closed' ? 'closed' : side;
}

/** All four parts in order, each with its gaps in the order given; parts may be empty. */
export function splitGaps(gaps: readonly Gap[]): { readonly part: GapPart; readonly gaps: readonly Gap[] }[] {
  return (Object.keys(GAP_PARTS) as GapPart[]).map((part) => ({
    part,
    gaps: gaps.filter((gap) => getPart(gap) === part),
  }));
}
