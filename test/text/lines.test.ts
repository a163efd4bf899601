/** Offsets to lines and columns. */
import { expect, test } from 'vitest';
import { getLineAndColumn } from '../../src/text/lines.ts';
import { fc } from '../seeded.ts';

test.each([
  ['', 0, 1, 1],
  ['abc', 2, 1, 3],
  ['ab\ncd', 2, 1, 3],
  ['ab\ncd', 3, 2, 1],
  ['ab\n\ncd', 3, 2, 1],
  ['ab\n\ncd', 4, 3, 1],
  ['ab\ncd', 99, 2, 3],
  ['ab\n', 99, 2, 1],
])('in %j offset %i is line %i, column %i', (text, offset, line, column) => {
  expect(getLineAndColumn(text, offset)).toEqual({ line, column });
});

test('the place leads back to the offset, whatever the text', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '\n', 'é', ' '), maxLength: 30 });
  fc.assert(
    fc.property(text, fc.nat(30), (source, wanted) => {
      const offset = Math.min(wanted, source.length);
      const { line, column } = getLineAndColumn(source, offset);
      const before = source.split('\n').slice(0, line - 1);
      expect(before.reduce((sum, one) => sum + one.length + 1, 0) + column - 1).toBe(offset);
    }),
  );
});
