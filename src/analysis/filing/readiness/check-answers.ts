/**
 * Whether each question of the agency that is open for comment on the day has our answer: answering with asks that
 * carry it, not answering with a reason, or undecided while there is time. Questions of rounds that are over, or not
 * yet open, ask for nothing.
 */
import type { Content } from '../../../model/content.ts';
import type { Finding } from '../../../model/finding.ts';
import type { RuleObject } from '../../../model/object.ts';
import { resolveReference } from '../../links/resolve-links.ts';
import { getVersionPeriod, isOpen, type PeriodInput } from '../find-period.ts';
import { getStanding } from '../get-standing.ts';

/** From so many days before the last day on, an open decision is an error: two weeks to draft, review and approve. */
export const DECIDE_DAYS = 14;

export interface AnswerInput extends PeriodInput {
  readonly asOf: string;
}

/** Findings on questions without an answer and answers without a decision. */
export function checkAnswers(input: AnswerInput): Finding[] {
  const { content } = input;
  return content.list('version').flatMap((version) => {
    const period = getVersionPeriod(input, version);
    if (!isOpen(period)) return [];
    return content
      .list('question', version.home)
      .filter(({ fields }) => fields.state === 'active' && fields.version === version.id)
      .flatMap((question) => checkQuestion(input, question, period.days ?? 0));
  });
}

/** The answer that is ours to a question; undefined while nobody wrote one. */
export function findAnswer(
  content: Content,
  question: RuleObject<'question'>,
): RuleObject<'answer'> | undefined {
  return content.list('answer').find(({ fields, home }) => {
    const resolution = resolveReference(content, 'question', fields.question, home, false);
    return fields.state === 'active' && resolution.kind === 'found' && resolution.object.key === question.key;
  });
}

function checkQuestion(input: AnswerInput, question: RuleObject<'question'>, days: number): Finding[] {
  const answer = findAnswer(input.content, question);
  const severity = days <= DECIDE_DAYS ? ('error' as const) : ('warning' as const);
  const left = `${days} ${days === 1 ? 'day is' : 'days are'} left`;
  if (answer) return checkAnswer(input, answer, { severity, left });
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

function checkAnswer(
  { content, asOf }: AnswerInput,
  answer: RuleObject<'answer'>,
  { severity, left }: { readonly severity: Finding['severity']; readonly left: string },
): Finding[] {
  const { status, reason, asks = [] } = answer.fields;
  const base = { object: answer, path: ['status'] };
  if (status === 'undecided')
    return [
      {
        ...base,
        code: 'answer/undecided',
        severity,
        message: `Whether we answer is undecided, and ${left}.`,
        hint: 'Decide: answering, with the asks that carry it, or not-answering with a reason.',
      },
    ];
  if (status === 'answering' && !asks.some((id) => carries(content, id, asOf)))
    return [
      {
        ...base,
        code: 'answer/without-ask',
        severity: 'warning',
        message:
          asks.length === 0
            ? 'We mean to answer, but no ask carries the answer.'
            : 'We mean to answer, but each ask that was to carry the answer was given up, is confidential or has not begun.',
        hint: 'Name the asks under "asks"; the letter answers the question with them.',
      },
    ];
  if (status === 'not-answering' && !reason)
    return [
      {
        ...base,
        code: 'answer/without-reason',
        severity: 'warning',
        message: 'We do not answer, and nobody said why.',
        hint: 'Add "reason"; the next round starts from it.',
      },
    ];
  return [];
}

/** Whether an ask can still carry an answer into a letter, or did. */
function carries(content: Content, id: string, asOf: string): boolean {
  const resolution = resolveReference(content, 'ask', id, '', false);
  if (resolution.kind !== 'found') return false;
  const ask = resolution.object as RuleObject<'ask'>;
  const status = getStanding(ask, asOf)?.status;
  return (
    ask.fields.state === 'active' &&
    !ask.fields.confidential &&
    status !== undefined &&
    status !== 'withdrawn' &&
    status !== 'not-filing'
  );
}
