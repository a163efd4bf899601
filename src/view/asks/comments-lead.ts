/**
 * With what the comments page opens: until when comments are or were taken, where our asks and answers stand, and ways
 * to the board, the questions and what others said. Our own side only for those who may know of it.
 */
import { findCurrentPeriod } from '../../analysis/filing/find-period.ts';
import { findAnswer } from '../../analysis/filing/readiness/check-answers.ts';
import type { Corpus } from '../../model/corpus.ts';
import type { RuleObject } from '../../model/object.ts';
import { toLongDay } from '../../text/day.ts';
import { getHref } from '../href.ts';
import { countOf } from '../labels.ts';
import { type AskEntry, isEnded, isReady, toAskList } from './ask-entry.ts';
import { toStatusCounts } from './ask-summary.ts';
import { type Countdown, toCountdown } from './countdown.ts';
import { toPeriodSentence } from './period-words.ts';

export interface CommentsLead {
  readonly periods: readonly { readonly text: string; readonly count: Countdown | undefined }[];
  readonly lines: readonly { readonly text: string; readonly href: string }[];
}

/** The opening of the page. */
export function toCommentsLead(corpus: Corpus): CommentsLead {
  const rules = corpus.content.list('rule');
  const periods = rules.flatMap((rule) => findCurrentPeriod(corpus, rule, corpus.asOf.day) ?? []);
  const dockets = corpus.content.list('docket');
  return {
    periods: periods.map((period) => ({
      text: toPeriodSentence(corpus, period),
      count: toCountdown(corpus, period),
    })),
    lines: [
      ...toAskLines(corpus),
      ...rules.flatMap((rule) => toQuestionLines(corpus, rule)),
      ...dockets.map((docket) => ({
        text: `What others said: ${countOf(corpus.content.list('comment', docket.id).length, 'reported comment')} on docket ${docket.fields.identifier}`,
        href: getHref(docket),
      })),
    ],
  };
}

function toAskLines(corpus: Corpus): CommentsLead['lines'] {
  const list = toAskList(corpus);
  if (!list) return [];
  const { entries } = list;
  if (entries.length === 0) return [{ text: 'No ask yet: draft one from a gap', href: '/gaps/' }];
  const open = entries.filter((entry: AskEntry) => !isEnded(entry));
  const ready = open.filter(isReady).length;
  const hands =
    open.length > 0
      ? `; of the ${open.length} in our hands ${ready} can be filed and ${open.length - ready} ${open.length - ready === 1 ? 'is' : 'are'} blocked`
      : '; none is in our hands any more';
  return [
    {
      text: `${countOf(entries.length, 'ask')} as of ${toLongDay(corpus.asOf.day)}: ${toStatusCounts(entries)}${hands}`,
      href: '/comments/asks/',
    },
  ];
}

function toQuestionLines(corpus: Corpus, rule: RuleObject<'rule'>): CommentsLead['lines'] {
  const questions = corpus.content
    .list('question', rule.id)
    .filter(({ fields }) => fields.state === 'active');
  if (questions.length === 0) return [];
  const decided = questions.filter((question) => {
    const answer = findAnswer(corpus.content, question);
    return answer !== undefined && answer.fields.status !== 'undecided';
  }).length;
  const ours = corpus.audience === 'privileged' ? `: ${decided} with a decision of ours` : '';
  const name = corpus.content.list('rule').length > 1 ? ` on ${rule.fields.shortTitle}` : '';
  return [
    {
      text: `${countOf(questions.length, 'question')} of the agency${name}${ours}`,
      href: `/rules/${rule.id}/questions/`,
    },
  ];
}
