/** "Did you mean …?": the nearest name, or none. */
import { expect, test } from 'vitest';
import { findClosest } from '../../src/text/closest.ts';

const NAMES = ['verify-foreign-customers', 'collect-name', 'collect-address', 'title', 'verification'];

test.each([
  ['verify-foreign-customer', 'verify-foreign-customers'],
  ['colect-name', 'collect-name'],
  ['tilte', 'title'],
  ['verificaton', 'verification'],
  ['title', 'title'],
])('for %s suggests %s', (name, expected) => {
  expect(findClosest(name, NAMES)).toBe(expected);
});

test.each([['zzzzqqqq'], ['']])('for %j suggests nothing', (name) => {
  expect(findClosest(name, NAMES)).toBeUndefined();
});

test('suggests nothing from an empty list', () => {
  expect(findClosest('title', [])).toBeUndefined();
});

test('takes a name of any length', () => {
  expect(findClosest('x'.repeat(100_000), NAMES)).toBeUndefined();
});

test('gives the same answer for the same input, the first of equals', () => {
  expect(findClosest('same-one', ['same-ones', 'same-onex'])).toBe('same-ones');
  expect(findClosest('same-one', ['same-onex', 'same-ones'])).toBe('same-onex');
});
