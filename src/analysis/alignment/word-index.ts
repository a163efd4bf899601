/**
 * Which texts share rare words with a given one: an index from word to texts, so that nobody compares every text
 * with every other. Words that many texts have say nothing about which one is meant and are left out.
 */
import type { Profile } from './score-text.ts';

/** A word in more texts than this finds no candidates. */
const COMMON = 24;
/** How many candidates are worth a full comparison. */
const CANDIDATES = 6;

export class WordIndex {
  private readonly postings = new Map<number, number[]>();

  /** `isIn` says which texts are indexed, by position. */
  constructor(profiles: readonly Profile[], isIn: (at: number) => boolean) {
    profiles.forEach(({ words }, at) => {
      if (!isIn(at)) return;
      let last = -1;
      for (const word of words) {
        if (word === last) continue;
        last = word;
        const posting = this.postings.get(word);
        if (posting) posting.push(at);
        else this.postings.set(word, [at]);
      }
    });
  }

  /** The texts that share most of the rare words, best first; at most a handful. */
  findNear({ words }: Profile): number[] {
    const weights = new Map<number, number>();
    let last = -1;
    for (const word of words) {
      if (word === last) continue;
      last = word;
      const posting = this.postings.get(word);
      if (!posting || posting.length > COMMON) continue;
      for (const at of posting) weights.set(at, (weights.get(at) ?? 0) + 1 / posting.length);
    }
    return [...weights]
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, CANDIDATES)
      .map(([at]) => at);
  }
}
