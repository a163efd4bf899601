/** Where answers lead, rows for each way a path can go, and the promise that every sound questionnaire ends. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  countAhead,
  followAnswers,
  judgeHolding,
} from '../../../src/analysis/applicability/follow-answers.ts';
import { inspectFlow } from '../../../src/analysis/applicability/inspect-flow.ts';
import type { Flow } from '../../../src/model/reach.ts';

const FLOW: Flow = {
  questions: [
    {
      id: 'lamp',
      answers: [
        { id: 'yes', ask: 'harbour' },
        { id: 'no', decide: 'out' },
        { id: 'unsure', ask: 'harbour' },
      ],
    },
    {
      id: 'harbour',
      answers: [
        { id: 'yes', decide: 'in' },
        { id: 'no', decide: 'out' },
        { id: 'unsure', decide: 'unclear' },
      ],
    },
  ],
  outcomes: [
    { id: 'in', decision: 'in' },
    { id: 'out', decision: 'out' },
    { id: 'unclear', decision: 'unclear' },
  ],
};

describe('answers lead', () => {
  test.each([
    { name: 'nothing to the first question', answers: {}, next: 'lamp', outcome: undefined, asked: [] },
    {
      name: 'one answer to the next',
      answers: { lamp: 'yes' },
      next: 'harbour',
      outcome: undefined,
      asked: ['lamp'],
    },
    {
      name: 'straight to an outcome',
      answers: { lamp: 'no' },
      next: undefined,
      outcome: 'out',
      asked: ['lamp'],
    },
    {
      name: 'to the end',
      answers: { lamp: 'yes', harbour: 'yes' },
      next: undefined,
      outcome: 'in',
      asked: ['lamp', 'harbour'],
    },
    {
      name: 'not knowing to unclear',
      answers: { lamp: 'unsure', harbour: 'unsure' },
      next: undefined,
      outcome: 'unclear',
      asked: ['lamp', 'harbour'],
    },
    {
      name: 'an answer not offered to its own question',
      answers: { lamp: 'maybe' },
      next: 'lamp',
      outcome: undefined,
      asked: [],
    },
    {
      name: 'a name of the language to its own question',
      answers: Object.create({ lamp: 'yes' }) as Record<string, string>,
      next: 'lamp',
      outcome: undefined,
      asked: [],
    },
  ])('$name', ({ answers, next, outcome, asked }) => {
    const followed = followAnswers(FLOW, answers);
    expect(followed).toMatchObject({ next, outcome });
    expect(followed.path.map(({ question }) => question)).toEqual(asked);
  });

  test('and say which of them were not used', () => {
    expect(followAnswers(FLOW, { lamp: 'no', harbour: 'yes', other: 'yes' }).unused).toEqual([
      'harbour',
      'other',
    ]);
  });

  test('nowhere in an empty flow, and out of a circle or a dead end without an outcome', () => {
    expect(followAnswers({ questions: [], outcomes: [] }, {})).toMatchObject({
      next: undefined,
      outcome: undefined,
    });
    const circle: Flow = {
      questions: [
        { id: 'a', answers: [{ id: 'yes', ask: 'b' }] },
        { id: 'b', answers: [{ id: 'yes', ask: 'a' }] },
      ],
      outcomes: [],
    };
    expect(followAnswers(circle, { a: 'yes', b: 'yes' })).toMatchObject({
      next: undefined,
      outcome: undefined,
    });
    expect(countAhead(circle, 'a')).toBe(2);
    const dead: Flow = { questions: [{ id: 'a', answers: [{ id: 'yes', ask: 'gone' }] }], outcomes: [] };
    expect(followAnswers(dead, { a: 'yes' })).toMatchObject({ next: undefined, outcome: undefined });
  });
});

test('how many questions may still come is the longest way', () => {
  expect(countAhead(FLOW, 'lamp')).toBe(2);
  expect(countAhead(FLOW, 'harbour')).toBe(1);
  expect(countAhead(FLOW, 'gone')).toBe(0);
});

describe('safe holding', () => {
  const needs = [{ id: 'lock' }, { id: 'key' }];
  test.each([
    { answers: {}, verdict: undefined, next: 'lock' },
    { answers: { lock: 'yes' }, verdict: undefined, next: 'key' },
    { answers: { lock: 'yes', key: 'perhaps' }, verdict: undefined, next: 'key' },
    { answers: { lock: 'yes', key: 'yes' }, verdict: 'safe', next: undefined },
    { answers: { lock: 'yes', key: 'unsure' }, verdict: 'unclear', next: undefined },
    { answers: { lock: 'unsure', key: 'no' }, verdict: 'not-safe', next: undefined },
  ])('$answers is $verdict', ({ answers, verdict, next }) => {
    expect(judgeHolding(needs, answers)).toMatchObject({ verdict, next });
  });

  test('of nothing is no verdict', () => expect(judgeHolding([], {}).verdict).toBeUndefined());
});

/** Any flow: up to 9 questions, answers that lead anywhere, back and nowhere too. */
const anyFlow = fc.integer({ min: 1, max: 9 }).chain((count) => {
  const target = fc.oneof(
    fc.record({ ask: fc.integer({ min: 0, max: count }).map((n) => `q${n}`) }),
    fc.record({ decide: fc.integer({ min: 0, max: 3 }).map((n) => `o${n}`) }),
    fc.constant({}),
  );
  const question = fc.array(target, { minLength: 1, maxLength: 4 });
  return fc.array(question, { minLength: count, maxLength: count }).map(toFlow);
});
/** A flow that only leads forward, as a sound one does. */
const forwardFlow = fc
  .integer({ min: 1, max: 9 })
  .chain((count) =>
    fc
      .tuple(
        ...Array.from({ length: count }, (_, at) =>
          fc.array(
            at + 1 < count
              ? fc.oneof(
                  fc.record({ ask: fc.integer({ min: at + 1, max: count - 1 }).map((n) => `q${n}`) }),
                  fc.constant({ decide: 'o0' }),
                )
              : fc.constant({ decide: 'o0' }),
            { minLength: 1, maxLength: 4 },
          ),
        ),
      )
      .map(toFlow),
  );

