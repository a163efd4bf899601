/**
 * How much a concept says: a rare one much, one that half of the text has little; a fact and a negation always much,
 * because "30" for "10" or a "not" is the whole of a change. And bags of concepts, so that two texts can be
 * subtracted. In: texts to learn the weights from. Out: a number for a concept, from 0.2 to 3.
 */
import { type Concept, toConcepts } from './to-concepts.ts';

export type Weigh = (concept: Concept) => number;

/** A concept with how often it stands there. */
export type Bag = ReadonlyMap<string, { readonly concept: Concept; readonly count: number }>;

const WEIGHTS = { fact: 3, negation: 1, citation: 0.4 } as const;
/** What a word weighs that is in every text, and what one adds that is in none. */
const [FLOOR, RISE] = [0.2, 1.3];
/** A word that neither text has is more often another way to say it than another thing. */
const UNKNOWN = 0.9;
/** A second "tax" where there was one says little. */
const AGAIN = 0.25;
const AGAIN_KINDS: ReadonlySet<Concept['kind']> = new Set(['word', 'negation']);

/** Learns from these texts which words are rare. */
export function learnWeights(texts: readonly string[]): Weigh {
  const found = new Map<string, number>();
  for (const text of texts)
    for (const name of new Set(toConcepts(text).map((concept) => concept.name)))
      found.set(name, (found.get(name) ?? 0) + 1);
  const most = Math.log(Math.max(50, texts.length) + 1);
  return ({ kind, name }) => {
    if (kind !== 'word') return WEIGHTS[kind];
    const times = found.get(name);
    if (times === undefined) return UNKNOWN;
    const rarity = 1 - Math.log(times + 1) / most;
    return FLOOR + RISE * Math.max(0, rarity) ** 2;
  };
}

export function toBag(texts: readonly string[]): Bag {
  const bag = new Map<string, { concept: Concept; count: number }>();
  for (const concept of texts.flatMap((text) => toConcepts(text))) {
    const known = bag.get(concept.name);
    if (known) known.count++;
    else bag.set(concept.name, { concept, count: 1 });
  }
  return bag;
}

/** What the first has more of than the second. */
export function subtract(whole: Bag, part: Bag): Bag {
  return new Map(
    [...whole].flatMap(([name, { concept, count }]) => {
      const left = count - (part.get(name)?.count ?? 0);
      return left > 0 ? [[name, { concept, count: left }] as const] : [];
    }),
  );
}

/** The weight of a bag; what `known` has too counts little, because more of the same says little. */
export function weighBag(bag: Bag, weigh: Weigh, known: Bag = new Map()): number {
  let total = 0;
  for (const { concept } of bag.values())
    total += weigh(concept) * (known.has(concept.name) && AGAIN_KINDS.has(concept.kind) ? AGAIN : 1);
  return total;
}

/** What of the first is in the second too, once each. */
export function intersect(bag: Bag, other: Bag): Bag {
  return new Map([...bag].filter(([name]) => other.has(name)));
}
