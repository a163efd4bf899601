/**
 * Where answers lead: from the first question along the answers given, to the question that is open or to an outcome.
 * Also how many questions may still come, and what the answers on safe holding add up to. Pure, and without a schema,
 * because the script in the browser runs it too.
 */
import type {
  Answers,
  Flow,
  FlowAnswer,
  FlowQuestion,
  Followed,
  Holding,
  HoldingVerdict,
} from '../../model/reach.ts';

/** The path of the answers. An answer that its question does not offer counts as not given; a circle ends the path. */
export function followAnswers(flow: Flow, answers: Answers): Followed {
  const path: { question: string; answer: string }[] = [];
  const asked = new Set<string>();
  const end = (next: string | undefined, outcome: string | undefined): Followed => ({
    path,
    next,
    outcome,
    unused: Object.keys(answers).filter((id) => !path.some(({ question }) => question === id)),
  });
  let question = flow.questions[0];
  while (question && !asked.has(question.id)) {
    asked.add(question.id);
    const given = findGiven(question, answers);
    if (!given) return end(question.id, undefined);
    path.push({ question: question.id, answer: given.id });
    const outcome = findOutcome(flow, given);
    if (outcome !== undefined) return end(undefined, outcome);
    question = findNext(flow, given);
  }
  return end(undefined, undefined);
}

/** How many questions may be asked from this one on, itself included, on the longest way; circles count once. */
export function countAhead(flow: Flow, from: string): number {
  const known = new Map<string, number>();
  const walking = new Set<string>();
  const count = (question: FlowQuestion): number => {
    const before = known.get(question.id);
    if (before !== undefined) return before;
    if (walking.has(question.id)) return 0;
    walking.add(question.id);
    const ways = question.answers.map((answer) => {
      const next = answer.ask === undefined ? undefined : findNext(flow, answer);
      return next ? count(next) : 0;
    });
    walking.delete(question.id);
    const ahead = 1 + Math.max(0, ...ways);
    known.set(question.id, ahead);
    return ahead;
  };
  const start = flow.questions.find(({ id }) => id === from);
  return start ? count(start) : 0;
}

/** Whether the data could be held safely: only when everything needed is in place, and nothing is a guess. */
export function judgeHolding(needs: readonly { readonly id: string }[], answers: Answers): Holding {
  const given = (id: string) => (Object.hasOwn(answers, id) ? answers[id] : undefined);
  const where = (answer: string) => needs.filter(({ id }) => given(id) === answer).map(({ id }) => id);
  const [missing, unsure, there] = [where('no'), where('unsure'), where('yes')];
  const next = needs.find(({ id }) => ![...missing, ...unsure, ...there].includes(id))?.id;
  return {
    next,
    verdict: next === undefined ? toVerdict(needs, missing, unsure) : undefined,
    missing,
    unsure,
  };
}

function toVerdict(
  needs: readonly unknown[],
  missing: readonly string[],
  unsure: readonly string[],
): HoldingVerdict | undefined {
  if (needs.length === 0) return undefined;
  if (missing.length > 0) return 'not-safe';
  return unsure.length > 0 ? 'unclear' : 'safe';
}

function findGiven(question: FlowQuestion, answers: Answers): FlowAnswer | undefined {
  if (!Object.hasOwn(answers, question.id)) return undefined;
  return question.answers.find(({ id }) => id === answers[question.id]);
}

function findOutcome({ outcomes }: Flow, { decide }: FlowAnswer): string | undefined {
  return outcomes.find(({ id }) => id === decide)?.id;
}

function findNext({ questions }: Flow, { ask }: FlowAnswer): FlowQuestion | undefined {
  return questions.find(({ id }) => id === ask);
}
