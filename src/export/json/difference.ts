/** The answer of `rulemark diff --json`, schema `rulemark/diff@1`: the difference, and what it is between. */
import type { ContentDifference } from '../../model/difference.ts';
import type { DifferenceSide, NamedDifference } from '../../view/difference.ts';

export interface DifferenceJson extends ContentDifference {
  readonly schema: 'rulemark/diff@1';
  readonly audience: string;
  readonly asOf: string;
  readonly old: DifferenceSide;
  readonly new: DifferenceSide;
}

/** The difference with its two sides. */
export function toDifferenceJson({
  difference,
  audience,
  asOf,
  old,
  new: fresh,
}: NamedDifference): DifferenceJson {
  return { schema: 'rulemark/diff@1', audience, asOf, old, new: fresh, ...difference };
}
