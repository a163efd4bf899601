/**
 * What a person says of a proposal, as an entry of the file of decisions. In: the proposals, the provisions by which
 * they are named (`old:9.20(a)` or `new:9.20(a)`; the side may be left out where only one proposal fits), and the
 * verdict. Out: decisions in the order named, or a sentence about the first name that does not fit.
 */
import type { EFFECTS } from '../../model/words.ts';
import type { Proposal } from './find-proposals.ts';
import type { SuccessionDecision } from './find-successions.ts';

export interface Verdict {
  readonly decision: SuccessionDecision['decision'];
  readonly effect: (typeof EFFECTS)[number];
  readonly by: string;
  readonly on: string;
  readonly reason: string;
}

/** One decision for each named proposal; a proposal that is named twice is decided once. */
export function decideProposals(
  proposals: readonly Proposal[],
  names: readonly string[],
  verdict: Verdict,
): { readonly decisions: readonly SuccessionDecision[] } | { readonly problem: string } {
  const chosen = new Set<Proposal>();
  for (const name of names) {
    const found = findNamed(proposals, name);
    const problem = findHindrance(found, name, verdict.decision);
    if (problem) return { problem };
    chosen.add(found[0]!);
  }
  const decisions = [...chosen].map(({ change: { operations, from, to } }) => ({
    operations: [...operations],
    from: [...from],
    to: [...to],
    ...verdict,
  }));
  return { decisions };
}

function findNamed(proposals: readonly Proposal[], name: string): readonly Proposal[] {
  const [, side, id = ''] = /^(?:(old|new):)?(.*)$/.exec(name) ?? [];
  return proposals.filter(
    ({ change: { from, to } }) =>
      (side !== 'new' && from.includes(id)) || (side !== 'old' && to.includes(id)),
  );
}

function findHindrance(
  found: readonly Proposal[],
  name: string,
  decision: Verdict['decision'],
): string | undefined {
  const [first, second] = found;
  if (!first) return `Neither version has a provision "${name}".`;
  if (second) return `"${name}" stands in two changes: say old:${name} or new:${name}.`;
  if (first.standing === 'decided')
    return `"${name}" is decided already. What stands in the file is changed there, by hand.`;
  const { from, to } = first.change;
  if (decision === 'rejected' && (from.length === 0 || to.length === 0))
    return `"${name}" is proposed as ${from.length === 0 ? 'new' : 'dropped'}: there is no pair to reject. Confirm it, or write into the file what it belongs to.`;
  return undefined;
}
