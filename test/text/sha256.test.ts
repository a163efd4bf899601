/** SHA-256 against Node's own, on every length around the block borders and on text outside ASCII. */
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { toSha256 } from '../../src/text/sha256.ts';
import { fc } from '../seeded.ts';

const expected = (text: string): string => createHash('sha256').update(text).digest('hex');

test('equals that of Node for every length up to three blocks', () => {
  for (let length = 0; length < 200; length++) {
    const text = 'a'.repeat(length);
    expect(toSha256(text)).toBe(expected(text));
  }
});

test('equals that of Node for any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const whole = text.toWellFormed();
      expect(toSha256(whole)).toBe(expected(whole));
    }),
  );
});
