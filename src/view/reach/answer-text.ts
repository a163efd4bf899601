/** What answers and decisions are called, the same on the page, in the terminal and in a saved file. */
import { type HoldingVerdict, UNSURE } from '../../model/reach.ts';
import type { ReachDecision, SubjectType } from '../../model/words.ts';

const ANSWER_WORDS: Readonly<Record<string, string>> = { yes: 'Yes', no: 'No', [UNSURE]: 'Not sure' };

export const DECISION_LABELS: Readonly<
  Record<ReachDecision, { word: string; shape: string; means: string }>
> = {
  in: { word: 'in', shape: '●', means: 'the rule would reach it' },
  out: { word: 'out', shape: '○', means: 'the rule would not reach it' },
  unclear: {
    word: 'unclear',
    shape: '?',
    means: 'the words do not settle it, or something is not known',
  },
};

export const SUBJECT_LABELS: Readonly<Record<SubjectType, string>> = {
  provider: 'the provider itself',
  product: 'a product',
  reseller: 'a reseller',
  'customer-class': 'a class of customers or beneficial owners',
};

/** After "it": what the answers on safe holding add up to. */
export const HOLDING_LABELS: Readonly<Record<HoldingVerdict, string>> = {
  safe: 'could be held safely: every need is answered with yes',
  'not-safe': 'could not be held safely yet: something needed is missing',
  unclear: 'may or may not be held safely: something needed is not known',
};

export const NO_ADVICE =
  'This sorts facts by the words of the map. It is not legal advice, and nobody has reviewed the result.';

/** What an answer is called. */
export function toAnswerText({
  id,
  text,
}: {
  readonly id: string;
  readonly text?: string | undefined;
}): string {
  return text ?? (Object.hasOwn(ANSWER_WORDS, id) ? ANSWER_WORDS[id]! : id);
}
