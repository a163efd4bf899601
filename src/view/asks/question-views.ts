/**
 * The agency's questions, newest version first: what each touches and what others said on it for everybody; our answer's
 * state, the asks that answer it and what is still to be decided only for those who may know. A question without a
 * decision near the last day is an error, from `DECIDE_DAYS` days on.
 */
import { type CommentPeriod, getVersionPeriod, isOpen } from '../../analysis/filing/find-period.ts';
import { DECIDE_DAYS, findAnswer } from '../../analysis/filing/readiness/check-answers.ts';
import type { Corpus } from '../../model/corpus.ts';
import type { Finding } from '../../model/finding.ts';
import type { RuleObject } from '../../model/object.ts';
import { addDays, toWeekday } from '../../text/day.ts';
import { getHref } from '../href.ts';
import { toWords } from '../labels.ts';
import { getTouched } from './ask-topics.ts';
import { type Countdown, toCountdown } from './countdown.ts';
import { toStatusWords } from './gap-asks.ts';
import { findOthers, type OtherPosition } from './others.ts';
import { toPeriodSentence } from './period-words.ts';

export interface QuestionView {
  readonly question: RuleObject<'question'>;
  readonly touched: readonly { readonly text: string; readonly href: string }[];
  readonly others: readonly OtherPosition[];
  /** Undefined for those who may not know of our answers. */
  readonly ours: OurAnswer | undefined;
}

export interface OurAnswer {
  /** "answering", "not answering", "undecided", "nobody has decided". */
  readonly state: string;
  readonly reason: string | undefined;
  readonly answer: RuleObject<'answer'> | undefined;
  /** Asks that carry the answer or name the question, with their status. */
  readonly asks: readonly { readonly text: string; readonly href: string; readonly status: string }[];
  readonly findings: readonly Finding[];
}

export interface QuestionGroup {
  readonly version: RuleObject<'version'>;
  readonly period: { readonly text: string; readonly count: Countdown | undefined };
  /** Until when a decision may wait; undefined where nothing can be filed, or for those who may not know. */
  readonly decide: string | undefined;
  readonly questions: readonly QuestionView[];
}

/** The groups, newest version first; versions without a question are left out. */
export function toQuestionGroups(corpus: Corpus, rule: RuleObject<'rule'>): readonly QuestionGroup[] {
  const questions = corpus.content.list('question', rule.id);
  return rule.fields.versions.toReversed().flatMap((id) => {
    const version = corpus.content.get('version', rule.id, id);
    const own = questions.filter(({ fields }) => fields.version === id);
    if (!version || own.length === 0) return [];
    const period = getVersionPeriod(corpus, version);
    return [
      {
        version,
        period: { text: toPeriodSentence(corpus, period), count: toCountdown(corpus, period) },
        decide: corpus.audience === 'privileged' ? toDecideBy(period) : undefined,
        questions: own.map((question) => toView(corpus, question)),
      },
    ];
  });
}

function toDecideBy(period: CommentPeriod): string | undefined {
  if (!isOpen(period) || !period.event) return undefined;
  const day = toWeekday(addDays(period.event.fields.date, -DECIDE_DAYS));
  return `From ${day} on, ${DECIDE_DAYS} days before the last day, a question without a decision is an error.`;
}

function toView(corpus: Corpus, question: RuleObject<'question'>): QuestionView {
  const touched = getTouched(corpus, question);
  const { provision, version } = question.fields;
  return {
    question,
    touched: touched.map((object) => ({ text: object.fields.title, href: getHref(object) })),
    others: findOthers(corpus, {
      objects: touched.map(({ key }) => key),
      places: provision === undefined ? {} : { [version]: [provision] },
    }),
    ours: toOurs(corpus, question),
  };
}

function toOurs(corpus: Corpus, question: RuleObject<'question'>): OurAnswer | undefined {
  const { readiness } = corpus;
  if (!readiness) return undefined;
  const answer = findAnswer(corpus.content, question);
  const named = (answer?.fields.asks ?? []).flatMap((id) => corpus.find('ask', id, '') ?? []);
  const asks = [...new Set([...named, ...corpus.findUsers('ask', question.key)])];
  return {
    state: answer ? toWords(answer.fields.status) : 'nobody has decided',
    reason: answer?.fields.reason,
    answer,
    asks: asks.map((ask) => ({
      text: ask.fields.title,
      href: getHref(ask),
      status: toStatusWords(corpus, ask),
    })),
    findings: readiness.filter(({ object }) => object.key === question.key || object.key === answer?.key),
  };
}
