/** Words and sentences of comments: what markup, typography and odd signs do to them, and that places slice the body. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readWords } from '../../../src/analysis/campaigns/read-words.ts';
import { cutSentences } from '../../../src/analysis/campaigns/relate-members.ts';

const sentencesOf = (body: string): readonly string[] => {
  const words = readWords(body);
  return cutSentences(
    body,
    words,
    Array.from({ length: words.firstWords.length - 1 }, (_, at) => at),
  );
};

describe('sentences', () => {
  test.each([
    ['One. Two? Three! Four', ['One.', 'Two?', 'Three!', 'Four']],
    ['It costs 3.5 percent. Yes.', ['It costs 3.5 percent.', 'Yes.']],
    ['Dear Mr. Secretary, see No. 5 of it. Thanks.', ['Dear Mr. Secretary, see No. 5 of it.', 'Thanks.']],
    ['The U.S. government knows. I do not.', ['The U.S. government knows.', 'I do not.']],
    ['1. First of all this. 2. Then that.', ['1. First of all this.', '2. Then that.']],
    ['He said "no." (Twice.) Then left.', ['He said "no."', 'Twice.)', 'Then left.']],
    ['A line<br/>another<p>third', ['A line', 'another', 'third']],
    ['a < b and <my own words> stay', ['a < b and <my own words> stay']],
    ['Dear Sir,\nno more.\n\nBye', ['Dear Sir', 'no more.', 'Bye']],
    ['我支持。我不支持！', ['我支持。', '我不支持！']],
    ['<script>alert(1)</script>', ['alert(1)']],
    ['', []],
    ['… — •', []],
  ])('of %j', (body, expected) => {
    expect(sentencesOf(body)).toEqual(expected);
  });

  test('are cut where a body has no stops, at the same words wherever they stand', () => {
    const body = Array.from({ length: 2000 }, (_, at) => `w${(at * 7919) % 1013}`).join(' ');
    const [before, after] = [new Set(sentencesOf(body)), sentencesOf(`one more ${body}`)];
    expect(before.size).toBeGreaterThan(15);
    expect(after.filter((sentence) => before.has(sentence)).length).toBeGreaterThan(before.size / 2);
  });

  test('slice the body in order and never overlap', () => {
    const pieces = fc.constantFrom(
      'word ',
      'U.S. ',
      '. ',
      '\n',
      '<p>',
      '</b>',
      '&nbsp;',
      '&',
      '<',
      '"',
      '漢',
      '\u00ad',
      '1.',
      "'",
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
        const body = parts.join('');
        const { words, firstWords, places } = readWords(body);
        expect(firstWords.at(-1)).toBe(words.length);
        expect(places.length).toBe(2 * (firstWords.length - 1));
        expect([...places]).toEqual([...places].sort((a, b) => a - b));
        expect(places.at(-1) ?? 0).toBeLessThanOrEqual(body.length);
      }),
    );
  });
});

test.each([
  ["don't", 'don’t'],
  ["don't", 'DON&#39;T'],
  ['regulation', 'regu\u00adlation'],
  ['two words', 'two&nbsp;<b>words</b>'],
  ['cash-flow', 'cash flow'],
  ['Item one', '•\u00a0Item one'],
])('%j and %j are the same words', (one, other) => {
  expect(readWords(other).words).toEqual(readWords(one).words);
});

test('a body of five megabytes and a million identical lines end soon', () => {
  expect(readWords('all work and no play. '.repeat(250_000)).firstWords.length).toBe(250_001);
  expect(readWords('<'.repeat(1_000_000)).words.length).toBe(0);
});
