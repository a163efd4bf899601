/** Where sentences end in legal text, and where a full stop ends nothing. */
import { describe, expect, test } from 'vitest';
import { splitSentences } from '../../../src/analysis/suggestions/split-sentences.ts';
import { fc } from '../../seeded.ts';
import { anyText } from './build-section.ts';

const split = (text: string) => splitSentences(text).map((piece) => piece.text);

describe('ends a sentence', () => {
  test.each<[string, string[]]>([
    ['Light it. Keep it lit.', ['Light it.', 'Keep it lit.']],
    ['See § 977.2. The keeper pays.', ['See § 977.2.', 'The keeper pays.']],
    ['Is it lit? It is.', ['Is it lit?', 'It is.']],
    ['See 33 U.S.C. 9001 et seq. The log is kept.', ['See 33 U.S.C. 9001 et seq.', 'The log is kept.']],
    ['Acme Inc. The rest follows.', ['Acme Inc.', 'The rest follows.']],
    ['“Covered lamps.” The term ends.', ['“Covered lamps.”', 'The term ends.']],
    ['It applies. 30 days later it ends.', ['It applies.', '30 days later it ends.']],
    ['Light it (see below). Go.', ['Light it (see below).', 'Go.']],
    ['Light it by 5 p.m. No keeper sleeps.', ['Light it by 5 p.m.', 'No keeper sleeps.']],
  ])('%s', (text, expected) => {
    expect(split(text)).toEqual(expected);
  });
});

describe('ends none', () => {
  test.each([
    'Under 15 U.S.C. 1693 et seq. and § 1.2. of the part',
    'Lamp No. 4 is lit.',
    'Lamps, e.g. Pier lamps, i.e. Those on piers, are lit.',
    'Pub. L. 101-77 and 104 Stat. 77 apply.',
    'E.O. 9999, sec. 4, para. A, applies.',
    'The fee is $2.50 per lamp.',
    'Mr. J. Smith of Acme Inc. and the U.S. Navy light it on Jan. 5.',
    'The keeper (who is paid. The pay is low. It is late.) lights it.',
    'Keep it v. Dark.',
    '1. Purpose of the lamp',
    'Report it; Light it; Leave it.',
  ])('%s', (text) => {
    expect(split(text)).toEqual([text]);
  });
});

test('keeps every character but white space, in order, with offsets that slice to the words', () => {
  fc.assert(
    fc.property(anyText(), (text) => {
      const pieces = splitSentences(text);
      for (const { start, end, text: words } of pieces) expect(text.slice(start, end)).toBe(words);
      const bare = (words: string) => words.replace(/\s/g, '');
      expect(bare(pieces.map((piece) => piece.text).join(''))).toBe(bare(text));
    }),
  );
});
