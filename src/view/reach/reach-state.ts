/**
 * Where somebody stands in a questionnaire: the same for the script in the page and for the command. In: the form and
 * the answers so far. Out: the open question, or the outcome and what is left to say about safe holding.
 */
import { countAhead, followAnswers, judgeHolding } from '../../analysis/applicability/follow-answers.ts';
import type { Answers, Followed, Holding } from '../../model/reach.ts';
import { countOf } from '../labels.ts';
import type { ReachForm } from './reach-form.ts';

export interface ReachState extends Omit<Followed, 'outcome'> {
  readonly outcome: ReachForm['outcomes'][number] | undefined;
  /** Whether safe holding is to be asked: not where the rule does not reach the subject. */
  readonly asksHolding: boolean;
  readonly holding: Holding;
}

/** Where the answers lead. */
export function toReachState(form: ReachForm, answers: Answers, holding: Answers): ReachState {
  const followed = followAnswers(form, answers);
  const outcome = form.outcomes.find(({ id }) => id === followed.outcome);
  return {
    ...followed,
    outcome,
    asksHolding: outcome !== undefined && outcome.decision !== 'out' && form.needs.length > 0,
    holding: judgeHolding(form.needs, holding),
  };
}

/** "Question 2. At most 3 more after it." for a question that is asked now. */
export function toProgress(form: ReachForm, { path }: Pick<ReachState, 'path'>, question: string): string {
  const at = path.findIndex((step) => step.question === question);
  const number = (at === -1 ? path.length : at) + 1;
  const more = countAhead(form, question) - 1;
  return `Question ${number}. ${more > 0 ? `At most ${countOf(more, 'more question', 'more questions')} after it.` : 'The last one on this way.'}`;
}

/** The question asked before this one on the way of the answers; undefined for the first. */
export function findBefore({ path }: Pick<ReachState, 'path'>, question: string): string | undefined {
  const at = path.findIndex((step) => step.question === question);
  return (at === -1 ? path.at(-1) : path[at - 1])?.question;
}
