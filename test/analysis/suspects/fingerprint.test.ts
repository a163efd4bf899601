/** Fingerprints: what changes them and what never does. */
import { describe, expect, test } from 'vitest';
import {
  foldValues,
  isGenuine,
  toFingerprint,
  toSnapshot,
  toWords,
} from '../../../src/analysis/suspects/fingerprint.ts';
import { NORMATIVE } from '../../../src/model/normative.ts';
import { KINDS } from '../../../src/model/schemas/kinds.ts';
import { FINGERPRINT } from '../../../src/model/suspects.ts';
import { fc } from '../../seeded.ts';

const words = { action: ['light'], object: ['the harbour lamp'], conditions: ['at dusk', 'in fog'] };
const word = fc.stringMatching(/^[a-z]{1,9}$/);
const sentence = fc.array(word, { minLength: 2, maxLength: 6 }).map((list) => list.join(' '));
const anyWords = fc.dictionary(word, fc.array(sentence, { minLength: 1, maxLength: 4 }), {
  minKeys: 1,
  maxKeys: 6,
});

test('a fingerprint says its algorithm, and is the same on every machine', () => {
  expect(toFingerprint('obligation', words)).toMatch(FINGERPRINT);
  expect(toFingerprint('obligation', words)).toBe('v1:44cabee751c2849c');
});

describe('does not change', () => {
  test('with the order of fields, and of items in a list', () => {
    fc.assert(
      fc.property(anyWords, (given) => {
        const turned = Object.fromEntries(
          Object.entries(given)
            .reverse()
            .map(([name, values]) => [name, values.toReversed()]),
        );
        expect(toFingerprint('x', turned)).toBe(toFingerprint('x', given));
      }),
    );
  });

  test('with typography', () => {
    const space = fc.constantFrom(' ', '  ', '\n', '\u00a0', '\u2009', ' \u00ad', '\t');
    fc.assert(
      fc.property(anyWords, space, (given, other) => {
        const set = Object.fromEntries(
          Object.entries(given).map(([name, values]) => [
            name,
            values.map((text) => ` ${text.replaceAll(' ', other)}`),
          ]),
        );
        expect(toFingerprint('x', set)).toBe(toFingerprint('x', given));
      }),
    );
  });

  test.each([
    ['dashes', 'ten — twelve', 'ten - twelve'],
    ['dashes without spaces', 'ten–twelve', 'ten-twelve'],
    ['quotes', '“lamp” and ‘wick’', '"lamp" and \'wick\''],
    ['section signs', '§ 9.10', '§9.10'],
    ['composed letters', 'cafe\u0301', 'café'],
    ['ligatures', 'ﬁre', 'fire'],
  ])('with %s', (_name, a, b) => {
    expect(toFingerprint('x', { text: [a] })).toBe(toFingerprint('x', { text: [b] }));
  });

  test('with empty fields', () => {
    expect(toFingerprint('x', { ...words, trigger: [], note: [' '] })).toBe(toFingerprint('x', words));
  });
});

describe('changes', () => {
  test('with any word, field or kind', () => {
    const all = [
      toFingerprint('obligation', words),
      toFingerprint('definition', words),
      toFingerprint('obligation', { ...words, action: ['lights'] }),
      toFingerprint('obligation', { ...words, action: ['light', 'light'] }),
      toFingerprint('obligation', { ...words, trigger: ['at dusk'] }),
      toFingerprint('obligation', {
        conditions: words.conditions,
        object: words.action,
        action: words.object,
      }),
      toFingerprint('obligation', { ...words, conditions: ['at dusk in fog'] }),
    ];
    expect(new Set(all).size).toBe(all.length);
  });

  test.each([
    ['a raised figure', '10²⁶', '1026'],
    ['a capital', 'State', 'state'],
    ['a hyphen inside a word', 'non-profit', 'nonprofit'],
    ['a full stop', 'lamp', 'lamp.'],
  ])('with %s', (_name, a, b) => {
    expect(toFingerprint('x', { text: [a] })).not.toBe(toFingerprint('x', { text: [b] }));
  });
});

test('kept words that were edited are noticed; those of other algorithms are not judged', () => {
  const snapshot = toSnapshot('obligation:lamps/light', words);
  expect(isGenuine(snapshot)).toBe(true);
  expect(isGenuine({ ...snapshot, words: { ...words, action: ['put out'] } })).toBe(false);
  expect(isGenuine({ ...snapshot, fingerprint: 'v9:0123456789abcdef' })).toBe(true);
});

test('values are folded and in order', () => {
  expect(foldValues(['b  b', '', 'a—a'])).toEqual(['a-a', 'b b']);
});

describe('the table of normative fields', () => {
  test.each(Object.entries(NORMATIVE))('names each field of %s and no other', (kind, roles) => {
    const fields = Object.keys(KINDS[kind as keyof typeof NORMATIVE].schema.shape);
    expect(Object.keys(roles).sort()).toEqual(fields.sort());
  });

  test('leaves out how a statement was checked, inside lists too', () => {
    const amounts = [{ year: 2030, amount: 5, verification: 'primary', sources: ['gazette'], note: 'x' }];
    expect(toWords({ amounts }, NORMATIVE.penalty)).toEqual({ amounts: ['amount: 5; year: 2030'] });
  });
});
