/**
 * The score, honestly: how many asks were filed, how many have a confirmed outcome and which, and apart from it what
 * is only guessed. Never a share alone: seven of nine and seven of ninety are not the same success.
 */
import { OUTCOME_RESULTS, type OutcomeResult, type VersionOutcomes } from '../../model/outcomes.ts';
import { countOf, toWords } from '../labels.ts';

export interface Score {
  readonly filed: number;
  readonly confirmed: number;
  readonly byResult: Readonly<Record<OutcomeResult, number>>;
  /** Guesses of those that nobody confirmed yet. */
  readonly guessed: Readonly<Record<OutcomeResult, number>>;
  /** Neither confirmed nor guessed. */
  readonly unknown: number;
}

function toScore({ outcomes }: Pick<VersionOutcomes, 'outcomes'>): Score {
  const open = outcomes.filter(({ confirmed }) => !confirmed);
  const count = (results: readonly (OutcomeResult | undefined)[]) =>
    Object.fromEntries(
      OUTCOME_RESULTS.map((result) => [result, results.filter((one) => one === result).length]),
    ) as Record<OutcomeResult, number>;
  return {
    filed: outcomes.length,
    confirmed: outcomes.length - open.length,
    byResult: count(outcomes.map(({ confirmed }) => confirmed?.result)),
    guessed: count(open.map(({ guess }) => guess?.result)),
    unknown: open.filter(({ guess }) => !guess).length,
  };
}

/** The score in sentences; what is confirmed and what is guessed never in one. */
export function toScoreSentences(state: Pick<VersionOutcomes, 'outcomes'>): readonly string[] {
  const { filed, confirmed, byResult, guessed, unknown } = toScore(state);
  if (filed === 0) return ['No ask was filed before this version.'];
  const open = filed - confirmed;
  return [
    `${countOf(filed, 'ask')} filed before it; ${confirmed} of ${filed} with a confirmed outcome${toList(byResult, ': ')}.`,
    ...(open === 0
      ? []
      : [
          `${open} without${open - unknown > 0 ? `; only guessed, and not counted${toList(guessed, ': ')}` : ''}${unknown > 0 ? `; ${unknown} cannot be guessed` : ''}.`,
        ]),
  ];
}

function toList(counts: Readonly<Record<OutcomeResult, number>>, before: string): string {
  const parts = OUTCOME_RESULTS.filter((result) => counts[result] > 0).map(
    (result) => `${counts[result]} ${toWords(result)}`,
  );
  return parts.length === 0 ? '' : `${before}${parts.join(', ')}`;
}
