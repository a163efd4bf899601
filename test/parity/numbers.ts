/** What an output can say of coverage and gaps, and how lists of states and gaps are counted, once for all readers. */
import { COVERAGE_STATES, type CoverageState } from '../../src/model/words.ts';

/** What an output says; what it does not say is left out. */
export interface Numbers {
  /** Obligations by state of coverage. */
  readonly states?: Readonly<Record<CoverageState, number>>;
  /** All obligations with a state. */
  readonly counted?: number;
  /** Obligations by `<rule>/<id>`, with their state. */
  readonly stateOf?: Readonly<Record<string, string>>;
  /** Ids of all gaps, in order. */
  readonly gaps?: readonly string[];
  readonly openGaps?: number;
  readonly settledGaps?: number;
  /** Open gaps by weight, heaviest first: `24: 3`. */
  readonly weights?: readonly string[];
  readonly controls?: number;
  readonly evidence?: number;
}

/** The numbers of a list of gaps as it is given away. */
export function readGapList(
  gaps: readonly {
    readonly id: string;
    readonly decision: { readonly state: string };
    readonly weight: { readonly value: number };
  }[],
): Numbers {
  const open = gaps.filter(({ decision }) => decision.state === 'open' || decision.state === 'planned');
  return {
    gaps: gaps.map(({ id }) => id),
    openGaps: open.length,
    settledGaps: gaps.length - open.length,
    weights: countWeights(open.map(({ weight }) => weight.value)),
  };
}

/** How many of each state; every state is there. */
export function countStates(states: readonly string[]): Record<CoverageState, number> {
  return Object.fromEntries(
    COVERAGE_STATES.map((state) => [state, states.filter((one) => one === state).length]),
  ) as Record<CoverageState, number>;
}

/** How many of each weight, heaviest first: `24: 3`. */
export function countWeights(values: readonly number[]): string[] {
  const weights = [...new Set(values)].sort((a, b) => b - a);
  return weights.map((weight) => `${weight}: ${values.filter((value) => value === weight).length}`);
}
