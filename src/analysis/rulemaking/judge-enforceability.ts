/**
 * Whether anything in a rule can be enforced on a day, so that no sum is shown as if it were owed. In: the state of
 * the rule. Out: proposed, withdrawn, not yet effective, in force, with the event that says so. A withdrawal counts
 * unless a later version was published after it.
 */
import type { Enforceability, RuleState } from '../../model/answers.ts';

/** The answer for one rule as of the day of its state. */
export function judgeEnforceability(state: RuleState): Enforceability {
  const { latest, isFinal, deadlines } = state;
  const withdrawal =
    latest && state.withdrawal && state.withdrawal.fields.date >= latest.fields.published
      ? state.withdrawal
      : undefined;
  const starts = deadlines
    .filter(({ event }) => event.fields.type === 'effective')
    .toSorted((a, b) => a.days - b.days);
  const effective = starts.every(({ days }) => days > 0) ? starts[0]?.event : undefined;
  const found = { withdrawal, effective: isFinal ? effective : undefined };
  if (!latest) return { state: 'none', ...found };
  if (!isFinal) return { state: withdrawal ? 'withdrawn' : 'proposed', ...found };
  if (withdrawal) return { state: 'withdrawn', ...found };
  return { state: effective ? 'not-yet' : 'in-force', ...found };
}
