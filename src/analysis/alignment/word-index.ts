/**
 * Which texts share rare words with a given one: an index from word to texts, so that nobody compares every text
 * with every other. A text is looked for by its rarest words only; words that very many texts have say nothing about
 * which one is meant and are left out.
 */
import type { Profile } from './score-text.ts';

/** A word in more texts than this finds no candidates. */
const COMMON = 40;
/** How many of its rarest words a text is looked for by. */
const RAREST = 7;
/** How many candidates are worth a full comparison. */
const CANDIDATES = 8;

export class WordIndex {
  private readonly postings = new Map<number, number[]>();

  /** Indexes the texts at these positions. */
  constructor(profiles: readonly (Profile | undefined)[], positions: readonly number[]) {
    for (const at of positions)
      for (const word of distinct(profiles[at]!.words)) {
        const posting = this.postings.get(word);
        if (posting) posting.push(at);
        else this.postings.set(word, [at]);
      }
  }

  /** The texts that share most of the rare words, best first; at most a handful. */
  findNear({ words }: Profile): number[] {
    const found: (readonly number[])[] = [];
    for (const word of distinct(words)) {
      const posting = this.postings.get(word);
      if (posting && posting.length <= COMMON) found.push(posting);
    }
    const weights = new Map<number, number>();
    for (const posting of found.sort((a, b) => a.length - b.length).slice(0, RAREST))
      for (const at of posting) weights.set(at, (weights.get(at) ?? 0) + 1 / posting.length);
    return [...weights]
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, CANDIDATES)
      .map(([at]) => at);
  }
}

/** Each word of a sorted list once. */
function* distinct(words: Int32Array): Generator<number> {
  let last = -1;
  for (const word of words) {
    if (word !== last) yield word;
    last = word;
  }
}
