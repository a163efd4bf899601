/**
 * From which score on a claim is shown without being asked for. The aim is that four of five are right. Precision and
 * recall are those of test/analysis/attribution/precision.test.ts on labels that nothing was tuned on; the numbers here
 * are for a reader to see what a score is worth, the test holds them. A score above 1 is never reached: not shown.
 */
import type { AttributionMethod } from '../../model/attribution.ts';

export const LEAST_PRECISION = 0.8;

/** Below it too few claims were seen to know what a score is worth: a term leads surely only to its definition. */
const ON_DEFINITION = 0.9;

/** No score of this kind was right often enough; with a longer list of terms the term finds it. */
const NEVER = 1.01;

/** Scores by what is claimed and how it was found. */
export const SHOWN_FROM: Readonly<
  Record<'provision' | 'topic', Readonly<Record<AttributionMethod, number>>>
> = {
  provision: { citation: 0.8, term: ON_DEFINITION, words: 0.5 },
  topic: { citation: 0.8, term: 0.6, words: NEVER },
};
