/**
 * What is wrong with the bones of a questionnaire: steps that lead nowhere, circles, and what no answer ever reaches.
 * When nothing is found, every way of answering ends in an outcome after at most as many steps as there are questions.
 */
import type { Flow, FlowQuestion } from '../../model/reach.ts';

/** Where an answer stands: index of its question, index in its list. */
export interface AnswerPlace {
  readonly question: number;
  readonly answer: number;
}

export interface FlowTroubles {
  /** Answers that lead neither to a question nor to an outcome. */
  readonly deadEnds: readonly AnswerPlace[];
  /** Answers that lead to a question and to an outcome at once. */
  readonly forked: readonly AnswerPlace[];
  /** Answers whose question or outcome is not there. */
  readonly unknown: readonly (AnswerPlace & { readonly field: 'ask' | 'decide'; readonly id: string })[];
  /** Answers that lead back, with the ids of the circle from the question they lead to. */
  readonly circles: readonly (AnswerPlace & { readonly ids: readonly string[] })[];
  /** Indexes of questions and of outcomes that no way of answering reaches. */
  readonly unreachedQuestions: readonly number[];
  readonly unreachedOutcomes: readonly number[];
}

/** All troubles of a flow, in the order of its questions; of ids that occur twice the first is meant. */
export function inspectFlow(flow: Flow): FlowTroubles {
  const walk = walkFlow(flow);
  const answers = flow.questions.flatMap((question, at) =>
    question.answers.map((answer, index) => ({ place: { question: at, answer: index }, answer })),
  );
  const known = {
    ask: new Set(flow.questions.map(({ id }) => id)),
    decide: new Set(flow.outcomes.map(({ id }) => id)),
  };
  return {
    deadEnds: answers
      .filter(({ answer }) => answer.ask === undefined && answer.decide === undefined)
      .map(({ place }) => place),
    forked: answers
      .filter(({ answer }) => answer.ask !== undefined && answer.decide !== undefined)
      .map(({ place }) => place),
    unknown: answers.flatMap(({ place, answer }) =>
      (['ask', 'decide'] as const).flatMap((field) => {
        const id = answer[field];
        return id === undefined || known[field].has(id) ? [] : [{ ...place, field, id }];
      }),
    ),
    circles: walk.circles,
    unreachedQuestions: findMissing(flow.questions, walk.questions),
    unreachedOutcomes: findMissing(flow.outcomes, walk.outcomes),
  };
}

function findMissing(list: readonly { readonly id: string }[], reached: ReadonlySet<string>): number[] {
  return list.flatMap(({ id }, index) => (reached.has(id) ? [] : [index]));
}

interface Walk {
  readonly questions: Set<string>;
  readonly outcomes: Set<string>;
  readonly circles: (AnswerPlace & { readonly ids: readonly string[] })[];
}

/** Depth first, without recursion: a questionnaire may be long. */
function walkFlow(flow: Flow): Walk {
  const walk: Walk = { questions: new Set(), outcomes: new Set(), circles: [] };
  const places = new Map<string, number>();
  flow.questions.forEach(({ id }, index) => {
    if (!places.has(id)) places.set(id, index);
  });
  const stack: { question: FlowQuestion; at: number; next: number }[] = [];
  const enter = (at: number) => {
    const question = flow.questions[at]!;
    walk.questions.add(question.id);
    stack.push({ question, at, next: 0 });
  };
  if (flow.questions.length > 0) enter(0);
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const index = top.next++;
    const answer = top.question.answers[index];
    if (!answer) {
      stack.pop();
      continue;
    }
    if (answer.decide !== undefined) walk.outcomes.add(answer.decide);
    const to = answer.ask === undefined ? undefined : places.get(answer.ask);
    if (to === undefined) continue;
    const back = stack.findIndex(({ at }) => at === to);
    if (back !== -1)
      walk.circles.push({
        question: top.at,
        answer: index,
        ids: stack.slice(back).map(({ question }) => question.id),
      });
    else if (!walk.questions.has(flow.questions[to]!.id)) enter(to);
  }
  return walk;
}
