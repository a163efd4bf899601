/**
 * What became of the numbers, sums, shares and periods that an ask would bring in. They decide: an ask for thirty
 * days is not met by twenty, however alike the rest is, and twenty for ten is on the way while five is not. In: what
 * was to come and to go, and what came and went. Out: the fate of each wanted fact.
 */
import type { FactFate } from '../../../model/outcomes.ts';
import type { Concept } from './to-concepts.ts';
import type { Bag } from './weigh-concepts.ts';

export interface Movement {
  /** What the ask would bring in and take out. */
  readonly wantedIn: Bag;
  readonly wantedOut: Bag;
  /** What came in and went out. */
  readonly actualIn: Bag;
  readonly actualOut: Bag;
}

/** A fate for each fact that was to come, in order of the wording. */
export function compareFacts({ wantedIn, wantedOut, actualIn }: Movement): readonly FactFate[] {
  return getFacts(wantedIn).map((wanted): FactFate => {
    if (actualIn.has(wanted.name)) return { wanted: wanted.words, fate: 'came' };
    const start = getFacts(wantedOut).find((fact) => getMeasure(fact) === getMeasure(wanted));
    const other = getFacts(actualIn).find((fact) => getMeasure(fact) === getMeasure(wanted));
    if (!start || !other) return { wanted: wanted.words, fate: 'missing' };
    const way = (getSize(wanted) - getSize(start)) * (getSize(other) - getSize(start));
    return { wanted: wanted.words, fate: way > 0 ? 'toward' : 'away', instead: other.words };
  });
}

/** Facts that were to go and stand there still, beside one of the same measure that came. */
export function findLeftFacts({ wantedIn, wantedOut, actualOut }: Movement): readonly string[] {
  const measures = new Set(getFacts(wantedIn).map(getMeasure));
  return getFacts(wantedOut)
    .filter((fact) => measures.has(getMeasure(fact)) && !actualOut.has(fact.name))
    .map(({ words }) => words);
}

function getFacts(bag: Bag): readonly Concept[] {
  return [...bag.values()].map(({ concept }) => concept).filter(({ kind }) => kind === 'fact');
}

/** "24 months" to "months", "#300" to "#". */
function getMeasure({ name }: Concept): string {
  return name.startsWith('#') ? '#' : name.replace(/^[\d.]+ /, '');
}

function getSize({ name }: Concept): number {
  return Number.parseFloat(name.replace('#', ''));
}
