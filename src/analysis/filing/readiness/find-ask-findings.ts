/**
 * Whether our asks are ready to be filed: every check over every ask that is still in our hands on the day. In: the
 * content and the day. Out: findings on the asks, in order of the content, each with its code and place in the file.
 * Asks that were filed, withdrawn or given up are left alone: nothing can be done about them any more.
 */
import type { RuleState } from '../../../model/answers.ts';
import type { Content, GetProvisions } from '../../../model/content.ts';
import type { AskStatus, WordingCheck } from '../../../model/filing.ts';
import type { Finding } from '../../../model/finding.ts';
import type { RuleObject } from '../../../model/object.ts';
import { getStanding } from '../get-standing.ts';
import type { AskInput } from './ask-input.ts';
import { checkAnswers } from './check-answers.ts';
import { checkCitedText } from './check-cited-text.ts';
import { checkFigures } from './check-figures.ts';
import { checkLaw } from './check-law.ts';
import { checkSubstance } from './check-substance.ts';
import { checkWordingState } from './check-wording-state.ts';
import { compareAsks } from './compare-asks.ts';
import { indexKnownLaw } from './known-law.ts';

export interface ReadinessInput {
  readonly content: Content;
  readonly getProvisions: GetProvisions;
  readonly getWording: (ask: RuleObject<'ask'>) => readonly WordingCheck[];
  readonly getRuleState: (rule: RuleObject<'rule'>) => RuleState;
  readonly asOf: string;
}

const IN_OUR_HANDS: readonly AskStatus[] = ['drafted', 'legal-review', 'approved'];

/** The asks that are still in our hands on the day, in the content's order. */
export function findOpenAsks(content: Content, asOf: string): readonly RuleObject<'ask'>[] {
  return content.list('ask').filter((ask) => {
    const standing = getStanding(ask, asOf);
    return ask.fields.state === 'active' && standing !== undefined && IN_OUR_HANDS.includes(standing.status);
  });
}

/** All findings, by ask in the content's order. */
export function findAskFindings(input: ReadinessInput): readonly Finding[] {
  const { content, getProvisions, getWording, asOf } = input;
  const law = indexKnownLaw(content);
  const inputs = findOpenAsks(content, asOf).map(
    (ask): AskInput => ({
      ask,
      standing: getStanding(ask, asOf)!,
      content,
      getProvisions,
      wording: getWording(ask),
      asOf,
    }),
  );
  const own = inputs.flatMap((input) => [
    ...checkCitedText(input),
    ...checkSubstance(input),
    ...checkWordingState(input),
    ...checkLaw(input, law),
    ...checkFigures(input),
  ]);
  return [...own, ...compareAsks(inputs), ...checkAnswers(input)];
}
