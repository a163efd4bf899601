/**
 * The state of everything in numbers (`rulemark status --json`, the overview page): each counted once, here.
 */
import { isSettled } from '../analysis/gaps/compute-gaps.ts';
import { isStated } from '../analysis/rulemaking/is-stated.ts';
import type { Corpus } from '../model/corpus.ts';
import { COVERAGE_STATES, type CoverageState, VERIFICATIONS, type Verification } from '../model/words.ts';
import { countSeverities, type Severity } from '../text/diagnostic.ts';
import { type CompletenessJson, toCompletenessJson } from './completeness.ts';
import { getObjectVerification } from './verification.ts';

export interface StatusJson {
  readonly schema: 'rulemark/status@1';
  readonly audience: string;
  readonly asOf: string;
  /** How many obligations are active and stated by the as-of day. */
  readonly obligations: number;
  /** Active obligations of all kinds, by how far they were checked. */
  readonly verification: Readonly<Record<Verification, number>>;
  /** Active obligations by state, and their sum; null for audiences that may not know it. */
  readonly coverage: {
    readonly states: Readonly<Record<CoverageState, number>>;
    readonly total: number;
  } | null;
  /** Open gaps by weight, heaviest first, and their sum; settled ones (closed, accepted) apart. */
  readonly gaps: {
    readonly open: number;
    readonly settled: number;
    readonly byWeight: readonly { readonly weight: number; readonly count: number }[];
  } | null;
  /** Binding sentences of each official version; null for audiences that may not know it. */
  readonly completeness: readonly CompletenessJson[] | null;
  readonly deadlines: readonly {
    readonly rule: string;
    readonly event: string;
    readonly title: string;
    readonly date: string;
    readonly state: string;
    readonly days: number;
  }[];
  readonly rules: readonly {
    readonly id: string;
    readonly title: string;
    readonly stage: string | null;
    readonly version: string | null;
    readonly final: boolean;
    readonly withdrawal: string | null;
  }[];
  /** Null for audiences that may not know it: a finding can tell what it is about. */
  readonly diagnostics: Readonly<Record<Severity, number>> | null;
}

/** The numbers of a corpus. */
export function toStatusJson(corpus: Corpus): StatusJson {
  const { content } = corpus;
  const active = content
    .list('obligation')
    .filter(
      (obligation) => obligation.fields.state === 'active' && isStated(content, obligation, corpus.asOf.day),
    );
  return {
    schema: 'rulemark/status@1',
    audience: corpus.audience,
    asOf: corpus.asOf.day,
    obligations: active.length,
    verification: countBy(VERIFICATIONS, active.map(getObjectVerification)),
    coverage: corpus.coverage
      ? {
          states: countBy(
            COVERAGE_STATES,
            [...corpus.coverage.values()].map(({ state }) => state),
          ),
          total: corpus.coverage.size,
        }
      : null,
    gaps: corpus.gaps ? countGaps(corpus.gaps) : null,
    completeness: toCompletenessJson(corpus),
    deadlines: content.list('rule').flatMap((rule) =>
      corpus.getRuleState(rule).deadlines.map(({ event, state, days }) => ({
        rule: rule.id,
        event: event.id,
        title: event.fields.title,
        date: event.fields.date,
        state,
        days,
      })),
    ),
    rules: content.list('rule').map((rule) => {
      const { stage, latest, isFinal, withdrawal } = corpus.getRuleState(rule);
      return {
        id: rule.id,
        title: rule.fields.title,
        stage: stage ?? null,
        version: latest?.id ?? null,
        final: isFinal,
        withdrawal: withdrawal?.fields.status ?? null,
      };
    }),
    diagnostics: corpus.audience === 'privileged' ? countSeverities(corpus.diagnostics) : null,
  };
}

function countGaps(gaps: NonNullable<Corpus['gaps']>): StatusJson['gaps'] {
  const open = gaps.filter((gap) => !isSettled(gap));
  const weights = [...new Set(open.map(({ weight }) => weight.value))].sort((a, b) => b - a);
  return {
    open: open.length,
    settled: gaps.length - open.length,
    byWeight: weights.map((weight) => ({
      weight,
      count: open.filter((gap) => gap.weight.value === weight).length,
    })),
  };
}

function countBy<K extends string>(keys: readonly K[], values: readonly K[]): Record<K, number> {
  const counts = Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>;
  for (const value of values) counts[value]++;
  return counts;
}
