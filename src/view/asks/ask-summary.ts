/** What a list of asks shows and leaves out, as sentences: counts, filter, those left out and why, the comment period. */
import { findCurrentPeriod } from '../../analysis/filing/find-period.ts';
import type { Corpus } from '../../model/corpus.ts';
import { ASK_STATUSES } from '../../model/filing.ts';
import { toLongDay } from '../../text/day.ts';
import { countOf, toWords } from '../labels.ts';
import type { AskEntry, AskList } from './ask-entry.ts';
import { toPeriodSentence } from './period-words.ts';

/** The lines; the first says the counts. */
export function toAskSummary(
  corpus: Corpus,
  { entries, leftOut }: AskList,
  shown: readonly AskEntry[],
  filter: string | undefined,
): readonly string[] {
  const day = toLongDay(corpus.asOf.day);
  const all = entries.length + leftOut.length;
  if (all === 0)
    return [
      `No ask yet, as of ${day}. Start one from a gap: npx rulemark draft <gap>`,
      ...toPeriodSentences(corpus),
    ];
  return [
    `${shown.length} of ${countOf(all, 'ask')} as of ${day}${shown.length > 0 ? `: ${toStatusCounts(shown)}` : ''}${toFilterPart(filter)}.`,
    ...(leftOut.length > 0
      ? [`Left out: ${leftOut.map(({ ask, why }) => `${ask.id}, because ${why}`).join('; ')}.`]
      : []),
    ...toPeriodSentences(corpus),
  ];
}

/** Nothing where no filter is possible. */
function toFilterPart(filter: string | undefined): string {
  if (filter === undefined) return '';
  return filter ? `; filtered by ${filter}` : '; no filter';
}

/** "6 approved, 2 filed", in order of the statuses. */
export function toStatusCounts(entries: readonly AskEntry[]): string {
  return ASK_STATUSES.map((status) => ({
    status,
    count: entries.filter(({ standing }) => standing.status === status).length,
  }))
    .filter(({ count }) => count > 0)
    .map(({ status, count }) => `${count} ${toWords(status)}`)
    .join(', ');
}

/** Where commenting on each rule stands; a rule on which comments never were taken is passed over. */
export function toPeriodSentences(corpus: Corpus): string[] {
  return corpus.content.list('rule').flatMap((rule) => {
    const period = findCurrentPeriod(corpus, rule, corpus.asOf.day);
    return period ? [toPeriodSentence(corpus, period)] : [];
  });
}
