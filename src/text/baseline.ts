/**
 * A run against an earlier one: which findings are new, which were there, which are gone. In: the diagnostics of
 * now and what the earlier run knew. Out: a state for each, in their order, and what is gone. Findings are matched
 * by fingerprint alone, so a moved line is no change and a renamed file is.
 */
import type { Diagnostic, Severity } from './diagnostic.ts';
import { toFingerprints } from './diagnostic-fingerprint.ts';

/** A finding as an earlier run wrote it down. */
export interface KnownFinding {
  readonly fingerprint: string;
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** Relative to the root of the earlier run, with forward slashes. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export type BaselineState = 'new' | 'unchanged';

export interface BaselineComparison {
  /** One for each diagnostic, in their order. */
  readonly states: readonly BaselineState[];
  /** In the order of the earlier run. */
  readonly gone: readonly KnownFinding[];
}

/** What changed since the earlier run; `diagnostics` have paths below the content folder. */
export function compareToBaseline(
  diagnostics: readonly Diagnostic[],
  known: readonly KnownFinding[],
): BaselineComparison {
  const fingerprints = toFingerprints(diagnostics);
  const [before, now] = [new Set(known.map(({ fingerprint }) => fingerprint)), new Set(fingerprints)];
  return {
    states: fingerprints.map((fingerprint) => (before.has(fingerprint) ? 'unchanged' : 'new')),
    gone: known.filter(({ fingerprint }) => !now.has(fingerprint)),
  };
}

/** "2 new, 5 unchanged, 1 gone". */
export function toBaselineCounts({ states, gone }: BaselineComparison): string {
  const fresh = states.filter((state) => state === 'new').length;
  return `${fresh} new, ${states.length - fresh} unchanged, ${gone.length} gone`;
}
