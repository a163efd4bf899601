/**
 * How alike two texts are: the share of their words that both have (Dice over multisets), markers and typography
 * aside. Words are numbered once, so that a comparison of two texts costs as much as their words. Next to the plain
 * share stands a weighted one in which a word counts less the more texts have it: two fee lines that share
 * everything but the sums are alike in words and yet not the same line.
 */

import type { ComparedText } from '../../model/comparison.ts';
import { foldTypography } from '../../text/typography.ts';

export interface Profile {
  /** Word numbers, sorted, repeated as often as the word stands there. */
  readonly words: Int32Array;
}

const WORD = /[\p{L}\p{N}]+(?:['.-][\p{L}\p{N}]+)*/gu;

/** Numbers words across both versions of a comparison, and knows how many texts have each. */
export class Profiler {
  private readonly numbers = new Map<string, number>();
  private readonly texts: number[] = [];
  private readonly weights: number[] = [];

  /** The profile of a text without its marker. */
  profile(body: string): Profile {
    const words = foldTypography(body).toLowerCase().match(WORD) ?? [];
    const numbers = Int32Array.from(words, (word) => this.number(word)).sort();
    for (let at = 0; at < numbers.length; at++)
      if (numbers[at] !== numbers[at - 1]) this.texts[numbers[at]!]!++;
    return { words: numbers };
  }

  /** How many of the profiled texts have the word. */
  countTexts(word: number): number {
    return this.texts[word] ?? 0;
  }

  /** What a word says about which text is meant: 1 where two texts have it at most, less the more have it. */
  weigh(word: number): number {
    const known = this.weights[word];
    if (known !== undefined) return known;
    const weight = 1 / (1 + Math.log2(Math.max(1, this.countTexts(word) / 2)));
    this.weights[word] = weight;
    return weight;
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

/** Both scores of two texts, in one pass. */
export function scoreLikeness(a: Profile, b: Profile, profiler: Profiler): Likeness {
  let count = 0;
  let shared = 0;
  let total = 0;
  let i = 0;
  let j = 0;
  while (i < a.words.length || j < b.words.length) {
    const [x, y] = [a.words[i] ?? Number.MAX_SAFE_INTEGER, b.words[j] ?? Number.MAX_SAFE_INTEGER];
    const weight = profiler.weigh(Math.min(x, y));
    if (x === y) {
      count++;
      shared += weight;
      total += weight;
    }
    if (x <= y) i++;
    if (y <= x) j++;
    total += weight;
  }
  const words = a.words.length + b.words.length;
  return words === 0
    ? { plain: 1, weighted: 1, shared: 0 }
    : { plain: (2 * count) / words, weighted: (2 * shared) / total, shared };
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
