/** Which figures are penalties, and how they bound. */
import { describe, expect, test } from 'vitest';
import { findPenalties } from '../../../src/analysis/suggestions/find-penalties.ts';
import { fc } from '../../seeded.ts';
import { anyText, toSection } from './build-section.ts';

const tell = (text: string) =>
  findPenalties(toSection(text)).map(
    ({ type, bound, value, per }) => `${type} ${bound} ${value}${per ? ` a ${per}` : ''}`,
  );

describe('finds', () => {
  test.each<[string, string[]]>([
    ['A civil penalty of $250,000 applies.', ['amount fixed 250000']],
    ['A civil penalty of not more than $10,000 per day applies.', ['amount maximum 10000 a day']],
    ['A fine of not less than $500 for each violation applies.', ['amount minimum 500 a violation']],
    ['A fine up to $1 million applies.', ['amount maximum 1000000']],
    ['A fine not to exceed $1,500.50 applies.', ['amount maximum 1500.5']],
    [
      'The penalty is the greater of $250,000 or twice the amount of the transaction.',
      ['amount greater-of 250000', 'multiple greater-of 2'],
    ],
    ['The keeper is liable for three times the damages.', ['multiple fixed 3']],
    ['Whoever violates this is imprisoned for not more than 20 years.', ['imprisonment maximum 240']],
    ['Whoever violates this faces not more than six months in prison.', ['imprisonment maximum 6']],
  ])('%s', (text, expected) => {
    expect(tell(text)).toEqual(expected);
  });
});

describe('leaves alone', () => {
  test.each([
    'A lamp of more than $50 is insured.',
    'A log is kept for 20 years.',
    'The penalty is set by the court.',
    'A violation within 20 years is counted.',
    'Pay twice a year.',
  ])('%s', (text) => {
    expect(tell(text)).toEqual([]);
  });
});

test('every offset slices to its words, and no text makes it throw or hang', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(anyText(), (noise) => {
      const text = `A penalty of $5,000 ${noise}`;
      const provision = { id: '977.1(a)', anchor: 'a', label: 'a', text, line: 1, children: [] };
      const began = performance.now();
      const found = findPenalties({ number: '977.1', title: 'Lamps', provisions: [provision] });
      expect(performance.now() - began).toBeLessThan(2000);
      for (const { quote } of found) expect(text.slice(quote.start, quote.end)).toBe(quote.text);
    }),
  );
});
