/** A comparison as JSON, `rulemark/comparison@1`: the two sides, every change with its words, and the ledger. */
import type { Change, Comparison } from '../../model/comparison.ts';

/** What a side of a comparison is called and where it came from. */
export interface ComparedSide {
  /** Id of a version, or path of a file. */
  readonly id: string;
  readonly title: string;
  readonly stage?: string | undefined;
  readonly citation?: string | undefined;
}

export interface NamedComparison extends Comparison {
  readonly old: ComparedSide;
  readonly new: ComparedSide;
  /** `text` for words of the law, `topics` for restatements compared topic by topic. */
  readonly basis: 'text' | 'topics';
}

export function toComparisonJson({ old, new: fresh, basis, changes, ledger }: NamedComparison): unknown {
  return { schema: 'rulemark/comparison@1', old, new: fresh, basis, changes: changes.map(toChange), ledger };
}

function toChange({ score, ...change }: Change): unknown {
  return { ...change, score: Math.round(score * 1000) / 1000 };
}
