/**
 * Quick search over the index: an exact citation first, then names whose words start with what was typed, and
 * for words that nobody uses the nearest word of the vocabulary (Fuse over words, not over records).
 */
import Fuse from 'fuse.js';
import type { SearchEntry } from './search-index.ts';

export interface SearchResult {
  readonly entry: SearchEntry;
  /** The word that was put in place of a word nobody uses. */
  readonly corrected?: string;
}

const LIMIT = 12;

export class QuickSearch {
  readonly #entries: readonly SearchEntry[];
  readonly #exact = new Map<string, number[]>();
  readonly #postings = new Map<string, Set<number>>();
  #vocabulary: Fuse<string> | undefined;

  constructor(entries: readonly SearchEntry[]) {
    this.#entries = entries;
    entries.forEach((entry, index) => {
      for (const name of [entry.t, ...entry.a]) {
        append(this.#exact, toKey(name), index);
        for (const word of toTokens(name))
          this.#postings.set(word, (this.#postings.get(word) ?? new Set()).add(index));
      }
    });
  }

  /** Best first, at most a dozen; empty for an empty query. */
  find(query: string): SearchResult[] {
    const words = toTokens(query);
    if (words.length === 0) return [];
    const exact = this.#exact.get(toKey(query)) ?? [];
    const corrections: string[] = [];
    const sets = words.map((word) => this.#findWord(word, corrections));
    const common = [...(sets[0] ?? [])].filter((index) => sets.every((set) => set.has(index)));
    const ranked = common.sort((a, b) => this.#rank(a, words) - this.#rank(b, words) || a - b);
    const order = [...new Set([...exact, ...ranked])].slice(0, LIMIT);
    const corrected = corrections.join(' ');
    return order.map((index) => ({
      entry: this.#entries[index]!,
      ...(corrected && !exact.includes(index) ? { corrected } : {}),
    }));
  }

  #findWord(word: string, corrections: string[]): ReadonlySet<number> {
    const found = new Set<number>();
    for (const [known, entries] of this.#postings)
      if (known.startsWith(word)) for (const index of entries) found.add(index);
    if (found.size > 0) return found;
    this.#vocabulary ??= new Fuse([...this.#postings.keys()], { threshold: 0.4, ignoreLocation: true });
    const [near] = this.#vocabulary.search(word, { limit: 1 });
    if (!near) return found;
    corrections.push(near.item);
    return this.#postings.get(near.item) ?? found;
  }

  /** Lower is better: words at the start of the title, then in the title, then short titles. */
  #rank(index: number, words: readonly string[]): number {
    const title = toKey(this.#entries[index]!.t);
    const starts = title.startsWith(words[0] ?? '') ? 0 : 1000;
    const inside = words.every((word) => title.includes(word)) ? 0 : 500;
    return starts + inside + title.length;
  }
}

/** Words and citations: "7.302(d)" is one token, and so is "4.2". */
function toTokens(text: string): string[] {
  return toKey(text).match(/[\p{L}\p{N}][\p{L}\p{N}.()'’-]*/gu) ?? [];
}

function toKey(text: string): string {
  return text
    .toLowerCase()
    .replace(/^§+\s*/, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function append(map: Map<string, number[]>, key: string, value: number): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
