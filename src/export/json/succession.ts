/** What became of each provision as other people's scripts read it, schema `rulemark/lineage@1`. */
import { isUnjudged, type Proposal } from '../../analysis/succession/find-proposals.ts';
import type { SuccessionState } from '../../analysis/succession/propose-succession.ts';

/** How many proposals stand how; `unjudged` counts decided ones whose flags nobody has judged. */
export interface SuccessionSummary {
  readonly decided: number;
  readonly certain: number;
  readonly toDecide: number;
  readonly settled: number;
  readonly unjudged: number;
}

/** The counts of a list of proposals. */
export function toSuccessionSummary(proposals: readonly Proposal[]): SuccessionSummary {
  const count = (wanted: Proposal['standing']) =>
    proposals.filter(({ standing }) => standing === wanted).length;
  return {
    decided: count('decided'),
    certain: count('certain'),
    toDecide: count('open'),
    settled: count('settled'),
    unjudged: proposals.filter(isUnjudged).length,
  };
}

/** Every proposal, the most uncertain first, with what was decided; `written` where a file was written. */
export function toSuccessionJson(
  { old, new: fresh, files, proposals, ledger }: SuccessionState,
  written?: { readonly file: string; readonly added: number },
): unknown {
  return {
    schema: 'rulemark/lineage@1',
    rule: old.home,
    old: old.id,
    new: fresh.id,
    files: files.map(({ file }) => file),
    reviewState: files[0]?.fields.reviewState ?? null,
    summary: toSuccessionSummary(proposals),
    proposals: proposals.map(toProposal),
    ledger,
    ...(written ? { written } : {}),
  };
}

function toProposal(proposal: Proposal): unknown {
  const { change, standing, nearTies, sureness, decision } = proposal;
  return {
    standing,
    ...change,
    score: round(change.score),
    sureness: round(sureness),
    nearTies: nearTies.map((tie) => ({ ...tie, score: round(tie.score) })),
    ...(decision ? { decision, unjudged: isUnjudged(proposal) } : {}),
  };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
