/** The status of an instrument over time, up to the as-of day, as lines of a timeline. */
import type { Corpus } from '../model/corpus.ts';
import type { RuleObject } from '../model/object.ts';
import { toLongDay } from '../text/day.ts';
import { type CheckedPhrase, capitalize, toCheckedPhrase, toWords } from './labels.ts';

export interface HistoryLine {
  readonly day: string;
  readonly text: string;
  readonly checked: CheckedPhrase;
}

/** Oldest first; empty when nothing is recorded by the as-of day. */
export function toHistory(corpus: Corpus, { fields, home }: RuleObject<'authority'>): HistoryLine[] {
  return fields.history
    .filter(({ on }) => on <= corpus.asOf.day)
    .map((entry) => ({
      day: toLongDay(entry.on),
      text: `${capitalize(toWords(entry.status))}${entry.by ? `, by ${entry.by}` : ''}`,
      checked: toCheckedPhrase(corpus, home, entry),
    }));
}
