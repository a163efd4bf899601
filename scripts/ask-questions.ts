/** A questionnaire at a terminal: one question at a time, with back and stop; nothing is written here. */
import { createInterface } from 'node:readline/promises';
import { HOLDING_ANSWERS } from '../src/model/reach.ts';
import { toAnswerText } from '../src/view/reach/answer-text.ts';
import type { ReachForm } from '../src/view/reach/reach-form.ts';
import { findBefore, toProgress, toReachState } from '../src/view/reach/reach-state.ts';
import type { GivenAnswers } from './read-answers.ts';
import { paint, stderr } from './terminal.ts';

export type Ask = (prompt: string) => Promise<string>;
type Choice = { readonly id: string; readonly text: string };

/** True where a person sits at the terminal. */
export function canAsk(): boolean {
  return process.stdin.isTTY === true && process.stderr.isTTY === true;
}

/** Asks for what is open until the end or until the person stops; the answers with those given before. */
export async function askAll(form: ReachForm, given: GivenAnswers): Promise<GivenAnswers> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const closed = new AbortController();
  terminal.once('close', () => closed.abort()); // end of input counts as stop
  try {
    return await askQuestions(form, given, (prompt) => terminal.question(prompt, { signal: closed.signal }));
  } finally {
    terminal.close();
  }
}

/** The same with any way of asking; a rejected question counts as "stop". */
export async function askQuestions(form: ReachForm, given: GivenAnswers, ask: Ask): Promise<GivenAnswers> {
  const answers = { ...given.answers };
  const holding = { ...given.holding };
  for (;;) {
    const state = toReachState(form, answers, holding);
    if (state.next === undefined) break;
    const question = form.questions.find(({ id }) => id === state.next)!;
    stderr(`\n${paint('dim', toProgress(form, state, question.id))}\n${paint('bold', question.text)}\n`);
    const before = findBefore(state, question.id);
    const answer = await askOne(question.answers, before !== undefined, ask);
    if (answer === 'stop') return { answers, holding };
    if (answer === 'back') delete answers[before!];
    else answers[question.id] = answer.id;
  }
  if (!toReachState(form, answers, holding).asksHolding) return { answers, holding };
  const choices = HOLDING_ANSWERS.map((id) => ({ id, text: toAnswerText({ id }) }));
  for (let at = 0; at < form.needs.length; ) {
    const need = form.needs[at]!;
    if (Object.hasOwn(given.holding, need.id)) {
      at++;
      continue;
    }
    const own = need.controls.length > 0 ? `Controls: ${need.controls.join('; ')}\n` : '';
    stderr(`\n${paint('dim', `Holding the identity data: ${at + 1} of ${form.needs.length}.`)}\n`);
    stderr(`${paint('bold', need.text)}\n${own}`);
    const answer = await askOne(choices, at > 0, ask);
    if (answer === 'stop') break;
    if (answer === 'back') delete holding[form.needs[--at]!.id];
    else holding[form.needs[at++]!.id] = answer.id;
  }
  return { answers, holding };
}

/** One answer, by number or by id; asks again until it fits. */
async function askOne(
  choices: readonly Choice[],
  hasBefore: boolean,
  ask: Ask,
): Promise<Choice | 'back' | 'stop'> {
  const lines = choices.map(({ text }, index) => `  ${index + 1}  ${text}\n`);
  stderr(lines.join(''));
  const prompt = `Answer (1-${choices.length}${hasBefore ? ', b for back' : ''}, q to stop): `;
  for (;;) {
    const typed = await ask(prompt).then(
      (text) => text.trim().toLowerCase(),
      () => 'q',
    );
    if (typed === 'q') return 'stop';
    if (typed === 'b' && hasBefore) return 'back';
    const choice = choices.find(({ id, text }, index) =>
      [id, text.toLowerCase(), String(index + 1)].includes(typed),
    );
    if (choice) return choice;
    stderr('Answer with one of the numbers.\n');
  }
}
