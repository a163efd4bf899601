/**
 * Terms as they are looked for in sentences. In: names of terms, each with what it stands for. Out: every place of a
 * sentence where one stands, longest first, whole words only, in any number ("red flags") and however hyphenated
 * ("E-Verify", "e verify"). Abbreviations match as written. Two signs of authored terms: `extend*` is every word that
 * begins so, and `extension + month` asks for both in one sentence, in any order.
 */
import { EVERYDAY_SET, FUNCTION_WORD_SET } from './everyday-words.ts';
import { readTokens, type Token } from './read-tokens.ts';

export interface PhraseName {
  readonly text: string;
  /** As written: abbreviations. */
  readonly exact: boolean;
}

export interface PhraseHit {
  /** What the phrase stands for: the number it was added with. */
  readonly owner: number;
  /** Which name: two hits of one name are the same evidence. */
  readonly name: number;
  /** True for a single word of everyday life, which by itself says little. */
  readonly isEveryday: boolean;
  readonly start: number;
  readonly end: number;
}

interface Part {
  readonly word: string;
  readonly isPrefix: boolean;
  /** Null for any case. */
  readonly written: string | null;
}
interface Phrase {
  readonly owner: number;
  readonly name: number;
  readonly parts: readonly Part[];
  readonly isEveryday: boolean;
  /** Number of the pair this is a side of, with the count of its sides; -1 for none. */
  readonly pair: number;
}

export class PhraseBook {
  readonly #byWord = new Map<string, Phrase[]>();
  /** Phrases that begin with an open word, by its first three letters. */
  readonly #byPrefix = new Map<string, Phrase[]>();
  readonly #sides: number[] = [];
  #names = 0;

  /** Adds one name of an owner; a name without a word is nothing. */
  add(owner: number, { text, exact }: PhraseName): void {
    const sides = text
      .split(/\s\+\s/)
      .map((side) => toParts(side, exact))
      .filter((parts) => parts.length > 0);
    if (sides.length === 0) return;
    const name = this.#names++;
    const pair = sides.length > 1 ? this.#sides.push(sides.length) - 1 : -1;
    for (const parts of sides) {
      const isEveryday = pair === -1 && !exact && isCommon(parts);
      this.#file({ owner, name, parts, isEveryday, pair });
    }
  }

  /** The phrases in the words of one sentence, in order; of two of one owner that overlap the longer. */
  find(tokens: readonly Token[]): readonly PhraseHit[] {
    const hits: (PhraseHit & { readonly pair: number; readonly parts: readonly Part[] })[] = [];
    tokens.forEach(({ word }, at) => {
      const own = this.#byWord.get(word) ?? NONE;
      const open = this.#byPrefix.size === 0 ? NONE : (this.#byPrefix.get(word.slice(0, 3)) ?? NONE);
      for (const phrases of [own, open])
        for (const { owner, name, parts, isEveryday, pair } of phrases)
          if (isAt(parts, tokens, at))
            hits.push({
              owner,
              name,
              isEveryday,
              pair,
              parts,
              start: tokens[at]!.start,
              end: tokens[at + parts.length - 1]!.end,
            });
    });
    if (hits.length === 0) return NO_HITS;
    return this.#joinPairs(hits).filter((hit, _, all) => !all.some((other) => covers(other, hit)));
  }

  #file(phrase: Phrase): void {
    const first = phrase.parts[0]!;
    const [map, key] = first.isPrefix ? [this.#byPrefix, first.word.slice(0, 3)] : [this.#byWord, first.word];
    const list = map.get(key);
    if (list) list.push(phrase);
    else map.set(key, [phrase]);
  }

  /** The sides of a pair become one hit where all of them are there, and none where one is missing. */
  #joinPairs(
    hits: readonly (PhraseHit & { readonly pair: number; readonly parts: readonly Part[] })[],
  ): PhraseHit[] {
    const joined: PhraseHit[] = [];
    const pairs = new Map<number, (typeof hits)[number][]>();
    for (const hit of hits) {
      if (hit.pair === -1) joined.push(hit);
      else pairs.set(hit.pair, [...(pairs.get(hit.pair) ?? []), hit]);
    }
    for (const [pair, sides] of pairs) {
      if (new Set(sides.map(({ parts }) => parts)).size < this.#sides[pair]!) continue;
      const { owner, name } = sides[0]!;
      const [start, end] = [
        Math.min(...sides.map((side) => side.start)),
        Math.max(...sides.map((side) => side.end)),
      ];
      joined.push({ owner, name, isEveryday: false, start, end });
    }
    return joined.sort((a, b) => a.start - b.start || b.end - a.end);
  }
}

const NONE: readonly Phrase[] = [];
const NO_HITS: readonly PhraseHit[] = [];

function toParts(text: string, exact: boolean): Part[] {
  const tokens = readTokens(text);
  return tokens.map(({ word, written, end }) => ({
    word: text.charAt(end) === '*' ? written.toLowerCase() : word,
    isPrefix: text.charAt(end) === '*',
    written: exact ? written : null,
  }));
}

/** A single word, or several, of which none tells anything. */
function isCommon(parts: readonly Part[]): boolean {
  return (
    parts.every(
      ({ word, isPrefix }) => !isPrefix && (FUNCTION_WORD_SET.has(word) || EVERYDAY_SET.has(word)),
    ) && parts.length === 1
  );
}

function isAt(parts: readonly Part[], tokens: readonly Token[], at: number): boolean {
  return parts.every(({ word, isPrefix, written }, index) => {
    const token = tokens[at + index];
    if (!token) return false;
    if (written !== null) return token.written === written || token.written === `${written}s`;
    return isPrefix ? token.word.startsWith(word) : token.word === word;
  });
}

/** True where another hit of any owner holds more words than this one: "foreign reseller" is not "reseller". */
function covers(other: PhraseHit, hit: PhraseHit): boolean {
  return (
    other.start <= hit.start &&
    other.end >= hit.end &&
    other.end - other.start > hit.end - hit.start &&
    other.owner === hit.owner
  );
}
