/**
 * Where a preamble speaks of what an ask is about, and which stance it takes there. A sentence of stance is as near
 * as the rare words of the ask that stand in it, in its paragraph and in the paragraphs before it, where the
 * agency tells what was asked of it. In: the preamble and what the ask speaks of. Out: passages, nearest first.
 */
import type { Passage } from '../../../model/outcomes.ts';
import type { Preamble, StanceSentence } from './preamble.ts';
import type { Concept } from './to-concepts.ts';
import { type Bag, toBag } from './weigh-concepts.ts';

export interface Topic {
  /** The words that the ask would bring in or take out. */
  readonly wording: Bag;
  /** Title and reason. */
  readonly prose: readonly string[];
  /** Numbers of the provisions, of the earlier and of the later version. */
  readonly provisions: readonly string[];
}

/** The words that say most; more of them say nothing more. */
const MOST_WORDS = 14;
/** What a word counts that stands not in the sentence but near it. */
const NEAR = { sentence: 1, paragraph: 0.85, before: 0.55 } as const;
const PARAGRAPHS_BEFORE = 2;
/** What the ask would change counts more than why. */
const [OF_WORDING, OF_PROSE] = [1.3, 1];
/** A fact counts like a rare word here: nobody repeats it to decline it. */
const MOST_WEIGHT = 1.5;
/** A word that the preamble never says. */
const UNSAID = 0.5;
const CITED = 0.08;
const LEAST = 0.25;
const MOST_PASSAGES = 5;

/** The passages that are about the ask at all, nearest first. */
export function findPassages(preamble: Preamble, topic: Topic): readonly Passage[] {
  const words = toQuery(preamble, topic);
  const total = words.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return [];
  return preamble.sentences
    .map((sentence) => toPassage(preamble, sentence, words, total, topic.provisions))
    .filter(({ score }) => score >= LEAST)
    .sort((a, b) => b.score - a.score || a.line - b.line)
    .slice(0, MOST_PASSAGES);
}

interface Word {
  readonly concept: Concept;
  readonly weight: number;
}

/** What to look for; words that the preamble never says say nothing of where it speaks of the ask, but count. */
function toQuery({ weigh, said }: Preamble, { wording, prose }: Topic): readonly Word[] {
  const found = new Map<string, Word>();
  const add = (bag: Bag, factor: number) => {
    for (const { concept } of bag.values()) {
      if (concept.kind === 'negation' || concept.kind === 'citation') continue;
      const weight = (said.has(concept.name) ? Math.min(MOST_WEIGHT, weigh(concept)) : UNSAID) * factor;
      const known = found.get(concept.name);
      if (!known || known.weight < weight) found.set(concept.name, { concept, weight });
    }
  };
  add(wording, OF_WORDING);
  add(toBag(prose), OF_PROSE);
  return [...found.values()].sort((a, b) => b.weight - a.weight).slice(0, MOST_WORDS);
}

function toPassage(
  { paragraphs }: Preamble,
  { at, start, end, text, stance, bag }: StanceSentence,
  words: readonly Word[],
  total: number,
  provisions: readonly string[],
): Passage {
  const { line, under, bag: own } = paragraphs[at]!;
  const before = paragraphs.slice(Math.max(0, at - PARAGRAPHS_BEFORE), at);
  const nearness = (name: string) => {
    if (bag.has(name)) return NEAR.sentence;
    if (own.has(name)) return NEAR.paragraph;
    return before.some((paragraph) => paragraph.bag.has(name)) ? NEAR.before : 0;
  };
  const shared = words.filter(({ concept }) => nearness(concept.name) > 0);
  const sum = shared.reduce((all, { concept, weight }) => all + weight * nearness(concept.name), 0);
  const around = [paragraphs[at]!, ...before].map((paragraph) => paragraph.text).join('\n');
  const cites = provisions.some((provision) => around.includes(provision));
  const score = Math.min(1, sum / total + (cites ? CITED : 0));
  return { stance, score, text, start, end, line, under, shared: shared.map(({ concept }) => concept.words) };
}
