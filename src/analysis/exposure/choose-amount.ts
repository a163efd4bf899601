/**
 * Which sum of a penalty held on a day: of the years that a person recorded with a source, the last that had begun.
 * A sum without a source is never given, only its year, because a reader would take it for checked. A year begins on
 * its `from` where one is recorded, else on the first of January.
 */
import type { AmountInForce } from '../../model/answers.ts';
import type { RuleObject } from '../../model/object.ts';
import { compareText } from '../../text/natural-order.ts';

/** The sum as of a day; none where no year had begun or no sum has a source. */
export function chooseAmount({ fields }: RuleObject<'penalty'>, asOf: string): AmountInForce {
  const begun = (fields.amounts ?? [])
    .map((amount) => ({ amount, from: amount.from ?? `${amount.year}-01-01` }))
    .filter(({ from }) => from <= asOf)
    .sort((a, b) => compareText(a.from, b.from));
  const sourced = begun.filter(({ amount }) => hasSource(amount));
  const amount = sourced.at(-1)?.amount;
  return {
    amount,
    unsourced: begun.filter(({ amount: one }) => !hasSource(one)).map(({ amount: { year } }) => year),
    stale: amount !== undefined && amount.year < Number(asOf.slice(0, 4)),
  };
}

/** True for a sum that names where it comes from. */
export function hasSource(amount: { readonly sources?: readonly string[] | undefined }): boolean {
  return (amount.sources ?? []).length > 0;
}
