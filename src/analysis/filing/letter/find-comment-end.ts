/**
 * Until when a version may be commented on, as known on the day: the last closing or extension among the events of the
 * rule, else what the docket says. A rule may have no such day; then nothing is assumed.
 */
import type { Corpus } from '../../../model/corpus.ts';
import { getDaysBetween } from '../../../text/day.ts';
import type { LetterParts } from './select-letter.ts';

export interface CommentEnd {
  readonly day: string;
  /** Days left; negative when comments have closed. */
  readonly days: number;
  /** The hour and how sure it is, in words; undefined where nothing is said about it. */
  readonly hour: string | undefined;
}

/** The last day; undefined when none is known. */
export function findCommentEnd(corpus: Corpus, parts: LetterParts): CommentEnd | undefined {
  const { rule, version, window } = parts;
  const events = rule ? corpus.getRuleState(rule).deadlines.map(({ event }) => event) : [];
  const [last] = events
    .filter(
      ({ fields }) =>
        fields.version === version.id &&
        (fields.type === 'comments-close' || fields.type === 'comments-extended'),
    )
    .toSorted((a, b) => (a.fields.date < b.fields.date ? 1 : -1));
  const day = last?.fields.date ?? window?.closes;
  if (day === undefined) return undefined;
  const { hour, zone } = last?.fields ?? {};
  const clock = hour === undefined ? undefined : `${hour}${zone === undefined ? '' : ` (${zone})`}`;
  return { day, days: getDaysBetween(corpus.asOf.day, day), hour: window?.timeNote ?? clock };
}
