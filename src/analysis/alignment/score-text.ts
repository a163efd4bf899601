/**
 * How alike two texts are: the share of their words that both have (Dice over multisets), markers and typography
 * aside. Words are numbered once, so that a comparison of two texts costs as much as their words. Next to the plain
 * share stands a weighted one in which a word counts less the more texts have it: two fee lines that share
 * everything but the sums are alike in words and yet not the same line.
 */

import type { ComparedText } from '../../model/comparison.ts';

export interface Profile {
  /** Word numbers, sorted, repeated as often as the word stands there. */
  readonly words: Int32Array;
}

const WORD = /[\p{L}\p{N}]+(?:(?:['.-]|,(?=\d{3}))[\p{L}\p{N}]+)*/gu;

/** Numbers words across both versions of a comparison, and knows how many texts have each. */
export class Profiler {
  private readonly numbers = new Map<string, number>();
  private readonly texts: number[] = [];
  private weights = new Float64Array(0);

  /** The profile of a text in folded typography, without its marker. */
  profile(folded: string): Profile {
    const words = folded.toLowerCase().match(WORD) ?? [];
    const numbers = new Int32Array(words.length);
    for (let at = 0; at < words.length; at++) numbers[at] = this.number(words[at]!);
    numbers.sort();
    for (let at = 0; at < numbers.length; at++)
      if (numbers[at] !== numbers[at - 1]) this.texts[numbers[at]!]!++;
    return { words: numbers };
  }

  /**
   * What each word says about which text is meant: 1 where two texts have it at most, less the more have it. To be
   * asked for when every text has its profile.
   */
  getWeights(): Float64Array {
    if (this.weights.length !== this.texts.length)
      this.weights = Float64Array.from(this.texts, (count) => 1 / (1 + Math.log2(Math.max(1, count / 2))));
    return this.weights;
  }

  private number(word: string): number {
    const known = this.numbers.get(word);
    if (known !== undefined) return known;
    this.numbers.set(word, this.texts.length);
    this.texts.push(0);
    return this.texts.length - 1;
  }
}

/** The text after its own marker: "(b) Purpose" of (b) is "Purpose". */
export function dropMarker({ text, label }: Pick<ComparedText, 'text' | 'label'>): string {
  if (label === null) return text;
  for (const [open, close] of MARKERS)
    if (
      text.startsWith(label, open.length) &&
      text.startsWith(open) &&
      text.startsWith(close, open.length + label.length)
    )
      return text.slice(open.length + label.length + close.length).trimStart();
  return text;
}

const MARKERS = [
  ['(', ')'],
  ['', '.'],
  ['', ')'],
] as const;

/** 0 to 1; two texts without words are alike. */
export function scoreText(a: Profile, b: Profile): number {
  const total = a.words.length + b.words.length;
  return total === 0 ? 1 : (2 * countShared(a.words, b.words)) / total;
}

export interface Likeness {
  /** 0 to 1, every word counts the same. */
  readonly plain: number;
  /** 0 to 1, rare words count more. */
  readonly weighted: number;
  /** How much the shared words say: 1 for each word that stands nowhere else. */
  readonly shared: number;
}

/** Both scores of two texts, given what each word weighs. */
export function scoreLikeness(a: Profile, b: Profile, weights: Float64Array): Likeness {
  let count = 0;
  let shared = 0;
  const [x, y] = [a.words, b.words];
  for (let i = 0, j = 0; i < x.length && j < y.length; ) {
    const order = x[i]! - y[j]!;
    if (order === 0) {
      count++;
      shared += weights[x[i]!]!;
    }
    if (order <= 0) i++;
    if (order >= 0) j++;
  }
  const words = x.length + y.length;
  if (words === 0) return { plain: 1, weighted: 1, shared: 0 };
  const total = sumWeights(a, weights) + sumWeights(b, weights);
  return { plain: (2 * count) / words, weighted: (2 * shared) / total, shared };
}

/** What the words of a text weigh together. */
export function sumWeights({ words }: Profile, weights: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < words.length; at++) sum += weights[words[at]!]!;
  return sum;
}

/** The share of the words of `part` that `whole` has. */
export function scoreContainment(part: Profile, whole: Profile): number {
  return part.words.length === 0 ? 0 : countShared(part.words, whole.words) / part.words.length;
}

/** How many words two sorted lists share. */
function countShared(a: Int32Array, b: Int32Array): number {
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const order = a[i]! - b[j]!;
    if (order === 0) shared++;
    if (order <= 0) i++;
    if (order >= 0) j++;
  }
  return shared;
}

/** The words of `whole` that are left when those of `part` are taken away. */
export function subtractProfile(whole: Profile, part: Profile): Profile {
  const left: number[] = [];
  let j = 0;
  for (const word of whole.words) {
    while (j < part.words.length && part.words[j]! < word) j++;
    if (part.words[j] === word) j++;
    else left.push(word);
  }
  return { words: Int32Array.from(left) };
}

/** The words of several texts as one, for asking whether they together make up another. */
export function joinProfiles(profiles: readonly Profile[]): Profile {
  const words = new Int32Array(profiles.reduce((sum, { words: own }) => sum + own.length, 0));
  let at = 0;
  for (const { words: own } of profiles) {
    words.set(own, at);
    at += own.length;
  }
  return { words: words.sort() };
}
