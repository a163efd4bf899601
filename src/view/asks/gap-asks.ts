/**
 * The asks that a gap already has, and those that speak of the same obligations, so that nobody drafts a second one
 * without knowing. In: a gap. Out: asks in order of the content with where they stand on the day.
 */
import { getStanding } from '../../analysis/filing/get-standing.ts';
import type { Gap } from '../../model/answers.ts';
import type { Corpus } from '../../model/corpus.ts';
import type { RuleObject } from '../../model/object.ts';
import { toWords } from '../labels.ts';

export interface GapAsks {
  /** Asks that name the gap. */
  readonly own: readonly RuleObject<'ask'>[];
  /** Others about one of its obligations or definitions. */
  readonly near: readonly RuleObject<'ask'>[];
}

/** Active asks; empty for audiences that may not know of them. */
export function findGapAsks(corpus: Corpus, { authored, about }: Gap): GapAsks {
  const find = (key: Gap['about'][number]) =>
    corpus.findUsers('ask', key).filter(({ fields }) => fields.state === 'active');
  const own = authored ? find(authored) : [];
  const near = [...new Set(about.flatMap(find))].filter((ask) => !own.includes(ask));
  return { own, near };
}

/** "approved", or "not begun" before the first entry of its history. */
export function toStatusWords(corpus: Corpus, ask: RuleObject<'ask'>): string {
  const standing = getStanding(ask, corpus.asOf.day);
  return standing ? toWords(standing.status) : 'not begun';
}
