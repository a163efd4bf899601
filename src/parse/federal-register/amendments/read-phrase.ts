/**
 * The words an instruction quotes: "the words “X”", "the phrases “X” and “Y”", "“X”", "the semicolon". Null,
 * with the cursor back, where none are quoted here.
 */
import type { Cursor } from './cursor.ts';
import { MARK_NAMES, PHRASE_NOUNS } from './instruction-words.ts';

/** The quoted words in order, at least one. */
export function readPhrase(cursor: Cursor): string[] | null {
  return cursor.try(() => {
    const words: string[] = [];
    for (;;) {
      const start = cursor.at;
      if (words.length > 0 && !cursor.take(',', 'and') && cursor.takeOne([',', 'and', 'or']) === null) break;
      const word = readOne(cursor);
      if (word === null) {
        cursor.at = start;
        break;
      }
      words.push(word);
    }
    return words.length === 0 ? null : words;
  });
}

function readOne(cursor: Cursor): string | null {
  return cursor.try(() => {
    for (;;) {
      if (
        cursor.takeOne([
          'the',
          'a',
          'an',
          'new',
          'all',
          'any',
          'each',
          'existing',
          'dollar',
          'zip',
          'quoted',
        ]) !== null
      )
        continue;
      const mark = MARK_NAMES.get(cursor.word());
      if (mark !== undefined) {
        cursor.at++;
        return mark;
      }
      if (cursor.takeOne(PHRASE_NOUNS) === null) break;
      cursor.takeOne(['to', 'of', 'for']);
    }
    return cursor.takeKind('quote')?.text ?? null;
  });
}