function toFlow(questions: readonly (readonly { ask?: string; decide?: string }[])[]): Flow {
  return {
    questions: questions.map((answers, at) => ({
      id: `q${at}`,
      answers: answers.map((answer, index) => ({ id: `a${index}`, ...answer })),
    })),
    outcomes: ['o0', 'o1', 'o2'].map((id) => ({ id, decision: 'unclear' as const })),
  };
}

describe('every way of answering', () => {
  const choices = fc.array(fc.nat(), { minLength: 10, maxLength: 10 });

  /** Answers whatever is open until nothing is. */
  const answerAll = (flow: Flow, picks: readonly number[]) => {
    const answers: Record<string, string> = {};
    for (let step = 0; step <= flow.questions.length; step++) {
      const { next } = followAnswers(flow, answers);
      const question = flow.questions.find(({ id }) => id === next);
      if (!question) break;
      answers[question.id] = question.answers[picks[step % picks.length]! % question.answers.length]!.id;
    }
    return followAnswers(flow, answers);
  };

  test('comes to an end, in any flow, and in an outcome where nothing is found wrong', () => {
    let sound = 0;
    fc.assert(
      fc.property(fc.oneof(anyFlow, forwardFlow), choices, (flow, picks) => {
        const { next, outcome, path } = answerAll(flow, picks);
        expect(next).toBeUndefined();
        expect(path.length).toBeLessThanOrEqual(flow.questions.length);
        const { deadEnds, unknown, circles } = inspectFlow(flow);
        if (deadEnds.length + unknown.length + circles.length > 0) return;
        sound++;
        expect(outcome).toBeDefined();
      }),
      { seed: 28, numRuns: 2000 },
    );
    expect(sound).toBeGreaterThan(200);
  });

  test('that reaches an outcome never reaches one that is called unreached', () => {
    fc.assert(
      fc.property(anyFlow, choices, (flow, picks) => {
        const { path, outcome } = answerAll(flow, picks);
        const { unreachedQuestions, unreachedOutcomes } = inspectFlow(flow);
        const idle = unreachedQuestions.map((at) => flow.questions[at]!.id);
        expect(path.filter(({ question }) => idle.includes(question))).toEqual([]);
        expect(unreachedOutcomes.map((at) => flow.outcomes[at]!.id)).not.toContain(outcome);
      }),
      { seed: 29, numRuns: 1000 },
    );
  });

  test('keeps to the count of questions that was announced', () => {
    fc.assert(
      fc.property(forwardFlow, choices, (flow, picks) => {
        expect(answerAll(flow, picks).path.length).toBeLessThanOrEqual(countAhead(flow, 'q0'));
      }),
      { seed: 30, numRuns: 500 },
    );
  });
});
