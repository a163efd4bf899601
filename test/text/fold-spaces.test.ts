/** Words found again in a text that is laid out differently. */
import { describe, expect, test } from 'vitest';
import { findWords, foldSpaces } from '../../src/text/fold-spaces.ts';
import { fc } from '../seeded.ts';

test('foldSpaces makes every run of white space one space', () => {
  expect(foldSpaces(' a\n\t b  c ')).toBe('a b c');
});

describe('findWords', () => {
  test.each<[string, string, number, [number, number] | undefined]>([
    ['one two three', 'two', 0, [4, 7]],
    ['one two\n  three', 'two three', 0, [4, 15]],
    ['one *two* three', 'two three', 0, [5, 15]],
    ['a\\_b and c', 'a_b', 0, [0, 4]],
    ['> quoted\n> words', 'quoted words', 0, [2, 16]],
    ['two two', 'two', 1, [4, 7]],
    ['one', 'two', 0, undefined],
    ['one', '', 0, undefined],
  ])('in %j finds %j from %i', (text, words, from, expected) => {
    const found = findWords(text, words, from);
    expect(found && [found.start, found.end]).toEqual(expected);
  });

  test('finds any words that stand there, at their own offsets where they stand once', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1 }), fc.string(), (before, words, after) => {
        const found = findWords(before + words + after, words);
        if (/[^\s\\*_`>|]/.test(words)) expect(found).toBeDefined();
      }),
    );
  });
});
