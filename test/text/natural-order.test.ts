/** The order of labels: digits by value, the rest by code unit, the same on every machine. */
import { describe, expect, test } from 'vitest';
import { compareNatural, compareText } from '../../src/text/natural-order.ts';
import { fc } from '../seeded.ts';

describe('compareNatural', () => {
  test.each([
    [
      ['7.310', '7.302', '7.31'],
      ['7.31', '7.302', '7.310'],
    ],
    [
      ['4.10', '4.2', '4'],
      ['4', '4.2', '4.10'],
    ],
    [
      ['4.2(c)(ii)', '4.2(c)(i)', '4.2(a)'],
      ['4.2(a)', '4.2(c)(i)', '4.2(c)(ii)'],
    ],
    [
      ['v10', 'v9', 'v', 'V'],
      ['V', 'v', 'v9', 'v10'],
    ],
    [
      ['b', 'a-10', 'a-9', 'a'],
      ['a', 'a-9', 'a-10', 'b'],
    ],
    [
      ['01', '1', '2'],
      ['01', '1', '2'],
    ],
    [
      ['é', 'z', 'e'],
      ['e', 'z', 'é'],
    ],
  ])('sorts %j as %j', (labels, sorted) => {
    expect([...labels].sort(compareNatural)).toEqual(sorted);
  });

  test('is zero only for equal labels', () => {
    const label = fc.string({
      unit: fc.constantFrom('0', '1', '9', 'a', 'B', '.', '(', ')', '-', ' '),
      maxLength: 6,
    });
    fc.assert(
      fc.property(label, label, (a, b) => {
        expect(compareNatural(a, b) === 0).toBe(a === b);
        expect(Math.sign(compareNatural(a, b))).toBe(-Math.sign(compareNatural(b, a)) || 0);
      }),
      { numRuns: 2000 },
    );
  });

  test('never contradicts itself: a before b before c puts a before c', () => {
    const label = fc.string({ unit: fc.constantFrom('0', '1', '9', 'a', '.', ' '), maxLength: 4 });
    fc.assert(
      fc.property(label, label, label, (a, b, c) => {
        if (compareNatural(a, b) < 0 && compareNatural(b, c) < 0)
          expect(compareNatural(a, c)).toBeLessThan(0);
      }),
      { numRuns: 5000 },
    );
  });

  test.each([
    ['the word Infinity', 'Infinity1', 'Infinity2'],
    ['four hundred digits', `${'9'.repeat(400)}a`, `${'9'.repeat(400)}b`],
  ])('orders labels with %s, which no number can hold', (_what, a, b) => {
    expect(compareNatural(a, b)).toBeLessThan(0);
    expect(compareNatural(b, a)).toBeGreaterThan(0);
  });
});

test('compareText goes by code unit, capitals first', () => {
  expect(['b', 'a', 'B', 'ä'].sort(compareText)).toEqual(['B', 'a', 'b', 'ä']);
  expect(compareText('a', 'a')).toBe(0);
});
