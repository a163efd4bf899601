/** The runs between two texts: what reads as one change, and that both texts come out of them to the letter. */
import { describe, expect, test } from 'vitest';
import { compareWords } from '../../../src/analysis/redline/compare-words.ts';
import { fc } from '../../seeded.ts';

describe('reads as one change', () => {
  test.each([
    [
      'a word',
      'The carrier shall file.',
      'The carrier may file.',
      ['=The carrier ', '-shall', '+may', '= file.'],
    ],
    ['a citation', 'see (a)(1) here', 'see (a)(2) here', ['=see ', '-(a)(1)', '+(a)(2)', '= here']],
    ['a sum', 'of $1,080.00, paid', 'of $1,175.00, paid', ['=of ', '-$1,080.00', '+$1,175.00', '=, paid']],
    ['two words in a row', 'one old dog', 'one new cat', ['=one ', '-old dog', '+new cat']],
    ['words put in at the end', 'It files.', 'It files. Soon.', ['=It files.', '+ Soon.']],
    ['other spaces', 'a b', 'a  b', ['=a', '+ ', '= b']],
    ['everything', 'alpha', 'omega', ['-alpha', '+omega']],
    ['nothing to something', '', 'omega', ['+omega']],
    ['nothing', '', '', []],
  ])('%s', (_, old, fresh, runs) => {
    expect(compareWords(old, fresh).map(([sign, text]) => sign + text)).toEqual(runs);
  });
});

test('a word put into a long text shows alone', () => {
  const long = Array.from({ length: 400 }, (_, at) => `word${at % 90}`);
  const fresh = [...long.slice(0, 200), 'lantern', ...long.slice(200)];
  expect(compareWords(long.join(' '), fresh.join(' ')).filter(([sign]) => sign !== '=')).toEqual([
    ['+', 'lantern '],
  ]);
});

test('both texts come out of the runs to the letter, and no run is empty or doubled', () => {
  const text = fc
    .array(
      fc.constantFrom('a', 'bb', ' ', '  ', '\n', '(a)', '§ 1.2', '$5', ',', '\u2014', 'é', '\ud800', '😀'),
      { maxLength: 40 },
    )
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, text, (old, fresh) => {
      const runs = compareWords(old, fresh);
      const join = (side: '-' | '+') =>
        runs.map(([sign, words]) => (sign === '=' || sign === side ? words : '')).join('');
      expect(join('-')).toBe(old);
      expect(join('+')).toBe(fresh);
      runs.forEach(([sign, words], at) => {
        expect(words).not.toBe('');
        expect(sign).not.toBe(runs[at - 1]?.[0]);
      });
    }),
  );
});
