/**
 * What the members of a campaign have in common. In: some of its different texts (those that came most often and a
 * sample of the rest) with how often each came, and how many members there are. Out: the text that stands for the
 * campaign, which of its sentences are shared, and sentences of other versions of the letter that are shared too. What
 * stands in the representative and in hardly any other member is its writer's own, not the campaign's.
 */
import { NumberSet } from './number-list.ts';
import { toSentenceRuns } from './sentence-runs.ts';
import type { TextWords } from './sketch-comment.ts';

/** Share of the other members that must have a sentence. */
const LEAST_SUPPORT = 0.35;
/** Share of its runs by which a text has a sentence. */
const HAS_SENTENCE = 0.5;
/** A sentence of another version must be the same but for a word, or blanks that were filled in would be lost. */
const HAS_VARIANT = 0.9;
/** It must stand in so many of the texts looked at. */
const LEAST_TEXTS = 3;
const MOST_VARIANTS = 60;

export interface SampledText extends TextWords {
  /** The first comment that has it. */
  readonly comment: number;
  readonly count: number;
}

export interface SharedWords extends TextWords {
  /** The comment whose text it is. */
  readonly comment: number;
  /** For each of its sentences: 1 where it is shared. */
  readonly isShared: Uint8Array;
  /** Shared sentences of other versions: their words, the comment that has them, their number in it. */
  readonly variants: readonly {
    readonly words: Uint32Array;
    readonly comment: number;
    readonly sentence: number;
  }[];
}

/** The shared words of a campaign of so many members. */
export function chooseShared(sample: readonly SampledText[], size: number): SharedWords {
  const texts = toWeighed(sample, size);
  const best = chooseRepresentative(texts);
  const others = texts.filter((text) => text !== best);
  const again = best.count - 1;
  const all = again + sum(others.map(({ weight }) => weight));
  const support = (runs: readonly number[]): number =>
    sum(others.map((text) => (hasSentence(text, runs) ? text.weight : 0)));
  const isShared = Uint8Array.from(best.sentences, (runs) =>
    Number(all === 0 || (again + support(runs)) / all >= LEAST_SUPPORT),
  );
  return {
    words: best.words,
    firstWords: best.firstWords,
    comment: best.comment,
    isShared,
    variants: findVariants(best, isShared, others, all),
  };
}

interface WeighedText extends SampledText {
  readonly sentences: readonly (readonly number[])[];
  readonly runs: ReadonlySet<number>;
  /** Members it speaks for. */
  readonly weight: number;
}

/** Texts that came once speak for all the members that were not looked at. */
function toWeighed(sample: readonly SampledText[], size: number): readonly WeighedText[] {
  const often = sum(sample.filter(({ count }) => count > 1).map(({ count }) => count));
  const once = sample.filter(({ count }) => count === 1).length;
  return sample.map((text) => {
    const sentences = toSentenceRuns(text);
    const weight = text.count > 1 ? text.count : Math.max(1, (size - often) / once);
    return { ...text, sentences, runs: new Set(sentences.flat()), weight };
  });
}

/** The text most like all others; of equal ones the shorter, then the first of the sample. */
function chooseRepresentative(texts: readonly WeighedText[]): WeighedText {
  const scores = texts.map((text) => sum(texts.map((other) => other.weight * compare(text, other))));
  let best = 0;
  texts.forEach((text, at) => {
    const more = scores[at]! - scores[best]!;
    if (more > 1e-9 || (Math.abs(more) <= 1e-9 && text.words.length < texts[best]!.words.length)) best = at;
  });
  return texts[best]!;
}

/** Twice the shared runs by the runs of both. */
function compare(a: WeighedText, b: WeighedText): number {
  if (a === b) return 1;
  let shared = 0;
  for (const run of a.runs) if (b.runs.has(run)) shared++;
  return (2 * shared) / Math.max(1, a.runs.size + b.runs.size);
}

function hasSentence(text: WeighedText, runs: readonly number[], least = HAS_SENTENCE): boolean {
  let shared = 0;
  for (const run of runs) if (text.runs.has(run)) shared++;
  return shared >= runs.length * least;
}

function findVariants(
  best: WeighedText,
  isShared: Uint8Array,
  others: readonly WeighedText[],
  all: number,
): SharedWords['variants'] {
  const known = new NumberSet();
  known.clear();
  best.sentences.forEach((runs, at) => {
    if (isShared[at]) for (const run of runs) known.add(run);
  });
  const variants: { words: Uint32Array; comment: number; sentence: number }[] = [];
  for (const text of others)
    for (const [sentence, runs] of text.sentences.entries()) {
      if (variants.length >= MOST_VARIANTS) return variants;
      const fresh = runs.filter((run) => !known.has(run));
      if (fresh.length * 2 <= runs.length) continue;
      const having = others.filter((other) => hasSentence(other, runs, HAS_VARIANT));
      if (having.length < LEAST_TEXTS && !having.some(({ count }) => count >= LEAST_TEXTS)) continue;
      if (sum(having.map(({ weight }) => weight)) / all < LEAST_SUPPORT) continue;
      for (const run of runs) known.add(run);
      const { firstWords } = text;
      const words = text.words.subarray(firstWords[sentence]!, firstWords[sentence + 1]!);
      variants.push({ words, comment: text.comment, sentence });
    }
  return variants;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
