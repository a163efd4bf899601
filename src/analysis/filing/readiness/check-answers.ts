/**
 * Whether each question of the agency that is open for comment on the day has our answer: answering with asks that
 * carry it, not answering with a reason, or undecided while there is time. Questions of rounds that are over, or not
 * yet open, ask for nothing.
 */
import type { RuleState } from '../../../model/answers.ts';
import type { Content } from '../../../model/content.ts';
import type { Finding } from '../../../model/finding.ts';
import type { RuleObject } from '../../../model/object.ts';

/** From so many days before the last day on, an open decision is an error: two weeks to draft, review and approve. */
export const DECIDE_DAYS = 14;

export interface AnswerInput {
  readonly content: Content;
  readonly getRuleState: (rule: RuleObject<'rule'>) => RuleState;
}

/** Findings on questions without an answer and answers without a decision. */
export function checkAnswers({ content, getRuleState }: AnswerInput): Finding[] {
  return content.list('rule').flatMap((rule) => {
    const left = findDaysLeft(getRuleState(rule));
    return content.list('question', rule.id).flatMap((question) => {
      const days = left.get(question.fields.version);
      return days === undefined || question.fields.state !== 'active'
        ? []
        : checkQuestion(content, question, days);
    });
  });
}

/** Days to the last day of comments, by version, for those that are open. */
function findDaysLeft({ deadlines }: RuleState): ReadonlyMap<string, number> {
  return new Map(
    deadlines
      .filter(
        ({ event, state }) =>
          event.fields.type === 'comments-close' && (state === 'open' || state === 'last-week'),
      )
      .flatMap(({ event, days }) =>
        event.fields.version === undefined ? [] : [[event.fields.version, days] as const],
      ),
  );
}

function checkQuestion(content: Content, question: RuleObject<'question'>, days: number): Finding[] {
  const answer = content
    .list('answer')
    .find(({ fields }) => fields.state === 'active' && fields.question.split('/').at(-1) === question.id);
  const severity = days <= DECIDE_DAYS ? ('error' as const) : ('warning' as const);
  const left = `${days} ${days === 1 ? 'day is' : 'days are'} left`;
  if (!answer) {
    return [
      {
        code: 'answer/missing',
        severity,
        object: question,
        path: [],
        message: `Nobody has said whether we answer this question; ${left}.`,
        hint: `Write filing/answers/${question.id}.md: \`rulemark new answer ${question.id}\`.`,
      },
    ];
  }
  const { status, reason, asks = [] } = answer.fields;
  if (status === 'undecided') {
    return [
      {
        code: 'answer/undecided',
        severity,
        object: answer,
        path: ['status'],
        message: `Whether we answer is undecided, and ${left}.`,
        hint: 'Decide: answering, with the asks that carry it, or not-answering with a reason.',
      },
    ];
  }
  if (status === 'answering' && asks.length === 0) {
    return [
      {
        code: 'answer/without-ask',
        severity: 'warning',
        object: answer,
        path: ['status'],
        message: 'We mean to answer, but no ask carries the answer.',
        hint: 'Name the asks under "asks"; the letter answers the question with them.',
      },
    ];
  }
  if (status === 'not-answering' && !reason) {
    return [
      {
        code: 'answer/without-reason',
        severity: 'warning',
        object: answer,
        path: ['status'],
        message: 'We do not answer, and nobody said why.',
        hint: 'Add "reason"; the next round starts from it.',
      },
    ];
  }
  return [];
}
