/**
 * How alike two texts are: the share of their words that both have (Dice over multisets), markers and typography
 * aside. Words are numbered once, so that a comparison of two texts costs as much as their words.
 */

import type { ComparedText } from '../../model/comparison.ts';
import { foldTypography } from '../../text/typography.ts';

export interface Profile {
  /** The words without the marker, folded: what "exactly the same text" means. */
  readonly key: string;
  /** Word numbers, sorted, repeated as often as the word stands there. */
  readonly words: Int32Array;
}

const WORD = /[\p{L}\p{N}]+(?:['.-][\p{L}\p{N}]+)*/gu;

/** Numbers words across both versions of a comparison. */
export class Profiler {
  private readonly numbers = new Map<string, number>();

  profile(provision: ComparedText): Profile {
    const key = foldTypography(dropMarker(provision));
    const words = key.toLowerCase().match(WORD) ?? [];
    return { key, words: Int32Array.from(words, (word) => this.number(word)).sort() };
  }

  private number(word: string): number {
    const known = this.numbers.get(word);
    if (known !== undefined) return known;
    this.numbers.set(word, this.numbers.size);
    return this.numbers.size - 1;
  }
}

/** The text after its own marker: "(b) Purpose" of (b) is "Purpose". */
export function dropMarker({ text, label }: Pick<ComparedText, 'text' | 'label'>): string {
  if (label === null) return text;
  for (const marker of [`(${label})`, `${label}.`])
    if (text.startsWith(marker)) return text.slice(marker.length).trimStart();
  return text;
}

/** 0 to 1; two empty texts are alike. */
export function scoreText(a: Profile, b: Profile): number {
  const total = a.words.length + b.words.length;
  if (total === 0) return a.key === b.key ? 1 : 0;
  return (2 * countShared(a.words, b.words)) / total;
}

/** The share of the words of `part` that `whole` has. */
export function scoreContainment(part: Profile, whole: Profile): number {
  return part.words.length === 0 ? 0 : countShared(part.words, whole.words) / part.words.length;
}

/** How many words two sorted lists share. */
export function countShared(a: Int32Array, b: Int32Array): number {
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const order = a[i]! - b[j]!;
    if (order === 0) shared++;
    if (order <= 0) i++;
    if (order >= 0) j++;
  }
  return shared;
}

/** The words of several texts as one, for asking whether they together make up another. */
export function joinProfiles(profiles: readonly Profile[]): Profile {
  const words = new Int32Array(profiles.reduce((sum, { words: own }) => sum + own.length, 0));
  let at = 0;
  for (const { words: own } of profiles) {
    words.set(own, at);
    at += own.length;
  }
  return { key: profiles.map(({ key }) => key).join(' '), words: words.sort() };
}
