/**
 * The words that take the place of others: "to read “Y”", "with “Y”", and what a removal goes on with: "and adding
 * in its place “Y”". Null, with the cursor back, where nothing takes their place.
 */
import type { Cursor } from './cursor.ts';
import { VERBS } from './instruction-words.ts';
import type { Place } from './places.ts';
import { type Adverbs, mergeAdverbs, readAdverbs } from './read-adverbs.ts';
import { readPhrase } from './read-phrase.ts';

/** "to read “Y”", "with “Y”", "to “Y”" */
export function readNewWords(cursor: Cursor): string[] | null {
  return cursor.try(() => {
    if (!cursor.take('to', 'read') && cursor.takeOne(['with', 'to', 'by']) === null) return null;
    cursor.take('as');
    return readPhrase(cursor);
  });
}

export interface Replacement {
  readonly phrase: readonly string[];
  readonly adverbs: Adverbs;
}

/** "and adding in its place “Y”", "and add “Y” in its place", "and replacing it with “Y”" */
export function readReplacement(cursor: Cursor, bases: readonly Place[]): Replacement | null {
  return cursor.try(() => {
    while (cursor.takeOne([',', ';', 'and', 'by']) !== null) {
      // moves on
    }
    const verb = VERBS.get(cursor.word());
    if (verb?.action !== 'add' && verb?.action !== 'replace') return null;
    cursor.at++;
    if (verb.action === 'replace') {
      cursor.takeOne(['it', 'them']);
      const phrase = readNewWords(cursor);
      return phrase === null ? null : { phrase, adverbs: readAdverbs(cursor, bases) };
    }
    const before = readAdverbs(cursor, bases);
    const phrase = readPhrase(cursor);
    if (phrase === null) return null;
    const adverbs = mergeAdverbs(before, readAdverbs(cursor, bases));
    return adverbs.inPlace ? { phrase, adverbs } : null;
  });
}
